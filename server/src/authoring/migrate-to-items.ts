import { isBelow, joinPath } from '../engine/paths.ts';
import { written } from '../kinds/write-debt-field.ts';
import { backlogItems } from '../model/backlog/items.ts';
import { readText } from '../model/backlog/text.ts';
import { codeAnchors } from '../model/code-anchors.ts';
import { isDebtId } from '../model/debt-id.ts';
import { type DebtItem, type DebtKey, debtItem, isScoreKey } from '../model/debt-item.ts';
import type { OwnValue } from '../model/debt-source.ts';
import { createDocument, type Document } from '../model/document.ts';
import { scoreNames } from '../model/ice.ts';
import { linkTarget } from '../model/linked-path.ts';
import { applyEdits, lineEnding, rangeAt, type TextEdit } from '../text/text.ts';
import { ownEnd } from './backlog-entry.ts';
import { gapAt, itemMark } from './backlog-index.ts';
import type { ItemAt } from './backlog-place.ts';
import { escapedPipes } from './backlog-row.ts';
import { itemContent } from './item-content.ts';
import { itemLabels, keyOfField, keyOfLabel, labelLines, valueOfLabel } from './item-labels.ts';
import { inRemark } from './item-parts.ts';
import { debtFileName, headLine } from './log-debt.ts';
import { inlineText } from './markdown-inline.ts';
import { missingWords, movedText } from './moved-text.ts';
import { reasonForNoLink } from './no-link.ts';

/** A document of several items as one file for each. */
export interface ItemFiles {
  readonly files: readonly NewItemFile[];
  /** In the document, a link stands in the place of each item; all else stays. */
  readonly edits: readonly TextEdit[];
  /** Items that stay where they are, and why. */
  readonly left: readonly { readonly title: string; readonly line: number; readonly reason: string }[];
}

export interface NewItemFile {
  /** Counted from the workspace. */
  readonly path: string;
  readonly text: string;
  readonly title: string;
  /** What it was called, and where it stood. */
  readonly id?: string;
  readonly line: number;
}

export interface ToItems {
  /** Counted from the workspace. */
  readonly folder: string;
  /** Draws an id that is not taken. */
  newId(): string;
}

/** Turns the items of a document into files. An item of which a word would be lost is left where it is. */
export function migrateToItems(document: Document, options: ToItems): ItemFiles {
  const files: NewItemFile[] = [];
  const edits: TextEdit[] = [];
  const left: { title: string; line: number; reason: string }[] = [];
  const ids = new Set<string>();
  let behind = 0;
  for (const item of backlogItems(document)) {
    if (!isOwn(item)) continue;
    const { title, from } = item;
    const leave = (reason: string) => left.push({ title, line: from.line, reason });
    if (from.listed !== undefined) {
      if (!isBelow(options.folder, from.listed)) leave(`it is kept in ${from.listed}`);
      continue;
    }
    if (from.range.start < behind) {
      leave('it stands inside another item');
      continue;
    }
    const reason = reasonForNoLink(document, item);
    if (reason !== undefined) {
      leave(reason);
      continue;
    }
    const end = endOf(document, item);
    const id = item.id !== undefined && isDebtId(item.id) && !ids.has(item.id) ? item.id : options.newId();
    ids.add(id);
    const path = joinPath(options.folder, debtFileName(title, id));
    const { text, lifted } = fileText(document, item, end, id, path);
    const replaced = linkEdits(document, item, end, path);
    const kept = [
      text,
      ...labelLines(lifted),
      ...replaced.map(({ newText }) => newText),
      ...staying(document, item, replaced),
    ].join('\n');
    const missing = missingWords(withoutMarks(document.text.slice(from.range.start, end)), kept);
    const read = debtItem(createDocument(path, text));
    if (missing.length > 0) leave(`“${missing.slice(0, 3).join(' ')}” would be lost`);
    else if (read.broken !== undefined || read.id !== id || read.title === '') leave('it would not be read as an item');
    else {
      files.push({ path, text, title, line: from.line, ...(item.id !== undefined && { id: item.id }) });
      edits.push(...replaced);
      behind = from.range.end;
    }
  }
  return { files, edits, left };
}

/** Breaks in cells, and what Whylint calls a block of its own, are no words of the team's. */
const withoutMarks = (source: string): string => source.replace(/<br>|(?<=```)yaml front-matter/g, ' ');

const isOwn = (item: DebtItem): item is ItemAt => item.from !== undefined;

/** Of a section, a rule and the small print below it stay in the document. */
function endOf({ text }: Document, { titleRange, from: { shape, range } }: ItemAt): number {
  const { start } = range;
  const end = shape === 'heading' || shape === 'file' ? ownEnd(text, titleRange.end, range.end) : range.end;
  return start + text.slice(start, end).trimEnd().length;
}

/** What of an item's own text its edits do not touch. */
function staying({ text }: Document, { from: { range } }: ItemAt, edits: readonly TextEdit[]): readonly string[] {
  const parts: string[] = [];
  let at = range.start;
  for (const edit of edits) {
    parts.push(text.slice(at, edit.range.start));
    at = edit.range.end;
  }
  return [...parts, text.slice(at, range.end)];
}

/** What stands in the document in the item's place: its heading, row or bullet, with a link. */
function linkEdits({ text, path }: Document, item: ItemAt, end: number, target: string): readonly TextEdit[] {
  const { shape, range, own } = item.from;
  const link = `[${inlineText(item.title.replace(/[[\]]/g, ' '))}](${linkTarget(path, target)})`;
  if (shape === 'table') {
    return own.flatMap((value): TextEdit[] => {
      if (value.field === 'title') return [{ range: value.range, newText: escapedPipes(link) }];
      // In a row without outer pipes, a blank cell at its end would be none.
      const isOuter = value.range.start === range.start || value.range.end === range.end;
      const newText = isOuter ? '–' : '';
      return value.field === 'id' || value.text === '' ? [] : [{ range: value.range, newText }];
    });
  }
  if (shape === 'heading' || shape === 'file') {
    const start = item.titleRange.end;
    // The blank line below a heading, or that there is none, is for the way back.
    const gap = text.slice(start, end).trim() === '' ? '' : gapAt(text, start);
    const eol = lineEnding(text);
    return [
      { range: rangeAt(start + gap.length, Math.max(end, start)), newText: gap === '' ? eol + eol + link : link },
    ];
  }
  return [{ range: rangeAt(range.start + itemMark(text, item.from), end), newText: link }];
}

function fileText(document: Document, item: ItemAt, end: number, id: string, path: string) {
  const { text } = document;
  const { head, body, title } = itemContent(document, item, end);
  const lifted = item.from.shape === 'table' ? liftedCells(text, item) : liftedLines(item, body);
  const rest = joinParts(
    item.from.shape === 'table' ? cellLines(text, item, lifted.keys) : [],
    lifted.body ?? body,
    item.id !== undefined && !isDebtId(item.id) && !item.from.own.some(({ field }) => field === 'id')
      ? item.id
      : undefined,
  );
  const { content, extra } = withoutExtra(rest);
  const moved = movedText(content.replaceAll('\r\n', '\n'), document.path, path);
  const movedTitle = movedText(title, document.path, path);
  const links = anchorLinks(item, movedTitle, moved, path);
  const origin = `<!-- from ${document.path}${head === '' ? '' : `: ${inRemark(head)}`} -->`;
  const lines = [
    '---',
    `id: ${id}`,
    ...headLines(item, lifted.values),
    ...extra,
    '---',
    `# ${movedTitle}`,
    '',
    ...(moved === '' ? [] : [moved, '']),
    // What a plain title would not bring back, and what the text says already, is for the way back.
    ...(head === '' && links.length === 0 && !moved.includes('<!-- from ') ? [] : [origin, ...links]),
  ];
  return { text: `${lines.join('\n').trimEnd()}\n`, lifted: lifted.values };
}

interface Lifted {
  /** What the head says; the rest says it no more. */
  readonly values: ReadonlyMap<DebtKey, string>;
  readonly keys: ReadonlySet<OwnValue>;
  readonly body?: string;
}

/** Cells whose very words the head brings back. */
function liftedCells(text: string, item: ItemAt): Lifted {
  const values = new Map<DebtKey, string>();
  const keys = new Set<OwnValue>();
  const isScored = item.from.own.some(({ field, name }) => field === 'confidence' || keyOfLabel(name) === 'ease');
  for (const value of item.from.own) {
    const key = keyOfLabel(value.name) ?? keyOfField(value.field);
    if (key === undefined || values.has(key) || (isScoreKey(key) && !isScored)) continue;
    // A blank cell and an open item are not told apart on the way back.
    if (key === 'status' && !isDebtId(item.id ?? '')) continue;
    // Marks of Markdown are no part of what a head can say.
    const isPlain = text.slice(value.range.start, value.range.end) === value.text;
    const said = isPlain ? valueOfLabel(key, value.text) : undefined;
    if (said === undefined || !fits(key, said)) continue;
    values.set(key, said);
    keys.add(value);
  }
  return { values, keys };
}

const fits = (key: DebtKey, said: string): boolean =>
  isScoreKey(key)
    ? /^(?:[1-9]|10)$/.test(said)
    : /^(?:created|reviewed|paid)$/.test(key)
      ? /^\d{4}-\d\d-\d\d$/.test(said)
      : !/^(?:hits|minutes-lost)$/.test(key) || /^\d{1,9}$/.test(said);

/** Fields at the top of a section that Whylint wrote: by the head they are written again to the letter. */
function liftedLines(item: ItemAt, body: string): Lifted {
  const none: Lifted = { values: new Map(), keys: new Set() };
  if (item.id === undefined || !isDebtId(item.id)) return none;
  const values = new Map<DebtKey, string>();
  const lines = body.split(/\r?\n/);
  let at = 0;
  for (; at < lines.length; at++) {
    const [, label = '', words = ''] = /^- \*\*([^*:]+):\*\* (.+)$/.exec(lines[at] ?? '') ?? [];
    const key = keyOfLabel(label);
    const value = key && valueOfLabel(key, words);
    if (key === undefined || value === undefined || values.has(key)) break;
    values.set(key, value);
  }
  if (labelLines(values).join('\n') !== lines.slice(0, at).join('\n')) return none;
  return { values, keys: new Set(), body: lines.slice(at).join('\n').trim() };
}

/** The cells that the head does not say, each with the name of its column. */
function cellLines(text: string, { from: { own } }: ItemAt, lifted: ReadonlySet<OwnValue>): readonly string[] {
  return own.flatMap((value) => {
    const { field, name, range } = value;
    const isDrawn = field === 'id' && /^D-/.test(value.text);
    if (field === 'title' || value.text === '' || lifted.has(value) || isDrawn) return [];
    const source = text.slice(range.start, range.end).replace(/\\\|/g, '|');
    if (/^notes$/i.test(name)) return [source.replace(/<br>/g, '\n')];
    return [`- **${name || field}:** ${source}`];
  });
}

/** Fields first; notes are the text below. */
function joinParts(cells: readonly string[], body: string, id: string | undefined): string {
  const isField = (line: string) => /^- \*\*[^*\n]+:\*\* [^\n]*$/.test(line);
  const fields = [...(id === undefined ? [] : [`- **ID:** ${id}`]), ...cells.filter(isField)];
  const notes = [...cells.filter((line) => !isField(line)), body].filter((part) => part.trim() !== '');
  // An id before the fields of the section's own is one more of them.
  const glue = fields.length > 0 && cells.length === 0 && /^- \*\*/.test(body) ? '\n' : '\n\n';
  return [fields.join('\n'), notes.join('\n\n')].filter((part) => part !== '').join(glue);
}

/** Lines of a head that Whylint has no field for went into a block at the end. */
function withoutExtra(body: string): { readonly content: string; readonly extra: readonly string[] } {
  const [block, inside] = /\n*^(?:`{3,})yaml front-matter\n([\s\S]*?)\n`{3,}[ \t]*\s*$/m.exec(body) ?? [];
  if (block === undefined || inside === undefined) return { content: body, extra: [] };
  return { content: body.slice(0, body.length - block.length).trimEnd(), extra: inside.split('\n') };
}

/** As it was read, and what the document's own scales suggest as remarks: nobody has scored by them. */
function headLines(item: ItemAt, lifted: ReadonlyMap<DebtKey, string>): readonly string[] {
  const { status, scores, created, reviewed, paid, by, owner, area, hits, from } = item;
  const values = new Map<string, string>([['status', status ?? 'open']]);
  for (const name of scoreNames) if (scores[name] !== undefined) values.set(name, String(scores[name]));
  const told = { created, reviewed, paid, by, owner, area, ...(hits > 0 && { hits: String(hits) }) };
  for (const [key, value] of Object.entries(told)) if (value !== undefined) values.set(key, value);
  for (const [key, value] of lifted) values.set(key, value);
  const line = (key: string): string[] => {
    const value = values.get(key);
    if (value !== undefined) return [headLine(key, /^\d{1,9}$/.test(value) ? value : written(value, false))];
    const suggested = key === 'impact' || key === 'effort' ? from.suggested[key] : undefined;
    if (suggested === undefined || values.has('ease')) return [];
    const words = from.own.find(({ field }) => field === (key === 'impact' ? 'priority' : 'effort'))?.text ?? '';
    return [`# ${key}: ${suggested} is suggested by ${readText(words).slice(0, 40) || 'its section'}`];
  };
  return itemLabels.flatMap(([key]) => line(key));
}

/** Links to the code that the item names, for what follows lines; those that are links already are not repeated. */
function anchorLinks(item: ItemAt, title: string, body: string, path: string): readonly string[] {
  const known = new Set(
    codeAnchors(createDocument(path, `# ${title}\n\n${body}\n`)).map((each) => `${each.path}:${each.line ?? ''}`),
  );
  const { start, end } = item.from.range;
  return item.anchors.flatMap(({ path: code, line, endLine, range }) => {
    // What a section elsewhere tells of it stays there.
    if (range.start < start || end < range.end) return [];
    if (known.has(`${code}:${line ?? ''}`) || /\.(?:md|markdown)$/i.test(code)) return [];
    const lines = line === undefined ? '' : `:${line}${endLine === undefined ? '' : `-${endLine}`}`;
    const fragment = line === undefined ? '' : `#L${line}${endLine === undefined ? '' : `-L${endLine}`}`;
    return [`- [${inlineText(code)}${lines}](${linkTarget(path, code)}${fragment})`];
  });
}

/** The document once its items are files, for those who look at what is left of it. */
export const withLinks = (document: Document, { edits }: Pick<ItemFiles, 'edits'>): string =>
  applyEdits(document.text, edits);
