import type { TextRange } from '../text/text.ts';

/** Inline Markdown as a reader sees it, on one line. */
export const readText = (source: string): string =>
  source
    .replace(/<!--[\s\S]*?-->/g, ' ')
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
  /** A severity in brackets before it, `[HIGH]`, as audits have it. */
  readonly severity?: string;
  /** The words behind the title that say how far it has come, `✅ FIXED`. */
  readonly status?: string;
}

/** Taken apart: number, id, words, and what is said of its state. */
export function ownTitle(source: string): OwnTitle {
  const isStruck = /^[^\p{L}\p{N}]*(?:(?:\d+[.)]|[A-Z]+-?\d+[:.]?)\s*)?~~[\s\S]+~~/u.test(source.trim());
  let title = readText(source).replace(/^[^\p{L}\p{N}`"'([{<.@#/$-]+/u, '');
  const [sign = ''] = /^\s*[✅☑✔❌]/u.exec(readText(source)) ?? [];
  const [numbering = ''] =
    /^(?:#?\d{1,3}(?:\.\d{1,2})*[.):]|#\d{1,4}:?|[A-Z]\d?[.)]|(?:issue|bug|problem|item|debt|finding|risk|gap|concern|smell)\s*#?\d{1,3}\s*[:.–—-])\s+/i.exec(
      title,
    ) ?? [];
  title = title.slice(numbering.length);
  const [bracket = '', severity] = severityForm.exec(title) ?? [];
  title = title.slice(bracket.length);
  const [whole = '', id] = debtForm.exec(title) ?? idForm.exec(title) ?? [];
  if (id !== undefined) title = title.slice(whole.length);
  const [behind = '', state = ''] =
    /\s*(?:[-–—:([]+\s*)?([✅☑✔❌][^✅☑✔❌]{0,60}|(?:fixed|resolved|done|completed|wont fix|won't fix|false positive|виконано|закрито|已修复|已解决)[^\p{L}]*)$/iu.exec(
      title,
    ) ?? [];
  const words = behind.length < title.length ? title.slice(0, title.length - behind.length) : title;
  const status = state || sign;
  return {
    title: words.trim(),
    ...(id !== undefined && { id }),
    isNumbered: numbering !== '',
    ...(severity !== undefined && { severity }),
    isStruck,
    ...(status !== '' && { status }),
  };
}

const severityForm = /^[[(](critical|blocker|high|medium|moderate|low|major|minor|p[0-4])[\])]\s*[:–—-]?\s+(?=\S)/i;

/** An id as teams write theirs, `TD-001`, `TD001`, `F-12`, `ARCH-01`, `td-3`, `TD-2026-07-01`, at the start of a title. */
const idForm =
  /^\[?((?:[A-Z][A-Z0-9]{0,9}(?:-[A-Z]{1,8})?-\d{1,4}(?:-\d{1,2}){0,2}|(?:TD|DEBT|TECHDEBT)[-_ ]?#?\d{1,5}))\]?(?:\s*[:.–—|-]+\s*|\s+(?=\S)|$)/i;

/** An id that Whylint drew, in a document that keeps several items. */
const debtForm = /^\[?D-((?=\d*[a-z])[0-9a-hjkmnp-tv-z]{4,12})\]?(?:\s*[:.–—|-]+\s+|$)/;

/** Whether a text is an id and nothing else. */
export const isOwnId = (text: string): boolean => idOf(text) !== undefined;

/** The id that a text is, `TD-001`, or `k3f9qx` for `D-k3f9qx`; undefined for one that says more, or something else. */
export function idOf(text: string): string | undefined {
  const said = text.trim();
  const [whole, id] = debtForm.exec(said) ?? idForm.exec(said) ?? [];
  return whole?.length === said.length ? id : undefined;
}

/** A range without the blanks at its ends; where there is nothing else, empty at its start. */
export function trimmed(text: string, { start, end }: TextRange): TextRange {
  const source = text.slice(start, end);
  const left = source.length - source.trimStart().length;
  if (left === source.length) return { start, end: start };
  return { start: start + left, end: start + source.trimEnd().length };
}
