import type { Nodes } from 'mdast';
import { actionItems } from './action-items.ts';
import { type Document, fact } from './document.ts';
import { plainText } from './plain-text.ts';
import { type Passage, sectionsWhere } from './sections.ts';

/** True if the document links a runbook, or an action writes or amends one. That there was none is no link. */
export const offersRunbook = fact(
  (document: Document): boolean =>
    withRunbooks(document).length > 0 || actionItems(document).some(({ text }) => runbook.test(text)),
);

const runbook = /run[ -]?book|play[ -]?book|\bSOP\b|operating procedure|emergency procedure|recovery procedure/i;

const linksRunbook = fact((passage: Passage): boolean => {
  if (!runbook.test(passage.chunk.text)) return false;
  const waiting: Nodes[] = [...passage.blocks];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type === 'link' && (runbook.test(node.url) || runbook.test(plainText(node)))) return true;
    if (node.type === 'linkReference' && runbook.test(plainText(node))) return true;
    if ('children' in node) for (const child of node.children) waiting.push(child);
  }
  return false;
});

const withRunbooks = sectionsWhere(linksRunbook);
