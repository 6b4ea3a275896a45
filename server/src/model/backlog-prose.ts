import { complaints, defects, namesCode } from './backlog-evidence.ts';
import { isChapter } from './backlog-guides.ts';
import { headingField } from './backlog-labels.ts';
import { isAside, isGroup, isSteps } from './backlog-words.ts';
import { nodeRange, type Section } from './sections.ts';

/**
 * The sections of a document about debt that tell of one each in prose alone: most of its innermost sections name what is
 * wrong, or say so of named code. None for a text of chapters.
 */
export function proseSections(text: string, title: string, rest: readonly Section[]): readonly Section[] {
  if (title !== '' && !subjects.test(title)) return [];
  const told = rest.filter((section) => isInnermost(section) && lengthOfProse(section) >= shortest);
  if (told.length === 0 || told.some(isChapter)) return [];
  const items = told.filter((section) => evidence(text, section) >= leastEvidence);
  // A page on how something is built names code as well, and no defect.
  if (!items.some(({ title: heading }) => defects.test(heading))) return [];
  return told.length === 1
    ? items.filter((section) => evidence(text, section) > leastEvidence)
    : items.length * 3 >= told.length * 2
      ? items
      : [];
}

const subjects =
  /\bdebts?\b|techdebt|\b(?:known (?:issues|limitations|problems)|shortcomings|hacks|workarounds|clean-?ups?)\b|deuda|dette|schulden|dívida|debito|борг|долг|债|負債/iu;

function isInnermost({ title, passage, level, children }: Section): boolean {
  if (level < 2 || !/\S\s+\S/.test(title) || isGroup(title) || isAside(title) || isSteps(title)) return false;
  return headingField(passage) === undefined && children.every((child) => headingField(child.passage) !== undefined);
}

const isCounted = (title: string): boolean => /^[^\p{L}\p{N}]*\d+[.)]\s/u.test(title);

const lengthOfProse = ({ title, passage }: Section): number =>
  passage.blocks.reduce((sum, block) => {
    const { start, end } = nodeRange(block);
    return block.type === 'paragraph' || (block.type === 'list' && isCounted(title)) ? sum + end - start : sum;
  }, 0);

/** Letters. */
const shortest = 60;

/** Two for a heading that names a defect, one each for named code and for words of what is and what should be. */
function evidence(text: string, { title, contentRange: { start, end } }: Section): number {
  const content = text.slice(start, Math.min(end, start + longest));
  return (
    (defects.test(title) ? 2 : 0) +
    (namesCode(content) ? 1 : 0) +
    (complaints.test(content) ? 1 : 0)
  );
}

const leastEvidence = 2;
/** Letters that are looked at. */
const longest = 4000;
