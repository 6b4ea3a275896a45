import { fact } from '../model/document.ts';
import { normaliseText } from '../model/normalise.ts';
import { isNotApplicable, isPlaceholder } from '../model/placeholders.ts';

/** The lines of a template's own text, normalised: what a document repeats of them answers nothing. */
export const templateLines = (...texts: readonly string[]): ReadonlySet<string> =>
  new Set(texts.flatMap((text) => text.split(/\r\n|\n|\r/).map(normaliseText)).filter((line) => line !== ''));

/** What a choice that nobody has ticked looks like among a template's lines. */
export const untickedChoice = (choice: string): string => `[ ] ${normaliseText(choice)}`;

/**
 * Whether a text says anything of its own: more than placeholders, the template's words or choices, or an N/A
 * without its reason.
 */
export function isAnswered(text: string, ofTemplate: ReadonlySet<string>): boolean {
  if (isNotApplicable(text) === 'bare') return false;
  let start = 0;
  // Line by line and only as far as needed: a section can be long, and its first line mostly settles it.
  while (start <= text.length) {
    const end = text.indexOf('\n', start) < 0 ? text.length : text.indexOf('\n', start);
    if (isOwnLine(text.slice(start, end), ofTemplate)) return true;
    start = end + 1;
  }
  return false;
}

function isOwnLine(line: string, ofTemplate: ReadonlySet<string>): boolean {
  // A box may be one of the template's choices, or an action item of the author's own.
  const unticked = /^\s*\[ \]\s*/.exec(line)?.[0];
  const text = unticked === undefined ? line : line.slice(unticked.length);
  if (!/[\p{L}\p{N}]/u.test(text) || isPlaceholder(text) || isNotApplicable(text) === 'bare') return false;
  const [, first] = firstWord.exec(text) ?? [];
  if (unticked === undefined && first !== undefined && !firstWords(ofTemplate).has(first.toLowerCase())) return true;
  return !ofTemplate.has(normaliseText(text)) && !(unticked !== undefined && ofTemplate.has(untickedChoice(text)));
}

/** A word that normalising leaves as it is, but for its capitals. */
const firstWord = /^\s*([a-z0-9]+)(?=[\s.,;:])/i;

/** Most lines of a document's own are told apart by the words that the template's lines begin with. */
const firstWords = fact(
  (lines: ReadonlySet<string>): ReadonlySet<string> => new Set([...lines].map((line) => line.split(' ', 1)[0] ?? '')),
);
