import { type Document, fact } from '../document.ts';
import { nodeRange, type Section } from '../sections.ts';
import { backlogSections } from './levels.ts';
import { readText } from './text.ts';
import { isGroup } from './words.ts';

/** Whether a title says that what stands below is not going to be done: `Will not implement`, `Accepted`, `Not doing`. */
export const isRefusal = (title: string): boolean =>
  refusals.test(title.replace(/\([^()]*\)/g, ' ').replace(/’/g, "'"));

const refusals =
  /^[^\p{L}]*(?:will not (?:implement|fix|do)|won'?t (?:implement|fix|do)|not (?:planned|doing|implementing)|rejected|declined|accepted)(?: (?:items?|debts?|risks?|issues?|trade-?offs?|findings|limitations?))?[^\p{L}]*$/iu;

/**
 * The line in bold type that groups what stands below it in its section, `**Resolved:**`, up to the next one of any words;
 * undefined where none does.
 */
export function groupLine(document: Document, section: Section, at: number): string | undefined {
  const found = boldLines(document)
    .get(section)
    ?.findLast(({ start }) => start < at)?.words;
  return found !== undefined && (isGroup(found) || isRefusal(found)) ? found : undefined;
}

const boldLines = fact(
  (document: Document): ReadonlyMap<Section, readonly BoldLine[]> =>
    new Map(backlogSections(document).map((section) => [section, boldLinesOf(document.text, section)])),
);

interface BoldLine {
  readonly start: number;
  readonly words: string;
}

const boldLinesOf = (text: string, { passage, offset }: Section): readonly BoldLine[] =>
  passage.blocks.flatMap((block) => {
    if (block.type !== 'paragraph') return [];
    const start = nodeRange(block).start + offset;
    const [, bold] = /^\*\*([^*\n]{1,80})\*\*[:：]?\s*$/.exec(text.slice(start, nodeRange(block).end + offset)) ?? [];
    return bold === undefined ? [] : [{ start, words: readText(bold).replace(/[:：]$/, '') }];
  });
