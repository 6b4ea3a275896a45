import type { DebtItem } from '../model/debt-item.ts';
import type { Document } from '../model/document.ts';
import { nodeRange, sectionAt } from '../model/sections.ts';

/** Why no link can stand in an item's place; undefined where one can. */
export function reasonForNoLink(document: Document, { titleRange: { start } }: DebtItem): string | undefined {
  if (start < (document.markdown.frontMatter?.range.end ?? 0)) return 'its title stands in the front matter';
  const section = sectionAt(document, start);
  const isInCode = section?.passage.blocks.some((block) => {
    const range = nodeRange(block);
    return block.type === 'code' && range.start <= start - section.offset && start - section.offset < range.end;
  });
  return isInCode ? 'it stands in code' : undefined;
}
