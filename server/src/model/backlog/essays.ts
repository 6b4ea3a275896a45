import type { WrittenDebtItem } from '../debt-item.ts';
import type { Document } from '../document.ts';
import { backlogTitle } from './levels.ts';
import { saysStatus } from './status.ts';
import { isAboutDebt } from './words.ts';

/** A guide by its title; unless half of what stands in it has an id, a state or a place, or it says that it lists what is known. */
export function isEssay(document: Document, items: readonly WrittenDebtItem[]): boolean {
  const section = backlogTitle(document);
  if (!section || !isAboutDebt(section.title) || /#\d|\b[A-Z]+-\d/.test(section.title)) return false;
  const concrete = items.filter(isConcrete).length;
  const opening = document.text.slice(section.contentRange.start, section.contentRange.end);
  return concrete < leastConcrete || concrete * (lists.test(opening) ? 3 : 2) < items.length;
}

const leastConcrete = 4;
const lists =
  /\bthis (?:document|file|page|guide) (?:tracks|lists|records|catalogu?e?s|captures|inventories|documents known)\b/i;

const isConcrete = (item: WrittenDebtItem): boolean =>
  item.id !== undefined ||
  item.anchors.length > 0 ||
  (item.status !== undefined && item.status !== 'open') ||
  saysStatus(item);
