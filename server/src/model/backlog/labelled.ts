import type { RootContent } from 'mdast';
import { rangeLength, shiftRange, type TextRange } from '../../text/text.ts';
import { fact } from '../document.ts';
import { blocksLength, nodeRange, type Passage } from '../sections.ts';
import { fieldsIn } from './fields.ts';
import { isStrongField, labelField } from './labels.ts';
import { type ItemBullet, titleOf } from './list.ts';
import { trimmed } from './text.ts';
import { ownField } from './words.ts';

/**
 * Items that are written as labels alone, `- Area: mail`, `- Symptom: bounces are never read`, bullet for bullet or line for
 * line: each begins where the first label comes again. Offsets count from the passage's start. None where less
 * than most of a passage is so, or where the labels are not those of debts. What nobody has filled in is none.
 */
export const labelledItems = fact((passage: Passage): readonly ItemBullet[] => recordsOf(passage) ?? []);

/** Whether the lists of a passage are of labels. */
export const isLabelled = (passage: Passage): boolean => recordsOf(passage) !== undefined;

const recordsOf = fact((passage: Passage): readonly ItemBullet[] | undefined => {
  const { chunk, blocks } = passage;
  const { text } = chunk;
  const entries = blocks.flatMap((block) => entriesOf(text, block));
  const first = firstLabel(entries);
  const starts = entries.flatMap(({ label }, at) => (label === first ? [at] : []));
  const records = starts.map((start, at) => entries.slice(start, starts[at + 1] ?? entries.length));
  if (records.length < leastRecords || !areDebts(records)) return undefined;
  return lengthOf(records.flat()) * 2 > blocksLength(passage)
    ? records.flatMap((record) => itemOf(text, record) ?? [])
    : undefined;
});

const leastRecords = 2;

/** A label with what it says. */
interface Entry {
  readonly label: string;
  readonly range: TextRange;
  readonly value: TextRange;
}

/** Those of a list or a paragraph that begins with one. */
function entriesOf(text: string, block: RootContent): readonly Entry[] {
  if (block.type !== 'list' && block.type !== 'paragraph') return [];
  const { start, end } = nodeRange(block);
  const source = text.slice(start, end);
  const found = [...source.matchAll(labelForm)];
  if (source.slice(0, found[0]?.index).trim() !== '') return [];
  return found.map(({ 0: lead, 1: bold, 2: plain, index }, at) => {
    const range = trimmed(source, { start: index, end: found[at + 1]?.index ?? source.length });
    const value = trimmed(source, { start: Math.min(index + lead.length, range.end), end: range.end });
    return {
      label: (bold ?? plain ?? '').trim().toLowerCase(),
      range: shiftRange(range, start),
      value: shiftRange(value, start),
    };
  });
}

/** Not indented: what stands below a bullet is told of it. */
const labelForm =
  /^(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?(?:\*\*([^*\n]{1,40}?)(?:[:：]\*\*|\*\*[ \t]*[:：])|([\p{Lu}\p{Lo}][\p{L} /'’-]{1,30})(?::(?=\s|$)|：))/gmu;

/** The first one of those that come most often. */
function firstLabel(entries: readonly Entry[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { label } of entries) counts.set(label, (counts.get(label) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0];
}

/** They share several labels, and these say what is wrong and more of it. */
function areDebts(records: readonly (readonly Entry[])[]): boolean {
  const counts = new Map<string, number>();
  for (const label of records.flatMap((record) => [...new Set(record.map((each) => each.label))]))
    counts.set(label, (counts.get(label) ?? 0) + 1);
  const shared = [...counts].flatMap(([label, count]) => (count * 2 > records.length ? [label] : []));
  const fields = new Set(shared.map(labelField).filter((field) => field !== undefined && isStrongField(field)));
  return shared.length >= leastLabels && fields.size >= leastFields && shared.some(isName);
}

const leastLabels = 2;
const leastFields = 2;

const isName = (label: string): boolean => ownField(label) === 'title' || labelField(label) === 'problem';

function itemOf(text: string, record: readonly Entry[]): ItemBullet | undefined {
  const [first] = record;
  const last = record.at(-1);
  const name = record.find(({ label }) => ownField(label) === 'title') ?? record.find(({ label }) => isName(label));
  if (!first || !last || !name || name.value.start >= name.value.end) return undefined;
  const range = { start: first.range.start, end: last.range.end };
  const others = record.filter((each) => each !== name);
  return {
    range,
    titleRange: titleOf(text, name.value),
    values: others.flatMap((each) => fieldsIn(text, each.range)),
  };
}

const lengthOf = (entries: readonly Entry[]): number => entries.reduce((sum, { range }) => sum + rangeLength(range), 0);
