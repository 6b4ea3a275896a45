import type { CompletionItem } from 'vscode-languageserver-types';
import { choicesIn } from '../kinds/choices.ts';
import type { CompletionPlace } from './completion.ts';
import { completionItems } from './completion-item.ts';
import type { LintedDocument } from './linted-document.ts';

/** Behind the label of a field for which the template lists values. */
export function fieldValues(linted: LintedDocument, { offset, lineStart, lineEnd }: CompletionPlace): CompletionItem[] {
  const { document, result } = linted;
  const prompt = result.against?.match.prompts.find(({ outline, leaf }) => {
    if (!outline.choices || !leaf || leaf.shape === 'heading') return false;
    const { labelRange, valueRange } = leaf;
    const blank = valueRange.start === valueRange.end;
    return (
      labelRange.end <= offset &&
      labelRange.start >= lineStart &&
      (blank ? offset <= lineEnd : offset <= valueRange.end)
    );
  });
  if (!prompt?.leaf) return [];
  const { valueRange, value } = prompt.leaf;
  const blank = valueRange.start === valueRange.end || valueRange.start > offset || valueRange.end > lineEnd;
  const range = blank ? { start: offset, end: offset } : valueRange;
  const space = blank && !/\s$/.test(document.text.slice(lineStart, offset)) ? ' ' : '';
  // The template's own list of the values is no beginning of one of them.
  const replaced = !blank && choicesIn(value) ? document.text.slice(valueRange.start, valueRange.end) : undefined;
  return completionItems(
    linted,
    (prompt.outline.choices ?? []).map((choice) => ({
      label: choice,
      newText: space + choice,
      range,
      kind: 'value',
      detail: prompt.outline.text,
      ...(replaced && { filterText: replaced }),
    })),
  );
}

/** In front matter, behind `kind:`, the kinds there are. */
export function kindValues(
  linted: LintedDocument,
  { offset, lineStart, lineEnd, line }: CompletionPlace,
): CompletionItem[] {
  const { frontMatter } = linted.document.markdown;
  const [key] = /^kind:[ \t]*/.exec(line) ?? [];
  if (frontMatter?.language !== 'yaml' || key === undefined) return [];
  if (lineStart < frontMatter.content.start || lineEnd > frontMatter.content.end || offset < lineStart + 'kind:'.length)
    return [];
  const names = [...new Set(linted.setup.kinds.map(({ name }) => name))];
  const start = Math.min(lineStart + key.length, offset);
  return completionItems(
    linted,
    names.map((name) => ({
      label: name,
      newText: key === 'kind:' ? ` ${name}` : name,
      range: { start, end: lineEnd },
      kind: 'value',
      filterText: line.slice(start - lineStart).trim() === '' ? name : `${line.slice(start - lineStart)} ${name}`,
    })),
  );
}
