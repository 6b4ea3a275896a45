import type { DocumentKind } from '../kinds/kind.ts';
import type { CodeAnchor } from '../model/code-anchor.ts';
import { backlogItems } from '../model/debt-backlog.ts';
import { type DebtItem, debtItem } from '../model/debt-item.ts';
import { type Document, factOfBoth } from '../model/document.ts';
import type { Setup } from './setup.ts';

/** The debt items that a document of a kind holds: one, several, or none. Addresses of other repositories' files are no anchors. */
export function debtItemsIn(document: Document, kind: DocumentKind | undefined, setup: Setup): readonly DebtItem[] {
  if (kind?.subject !== 'debt' && kind?.subject !== 'backlog') return [];
  return kind.subject === 'debt' ? [ownItem(document, setup)] : backlogItemsIn(document, setup);
}

/** Those of a document that a team keeps by itself. */
export const backlogItemsIn = factOfBoth((document: Document, { repositories }: Setup): readonly DebtItem[] =>
  backlogItems(document).map((item) => withOwnCode(item, repositories)),
);

/** The item that a document is. */
export const ownItem = factOfBoth(
  (document: Document, { repositories }: Setup): DebtItem => withOwnCode(debtItem(document), repositories),
);

export function withOwnCode(item: DebtItem, repositories: readonly string[] = []): DebtItem {
  const isOwn = ({ repository }: CodeAnchor) => repository === undefined || repositories.includes(repository);
  return item.anchors.every(isOwn) ? item : { ...item, anchors: item.anchors.filter(isOwn) };
}
