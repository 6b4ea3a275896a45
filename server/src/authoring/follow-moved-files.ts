import { writeAnchors } from '../kinds/write-anchor.ts';
import type { DebtItem } from '../model/debt-item.ts';
import type { Document } from '../model/document.ts';
import { rangesTouch, type TextEdit } from '../text/text.ts';

/** Where a path will be; undefined for one that stays. */
export type MovedPaths = (path: string) => string | undefined;

/** Files and folders that move, with all that is in them; of a folder and a file in it, what is said of the file counts. */
export function movedPaths(moves: readonly { readonly from: string; readonly to: string }[]): MovedPaths {
  const longest = moves.toSorted((a, b) => b.from.length - a.from.length);
  return (path) => {
    const move = longest.find(({ from }) => path === from || path.startsWith(`${from}/`));
    return move && move.to + path.slice(move.from.length);
  };
}

/** Whether an item names code that moves. */
export const namesMoved = ({ anchors }: DebtItem, movedTo: MovedPaths): boolean =>
  anchors.some(({ path }) => movedTo(path) !== undefined);

/**
 * The paths and links by which the items of a document name code, as they are once that has moved; lines stay. An address
 * that names a commit shows the file as it was there, wherever it goes.
 */
export function followMovedFiles(
  document: Document,
  items: readonly DebtItem[],
  movedTo: MovedPaths,
): readonly TextEdit[] {
  // Of a document that moves along, links that count from it may stay as they are.
  const moved = { ...document, path: movedTo(document.path) ?? document.path };
  const edits: TextEdit[] = [];
  for (const anchor of items.flatMap(({ anchors }) => anchors)) {
    const path = movedTo(anchor.path);
    if (path === undefined || (anchor.form === 'address' && anchor.commit !== undefined)) continue;
    const target = { path, ...(anchor.line !== undefined && { line: anchor.line }) };
    // Several items may name the file of one heading, and are told so once.
    for (const edit of writeAnchors(moved, anchor, target))
      if (!edits.some(({ range }) => rangesTouch(range, edit.range))) edits.push(edit);
  }
  return edits;
}
