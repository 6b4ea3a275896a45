import { ownStatus } from '../model/backlog/scales.ts';
import { titleLead } from '../model/backlog/sections.ts';
import { type OwnTitle, ownTitle, readText } from '../model/backlog/text.ts';
import { lazily } from '../text/lazily.ts';
import { rangeAt, shiftRange, type TextEdit, type TextRange } from '../text/text.ts';

/** How a document marks a title as paid: what stands round the words, without what is said of that one item. */
export interface PaidManner {
  /** `✅ `, `[Fixed] `, `RESOLVED: ` */
  readonly before: string;
  readonly isStruck: boolean;
  /** An id before the words is not struck with them. */
  readonly sparesId: boolean;
  /** ` ✅`, ` (fixed)`, ` — RESOLVED` */
  readonly after: string;
}

export interface PaidTitle {
  readonly manner: PaidManner;
  /** What can go from the title's source so that it says so no more: all marks, or all but what stands behind the words. */
  readonly marks: readonly (readonly TextRange[])[];
}

export const struck: PaidManner = { before: '', isStruck: true, sparesId: false, after: '' };
export const signed: PaidManner = { before: '✅ ', isStruck: false, sparesId: false, after: '' };

/** How a title's source says that its item is paid; undefined where it does not. */
export function paidTitle(source: string): PaidTitle | undefined {
  const said = titleLead(source);
  const lead = said.includes('~~') ? 0 : said.length;
  const found = paidWords(source.slice(lead));
  return found && { ...found, marks: found.marks.map((each) => each.map((range) => shiftRange(range, lead))) };
}

/** The same behind what says how urgent it is, or that it is to be done. */
function paidWords(source: string): PaidTitle | undefined {
  const told = ownTitle(source);
  if (!told.isStruck && (told.status === undefined || ownStatus(told.status) !== 'paid')) return undefined;
  const [, bold = '', sign = ''] = beforeForm().exec(source) ?? [];
  const start = bold.length;
  const before = sign === '' ? [] : [rangeAt(start, start + sign.length)];
  const [lead, id = ''] = struckForm.exec(source) ?? [];
  const close = lead === undefined ? -1 : source.indexOf('~~', lead.length);
  if (lead === undefined || close < 0) {
    const behind = stateBehind(source, told);
    if (!behind && before.length === 0) return undefined;
    const manner = { before: sign, isStruck: false, sparesId: false, after: behind?.plain ?? '' };
    if (!behind) return { manner, marks: [before] };
    return {
      manner,
      marks: behind.plain === source.slice(behind.at) ? [[...before, rangeAt(behind.at, source.length)]] : [],
    };
  }
  const end = close + 2;
  const rest = source.slice(end);
  const [after] = rest.matchAll(stateForm());
  const plain = after?.index === 0 ? plainState(after) : '';
  const open = rangeAt(lead.length - 2, lead.length);
  return {
    manner: { before: sign, isStruck: true, sparesId: id !== '', after: plain },
    marks: [
      ...(plain !== '' && plain === rest ? [[...before, open, rangeAt(close, source.length)]] : []),
      // Where other words follow, a part of the title was struck.
      ...(/^\s*[\p{L}\p{N}]/u.test(rest) ? [] : [[...before, open, rangeAt(close, end)]]),
    ],
  };
}

/** The edits that mark a title as paid, each of them a way to do so, best first. Offsets count from the source's start. */
export function paidEdits(source: string, manner: PaidManner): readonly (readonly TextEdit[])[] {
  const { start, end } = wordsOf(source);
  if (start === end) return [];
  const edits = (range: TextRange, at = start): readonly TextEdit[] => {
    const sign = manner.isStruck ? '~~' : '';
    const apart = at === range.start;
    const [first, last] = [manner.before + (apart ? sign : ''), (range.end === end ? sign : '') + manner.after];
    return [
      { range: rangeAt(at), newText: first },
      ...(apart ? [] : [{ range: rangeAt(range.start), newText: sign }]),
      ...(range.end === end ? [] : [{ range: rangeAt(range.end), newText: sign }]),
      { range: rangeAt(end), newText: last },
    ].filter(({ newText }) => newText !== '');
  };
  if (!manner.isStruck) {
    const [bold = ''] = /^(?:\*\*|__)/.exec(source.slice(start)) ?? [];
    const whole = rangeAt(start, end);
    return bold === '' || manner.before === '' ? [edits(whole)] : [edits(whole), edits(whole, start + bold.length)];
  }
  const title = source.slice(start, end);
  const [, number = '', id = ''] = leadForm.exec(title) ?? [];
  const from = start + (number.length || titleLead(title).length) + (manner.sparesId ? id.length : 0);
  const [stop = ''] = /(?<![.!?:;,。：])[.!?:;,。：]+$/.exec(source.slice(from, end)) ?? [];
  return [rangeAt(from, end), rangeAt(from, end - stop.length), rangeAt(start, end)]
    .filter((range, at, all) => at === all.findIndex((each) => each.start === range.start && each.end === range.end))
    .filter((range) => canBeStruck(source, range))
    .map((range) => edits(range));
}

/**
 * Without the marks of a heading, and what else is no word of the title at its end. Each is looked for once where many
 * blanks are in a row, not from each of them.
 */
function wordsOf(source: string): TextRange {
  const words = source
    .replace(/\r?\n[ \t]*[=-]+\s*$/, '')
    .replace(/(?<![ \t])[ \t]+#+\s*$/, '')
    .replace(/(?<!\s)\s*\{#[^{}\s]+\}\s*$/, '')
    .replace(/(?<!\s)\s*<!--[^<>]*-->\s*$/, '')
    .trimEnd();
  return rangeAt(words.length - words.trimStart().length, words.length);
}

/** What is cut through would be struck by halves: of code, of bold type, of a link. */
function canBeStruck(source: string, { start, end }: TextRange): boolean {
  const words = source.slice(start, end);
  if (!/[\p{L}\p{N}]/u.test(words) || /~~|^~|~$|^\s|\s$|\\$/.test(words)) return false;
  const plain = words.replace(/\\[\\`*_[\]()]/g, '').replace(/(`+)(?!`)[^\n]*?[^`\n]\1(?!`)/g, '');
  const count = (form: RegExp) => plain.match(form)?.length ?? 0;
  if (plain.includes('`') || count(/\*\*/g) % 2 > 0 || count(/__/g) % 2 > 0) return false;
  if (count(/\[/g) !== count(/\]/g) || count(/\(/g) !== count(/\)/g) || count(/</g) !== count(/>/g)) return false;
  // Beside a sign of punctuation, the marks want a blank, or another sign, on their other side.
  return isOpen(source[start - 1], words[0]) && isOpen(source[end], words.at(-1));
}

const isOpen = (outside = ' ', inside = ''): boolean =>
  !/[\p{P}\p{S}]/u.test(inside) || /[\s\p{P}\p{S}]/u.test(outside);

interface State {
  readonly at: number;
  readonly plain: string;
}

/** Where behind its words a title says that it is paid. */
function stateBehind(source: string, told: OwnTitle): State | undefined {
  for (const match of source.matchAll(stateForm())) {
    const { title, status, isStruck } = ownTitle(source.slice(0, match.index));
    const isRest = title === told.title && !isStruck && (status === undefined || !/\p{L}/u.test(status));
    if (isRest && readText(source.slice(match.index)).includes(told.status ?? ''))
      return { at: match.index, plain: plainState(match) };
  }
  return undefined;
}

/** Without a day, a version or a reason: `(fixed in 2.1)` → `(fixed)`. */
function plainState([, gap = '', open = '', said = '']: RegExpExecArray): string {
  const opened = open + said;
  const bold = (opened.match(/\*\*/g) ?? []).length % 2 > 0 ? '**' : '';
  const bracket = open.includes('(') ? ')' : open.includes('[') ? ']' : '';
  return gap + opened + (open.startsWith('**') ? bracket + bold : bold + bracket);
}

const signs = '[✅☑✔]\\ufe0f?';
const english = 'resolved|fixed|done|completed?|closed';
const words = `${english}|paid|виконано|закрито|выполнено|готово|erledigt|behoben|r[ée]solue?|resuelt[oa]|resolvid[oa]|已修复|已解决|已完成|完了|해결됨`;

/** A sign or a word for what is paid, with what parts it from the words before. */
const stateForm = lazily(
  () =>
    new RegExp(
      `(\\s+(?:[-–—]+\\s+|:\\s+)?|\\s*[-–—:]\\s*)([*([]{0,3})(${signs}(?:\\s*\\**(?:${words})(?![\\p{L}\\p{N}]))?|(?:${words})(?![\\p{L}\\p{N}]))`,
      'giu',
    ),
);

const beforeForm = lazily(
  () =>
    new RegExp(
      `^(\\s*(?:\\*\\*)?)(${signs}\\s+|[[(](?:${english})[\\])]\\s*[:–—-]?\\s+|(?:${english})\\s*[:–—-]\\s+)`,
      'i',
    ),
);

/** What may stand before the words that are struck. */
const struckForm = /^[^\p{L}\p{N}~]*(?:\d+[.)]\s*)?((?:[A-Z]+-?\d+[:.]?\s*)?)~~/u;

const leadForm = /^((?:\d{1,3}[.)]\s+)?)((?:[A-Z]+-?\d+[:.]?\s+)?)/;
