import { normaliseText } from './normalise.ts';

/** The words of a title that say something, in lower case: parts of identifiers are words, articles and the like are none. */
export const titleWords = (title: string): readonly string[] =>
  normaliseText(title.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
    .split(' ')
    .filter((word) => word !== '' && !fillers.has(word));

/** Whether two titles have half of their words in common: the same thing, named at two places. */
export function isSameMatter(one: string, other: string): boolean {
  const [words, others] = [new Set(titleWords(one)), new Set(titleWords(other))];
  const shared = [...words].filter((word) => others.has(word)).length;
  return shared * 2 >= Math.min(words.size, others.size);
}

/** Fewer than two words that say something, or none but those that would fit any item. */
export function isVagueTitle(title: string): boolean {
  // Without spaces between its words, a title is judged by its length.
  const unspaced = title.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0;
  const words = titleWords(title);
  if (unspaced > 0) return unspaced + 2 * words.filter((word) => /\p{Script=Latin}/u.test(word)).length < 4;
  return words.length < 2 || words.every((word) => generic.has(word));
}

const fillers: ReadonlySet<string> = new Set(
  'a an and are as at be by do for from in into is it its of on or our some that the this those to we with'.split(' '),
);

const generic: ReadonlySet<string> = new Set(
  `bad better cleaning clean cleanup cleanups code debt debts fix fixes fixing general general hack hacks improve improvement
  improvements improving issue issues legacy misc miscellaneous more old other ours problem problems refactor refactoring
  refactorings rewrite rework stuff tech technical thing things tidy tidying todo todos up update updates various`
    .split(/\s+/)
    .filter(Boolean),
);
