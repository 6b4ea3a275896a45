import type { WrittenDebtItem } from '../debt-item.ts';
import type { Document } from '../document.ts';
import { nodeRange, type Section } from '../sections.ts';
import { gradedBullets, type SectionBullets } from './list.ts';
import { gradeLead } from './scales.ts';
import type { ItemSection } from './sections.ts';
import { itemRows } from './table.ts';
import { ownTitle } from './text.ts';
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
  if (!isOne || !/\s/.test(title.title) || !/[\p{L}\p{N}]/u.test(content)) return undefined;
  const at = document.text.indexOf(grade, headingRange.start);
  const value = { field: 'priority', name: '', text: grade, range: { start: at, end: at + grade.length } } as const;
  return { grade: grade.toLowerCase(), item: { section, title, values: [value], isDocument: false } };
}

/** The findings of an audit: bullets all over it that begin with how bad each is; as above, one grade occurs twice. */
export function gradedFindings(text: string, places: readonly Section[]): readonly SectionBullets[] {
  const found = places
    .filter(({ level }) => level > 1)
    .map((section) => [section, gradedBullets(text, section)] as const);
  const grades = found.flatMap(([, bullets]) => bullets.map(({ grade }) => grade));
  return grades.length >= leastFindings && new Set(grades).size < grades.length ? found : [];
}

const leastFindings = 4;

/** Whether an item says again what another of the same document says: a recommendation beside the finding that it is for. */
export function isTwin(text: string, item: WrittenDebtItem, others: readonly WrittenDebtItem[]): boolean {
  const said = wordsOf(item.title);
  const lines = linesOf(text, item);
  return others.some((other) => {
    const known = wordsOf(other.title);
    if ([...said].filter((word) => known.has(word)).length >= leastShared) return true;
    const told = linesOf(text, other);
    if ([...lines].some((line) => told.has(line))) return true;
    const fixes = (other.from?.own ?? []).flatMap((value) => (value.field === 'fix' ? [value.text] : []));
    const all = wordsOf([other.title, ...fixes].join(' '));
    return said.size >= leastShared && [...said].every((word) => all.has(word));
  });
}

const leastShared = 2;

/** The beginnings of words that tell something, so that `testing` is `tests`. */
const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    (text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [])
      .filter((word) => !/^(?:the|and|for|with|from|into|all|add|fix|are|not|missing|improve\w*|issues?)$/.test(word))
      .map((word) => word.slice(0, 4)),
  );

/** Those that are long enough not to be alike by chance, without their marks. */
const linesOf = (text: string, { from }: WrittenDebtItem): ReadonlySet<string> =>
  new Set(
    (from ? text.slice(from.range.start, from.range.end) : '')
      .split('\n')
      .map((line) => line.replace(/^[\s>*+#\d.)-]+/, '').trim())
      .filter((line) => line.length >= 25),
  );
