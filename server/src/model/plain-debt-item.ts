import { mayNamePaths, pathsIn } from './backlog-anchors.ts';
import type { CodeAnchor } from './code-anchor.ts';
import { anchorOf, type ItemLink, noteOf } from './code-anchors.ts';
import { type DebtField, type DebtItem, itemFrom } from './debt-item.ts';

/**
 * Reads an item whose text is as plain as those that are logged: the same as `debtItem` says of it, without a parser and in
 * a small part of the time, since a backlog is read whole. Undefined for a text with anything in it that wants a closer
 * look.
 */
export function plainDebtItem(path: string, text: string): DebtItem | undefined {
  if (text.length > longest || /[\0\ufeff]|\r(?!\n)/.test(text)) return undefined;
  const head = plainHead(text);
  const heading = head && plainHeading(text, head.end);
  const anchors = heading && plainAnchors(path, text, heading.end);
  if (!head || !heading || !anchors) return undefined;
  return itemFrom(path, head.fields, { title: heading.title, titleRange: heading.range, anchors });
}

/** Far from the lengths at which Markdown is read in parts. */
const longest = 8000;

/** Values of words, numbers, days and quotes without escapes; what YAML would take for nothing is left to it. */
const fieldForm =
  /^([a-z][a-z-]*):(?:( +)(?:(?!(?:null|Null|NULL)(?: |$))([A-Za-z0-9_][A-Za-z0-9_./-]*(?: [A-Za-z0-9_./-]+)*)|"([^"\\]*)")?)?(?: +#.*| *)$/;

function plainHead(
  text: string,
): { readonly fields: ReadonlyMap<string, DebtField>; readonly end: number } | undefined {
  if (lineAt(text, 0) !== '---') return undefined;
  const fields = new Map<string, DebtField>();
  for (let at = nextLine(text, 0); at < text.length; at = nextLine(text, at)) {
    const line = lineAt(text, at);
    if (line === '---') return { fields, end: nextLine(text, at) };
    if (line === '' || line.startsWith('# ')) continue;
    const field = plainField(line, at);
    if (!field || fields.has(field.key)) return undefined;
    fields.set(field.key, field);
  }
  return undefined;
}

function plainField(line: string, at: number): DebtField | undefined {
  const [, key, space = '', plain, quoted] = fieldForm.exec(line) ?? [];
  if (key === undefined) return undefined;
  const keyRange = { start: at, end: at + key.length };
  const sign = keyRange.end + 1;
  const length = plain?.length ?? (quoted === undefined ? 0 : quoted.length + 2);
  // A blank value would be written behind one space.
  const start = sign + (length > 0 ? space.length : line.charAt(key.length + 1) === ' ' ? 1 : 0);
  return { key, keyRange, text: (plain ?? quoted ?? '').trim(), valueRange: { start, end: start + length } };
}

/** Words in which Markdown sees nothing but words. */
const headingForm = /^# ([\p{L}\p{N}][\p{L}\p{N},.'’"()/%+-]*(?: [\p{L}\p{N},.'’"()/%+-]+)*)$/u;

function plainHeading(text: string, from: number) {
  let at = from;
  while (at < text.length && lineAt(text, at) === '') at = nextLine(text, at);
  const [, title] = headingForm.exec(lineAt(text, at)) ?? [];
  if (title === undefined || /www\./i.test(title)) return undefined;
  return { title, range: { start: at + 2, end: at + 2 + title.length }, end: nextLine(text, at) };
}

function plainAnchors(path: string, text: string, from: number): readonly CodeAnchor[] | undefined {
  const anchors: CodeAnchor[] = [];
  for (let at = from; at < text.length; at = nextLine(text, at)) {
    const line = lineAt(text, at);
    if (!line.startsWith('- [')) {
      if (/\]\(|```|~~~|<|^[ \t]/.test(line) || (mayNamePaths(line) && pathsIn(line, path, 0).length > 0))
        return undefined;
      continue;
    }
    // What stands right below may belong to the item.
    const link = /^(?:- \[|$)/.test(lineAt(text, nextLine(text, at))) ? plainLink(line, at) : undefined;
    if (!link) return undefined;
    const anchor = anchorOf(link, path, 0);
    if (anchor) anchors.push(anchor);
    else if (pathsIn(line, path, 0).length > 0) return undefined;
  }
  return anchors;
}

/** Label, target, snippet in one or two backticks, comment; nothing in any of them that would be read in another way. */
const anchorForm =
  /^- \[((?:[\p{L}\p{N}./: +-]|(?<=[\p{L}\p{N}])_(?=[\p{L}\p{N}]))+)\]\(([^\s()<>\\&"'[\]]+)\)(?: (?:`([^`]+)`|``((?:[^`]|`(?!`))+)``)(?!`))?(?: <!-- ((?:at|ctx) [0-9a-z |,]+) -->)?$/u;

function plainLink(line: string, at: number): ItemLink | undefined {
  const [, label, url, single, double, note] = anchorForm.exec(line) ?? [];
  if (label === undefined || url === undefined || /^\s|\s$|\s\s|www\.|:\/\//i.test(label)) return undefined;
  const snippet = single ?? double;
  const start = at + 3;
  const href = start + label.length + 2;
  return {
    label,
    url,
    ...(snippet !== undefined && { snippet: snippet.trim() }),
    ...(note !== undefined && { note: noteOf(note.trim()) ?? {} }),
    source: line.trim(),
    range: { start: at, end: at + line.length },
    labelRange: { start, end: start + label.length },
    hrefRange: { start: href, end: href + url.length },
  };
}

function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  const line = text.slice(at, end < 0 ? text.length : end);
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}
