import type { CompletionItem } from 'vscode-languageserver-types';
import { categoryStatements } from '../model/root-cause.ts';
import { sectionAt } from '../model/sections.ts';
import type { TextRange } from '../text/text.ts';
import type { CompletionPlace } from './completion.ts';
import { completionItems } from './completion-item.ts';
import type { LintedDocument } from './linted-document.ts';

/** Where the root cause's category is written: the categories of the configuration, with their definitions. */
export function categoryValues(linted: LintedDocument, place: CompletionPlace): CompletionItem[] {
  const found = statedHere(linted, place) ?? unstatedHere(linted, place);
  if (!found) return [];
  const { range, wrap, current } = found;
  return completionItems(
    linted,
    linted.setup.config.rootCauses.map(({ name, definition }) => ({
      label: name,
      newText: wrap(name),
      range,
      kind: 'category',
      documentation: definition,
      filterText: current || name,
    })),
  );
}

interface CategoryPlace {
  readonly range: TextRange;
  readonly wrap: (name: string) => string;
  /** What stands there and is replaced whole. */
  readonly current: string;
}

/** The value of a field or phrase that names a category, or would. */
function statedHere(
  { document }: LintedDocument,
  { offset, lineStart, lineEnd }: CompletionPlace,
): CategoryPlace | undefined {
  const statement = categoryStatements(document).find(
    ({ range, choices, prose }) =>
      !choices &&
      !prose &&
      range.start >= lineStart &&
      range.end <= lineEnd &&
      offset <= lineEnd &&
      // Right behind the colon the value's place begins, its space still to be written.
      /^[ \t]*$/.test(document.text.slice(offset, range.start)),
  );
  if (!statement) return undefined;
  const { range } = statement;
  if (range.end > range.start && offset > range.end) return undefined;
  if (range.end > range.start)
    return { range, wrap: (name) => name, current: document.text.slice(range.start, range.end) };
  const spaced = /[\s([]$/.test(document.text.slice(lineStart, offset));
  return { range: { start: offset, end: offset }, wrap: (name) => (spaced ? name : ` ${name}`), current: '' };
}

/** An empty line of the section that is to hold it, while it is not said anywhere. */
function unstatedHere(
  { document, result }: LintedDocument,
  { offset, line }: CompletionPlace,
): CategoryPlace | undefined {
  if (line.trim() !== '' || categoryStatements(document).some(({ prose }) => !prose)) return undefined;
  const here = sectionAt(document, offset);
  const holds = result.against?.match.sections.some(
    ({ outline, section }) => outline.holdsCategory && section === here,
  );
  return holds ? { range: { start: offset, end: offset }, wrap: (name) => `**${name}**`, current: '' } : undefined;
}
