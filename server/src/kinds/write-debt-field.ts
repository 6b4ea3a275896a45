import { debtKeys } from '../model/debt-item.ts';
import type { Document } from '../model/document.ts';
import { type FrontMatterEntry, frontMatter } from '../model/front-matter.ts';
import { lazily } from '../text/lazily.ts';
import { lineEnding, lineStart, rangeAt, type TextEdit, type TextRange } from '../text/text.ts';

/** By key; null takes a field out. */
export type FieldValues = Readonly<Record<string, string | number | null>>;

/** Writes one field: see `writeDebtFields`. */
export function writeDebtField(document: Document, key: string, value: string | number): TextEdit {
  // One field is one edit.
  return writeDebtFields(document, { [key]: value })[0] as TextEdit;
}

/**
 * Writes fields of a debt item, in YAML or TOML: over the value that stands there, else on a line of its own behind the
 * fields that come before it in the usual order. Not for front matter that cannot be read.
 */
export function writeDebtFields(document: Document, values: FieldValues): readonly TextEdit[] {
  const block = document.markdown.frontMatter;
  const wanted = Object.entries(values)
    .map(([key, value]) => ({ key: key.toLowerCase(), value }))
    .sort((a, b) => orderOf(a.key) - orderOf(b.key));
  const lines = wanted.filter((each): each is Line => each.value !== null);
  if (!block) return lines.length === 0 ? [] : [withNewBlock(document, lines)];
  const writing: Writing = {
    document,
    entries: frontMatter(document).entries,
    inToml: block.language === 'toml',
  };
  const entryOf = (key: string) => writing.entries.find((entry) => keyOf(entry) === key);
  const removed = wanted.flatMap(({ key, value }) => (value === null ? (entryOf(key) ?? []) : []));
  const kept = writing.entries.filter((entry) => !removed.includes(entry));
  return [
    ...removed.map((entry) => ({ range: wholeLine(document, entry), newText: '' })),
    ...lines.map((line) => {
      const entry = entryOf(line.key);
      return entry ? changed(writing, entry, line.value) : inserted({ ...writing, entries: kept }, line);
    }),
  ];
}

/** A value as YAML or TOML has it: bare where that can only mean itself. */
export function written(value: string | number, inToml: boolean): string {
  if (typeof value === 'number') return String(value);
  const line = inOneLine(value);
  const isDay = /^\d{4}-\d\d-\d\d$/.test(line);
  const isBare = isDay || (!inToml && plain().test(line) && !means.test(line));
  return isBare ? line : JSON.stringify(line);
}

export const inOneLine = (value: string): string =>
  value.replace(/[\s\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ').trim();

/** As it is known by, whatever its letters. */
export const keyOf = ({ key }: Pick<FrontMatterEntry, 'key'>): string => key.trim().toLowerCase();

const plain = lazily(() => /^\p{L}(?:[\p{L}\p{M}\p{N}_./@+() -]*[\p{L}\p{M}\p{N}_./@+)])?$/u);
const means = /^(?:true|false|yes|no|on|off|null|y|n)$/i;

interface Line {
  /** In lower case. */
  readonly key: string;
  readonly value: string | number;
}

interface Writing {
  readonly document: Document;
  readonly entries: readonly FrontMatterEntry[];
  readonly inToml: boolean;
}

/** Keys that a debt item does not know come last. */
const orderOf = (key: string): number => {
  const place = (debtKeys as readonly string[]).indexOf(key);
  return place < 0 ? debtKeys.length : place;
};

function withNewBlock({ text }: Document, lines: readonly Line[]): TextEdit {
  const eol = lineEnding(text);
  const fields = lines.map(({ key, value }) => `${key}: ${written(value, false)}`);
  return { range: rangeAt(0), newText: ['---', ...fields, '---', ''].join(eol) };
}

function changed(
  { document: { text }, inToml }: Writing,
  { valueRange }: FrontMatterEntry,
  value: string | number,
): TextEdit {
  const { start, end } = valueRange;
  const left = start === end && /\S/.test(text.charAt(start - 1)) ? ' ' : '';
  const right = start === end && text.charAt(end) === '#' ? ' ' : '';
  return { range: valueRange, newText: left + written(value, inToml) + right };
}

/** A new line behind the last field that comes before it in the usual order, else at the top. */
function inserted({ document: { text, markdown }, entries, inToml }: Writing, { key, value }: Line): TextEdit {
  const eol = lineEnding(text);
  const line = `${key}${inToml ? ' = ' : ': '}${written(value, inToml)}`;
  const block = markdown.frontMatter;
  const top = block?.content.start ?? 0;
  // A head written in braces, on one line or several.
  const brace = inToml ? undefined : /^\s*\{/.exec(block?.source ?? '')?.[0];
  if (brace !== undefined) return { range: rangeAt(top + brace.length), newText: `${line}, ` };
  const above = entries.findLast((entry) => orderOf(keyOf(entry)) <= orderOf(key));
  if (!above) return { range: rangeAt(top), newText: line + eol };
  return { range: rangeAt(endOfLine(text, above.valueRange.end)), newText: eol + line };
}

/** With its line break and what else stands on it. */
function wholeLine({ text }: Document, { keyRange, valueRange }: FrontMatterEntry): TextRange {
  const start = lineStart(text, keyRange.start);
  const end = endOfLine(text, valueRange.end);
  const [ending = ''] = /^(?:\r\n|\n|\r)/.exec(text.slice(end, end + 2)) ?? [];
  return rangeAt(start, end + ending.length);
}

function endOfLine(text: string, at: number): number {
  const length = text.slice(at).search(/[\r\n]/);
  return length < 0 ? text.length : at + length;
}
