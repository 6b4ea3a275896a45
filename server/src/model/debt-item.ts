import type { TextRange } from '../text/text.ts';
import { pathsIn } from './backlog/anchors.ts';
import type { CodeAnchor } from './code-anchor.ts';
import { codeAnchors, isPathOf } from './code-anchors.ts';
import { isDebtId } from './debt-id.ts';
import type { DebtSource } from './debt-source.ts';
import { type Document, fact } from './document.ts';
import { dateIn } from './document-date.ts';
import { type FrontMatterEntry, frontMatter } from './front-matter.ts';
import { type Scores, scoreNames } from './ice.ts';
import { normaliseText } from './normalise.ts';
import { nodeRange, type Section, sections, titleRange, titleSection } from './sections.ts';
import { dayNumber, isDay, isoOf } from './written-date.ts';

export const debtStatuses = ['open', 'planned', 'in-progress', 'paid', 'wont-fix'] as const;
export type DebtStatus = (typeof debtStatuses)[number];

/** What a debt item says, read forgivingly: what is wrong in it is for the rules to say. Offsets count from its document's start. */
export interface DebtItem {
  /** The document's. */
  readonly path: string;
  /** Absent where none is written or what is written is none by its grammar. */
  readonly id?: string;
  /** The words of the heading of level 1, else the front matter's `title`, else the first heading's; '' without any. */
  readonly title: string;
  /** Where the title's words stand, or would stand. */
  readonly titleRange: TextRange;
  /** `open` where nothing is written; absent where what is written is no status. */
  readonly status?: DebtStatus;
  /** Those that are integers from 1 to 10; `ease: n` counts as effort 11 − n. */
  readonly scores: Scores;
  /** `YYYY-MM-DD`. */
  readonly created?: string;
  readonly reviewed?: string;
  readonly paid?: string;
  readonly by?: string;
  readonly owner?: string;
  readonly area?: string;
  /** How often somebody ran into it, and the minutes that it cost them; 0 where nothing is written. */
  readonly hits: number;
  readonly minutes: number;
  readonly anchors: readonly CodeAnchor[];
  /** Why its front matter cannot be read: it is shown as broken, and never rewritten. */
  readonly broken?: string;
  /** Where it stands in a document that the team wrote by itself; absent for an item with a document of Whylint's shape. */
  readonly from?: DebtSource;
}

/** An item with the places of its fields, as it is read from a document that is at hand; a backlog does without them. */
export interface WrittenDebtItem extends DebtItem {
  /** The fields of its front matter as they are written, by key in lower case; of a key that stands twice, the first. */
  readonly fields: ReadonlyMap<string, DebtField>;
}

export interface DebtField {
  readonly key: string;
  readonly keyRange: TextRange;
  /** The value without quotes, in the source's own characters: `12e45` and `0123ab` stay what they are. */
  readonly text: string;
  /** Empty, at the place where it would be written, when blank. */
  readonly valueRange: TextRange;
}

/** The keys of the front matter that mean something in a debt item, in the order in which they are written. */
export const debtKeys = [
  'id',
  'status',
  'impact',
  'confidence',
  'effort',
  'ease',
  'created',
  'reviewed',
  'by',
  'owner',
  'area',
  'hits',
  'minutes-lost',
  'paid',
  'paid-by',
] as const;
export type DebtKey = (typeof debtKeys)[number];

/** Reads a debt document. Never fails. */
export const debtItem = fact((document: Document): WrittenDebtItem => {
  const { entries, problem } = frontMatter(document);
  const fields = debtFields(document, entries);
  const { title, titleRange } = titleOf(document, fields.get('title'));
  const start = document.markdown.frontMatter?.range.end ?? 0;
  const anchors = anchorsIn(document, { start, end: document.text.length });
  const item = itemFrom(document.path, (key) => fields.get(key)?.text ?? '', title, titleRange, anchors);
  return { ...item, fields, ...(problem && { broken: problem.message }) };
});

/**
 * An item from what was read of its head and of its body. A backlog of thousands goes through here: nothing is copied.
 *
 * @param text What a key's value says; '' for one that is not there or blank.
 */
export function itemFrom(
  path: string,
  text: (key: string) => string,
  title: string,
  titleRange: TextRange,
  anchors: readonly CodeAnchor[],
): DebtItem {
  const item: { -readonly [Key in keyof DebtItem]: DebtItem[Key] } = {
    path,
    title,
    titleRange,
    scores: scoresOf(text),
    hits: count(text('hits')),
    minutes: count(text('minutes-lost')),
    anchors,
  };
  const id = text('id');
  if (isDebtId(id)) item.id = id;
  const status = statusOf(text('status'));
  if (status) item.status = status;
  for (const key of ['created', 'reviewed', 'paid'] as const) {
    const day = dayOf(text(key));
    if (day !== undefined) item[key] = day;
  }
  for (const key of ['by', 'owner', 'area'] as const) {
    const words = text(key);
    if (words !== '') item[key] = words;
  }
  return item;
}

/** What an item is known by in a project: a document of Whylint's shape is one item, another may hold several. */
export const itemKey = ({ path, from }: Pick<DebtItem, 'path' | 'from'>): string =>
  from === undefined ? path : `${path}#L${from.line}`;

/** Still to be paid; one whose status is no status is. */
export const isOpenDebt = ({ status }: Pick<DebtItem, 'status'>): boolean => status !== 'paid' && status !== 'wont-fix';

/** Whether a field holds a score. */
export const isScoreKey = (key: string): boolean => key === 'ease' || (scoreNames as readonly string[]).includes(key);

/** An integer from 1 to 10, as a score is written; undefined for all else. */
export const scoreOf = (text: string): number | undefined =>
  text !== '' && /^(?:[1-9]|10)$/.test(text) ? Number(text) : undefined;

/** The status that a word stands for, other common words for the same included; `open` for none, undefined for an unknown one. */
export const statusOf = (text: string): DebtStatus | undefined => {
  const known = debtStatuses.find((status) => status === text);
  if (known || text.trim() === '') return known ?? 'open';
  const words = normaliseText(text);
  return debtStatuses.find((status) => status.replace('-', ' ') === words) ?? synonyms[words];
};

/** Only words that can mean one thing: `closed` may be paid or given up, `active` open or begun. */
const synonyms: Readonly<Record<string, DebtStatus>> = {
  todo: 'open',
  'to do': 'open',
  new: 'open',
  scheduled: 'planned',
  doing: 'in-progress',
  wip: 'in-progress',
  started: 'in-progress',
  inprogress: 'in-progress',
  'work in progress': 'in-progress',
  done: 'paid',
  fixed: 'paid',
  resolved: 'paid',
  'paid off': 'paid',
  wontfix: 'wont-fix',
  'will not fix': 'wont-fix',
};

/** Those of a list first; of what the text names besides, only what they do not say already. */
export function anchorsIn(document: Document, { start, end }: TextRange): readonly CodeAnchor[] {
  const listed = codeAnchors(document).filter(({ range }) => start <= range.start && range.start < end);
  const isListed = ({ range }: CodeAnchor) =>
    listed.some((each) => each.range.start <= range.start && range.start < each.range.end);
  const named = pathsIn(document.text.slice(start, end), document.path, start).flatMap((anchor) =>
    withoutThose(anchor, (each) => isListed(each) || isMereLink(document, each)),
  );
  if (named.length === 0) return listed;
  const isSame = (one: CodeAnchor, other: CodeAnchor) => one.path === other.path && one.line === other.line;
  const first = listed.map((each) => {
    const again = named.filter((other) => isSame(each, other)).flatMap((other) => [other, ...(other.again ?? [])]);
    return again.length === 0 ? each : { ...each, again };
  });
  const more = named.filter(
    (anchor) =>
      !listed.some((each) => isSame(each, anchor) || (anchor.line === undefined && each.path === anchor.path)),
  );
  return [...first, ...more];
}

/** An anchor with those of its places that are none left out; nothing if none is left. */
function withoutThose({ again = [], ...first }: CodeAnchor, isNone: (anchor: CodeAnchor) => boolean) {
  const [kept, ...rest] = [first, ...again].filter((each) => !isNone(each));
  return kept ? [{ ...kept, ...(rest.length > 0 && { again: rest }) }] : [];
}

/** A link to a file that is not called by its path leads somewhere, and says nothing of where the item is. */
const isMereLink = ({ text }: Document, { form, line, path, labelRange }: CodeAnchor): boolean =>
  form === undefined && line === undefined && !isPathOf(text.slice(labelRange.start, labelRange.end), path);

function debtFields(document: Document, entries: readonly FrontMatterEntry[]): ReadonlyMap<string, DebtField> {
  const fields = new Map<string, DebtField>();
  for (const entry of entries) {
    const key = entry.key.trim().toLowerCase();
    if (fields.has(key)) continue;
    const { keyRange, valueRange } = entry;
    fields.set(key, { key, keyRange, valueRange, text: writtenValue(document.text, entry) });
  }
  return fields;
}

/** Numbers as they are written, since an id may look like one. */
function writtenValue(source: string, { value, valueRange: { start, end } }: FrontMatterEntry): string {
  if (start === end || value === null) return '';
  if (typeof value === 'string') return value.trim();
  if (Array.isArray(value)) return value.filter((each) => typeof each !== 'object').join(', ');
  return source.slice(start, end).replace(/\s+/g, ' ');
}

function titleOf(document: Document, field: DebtField | undefined): Pick<DebtItem, 'title' | 'titleRange'> {
  const first = titleSection(document);
  const isNamed = field !== undefined && field.text !== '';
  // Below a title in the head, headings of other levels name parts.
  const heading = first ?? (isNamed ? undefined : sections(document).find(({ level }) => level > 0));
  if (heading && heading.title.trim() !== '') return { title: oneLine(heading.title), titleRange: wordsRange(heading) };
  if (isNamed) return { title: oneLine(field.text), titleRange: field.valueRange };
  const { start, end } = heading?.headingRange ?? titleRange(document);
  return { title: '', titleRange: heading ? { start: end, end } : { start, end: start } };
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A heading without the marks that make it one. */
function wordsRange({ passage: { heading }, offset, headingRange }: Section): TextRange {
  const [first, last] = [heading?.children[0], heading?.children.at(-1)];
  return first && last ? { start: nodeRange(first).start + offset, end: nodeRange(last).end + offset } : headingRange;
}

/** The scores that fields hold, by their keys. */
export function scoresOf(text: (key: string) => string): Scores {
  const ease = scoreOf(text('ease'));
  const scores: { [Name in (typeof scoreNames)[number]]?: number } = {};
  for (const name of scoreNames) {
    const score = scoreOf(text(name)) ?? (name === 'effort' && ease !== undefined ? 11 - ease : undefined);
    if (score !== undefined) scores[name] = score;
  }
  return scores;
}

/** A day of the calendar, of whatever form leaves no doubt which one. */
export function dayOf(text: string): string | undefined {
  if (text === '') return undefined;
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)(?!\d)/.exec(text) ?? [];
  if (year !== undefined) return isDay(Number(year), Number(month), Number(day)) ? text.slice(0, 10) : undefined;
  const date = dateIn(text);
  if (!date || date.year === undefined || (date.form === 'numeric' && !date.order)) return undefined;
  if (!isDay(date.year, date.month, date.day)) return undefined;
  return isoOf(dayNumber(date.year, date.month, date.day));
}

const count = (text: string): number => (text !== '' && /^\d{1,9}$/.test(text) ? Number(text) : 0);
