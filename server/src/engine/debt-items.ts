import type { DocumentKind } from '../kinds/kind.ts';
import { backlogItems } from '../model/backlog/items.ts';
import type { CodeAnchor } from '../model/code-anchor.ts';
import { type DebtItem, debtItem, type WrittenDebtItem } from '../model/debt-item.ts';
import { type Document, factOfBoth } from '../model/document.ts';
import type { Setup } from './setup.ts';

/** The debt items that a document of a kind holds: one, several, or none. Addresses of other repositories' files are no anchors. */
export function debtItemsIn(
  document: Document,
  kind: DocumentKind | undefined,
  setup: Setup,
): readonly WrittenDebtItem[] {
  if (kind?.subject !== 'debt' && kind?.subject !== 'backlog') return [];
  return kind.subject === 'debt' ? [ownItem(document, setup)] : backlogItemsIn(document, setup);
}

/** Those of a document that a team keeps by itself. */
export const backlogItemsIn = factOfBoth((document: Document, setup: Setup): readonly WrittenDebtItem[] =>
  backlogItems(document).map((item) => withOwnCode(item, setup)),
);

/** The item that a document is. */
export const ownItem = factOfBoth(
  (document: Document, setup: Setup): WrittenDebtItem => withOwnCode(debtItem(document), setup),
);

/** An item with its places in code as they are in a workspace. */
export function withOwnCode<Item extends DebtItem>(item: Item, { config, repositories = [] }: Setup): Item {
  // Without a repository or a configuration, paths may count from the folder above the one that is open.
  const base = config.path === undefined && config.folder !== '' ? `${config.folder}/` : '';
  const anchors = item.anchors
    .filter(({ repository }) => repository === undefined || repositories.includes(repository))
    .map((anchor) => (isBelowIt(anchor, base) ? anchor : rebased(anchor, base)));
  const isSame = anchors.every((anchor, at) => anchor === item.anchors[at]) && anchors.length === item.anchors.length;
  return isSame ? item : { ...item, anchors };
}

const rebased = (anchor: CodeAnchor, base: string): CodeAnchor => ({
  ...anchor,
  path: base + anchor.path,
  base,
  ...(anchor.again && { again: anchor.again.map((each) => (isBelowIt(each, base) ? each : rebased(each, base))) }),
});

const isBelowIt = ({ form, path }: CodeAnchor, base: string): boolean =>
  form !== 'path' || base === '' || path.startsWith(base);
