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

/** In front matter, behind `kind:` the kinds there are, and behind `status:` how far a document of a kind can be. */
export function frontMatterValues(
  { document, setup, result, places }: LintedDocument,
  { offset, lineStart, lineEnd, line }: CompletionPlace,
): CompletionItem[] {
  const { frontMatter } = document.markdown;
  const [label, key] = /^(kind|status):[ \t]*/.exec(line) ?? [];
  if (frontMatter?.language !== 'yaml' || label === undefined || key === undefined) return [];
  const { start: first, end: last } = frontMatter.content;
  if (lineStart < first || lineEnd > last || offset <= lineStart + key.length) return [];
  const values = key === 'kind' ? new Set(setup.kinds.map(({ name }) => name)) : result.against ? statuses : [];
  const start = Math.min(lineStart + label.length, offset);
  const written = line.slice(start - lineStart);
  return completionItems(
    { places },
    [...values].map((value) => ({
      label: value,
      newText: label.endsWith(':') ? ` ${value}` : value,
      range: { start, end: lineEnd },
      kind: 'value',
      // All of them whatever is written: it is replaced whole.
      filterText: `${written} ${value}`.trim(),
    })),
  );
}

const statuses = ['draft', 'review', 'final'];
