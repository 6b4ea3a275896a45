import { lazily } from '../text/lazily.ts';
import { unsliced } from '../text/text.ts';
import { pathsIn } from './backlog/anchors.ts';
import type { CodeAnchor } from './code-anchor.ts';
import { type AnchorNote, anchorOf, contextOf } from './code-anchors.ts';
import { type DebtItem, itemFrom } from './debt-item.ts';

/**
 * Reads an item whose text is as plain as those that are logged: the same as `debtItem` says of it, without a parser and in
 * a small part of the time, since a backlog is read whole. Undefined for a text with anything in it that wants a closer
 * look, and for a head that does not say of itself that it is an item's: one with an id or a status, and of no other kind.
 */
export function plainDebtItem(path: string, text: string): DebtItem | undefined {
  if (text.length > longest || text.includes('\0') || text.includes('\ufeff')) return undefined;
  if (text.includes('\r') && /\r(?!\n)/.test(text)) return undefined;
  const head = plainHead(text);
  const heading = head && plainHeading(text, head.end);
  const anchors = heading && plainAnchors(path, text, heading.end);
  if (!anchors) return undefined;
  const { values } = head;
  return itemFrom(path, (key) => values.get(key) ?? '', unsliced(heading.title), heading.range, anchors);
}

/** Far from the lengths at which Markdown is read in parts. */
const longest = 8000;

/** A line of the head, with its break: blank, a comment, the head's end, or a field. */
const blankForm = /(?:# .*)?\r?\n/y;
const endForm = /---(?:\r?\n|$)/y;
/** Values of words, numbers, days and quotes without escapes; what YAML would take for nothing is left to it. */
const fieldForm =
  /([a-z][a-z-]*):(?: +(?:(?!(?:null|Null|NULL)(?: |\r?\n|$))([A-Za-z0-9_][A-Za-z0-9_./-]*(?: [A-Za-z0-9_./-]+)*)|"([^"\\\r\n]*)")?)?(?: +#.*| *)(?:\r?\n|$)/y;

interface PlainHead {
  readonly values: ReadonlyMap<string, string>;
  readonly end: number;
}

function plainHead(text: string): PlainHead | undefined {
  let at = endOf(endForm, text, 0);
  const values = new Map<string, string>();
  while (at !== undefined && at < text.length) {
    const end = endOf(endForm, text, at);
    if (end !== undefined)
      return (values.has('id') || values.has('status')) && !values.has('kind') ? { values, end } : undefined;
    at = endOf(blankForm, text, at) ?? fieldEnd(text, at, values);
  }
  return undefined;
}

/** Undefined for what is no plain field, or one that stands there already. */
function fieldEnd(text: string, at: number, values: Map<string, string>): number | undefined {
  fieldForm.lastIndex = at;
  const found = fieldForm.exec(text);
  const key = found?.[1];
  if (key === undefined || values.has(key)) return undefined;
  values.set(key, found?.[2] ?? found?.[3]?.trim() ?? '');
  return fieldForm.lastIndex;
}

/** Words in which Markdown sees nothing but words; a colon within one may be a link's. */
const headingForm = lazily(
  () => /(?:\r?\n)*# ([\p{L}\p{N}](?:[\p{L}\p{N},.;?!…'’"()/%+–—-]|:(?=[ \r\n]|$)| (?=[^ \r\n]))*)(?:\r?\n|$)/uy,
);

function plainHeading(text: string, from: number) {
  const form = headingForm();
  form.lastIndex = from;
  const found = form.exec(text);
  const title = found?.[1];
  if (!found || title === undefined || /www\./i.test(title)) return undefined;
  const start = text.indexOf('# ', from) + 2;
  return { title, range: { start, end: start + title.length }, end: form.lastIndex };
}

/** A line with nothing in it that could hold a link, code or HTML. */
const proseForm = /(?:[^\s\]`~<][^\]`~<\r\n]*)?(?:\r?\n|$)/y;

function plainAnchors(path: string, text: string, from: number): readonly CodeAnchor[] | undefined {
  const anchors: CodeAnchor[] = [];
  for (let at = from; at < text.length; ) {
    const end = text.startsWith('- [', at) ? linkEnd(path, text, at, anchors) : proseEnd(path, text, at);
    if (end === undefined) return undefined;
    at = end;
  }
  return anchors;
}

function proseEnd(path: string, text: string, at: number): number | undefined {
  const end = endOf(proseForm, text, at);
  // Most lines of prose; of those with a colon some name a line of code.
  if (end !== undefined && !text.slice(at, end).includes(':')) return end;
  const lineBreak = text.indexOf('\n', at);
  const line = text.slice(at, lineBreak < 0 ? text.length : lineBreak);
  const isPlain = !/\]\(|```|~~~|<|^[ \t]/.test(line) && pathsIn(line, path, 0).length === 0;
  return isPlain ? at + line.length + 1 : undefined;
}

/**
 * Label, target, snippet in one or two backticks, comment; nothing in any of them that would be read in another way, and
 * below it nothing that may belong to it.
 */
const anchorForm = lazily(
  () =>
    /- \[((?:[\p{L}\p{N}./: +-]|(?<=[\p{L}\p{N}])_(?=[\p{L}\p{N}]))+)\]\(([^\s()<>\\&"'[\]]+)\)(?: (?:`([^`\r\n]+)`|``((?:[^`\r\n]|`(?!`))+)``)(?!`))?(?: <!-- (?:at ([0-9a-z]{4,64})(?![0-9a-z])(?: (?=ctx ))?)?(?:ctx ([0-9a-f,]*\|[0-9a-f,]*))? -->)?(?:\r?\n(?=- \[|\r?\n|$)|$)/uy,
);

function linkEnd(path: string, text: string, at: number, anchors: CodeAnchor[]): number | undefined {
  const form = anchorForm();
  form.lastIndex = at;
  const found = form.exec(text);
  const [, label, url, single, double, commit, context] = found ?? [];
  if (!found || label === undefined || url === undefined || /^\s|\s$|\s\s|www\.|:\/\//i.test(label)) return undefined;
  const end = form.lastIndex;
  const length = found[0].length - (text.charAt(end - 1) === '\n' ? (text.charAt(end - 2) === '\r' ? 2 : 1) : 0);
  const start = at + 3;
  const href = start + label.length + 2;
  const snippet = (single ?? double)?.trim();
  const anchor = anchorOf(
    {
      label,
      url,
      snippet: snippet && unsliced(snippet),
      note: noteOf(commit, context),
      source: text.slice(at, at + length).trim(),
      range: { start: at, end: at + length },
      labelRange: { start, end: start + label.length },
      hrefRange: { start: href, end: href + url.length },
    },
    path,
  );
  if (anchor) anchors.push(anchor);
  else if (pathsIn(text.slice(at, at + length), path, 0).length > 0) return undefined;
  return end;
}

function noteOf(commit: string | undefined, written: string | undefined): AnchorNote | undefined {
  return commit === undefined && written === undefined ? undefined : { commit, context: contextOf(written) };
}

/** Behind what a sticky pattern matches at a place; undefined where it does not match. */
function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
