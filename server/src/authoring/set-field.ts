import type { FieldEdits } from '../kinds/field-edits.ts';
import { type FieldValues, inOneLine, keyOf, writeDebtFields } from '../kinds/write-debt-field.ts';
import { createDocument, type Document } from '../model/document.ts';
import { type FrontMatter, type FrontMatterEntry, frontMatter } from '../model/front-matter.ts';
import { applyEdits, type TextEdit } from '../text/text.ts';

/**
 * Changes fields in a document's front matter, YAML or TOML, by the bytes of their values: comments, order, line ends and
 * all that is not named stay. A key that is missing gets a line at its place in the order of the template. Front matter that
 * cannot be read is never touched, and no edit is answered that would make it unreadable or change another field.
 */
export function setFields(document: Document, values: FieldValues): FieldEdits {
  const block = document.markdown.frontMatter;
  const before = frontMatter(document);
  if (before.problem) return { refused: 'The front matter cannot be read; mend it first, nothing was changed.' };
  if (!block && /^(?:---|\+\+\+)/.test(document.text))
    return { refused: 'The front matter is never closed; mend it first, nothing was changed.' };
  if (block && /^\s*[{[]/.test(block.source))
    return { refused: 'The front matter is written in brackets; change it there.' };
  const named = new Map(Object.entries(values).map(([key, value]) => [key.toLowerCase(), value]));
  const long = before.entries.find((entry) => named.has(keyOf(entry)) && /[\r\n]/.test(sourceOf(document, entry)));
  if (long) return { refused: `\`${long.key}\` holds several lines; change it in the document.` };
  const edits = writeDebtFields(document, values).filter(
    ({ range, newText }) => document.text.slice(range.start, range.end) !== newText,
  );
  return isFaithful(document, before, edits, named) ? { edits } : { refused: notFaithful };
}

const notFaithful = 'These fields cannot be changed without touching more; change them in the document.';

const sourceOf = ({ text }: Document, { keyRange, valueRange }: FrontMatterEntry): string =>
  text.slice(keyRange.start, valueRange.end);

/** The edits do what is wanted, and no field that is not named reads otherwise. */
function isFaithful(
  document: Document,
  before: FrontMatter,
  edits: readonly TextEdit[],
  named: ReadonlyMap<string, string | number | null>,
): boolean {
  const after = frontMatter(createDocument(document.path, applyEdits(document.text, edits), document));
  if (after.problem) return false;
  const rest = ({ entries }: FrontMatter) =>
    JSON.stringify(entries.filter((entry) => !named.has(keyOf(entry))).map(({ key, value }) => [key, value]));
  const holds = [...named].every(([key, value]) => {
    const entry = after.entries.find((each) => keyOf(each) === key);
    if (value === null) return !entry;
    return (
      entry !== undefined && String(entry.value ?? '') === (typeof value === 'string' ? inOneLine(value) : `${value}`)
    );
  });
  return holds && rest(before) === rest(after);
}
