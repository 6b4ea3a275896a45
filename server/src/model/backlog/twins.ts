import type { WrittenDebtItem } from '../debt-item.ts';
import { writtenText } from './item.ts';

/** Whether an item says again what another of the same document says: a recommendation beside the finding that it is for. */
export function isTwin(text: string, item: WrittenDebtItem, others: readonly WrittenDebtItem[]): boolean {
  const said = wordsOf(item.title);
  const lines = linesOf(text, item);
  return others.some((other) => {
    const known = wordsOf(other.title);
    if ([...said].filter((word) => known.has(word)).length >= leastShared) return true;
    const told = linesOf(text, other);
    if ([...lines].some((line) => told.has(line))) return true;
    const fixes = (other.from?.own ?? []).flatMap((value) => (value.field === 'fix' ? [value.text] : []));
    const all = wordsOf([other.title, ...fixes].join(' '));
    return said.size >= leastShared && [...said].every((word) => all.has(word));
  });
}

const leastShared = 2;

/** The beginnings of words that tell something, so that `testing` is `tests`. */
const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    (text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [])
      .filter((word) => !/^(?:the|and|for|with|from|into|all|add|fix|are|not|missing|improve\w*|issues?)$/.test(word))
      .map((word) => word.slice(0, 4)),
  );

/** Those that are long enough not to be alike by chance, without their marks. */
const linesOf = (text: string, item: WrittenDebtItem): ReadonlySet<string> =>
  new Set(
    writtenText(text, item)
      .split('\n')
      .map((line) => line.replace(/^[\s>*+#\d.)-]+/, '').trim())
      .filter((line) => line.length >= 25),
  );
