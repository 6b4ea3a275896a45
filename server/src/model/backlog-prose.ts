import { complaints, defects } from './backlog-evidence.ts';
import { isChapter } from './backlog-guides.ts';
import { headingField } from './backlog-labels.ts';
import { isAside, isGroup, isSteps } from './backlog-words.ts';
import { nodeRange, type Section } from './sections.ts';

/**
 * The sections of a document about debt that tell of one each in prose alone: those of the level on which most innermost
 * sections name what is wrong, or code. None for a text of chapters.
 */
export function proseSections(text: string, title: string, rest: readonly Section[]): readonly Section[] {
  if (title !== '' && !subjects.test(title)) return [];
  const parts = repeatedTitles(rest);
  const open = rest.filter((section) => isInnermost(section) && !parts.has(section.name));
  const inLists = listSections(text, open);
  const told = open.filter((section) => lengthOfProse(text, section) >= shortest || inLists.has(section));
  if (told.filter(isChapter).length * 4 > told.length) return [];
  const levels = new Map<number, Section[]>();
  for (const section of told)
    if (!isChapter(section)) levels.set(section.level, [...(levels.get(section.level) ?? []), section]);
  return [...levels.values()].flatMap((sections) => itemsAmong(text, sections));
}

/** All of a level where most have evidence, below groups any; of fewer than three those with a defect in their names. */
function itemsAmong(text: string, sections: readonly Section[]): readonly Section[] {
  const found = sections.map((section) => evidence(text, section));
  if (sections.length < leastOfLevel)
    return sections.filter(({ title }, at) => defects.test(title) && (found[at] ?? 0) > leastEvidence);
  const least = sections.some(({ parent }) => parent && parent.level > 1 && isGroup(parent.title)) ? 1 : leastEvidence;
  return found.filter((each) => each >= least).length * 2 >= sections.length ? sections : [];
}

const leastOfLevel = 3;

/** `Fix`, in whatever language, below several headings. */
function repeatedTitles(all: readonly Section[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { name } of all) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count > 2).map(([name]) => name));
}

const subjects =
  /(?<!\p{L})debts?(?!\p{L})|techdebt|\b(?:known (?:issues|limitations|problems)|shortcomings|hacks|workarounds|clean-?ups?)\b|deuda|dette|schulden|dívida|debito|борг|долг|债|負債/iu;

function isInnermost({ title, passage, level, children }: Section): boolean {
  if (level < 2 || !/\S[\s-]+\S/.test(title) || isGroup(title) || isAside(title) || isSteps(title)) return false;
  return headingField(passage) === undefined && children.every((child) => headingField(child.passage) !== undefined);
}

const isCounted = (title: string): boolean => /^[^\p{L}\p{N}]*\d+[.)]\s/u.test(title);

/** Text that is indented as code is prose. */
const lengthOfProse = (text: string, { title, passage, offset }: Section): number =>
  passage.blocks.reduce((sum, block) => {
    const { start, end } = nodeRange(block);
    const isProse =
      block.type === 'paragraph' ||
      (block.type === 'list' && isCounted(title)) ||
      (block.type === 'code' && !/[`~]/.test(text.charAt(start + offset)));
    return isProse ? sum + end - start : sum;
  }, 0);

/** Letters. */
const shortest = 20;

/**
 * Those in which nothing else stands than a list of what there is to say: where their headings say what is wrong, and the
 * bullets don't.
 */
function listSections(text: string, all: readonly Section[]): ReadonlySet<Section> {
  const found = all.filter(
    ({ passage: { blocks } }) =>
      blocks.some(({ type }) => type === 'list') &&
      blocks.every(({ type }) => type === 'list' || type === 'thematicBreak' || type === 'html'),
  );
  const areParts = found.filter((section) => !hasNamedBullets(text, section)).length * 3 > found.length * 2;
  const areStated = found.filter((section) => isStatement(text, section)).length * 3 >= found.length;
  return new Set(areParts && areStated ? found : []);
}

/** With boxes, or bold words before each. */
const hasNamedBullets = (text: string, { passage: { blocks }, offset }: Section): boolean =>
  blocks.some(
    (block) =>
      block.type === 'list' &&
      block.children.every(({ checked, children: [first] }) =>
        typeof checked === 'boolean' || (first && text.startsWith('**', nodeRange(first).start + offset)),
      ),
  );

/** Whether a heading says what is wrong, and names no area: by a defect, code, or so many words. */
const isStatement = (text: string, { title, headingRange: { start, end } }: Section): boolean =>
  defects.test(title) || text.slice(start, end).includes('`') || title.split(/\s+/).length >= leastWords;

const leastWords = 5;

/** Two for a heading that names a defect, one each for named code and for words of what is and what should be. */
function evidence(text: string, { title, contentRange: { start, end } }: Section): number {
  const content = text.slice(start, Math.min(end, start + longest));
  return (
    (defects.test(title) ? 2 : 0) +
    (places.test(title) || places.test(content) ? 2 : code.test(content) ? 1 : 0) +
    (complaints.test(content) ? 1 : 0)
  );
}

/** Code in which something is named, and a place in it. */
const code = /`[^`\n]*[._:()A-Z][^`\n]*`/;
const places = /`[^`\n]*(?:\w\/\w|\w\.[a-z]{1,5}\b(?!\()|:\d)[^`\n]*`|\]\((?!https?:)[^)\s]+\.\w+/;

const leastEvidence = 2;
/** Letters that are looked at. */
const longest = 4000;
