import { type TextRange, withoutComments } from '../../text/text.ts';
import { ownStatus } from './scales.ts';

/** Inline Markdown as a reader sees it, on one line. */
export const readText = (source: string): string =>
  withoutComments(source, ' ')
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+.!|~<>-])/g, '$1')
    .replace(/`|\*\*|__|~~/g, '')
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)|(?<=\S)\*(?![\p{L}\p{N}*])/gu, '')
    .replace(/\s+/g, ' ')
    .trim();

export interface OwnTitle {
  readonly title: string;
  /** `TD-001`, `F-12`; absent for a bare number. */
  readonly id?: string;
  readonly isNumbered: boolean;
  readonly isStruck: boolean;
  /** A box stands before it, `[ ]`, ticked or not. */
  readonly isBoxed: boolean;
  /** A severity in brackets before it, `[HIGH]`, as audits have it. */
  readonly severity?: string;
  /** One that its words begin or end with, `HIGH: …`, `… (P1, open)`; they keep it. */
  readonly grade?: string;
  /** The words behind the title that say how far it has come, `✅ FIXED`. */
  readonly status?: string;
}

/** Taken apart: number, id, words, and what is said of its state. */
export function ownTitle(source: string): OwnTitle {
  // What stands behind a title that is struck says why.
  const [, lead = '', struck, after = ''] = struckForm.exec(source.trim()) ?? [];
  if (struck !== undefined) {
    const told = ownTitle(lead + struck);
    const state = readText(after)
      .replace(/^[^\p{L}\p{N}✅☑✔❌]+/u, '')
      .replace(/[\])]+$/, '');
    return { ...told, isStruck: true, ...(state !== '' && { status: state }) };
  }
  const isStruck = /^[^\p{L}\p{N}]*(?:(?:\d+[.)]|[A-Z]+-?\d+[:.]?)\s*)?~~[\s\S]+~~/u.test(source.trim());
  let title = readText(source).replace(/^[^\p{L}\p{N}`"'([{<.@#/$-]+/u, '');
  const [sign = ''] = /^\s*[✅☑✔❌]/u.exec(readText(source)) ?? [];
  const [, number = '', box = '', tick] = boxForm.exec(title) ?? [];
  title = (number + title.slice(number.length + box.length)).replace(
    /^(?:id:\s+|\d{4}-\d\d-\d\d\s*[:–—|·-]\s+)(?=\S)/i,
    '',
  );
  const [done = '', early] = bracketForm.exec(title) ?? shoutedForm.exec(title) ?? stateBefore(title) ?? [];
  title = title.slice(done.length);
  const [numbering = ''] = numberForm.exec(title) ?? [];
  // `2.1 Two clocks` counts chapters as well as items.
  title = title.slice(numbering.length).replace(/^\d{1,2}\.\d{1,2}(?:\.\d{1,2})?\s+(?=[\p{L}`])/u, '');
  const [bracket = '', severity] = severityForm.exec(title) ?? [];
  title = title.slice(bracket.length);
  const [whole = '', found] = debtForm.exec(title) ?? idForm.exec(title) ?? [];
  // `3. CP-2 is late`: what is counted already speaks of something that has an id.
  const id =
    numbering !== '' && /[^\s\]]\s+$/.test(whole) && !/[:.–—|·-]\s*$|^\W?(?:TD|DEBT)/i.test(whole) ? undefined : found;
  if (id !== undefined) title = title.slice(whole.length);
  const [behind = '', said, aside] = stateForm.exec(title) ?? spokenForm.exec(title) ?? shoutedBehind(title) ?? [];
  const words = behind.length < title.length ? title.slice(0, title.length - behind.length) : title;
  const grade = gradeForm.exec(title)?.slice(1).find(Boolean) ?? /[🔴🟠🟡🟢]/u.exec(source)?.[0];
  const status = said ?? aside ?? early ?? (tick?.trim() ? 'done' : sign);
  return {
    title: words.trim().replace(/\s*[:：]$/, ''),
    ...(id !== undefined && { id }),
    isNumbered: numbering !== '' || box !== '',
    ...(severity !== undefined && { severity }),
    ...(grade !== undefined && { grade }),
    isStruck,
    isBoxed: box !== '',
    ...(status !== '' && { status }),
  };
}

/** `[x] …` before a heading's words, which counts it as a number does, `1. [x] …`. */
const boxForm = /^(\d{1,3}[.)]\s+|)(\[([xX✓✔]| ?)\]\s+)(?=\S)/;

const struckForm = /^([^\p{L}~]*(?:[A-Z]+-?\d+[:.]?\s*)?)~~([^~\n]{3,300})~~(\s*(?:[-–—:([]|[✅☑✔❌])[^\n]*|)$/u;

/** `1.`, `#3:`, `Bug 7 -`, `CRITICAL ISSUE #1:` */
const numberForm =
  /^(?:#?\d{1,3}(?:\.\d{1,2})*[.):]|#\d{1,4}:?|[A-Z]\d?[.)]|(?:(?:critical|major|minor|high|medium|low|known|tech(?:nical)?)[ -]){0,2}(?:issue|bug|problem|item|debt|finding|risk|gap|concern|smell|blocker|limitation)\s*#?\d{1,3}\s*[:.–—-])\s+/i;

const gradeForm =
  /^(critical|high|medium|low|p[0-4])(?: priority)?\s*(?::|[–—-]\s)|[([](?:(?:priority|severity)\s*[:：]\s*)?(critical|high|medium|low|p[0-4])(?:\s+(?:priority|severity))?(?:[,;/][^()[\]]{0,40})?[)\]]\s*$/i;

/** One in capitals in brackets, in whatever language states are known in, `[CERRADO] …`. */
function stateBefore(title: string): readonly string[] | undefined {
  const found = /^\[([\p{Lu} ]{3,20})\]\s*[:–—-]?\s+(?=\S)/u.exec(title) ?? undefined;
  return found?.[1] !== undefined && ownStatus(found[1]) !== undefined ? found : undefined;
}

/** A state before the words, `[Fixed] …`, `RESOLVED: …`. */
const bracketForm =
  /^[[(]\s*(open|todo|wip|planned|accepted|resolved|fixed|done|completed?|closed|deferred|obsolete|wont fix|won't fix|in progress|partially (?:fixed|resolved|done))\s*[\])]\s*[:–—-]?\s+(?=\S)/i;
const shoutedForm =
  /^(RESOLVED|FIXED|DONE|COMPLETED?|CLOSED|DEFERRED|OBSOLETE|WON'T FIX|IN PROGRESS)\s*[:–—-]\s+(?=\S)/;

const stateForm =
  /\s*(?:[-–—:([]+\s*)?([✅☑✔❌][^✅☑✔❌]{0,60}|(?:(?<![\p{L}-]|\bnot \p{L}{2,12} )(?:(?:partially|mostly|not)\s+)?(?:fixed|resolved|done|completed|wont[ -]?fix|won't fix|false positive)|виконано|закрито|已修复|已解决)[^\p{L}]*)$/iu;

/** `— RESOLVED in Session A`, `(fixed in 2.1)`; words that only begin like that, ` - fixed size`, are none. */
const spokenForm =
  /\s*(?:[–—-]{1,2}\s*((?:PARTIALLY |MOSTLY |NOT )?(?:RESOLVED|FIXED|DONE|COMPLETED?|CLOSED|RETIRED|DEFERRED|OBSOLETE|SUPERSEDED|WON'T FIX|IN PROGRESS|MITIGATED)\b[^–—]{0,80})|[([]\s*((?:partially |mostly |not )?(?:resolved|fixed|done|completed|closed|deferred|won't fix|in progress|mitigated|RESOLVED|FIXED|DONE|COMPLETED|CLOSED)\b[^()[\]]{0,60})[)\]])\s*$/;

/**
 * `— ERLEDIGT 2026-05-02`: in capitals behind a dash, a state in any language that has them. Of several words, `NO INDEX`,
 * the last says one too, unless they say that the item is closed.
 */
function shoutedBehind(title: string): RegExpExecArray | undefined {
  const found = /\s+[–—-]{1,2}\s+((\p{Lu}[\p{Lu} '’]{2,30})(?:[( ]+\d[\d./-]{3,9}\)?)?)$/u.exec(title);
  const [last = ''] = /[^ ]+ *$/.exec(found?.[2] ?? '') ?? [];
  const status = ownStatus(found?.[1] ?? '');
  return found && status !== undefined && (status !== 'open' || ownStatus(last) !== undefined) ? found : undefined;
}

const severityForm = /^[[(](critical|blocker|high|medium|moderate|low|major|minor|p[0-4])[\])]\s*[:–—-]?\s+(?=\S)/i;

/** An id as teams write theirs, `TD-001`, `TD001`, `F-12`, `ARCH-01`, `td-3`, `TD-2026-07-01`, at the start of a title. */
const idForm =
  /^\[?((?:[A-Z][A-Z0-9]{0,9}(?:-[A-Z]{1,8})?-(?:(?:\d{6}|\d{8})-)?\d{1,4}(?:-\d{1,2}){0,2}|(?:TD|DEBT|TECHDEBT)(?:[-_ ]?#?\d{1,5}|(?:-[A-Z0-9.]{1,10}){1,3}-\d{1,8})|[A-Z]{2,8}-[A-Z]{1,6}\d{1,3}|[A-Z]{1,8}(?:\.[A-Z]{1,8}){1,2}(?:\.\d{1,3}){1,3}))\]?(?:\s*[:：.·•–—|-]+\s*|\s+(?=\S)|$)/i;

/** An id that Whylint drew, in a document that keeps several items. */
const debtForm = /^\[?D-((?=\d*[a-z])[0-9a-hjkmnp-tv-z]{4,12})\]?(?:\s*[:.–—|-]+\s+|$)/;

/** Whether a text is an id and nothing else. */
export const isOwnId = (text: string): boolean => idOf(text) !== undefined;

/** `TD-01`, `CONVEX-ORPHANS`: what an item is called by, and nothing of what it says. */
export const isSign = (words: string): boolean => isOwnId(words) || /^[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+:?$/.test(words);

/** The id that a text is, `TD-001`, or `k3f9qx` for `D-k3f9qx`; undefined for one that says more, or something else. */
export function idOf(text: string): string | undefined {
  const said = text.trim();
  const [whole, id] = debtForm.exec(said) ?? idForm.exec(said) ?? [];
  return whole?.length === said.length ? id : undefined;
}

/** Where half the headings of a level or more begin with an id or a number, `Item 2: …`, those; the others tell of something else. */
export function countedAmong<T extends { readonly title: string }>(sections: readonly T[]): readonly T[] {
  const counted = sections.filter(({ title }) => countForm.test(title) || ownTitle(title).id !== undefined);
  return counted.length >= leastCounted && counted.length * 2 >= sections.length ? counted : sections;
}

const leastCounted = 3;
const countForm = /^[^\p{L}\p{N}]*(?:\p{L}+[ #]+)?\d{1,3}(?:\.\d{1,2})*(?:[.):：]|\s|$)/u;

/** How many words; of a script that does not part them, two signs are one. */
export const wordCount = (words: string): number =>
  words.trim() === ''
    ? 0
    : words.replace(unparted, ' ').trim().split(/\s+/).length +
      Math.floor((words.match(unparted) ?? []).join('').length / 2);

const unparted = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+/gu;

/** Without `TODO:` or `FIXME(ann):` before the words, in whatever marks of Markdown. */
export const withoutToDo = (source: string): string =>
  source.replace(/^\s*[*`]{0,3}(?:to-?do|fixme)(?:\([^()\n]{0,40}\))?[*`]{0,3}\s*[:：–—-][*`]{0,3}\s*(?=\S)/i, '');

/** A range without the blanks at its ends; where there is nothing else, empty at its start. */
export function trimmed(text: string, { start, end }: TextRange): TextRange {
  const source = text.slice(start, end);
  const left = source.length - source.trimStart().length;
  if (left === source.length) return { start, end: start };
  return { start: start + left, end: start + source.trimEnd().length };
}
