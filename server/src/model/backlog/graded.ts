import type { Document } from '../document.ts';
import { nodeRange, type Section } from '../sections.ts';
import { gradedBullets, type SectionBullets } from './list.ts';
import { gradeLead } from './scales.ts';
import type { ItemSection } from './sections.ts';
import { itemRows } from './table.ts';
import { ownTitle, wordCount } from './text.ts';
import { headingSource } from './told.ts';
import { isAside, isGroup, ownField } from './words.ts';

/**
 * Sections whose headings begin with how urgent each is, `### P1 - Split the dashboard`: only where all of a section's
 * subsections are such, and one grade occurs twice. What each grade means is said of each grade once.
 */
export function gradedSections(document: Document, rest: readonly Section[]): readonly ItemSection[] {
  const open = new Set(rest);
  return rest.flatMap(({ children }) => {
    const told = children.filter((each) => !isAside(each.title));
    const found = told.flatMap((each) => (open.has(each) ? (gradedSection(document, each) ?? []) : []));
    if (found.length < told.length || found.length < leastGraded) return [];
    if (new Set(found.map(({ grade }) => grade)).size === found.length) return [];
    return found.filter(({ item }) => isGroup(item.title.title)).length * 2 < found.length
      ? found.map(({ item }) => item)
      : [];
  });
}

const leastGraded = 3;

function gradedSection(document: Document, section: Section) {
  const { headingRange, contentRange, children, passage, offset } = section;
  const source = headingSource(document, section);
  const [lead = '', grade = ''] = gradeLead(source) ?? [];
  if (grade === '') return undefined;
  const title = ownTitle(source.slice(lead.length));
  const content = document.text.slice(contentRange.start, contentRange.end);
  const hasRows = passage.blocks.some((block) => {
    const { start, end } = nodeRange(block);
    return block.type === 'table' && itemRows(document.text, { start: start + offset, end: end + offset }).length > 0;
  });
  const isOne = children.every((child) => ownField(child.title) !== undefined) && !hasRows;
  if (!isOne || wordCount(title.title) < 2 || !/[\p{L}\p{N}]/u.test(content)) return undefined;
  const at = document.text.indexOf(grade, headingRange.start);
  const value = { field: 'priority', name: '', text: grade, range: { start: at, end: at + grade.length } } as const;
  return { grade: grade.toLowerCase(), item: { section, title, values: [value], isDocument: false } };
}

/**
 * The findings of an audit: bullets all over it that begin with how bad each is; as above, one grade occurs twice,
 * and not only because several scales have it.
 */
export function gradedFindings(text: string, places: readonly Section[]): readonly SectionBullets[] {
  const found = places
    .filter(({ level }) => level > 1)
    .map((section) => [section, gradedBullets(text, section)] as const);
  const lists = found.map(([, bullets]) => bullets.map(({ grade }) => grade)).filter(({ length }) => length > 0);
  const isAgain = lists.some((grades) => new Set(grades).size < grades.length);
  const areUnlike = new Set(lists.map((grades) => grades.join())).size > 1;
  const grades = lists.flat();
  return grades.length >= leastFindings && new Set(grades).size < grades.length && (isAgain || areUnlike) ? found : [];
}

const leastFindings = 4;
