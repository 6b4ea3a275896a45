import { distance } from 'fastest-levenshtein';

const longestName = 80;
const shortestStart = 3;
const mostEdits = 3;

/** The name that a word was probably meant to be: a few letters differ, or one name alone begins with it. */
export function nearestName(word: string, names: Iterable<string>): string | undefined {
  if (word.length > longestName) return undefined;
  const folded = word.toLowerCase();
  const candidates = [...names];
  let nearest: string | undefined;
  let least = Math.min(mostEdits, Math.floor(word.length * 0.4)) + 1;
  for (const name of candidates) {
    const letters = distance(folded, name.toLowerCase());
    if (letters < least) [nearest, least] = [name, letters];
  }
  return nearest ?? completion(folded, candidates);
}

function completion(start: string, names: readonly string[]): string | undefined {
  const longer = start.length < shortestStart ? [] : names.filter((name) => name.startsWith(start));
  return longer.length === 1 ? longer[0] : undefined;
}
