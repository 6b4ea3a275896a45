import { isGroup } from '../model/backlog/words.ts';

/** Whether a heading would fit any list of notes: it names no part of a system, and nothing that is wrong. */
export const isGeneric = (title: string): boolean =>
  isGroup(title) || (wordCount(title) <= 5 && lists.test(title) && !verbs.test(title));

export const wordCount = (words: string): number => words.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’_-]*/gu)?.length ?? 0;

/** The words of a text, each as often as it stands there. */
export const wordsIn = (text: string): readonly string[] => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** Each word of a text stands in another, as often as it does there. */
export function holdsWords(whole: string, part: string): boolean {
  const left = new Map<string, number>();
  for (const word of wordsIn(whole)) left.set(word, (left.get(word) ?? 0) + 1);
  for (const word of wordsIn(part)) {
    const count = left.get(word) ?? 0;
    if (count === 0) return false;
    left.set(word, count - 1);
  }
  return true;
}

const lists =
  /\b(?:notes?|notebook|notepad|to-?dos?|ideas?|journal|diary|scratch(?:pad)?|log|logbook|lists?|misc(?:ellaneous)?|things?|stuff|inbox|parking lot|clean-?ups?|wish-?list|backlog|issues|bugs|problems|oddities|weird|strange|random|someday|later|questions?|(?:tech(?:nical)?[- ])?debt|refactorings?|other|general)\b/i;
const verbs = /\b(?:is|are|was|has|have|does|do|loses?|fails?|breaks?|can't|cannot|never|not)\b/i;
