import { distance } from 'fastest-levenshtein';
import { normaliseText } from '../model/normalise.ts';
import type { RootCause } from './config.ts';

export const defaultRootCauses: readonly RootCause[] = [
  {
    name: 'trade-off',
    aliases: [],
    definition: 'A shortcut whose risk was known and taken on purpose: tech debt that has now come due.',
  },
  {
    name: 'knowledge gap',
    aliases: [],
    definition: 'Nobody who worked on it knew that this kind of failure was possible.',
  },
  {
    name: 'brain fart',
    aliases: ['slip'],
    definition: 'The knowledge was there, and on that day it slipped through.',
  },
];

/** The category that a text names: case, spaces, hyphens and a plural ending make no difference. */
export function findRootCause(rootCauses: readonly RootCause[], text: string): RootCause | undefined {
  const key = rootCauseKey(text);
  if (key === '') return undefined;
  return rootCauses.find((rootCause) => labels(rootCause).some((label) => rootCauseKey(label) === key));
}

/** The category that a text which names none was probably meant to name: misspelt, or in the middle of other words. */
export function suggestRootCause(rootCauses: readonly RootCause[], text: string): RootCause | undefined {
  const words = normaliseText(text.slice(0, longestText));
  const key = rootCauseKey(words);
  if (key === '') return undefined;
  return named(rootCauses, words) ?? nearest(rootCauses, key);
}

/** What two names of categories are compared by; '' for a text without letters or digits. */
export const rootCauseKey = (text: string): string =>
  normaliseText(text)
    .replaceAll(' ', '')
    .replace(/(?<=...)s$/, '');

const longestText = 200;

const labels = ({ name, aliases }: RootCause): readonly string[] => [name, ...aliases];

function named(rootCauses: readonly RootCause[], words: string): RootCause | undefined {
  return rootCauses.find((rootCause) =>
    labels(rootCause).some((label) => {
      const name = normaliseText(label);
      return name !== '' && ` ${words} `.includes(` ${name} `);
    }),
  );
}

/** At most a third of the label's letters may differ. */
function nearest(rootCauses: readonly RootCause[], key: string): RootCause | undefined {
  let found: RootCause | undefined;
  let least = 1;
  for (const rootCause of rootCauses) {
    for (const label of labels(rootCause).map(rootCauseKey)) {
      const share = distance(key, label) / label.length;
      if (share <= 1 / 3 && share < least) [found, least] = [rootCause, share];
    }
  }
  return found;
}
