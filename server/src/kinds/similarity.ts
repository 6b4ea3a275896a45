import { normaliseText } from '../model/normalise.ts';

/** Words that questions share whatever they are about. */
const emptyWords = new Set(
  (
    'a an and any are as at be been but by can could did do does during for from had has have how i if in into is it its not of on or our out ' +
    'so than that the their them then there these they this those to up us was we were what when where which who why will with would ' +
    'you your didnt doesnt wasnt werent isnt hasnt hadnt couldnt dont get gets got getting come'
  ).split(' '),
);

/** The words of a text that say what it is about, in their simplest form. */
export function contentWords(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const word of normaliseText(text).split(' ')) if (word !== '' && !emptyWords.has(word)) words.add(stem(word));
  return words;
}

/** Where the stem changes: teams ask why it was not caught, and why nobody did catch it. */
const irregular = new Map([
  ['caught', 'catch'],
  ['found', 'find'],
  ['missed', 'miss'],
  ['flagged', 'flag'],
  ['seen', 'see'],
  ['spotted', 'spot'],
]);

function stem(word: string): string {
  const base = irregular.get(word);
  if (base) return base;
  if (word.length > 5) return word.replace(/(?:ing|ers|er|ed|es|s)$/, '');
  return word.length > 3 ? word.replace(/s$/, '') : word;
}

/** Compares a question with a set of prompts by the words that tell these prompts apart. */
export class PromptWords {
  readonly #weights = new Map<string, number>();
  readonly #words: readonly ReadonlySet<string>[];
  /** Of each prompt the words that no other one has. */
  readonly #own: readonly (readonly string[])[];

  constructor(prompts: readonly string[]) {
    this.#words = prompts.map(contentWords);
    for (const words of this.#words)
      for (const word of words) this.#weights.set(word, (this.#weights.get(word) ?? 0) + 1);
    this.#own = this.#words.map((words) => [...words].filter((word) => this.#weights.get(word) === 1));
  }

  /** How much of prompt number `at` a text covers, 0–1: a word that only one prompt has counts in full, a common one little. */
  coverage(at: number, words: ReadonlySet<string>): number {
    return this.#share(this.#words[at] ?? new Set(), words);
  }

  /** How much of a text is about prompt number `at`, 0–1. */
  precision(at: number, words: ReadonlySet<string>): number {
    return this.#share(words, this.#words[at] ?? new Set());
  }

  /** Whether a text has a word that is this prompt's alone. */
  distinguishes(at: number, words: ReadonlySet<string>): boolean {
    return this.#own[at]?.some((word) => words.has(word)) ?? false;
  }

  /** Whether a text has a word of this prompt's alone, and none of another one's alone. */
  distinguishesOnly(at: number, words: ReadonlySet<string>): boolean {
    return (
      this.distinguishes(at, words) && !this.#own.some((_, other) => other !== at && this.distinguishes(other, words))
    );
  }

  /** Whether a text has none of the words that set this prompt apart: then it is another question in much the same words. */
  differs(at: number, words: ReadonlySet<string>): boolean {
    return (this.#own[at]?.length ?? 0) > 0 && !this.distinguishes(at, words);
  }

  #share(of: ReadonlySet<string>, other: ReadonlySet<string>): number {
    let all = 0;
    let shared = 0;
    for (const word of of) {
      const prompts = this.#weights.get(word);
      const weight = prompts === undefined ? 0.3 : 1 / prompts;
      all += weight;
      if (other.has(word)) shared += weight;
    }
    return all === 0 ? 0 : shared / all;
  }
}
