import { CodeLines } from '../code/code-lines.ts';
import { type DebtComment as CodeDebtComment, debtComments } from '../code/debt-comments.ts';
import { languageOf } from '../code/language-of.ts';
import { languages } from '../code/languages.ts';
import { resolveAnchor } from '../code/resolve-anchor.ts';
import type { DebtItem } from '../model/debt-item.ts';
import type { DebtComment } from '../protocol.ts';
import { createPlaces } from './places.ts';

/**
 * The comments of a file that say TODO and the like. One at whose line an item stands already has that item's id, tagged
 * with it or not, after it has moved, too.
 *
 * @param items Those that are anchored in the file.
 */
export function commentsOfDebt(
  source: { readonly text: string; readonly path: string; readonly languageId: string },
  items: readonly DebtItem[],
): DebtComment[] {
  const found = debtComments(source.text, languageIn(source));
  if (found.length === 0) return [];
  const places = createPlaces(source.text);
  const taken = items.length > 0 ? linesOf(items, source) : new Map<number, string>();
  return found.map((comment) => {
    const range = places.range(comment.range);
    const id = comment.id ?? taken.get(range.start.line) ?? ownTag(source.text, comment, items);
    return { word: comment.word, range, title: titleOf(comment), ...(id !== undefined && { id }) };
  });
}

/** The editor's name for the language; by the file's name for editors that have another. */
export const languageIn = ({ path, languageId }: { readonly path: string; readonly languageId: string }): string =>
  Object.hasOwn(languages, languageId) ? languageId : (languageOf(path) ?? languageId);

/** An id of the team's own in the brackets behind the word, `TODO(TD-007)`: such ids look like those of any tracker. */
function ownTag(text: string, { wordRange }: CodeDebtComment, items: readonly DebtItem[]): string | undefined {
  const [, inside] = /^\(([^()\r\n]*)\)/.exec(text.slice(wordRange.end, wordRange.end + 100)) ?? [];
  const names = inside?.split(',').map((name) => name.trim()) ?? [];
  return items.find(({ id, from }) => from !== undefined && id !== undefined && names.includes(id))?.id;
}

const titleOf = ({ title, word }: CodeDebtComment): string => title || word;

/** By line from 0, the id of the item that stands there. */
function linesOf(items: readonly DebtItem[], { text, path }: { readonly text: string; readonly path: string }) {
  const lines = new CodeLines(text);
  const taken = new Map<number, string>();
  for (const { id, anchors } of items)
    for (const anchor of anchors) {
      const found = anchor.path === path && anchor.snippet !== undefined ? resolveAnchor(anchor, lines) : undefined;
      if (found && (found.state === 'same' || found.state === 'moved') && found.line !== undefined)
        taken.set(found.line - 1, id ?? '');
    }
  return taken;
}
