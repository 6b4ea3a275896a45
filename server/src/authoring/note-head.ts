import { ownStatus, suggestedImpact } from '../model/backlog/scales.ts';
import { readText } from '../model/backlog/text.ts';
import { dateAt, dateProblem, dayNumber, isoOf } from '../model/written-date.ts';

/** What the first paragraph of a note says, beside what it is about. */
export interface NoteHead {
  /** One line; '' where there are no words. */
  readonly title: string;
  /** How much of the first paragraph the title and what stands before it take. */
  readonly length: number;
  /** What stands before the title, `TODO(dana) 2026-03-01:`; '' for nothing. */
  readonly prefix: string;
  /** `YYYY-MM-DD` */
  readonly created?: string;
  readonly by?: string;
  /** How urgent it is, in its own words, and the impact that those suggest. */
  readonly urgency?: { readonly words: string; readonly impact: number };
  /** Struck through, or said to be done. */
  readonly isDone: boolean;
}

/**
 * Reads a note's first paragraph: its first sentence, or line, is the title.
 *
 * @param opening The paragraph, its line breaks included.
 * @param today `YYYY-MM-DD`; a later day is none on which something was noted.
 */
export function noteHead(opening: string, isMarkdown: boolean, today: string): NoteHead {
  const lead = leadOf(opening, today);
  const source = opening.slice(lead.length);
  const [sentence = source] = firstSentence.exec(source) ?? [];
  const said = sentence.trim().length < shortestTitle ? source : sentence;
  const signed = signature.exec(said);
  const own = signed?.index ? said.slice(0, signed.index) : said;
  const line = oneLine(isMarkdown ? withoutMarks(own) : own).replace(/(?<![.!?])[.:;,]$/, '');
  const { title, isCut } = shortened(line);
  const by = lead.by ?? signed?.[1] ?? signed?.[2];
  return {
    title,
    // What is cut is told in full below.
    length: isCut ? 0 : lead.length + said.length,
    prefix: isCut ? '' : opening.slice(0, lead.length).trim(),
    isDone: lead.isDone || doneAtEnd.test(said.trim()) || (isMarkdown && /^~~[\s\S]+?~~/.test(opening)),
    ...(lead.created !== undefined && { created: lead.created }),
    ...(by !== undefined && { by }),
    ...(lead.urgency && { urgency: lead.urgency }),
  };
}

/** Whether a line begins as only a note does: with a day or a word such as TODO. */
export const startsNote = (words: string): boolean =>
  keyword.test(words) || (/^[[(*_]*\d/.test(words) && dayAt(words, undefined) !== undefined);

/** The day that a line is, and nothing else; `YYYY-MM-DD`. */
export function noteDay(words: string): string | undefined {
  const bare = words.replace(/^[*_[(]+|[*_\])]+:?$|:$/g, '').trim();
  const found = bare.length > 40 ? undefined : dayAt(bare, undefined);
  return found && found.end === bare.length ? found.day : undefined;
}

interface Lead {
  readonly length: number;
  readonly created?: string;
  readonly by?: string;
  readonly urgency?: { readonly words: string; readonly impact: number };
  readonly isDone: boolean;
}

const keyword = /^(?:(?:TODO|FIXME|HACK|XXX|KLUDGE|DEBT|BUG)\b(?!-)|(?:todo|fixme|hack|debt|bug|tech debt)(?=\s*[:(]))/;
const firstSentence =
  /^[\s\S]*?(?<!\b(?:e\.g|i\.e|etc|vs|cf|approx|ca|no|mr|dr|st))[.!?…](?:["'”’)\]`*_~]*)(?=\s+["'“‘([`*_]*[\p{Lu}\p{N}]|\s*$)/u;

/** In characters; a shorter sentence is an exclamation, and what it is about comes next. */
const shortestTitle = 12;

/** `… — @dana`, `… (@dana)` */
const signature = /\s+(?:\((@[\w.-]{1,40})\)|(?:--|[–—-])\s?(@[\w.-]{1,40}))[.\s]*$/;

const doneAtEnd =
  /(?:[✅☑✔]\s*(?:fixed|resolved|done|completed)?|(?:[-–—:([]\s*)(?:fixed|resolved|done|completed|obsolete|won'?t (?:fix|do))[\])]?[.]?)$/i;

/** Takes off, one after the other, what stands before the words: `TODO(dana)`, a day, a name behind it, `[P1]`, `!!`. */
function leadOf(opening: string, today: string): Lead {
  let at = /^(?:~~)?\s*(?:#?\d{1,3}[.):]\s+(?=\S))?/.exec(opening)?.[0].length ?? 0;
  let [created, by]: (string | undefined)[] = [];
  let urgency: Lead['urgency'];
  let isDone = false;
  for (let round = 0; round < 6; round++) {
    const rest = opening.slice(at, at + 200);
    const [sign, done] = /^(✅|☑|✔|(?:DONE|FIXED)(?=[\s:–-]))[\s:–-]*/u.exec(rest) ?? [];
    if (sign !== undefined) {
      isDone = ownStatus(done ?? '') === 'paid' || isDone;
      at += sign.length;
      continue;
    }
    const word = keyword.exec(rest)?.[0];
    if (word !== undefined) {
      const [tail = '', person] =
        /^(?:\((?!D-)(@?[\p{L}][\w.@ -]{0,40})\))?\s*[:–—-]*\s*/u.exec(rest.slice(word.length)) ?? [];
      if (!/^[\s:–—(-]|^$/.test(rest.slice(word.length)) || rest.length === word.length + tail.length) break;
      by ??= person;
      at += word.length + tail.length;
      continue;
    }
    const day: WrittenDay | undefined = created === undefined ? dayAt(rest, today) : undefined;
    if (day) {
      const [time = ''] = /^(?:[T ]\s?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]m|Z)?)?/i.exec(rest.slice(day.end)) ?? [];
      const [tail = '', named, closed] =
        /^[\])*_]*(?:,?\s+\(?(@?[\p{L}][\w.-]{0,30})(?:\)\s*[:–—-]?|:)|\s*\((@?[\p{L}][\w.-]{0,30})\))?[\])*_]*\s*[:–—|-]*\s*/u.exec(
          rest.slice(day.end + time.length),
        ) ?? [];
      if (rest.length === day.end + time.length + tail.length && opening.length <= at + rest.length) break;
      created = day.day;
      by ??= named ?? closed;
      at += day.end + time.length + tail.length;
      continue;
    }
    const [mark = '', ...forms] = urgencyForm.exec(rest) ?? [];
    const words = forms.find((form) => form !== undefined) ?? '';
    const impact = /^[!❗‼🔥]/u.test(words) ? 7 : suggestedImpact(words);
    if (urgency || impact === undefined || rest.length === mark.length) break;
    urgency = { words, impact };
    at += mark.length;
  }
  return {
    length: at,
    isDone,
    ...(created !== undefined && { created }),
    ...(by !== undefined && { by }),
    ...(urgency && { urgency }),
  };
}

/** `[P1]`, `P1:`, `(high)`, `URGENT:`, `!!`, `🔴` */
const urgencyForm =
  /^(?:[[(](?=p[0-4][\])]|high|medium|low|critical|urgent|minor)([\w ]{2,16})[\])][\s:–—-]*|(p[0-4]|HIGH|MEDIUM|LOW|CRITICAL|URGENT)(?:\s*[:–—-]\s*|(?<=[pP]\d)\s+)|(!{1,5}|❗️?|‼️?|🔥+|[🔴🟠🟡🟢])\s*)/iu;

interface WrittenDay {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly end: number;
}

/** The day that a text begins with, in brackets or not; only one of which nobody can doubt which it is. */
function dayAt(text: string, today: string | undefined): WrittenDay | undefined {
  const start = /^[[(*_]*/.exec(text)?.[0].length ?? 0;
  const date = dateAt(text, start);
  if (!date || date.year === undefined || date.lastDay !== undefined) return undefined;
  if (date.form === 'numeric' && date.order === undefined) return undefined;
  if (dateProblem(date, date.year) || /^[\p{L}\p{N}]/u.test(text.slice(date.end).replace(/^T(?=\d)/, '')))
    return undefined;
  const written = isoOf(dayNumber(date.year, date.month, date.day));
  return today !== undefined && written > today ? undefined : { day: written, end: date.end };
}

/** Markdown as it is read, code in backticks aside. */
const withoutMarks = (source: string): string =>
  source
    .split(/(`+[^`]+`+)/)
    .map((part, at) => (at % 2 === 1 ? part : spaced(part, readText(part))))
    .join('');

/** The spaces at its ends part it from its neighbours. */
const spaced = (source: string, text: string): string =>
  `${/^\s/.test(source) ? ' ' : ''}${text}${/\S\s+$/.test(source) ? ' ' : ''}`;

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const longestTitle = 100;

/** Long ones are cut at a word. */
function shortened(title: string): { readonly title: string; readonly isCut: boolean } {
  if (title.length <= longestTitle + 20) return { title, isCut: false };
  const space = title.lastIndexOf(' ', longestTitle);
  const cut = title.slice(0, space > longestTitle / 2 ? space : longestTitle).replace(/[\ud800-\udbff]$/, '');
  return { title: `${cut.replace(/[\s,;:–—-]+$/, '')}…`, isCut: true };
}
