import type { FieldEdits, FieldValues } from '../kinds/field-edits.ts';
import { debtKeys } from '../model/debt-item.ts';
import { createDocument, type Document } from '../model/document.ts';
import { type FrontMatter, type FrontMatterEntry, frontMatter } from '../model/front-matter.ts';
import { applyEdits, lineEnding, rangeAt, type TextEdit } from '../text/text.ts';

/**
 * Changes fields in a document's front matter, YAML or TOML, by the bytes of their values: comments, order, line ends and
 * all that is not named stay. A key that is missing gets a line at its place in the order of the template. Front matter that
 * cannot be read is never touched, and no edit is answered that would make it unreadable or change another field.
 */
export function setFields(document: Document, values: FieldValues): FieldEdits {
  const block = document.markdown.frontMatter;
  const before = frontMatter(document);
  if (before.problem) return { refused: 'The front matter cannot be read; mend it first, nothing was changed.' };
  if (!block) return withNewBlock(document, values);
  if (/^\s*[{[]/.test(block.source)) return { refused: 'The front matter is written in brackets; change it there.' };
  const wanted = Object.entries(values).map(([key, value]) => ({ key: key.toLowerCase(), value }));
  const writing: Writing = { document, entries: before.entries, inToml: block.language === 'toml' };
  const edits: TextEdit[] = [];
  const missing: Wanted[] = [];
  for (const each of wanted) {
    const entry = before.entries.find(({ key }) => isKey(key, each.key));
    if (!entry) {
      if (each.value !== null) missing.push(each);
    } else if (/[\r\n]/.test(sourceOf(document, entry)))
      return { refused: `\`${entry.key}\` holds several lines; change it in the document.` };
    else if (each.value === null) edits.push({ range: wholeLine(document, entry), newText: '' });
    else edits.push(...changed(writing, entry, each.value));
  }
  const removed = new Set(wanted.filter(({ value }) => value === null).map(({ key }) => key));
  edits.push(...insertions(writing, missing, removed));
  return isFaithful(document, before, edits, wanted) ? { edits } : { refused: notFaithful };
}

const notFaithful = 'These fields cannot be changed without touching more; change them in the document.';

interface Wanted {
  /** In lower case. */
  readonly key: string;
  readonly value: string | number | null;
}

interface Writing {
  readonly document: Document;
  readonly entries: readonly FrontMatterEntry[];
  readonly inToml: boolean;
}

const isKey = (written: string, key: string): boolean => written.trim().toLowerCase() === key;

const sourceOf = ({ text }: Document, { keyRange, valueRange }: FrontMatterEntry): string =>
  text.slice(keyRange.start, valueRange.end);

function changed(
  { document: { text }, inToml }: Writing,
  { valueRange }: FrontMatterEntry,
  value: string | number,
): TextEdit[] {
  const { start, end } = valueRange;
  const newText = written(value, inToml);
  if (text.slice(start, end) === newText) return [];
  const left = start === end && /\S/.test(text.charAt(start - 1)) ? ' ' : '';
  const right = start === end && text.charAt(end) === '#' ? ' ' : '';
  return [{ range: valueRange, newText: left + newText + right }];
}

/** With its line break and what else stands on it. */
function wholeLine({ text }: Document, { keyRange, valueRange }: FrontMatterEntry) {
  const start = Math.max(text.lastIndexOf('\n', keyRange.start - 1), text.lastIndexOf('\r', keyRange.start - 1)) + 1;
  const [rest = ''] = /^[^\r\n]*(?:\r\n|\n|\r)?/.exec(text.slice(valueRange.end)) ?? [];
  return rangeAt(start, valueRange.end + rest.length);
}

/** New lines, each behind the last field that comes before it in the template, else at the top. */
function insertions(
  { document, entries, inToml }: Writing,
  missing: readonly Wanted[],
  removed: ReadonlySet<string>,
): TextEdit[] {
  const { text, markdown } = document;
  const eol = lineEnding(text);
  const top = markdown.frontMatter?.content.start ?? 0;
  return missing
    .toSorted((a, b) => orderOf(a.key) - orderOf(b.key))
    .map(({ key, value }) => {
      const line = `${key}${inToml ? ' = ' : ': '}${written(value ?? '', inToml)}`;
      const known = entries.filter((entry) => !removed.has(entry.key.trim().toLowerCase()));
      const above = known.findLast((entry) => orderOf(entry.key.trim().toLowerCase()) <= orderOf(key));
      if (!above) return { range: rangeAt(top), newText: `${line}${eol}` };
      const [rest = ''] = /^[^\r\n]*/.exec(text.slice(above.valueRange.end)) ?? [];
      return { range: rangeAt(above.valueRange.end + rest.length), newText: `${eol}${line}` };
    });
}

/** Keys that a debt item does not know come last. */
const orderOf = (key: string): number => {
  const place = (debtKeys as readonly string[]).indexOf(key);
  return place < 0 ? debtKeys.length : place;
};

function withNewBlock(document: Document, values: FieldValues): FieldEdits {
  const eol = lineEnding(document.text);
  const lines = Object.entries(values)
    .map(([key, value]) => ({ key: key.toLowerCase(), value }))
    .filter(({ value }) => value !== null)
    .toSorted((a, b) => orderOf(a.key) - orderOf(b.key))
    .map(({ key, value }) => `${key}: ${written(value ?? '', false)}`);
  if (lines.length === 0) return { edits: [] };
  if (/^(?:---|\+\+\+)/.test(document.text))
    return { refused: 'The front matter is never closed; mend it first, nothing was changed.' };
  return { edits: [{ range: rangeAt(0), newText: ['---', ...lines, '---', ''].join(eol) }] };
}

/** A value as YAML or TOML has it: bare where that can only mean itself. */
export function written(value: string | number, inToml: boolean): string {
  if (typeof value === 'number') return String(value);
  const line = value.replace(/[\s\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ').trim();
  const isDay = /^\d{4}-\d\d-\d\d$/.test(line);
  const isBare = isDay || (!inToml && plain.test(line) && !means.test(line));
  return isBare ? line : JSON.stringify(line);
}

const plain = /^\p{L}(?:[\p{L}\p{M}\p{N}_./@+() -]*[\p{L}\p{M}\p{N}_./@+)])?$/u;
const means = /^(?:true|false|yes|no|on|off|null|y|n)$/i;

/** The edits do what is wanted, and no field that is not named reads otherwise. */
function isFaithful(
  document: Document,
  before: FrontMatter,
  edits: readonly TextEdit[],
  wanted: readonly Wanted[],
): boolean {
  const after = frontMatter(createDocument(document.path, applyEdits(document.text, edits), document));
  if (after.problem) return false;
  const named = new Map(wanted.map(({ key, value }) => [key, value]));
  const rest = ({ entries }: FrontMatter) =>
    JSON.stringify(
      entries.filter(({ key }) => !named.has(key.trim().toLowerCase())).map(({ key, value }) => [key, value]),
    );
  const holds = wanted.every(({ key, value }) => {
    const entry = after.entries.find((each) => isKey(each.key, key));
    return value === null ? !entry : entry !== undefined && String(entry.value ?? '') === unescaped(value);
  });
  return holds && rest(before) === rest(after);
}

const unescaped = (value: string | number): string =>
  typeof value === 'number' ? String(value) : value.replace(/[\s\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ').trim();
