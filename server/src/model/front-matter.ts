import { parse as parseToml, TomlDate, TomlError } from 'smol-toml';
import { isMap, isNode, isScalar, type Pair, parseDocument } from 'yaml';
import type { FrontMatterBlock } from '../markdown/markdown-text.ts';
import { LineIndex } from '../text/line-index.ts';
import { shiftRange, type TextRange } from '../text/text.ts';
import { type Document, fact } from './document.ts';
import { type TomlKey, tomlKeys } from './toml-keys.ts';
import { yamlMessage } from './yaml-message.ts';

/** What the head of a document says in YAML or TOML. Ranges count from the document's start. */
export interface FrontMatter {
  /** Its keys of the first level, in order; with a problem, those that could still be read. Tables of TOML are left out. */
  readonly entries: readonly FrontMatterEntry[];
  readonly problem?: FrontMatterProblem;
}

export interface FrontMatterEntry {
  readonly key: string;
  readonly keyRange: TextRange;
  readonly value: FrontMatterValue;
  /** Empty, at the place where it would be written, when blank. */
  readonly valueRange: TextRange;
}

/** Plain data. Dates are the strings that were written. */
type FrontMatterValue =
  | string
  | number
  | boolean
  | null
  | readonly FrontMatterValue[]
  | { readonly [key: string]: FrontMatterValue };

interface FrontMatterProblem {
  readonly message: string;
  readonly range: TextRange;
}

/** Never fails: what can't be read is its `problem`. No entries where there is no front matter. */
export function frontMatter(document: Document): FrontMatter {
  const block = document.markdown.frontMatter;
  return block ? readBlock(block) : { entries: [] };
}

const readBlock = fact(({ language, content, source }: FrontMatterBlock): FrontMatter => {
  const read =
    source.length > lengthLimit
      ? tooLong(source)
      : language === 'toml'
        ? toml(source)
        : (plainYaml(source) ?? yaml(source));
  return {
    entries: read.entries.map((entry) => ({
      ...entry,
      keyRange: shiftRange(entry.keyRange, content.start),
      valueRange: shiftRange(entry.valueRange, content.start),
    })),
    ...(read.problem && { problem: { ...read.problem, range: shiftRange(read.problem.range, content.start) } }),
  };
});

/** Far above any that people write, far below what would hold up a keystroke. */
const lengthLimit = 16_384;
/** An alias may stand for a list of aliases and so on: what they amount to is bounded. */
const aliasLimit = 100;
const messageLimit = 100;

const tooLong = (content: string): FrontMatter => ({
  entries: [],
  problem: { message: 'This front matter is over 16 kB and is not read.', range: lineAt(content, 0) },
});

/** `key: a few words`, line by line, is read the same without a parser for all of YAML. Undefined for anything else. */
function plainYaml(content: string): FrontMatter | undefined {
  const entries: FrontMatterEntry[] = [];
  let start = 0;
  for (const line of content.split('\n')) {
    const [, key = '', value = ''] = plainLine.exec(line) ?? [];
    if (key === '' && line.trim() !== '') return undefined;
    if (entries.some((other) => other.key === key)) return undefined;
    const at = start + line.lastIndexOf(value);
    const keyRange = { start, end: start + key.length };
    if (key !== '') entries.push({ key, keyRange, value, valueRange: { start: at, end: at + value.length } });
    start += line.length + 1;
  }
  return entries.length > 0 ? { entries } : undefined;
}

const plainLine =
  /^(?!(?:null|true|false):)([A-Za-z][\w-]*): +(?!(?:null|true|false)\s*$)([A-Za-z](?:[\w -]*\w)?|\d{4}-\d{2}-\d{2})[ ]*\r?$/i;

function yaml(content: string): FrontMatter {
  try {
    const document = parseDocument(content, { logLevel: 'silent', prettyErrors: false, schema: 'core' });
    const [error] = document.errors;
    const problem = error && { message: yamlMessage(error), range: lineAt(content, error.pos[0]) };
    if (document.contents === null) return { entries: [], ...(problem && { problem }) };
    if (!isMap(document.contents)) {
      const instead = { message: 'Front matter is lines of `key: value`; this is none.', range: lineAt(content, 0) };
      return { entries: [], problem: problem ?? instead };
    }
    const data = document.toJS({ maxAliasCount: aliasLimit }) as Record<string, unknown>;
    const entries = document.contents.items.flatMap((pair) => yamlEntry(content, pair as Pair, data));
    return { entries, ...(problem && { problem }) };
  } catch (error) {
    return { entries: [], problem: unreadable(content, 0, messageOf(error)) };
  }
}

function yamlEntry(content: string, { key, value }: Pair, data: Record<string, unknown>): FrontMatterEntry[] {
  if (!isScalar(key) || !key.range || /\n/.test(content.slice(key.range[0], key.range[1]))) return [];
  const name = String(key.value);
  const keyRange = { start: key.range[0], end: key.range[1] };
  const [start, end] = (isNode(value) && value.range) || [keyRange.end, keyRange.end];
  const written = content.slice(start, end).trimEnd();
  const valueRange =
    written === '' || (isScalar(value) && value.source === '' && value.type === 'PLAIN')
      ? blankAfter(content, keyRange.end)
      : { start, end: start + written.length };
  return [{ key: name, keyRange, value: Object.hasOwn(data, name) ? plainData(data[name]) : null, valueRange }];
}

/** Behind the colon or equals sign that follows a key, and one space. */
function blankAfter(content: string, keyEnd: number): TextRange {
  const sign = /^[ \t]*[:=]?[ \t]?/.exec(content.slice(keyEnd, keyEnd + 20))?.[0].length ?? 0;
  return { start: keyEnd + sign, end: keyEnd + sign };
}

function toml(content: string): FrontMatter {
  try {
    const data = parseToml(content) as Record<string, unknown>;
    const entries = tomlKeys(content).filter(({ key }) => Object.hasOwn(data, key));
    return { entries: entries.map((entry) => tomlEntry(content, entry, data[entry.key])) };
  } catch (error) {
    const at = error instanceof TomlError ? offsetOf(content, error) : 0;
    return { entries: [], problem: unreadable(content, at, messageOf(error)) };
  }
}

const tomlEntry = (content: string, { key, keyRange, valueRange }: TomlKey, value: unknown): FrontMatterEntry => ({
  key,
  keyRange,
  value: value instanceof TomlDate ? content.slice(valueRange.start, valueRange.end) : plainData(value),
  valueRange,
});

const offsetOf = (content: string, { line, column }: TomlError): number =>
  new LineIndex(content).offset({ line: line - 1, column: column - 1 });

function plainData(value: unknown): FrontMatterValue {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(plainData);
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plainData(inner)]));
  return value as string | number | boolean;
}

function messageOf(error: unknown): string {
  if (error instanceof RangeError) return 'it is nested too deeply';
  if (error instanceof ReferenceError && /excessive alias/i.test(error.message))
    return 'its aliases stand for too much';
  return error instanceof Error ? error.message : String(error);
}

/** One line of ours round the parser's own reason, which may run over several. */
function unreadable(content: string, at: number, reason: string): FrontMatterProblem {
  const [line = ''] = reason.replace(/^Invalid TOML document:\s*/i, '').split('\n');
  const message = `This front matter can't be read: ${line.charAt(0).toLowerCase()}${line.slice(1).replace(/[.:\s]+$/, '')}`;
  return {
    message: message.length > messageLimit ? `${message.slice(0, messageLimit - 1).trimEnd()}…` : message,
    range: lineAt(content, at),
  };
}

/** The text of the line an offset stands in. */
function lineAt(content: string, offset: number): TextRange {
  const lines = new LineIndex(content);
  let { line } = lines.position(Math.min(offset, content.length));
  while (line > 0 && lines.lineText(line).trim() === '') line--;
  const start = lines.lineStart(line);
  return { start, end: Math.max(start, lines.lineEnd(line)) };
}
