import type { CodeAnchor } from './code-anchor.ts';
import { type DebtItem, isOpenDebt } from './debt-item.ts';

/** The places that open items name: what is paid or given up may name what is gone. */
export const openAnchors = (items: readonly DebtItem[]): readonly CodeAnchor[] =>
  items.filter(isOpenDebt).flatMap(({ anchors }) => anchors);
