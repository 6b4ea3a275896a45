import { indentOf } from '../../text/text.ts';
import { type CodeAnchor, placeOf, withoutWholeFiles } from '../code-anchor.ts';
import { anchorsIn, type WrittenDebtItem } from '../debt-item.ts';
import type { Document } from '../document.ts';
import { sectionAt, titleSection } from '../sections.ts';
import { shortestTitle, titleKey } from './retold.ts';
import { cellsOf } from './table.ts';
import { readText, trimmed } from './text.ts';

/**
 * Items with the places in code that other parts of their document name for them: the row of an index that its section
 * tells again, a line of a list of locations, a recommendation, a section with more on it. Only where such a part says by
 * an id or by the whole title which one item it is about.
 */
export function withPlacesElsewhere(document: Document, items: readonly WrittenDebtItem[]): readonly WrittenDebtItem[] {
  const known = namesOf(items);
  if (known.size === 0) return items;
  const more = new Map<WrittenDebtItem, CodeAnchor[]>();
  for (const anchor of besideItems(document, items)) {
    const item = toldOf(document, anchor, known);
    if (item) more.set(item, [...(more.get(item) ?? []), anchor]);
  }
  return more.size === 0 ? items : items.map((item) => withMore(item, more.get(item) ?? []));
}

type Names = ReadonlyMap<string, WrittenDebtItem>;

/** What items are called by, where it is one item that is called so. */
function namesOf(items: readonly WrittenDebtItem[]): Names {
  const found = new Map<string, WrittenDebtItem>();
  const again = new Set<string>();
  for (const item of items)
    for (const name of [item.id ?? '', titleKey(item.title)]) {
      if (name !== item.id && name.length < shortestTitle) continue;
      if (name === item.id && !isDistinct(name)) continue;
      if (found.has(name) && found.get(name) !== item) again.add(name);
      found.set(name, item);
    }
  for (const name of again) found.delete(name);
  return found;
}

/** A number alone may be any number. */
const isDistinct = (id: string): boolean => /\p{L}/u.test(id) && /\d/.test(id);

/** The places that stand in no item, each by itself. */
function besideItems(document: Document, items: readonly WrittenDebtItem[]): readonly CodeAnchor[] {
  const ranges = items.flatMap(({ from }) => (from ? [from.range] : [])).toSorted((a, b) => a.start - b.start);
  const found: CodeAnchor[] = [];
  let behind = document.markdown.frontMatter?.range.end ?? 0;
  for (const { start, end } of [...ranges, { start: document.text.length, end: document.text.length }]) {
    if (start > behind && mayName.test(document.text.slice(behind, start)))
      for (const { again = [], ...anchor } of anchorsIn(document, { start: behind, end: start }))
        found.push(anchor, ...again);
    behind = Math.max(behind, end);
  }
  return found;
}

/** Each place has one of these. */
const mayName = /`|\]\(|:\/\/|[:#]L?\d|\bline/i;

/** By the line that names the place, by those that it stands under in a list, by the headings above. */
function toldOf(document: Document, { range }: CodeAnchor, known: Names): WrittenDebtItem | undefined {
  for (const line of linesAbove(document.text, range.start)) {
    const about = isRow(line) ? rowCells(line).flatMap((cell) => namedFirst(cell, known)) : namedIn(line, known);
    const all = new Set(about);
    if (all.size > 0) return all.size === 1 ? about[0] : undefined;
    // Of what is named in passing, a heading further up says nothing.
    if (idsIn(line, known).length > 0) return undefined;
  }
  let section = sectionAt(document, range.start);
  for (; section && section !== titleSection(document); section = section.parent) {
    const all = new Set([...namedFirst(section.title, known), ...idsIn(section.title, known)]);
    if (all.size > 0) return all.size === 1 ? [...all][0] : undefined;
  }
  return undefined;
}

/** The line at an offset, then those of a list that it stands under, the innermost first. */
function linesAbove(text: string, offset: number): readonly string[] {
  const from = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  const own = text.slice(from, end < 0 ? text.length : end).slice(0, longestLine);
  const found = [own];
  let indent = indentOf(own);
  let at = from;
  for (let count = 0; indent > 0 && at > 0 && count < mostLines; count++) {
    const start = text.lastIndexOf('\n', at - 2) + 1;
    const line = text.slice(start, at - 1).slice(0, longestLine);
    at = start;
    if (line.trim() === '' || indentOf(line) >= indent) continue;
    indent = indentOf(line);
    found.push(line);
  }
  return found;
}

const longestLine = 1000;
const mostLines = 60;

const isRow = (line: string): boolean => /^\s*\|.*\|/.test(line);

const rowCells = (line: string): readonly string[] =>
  cellsOf(line, trimmed(line, { start: 0, end: line.length })).map(({ start, end }) => line.slice(start, end));

/** What a line begins with, or names in brackets or at its end behind a dash. */
function namedIn(line: string, known: Names): readonly WrittenDebtItem[] {
  const said = line.replace(/^[\s>]*(?:(?:[-*+]|\d{1,3}[.)])\s+)?(?:\[[ xX]\]\s+)?/, '');
  const first = namedFirst(said, known);
  if (first.length > 0) return [...first, ...idsIn(said.split(/[:：→(`]|\s[–—-]\s/)[0] ?? '', known)];
  const aside = [...said.matchAll(/[([]([^()[\]]{2,40})[)\]]|\s[–—-]\s+\**([^\s*]{2,40})\**\.?\s*$/g)];
  return aside.flatMap(([, inside, last]) => known.get(readText(inside ?? last ?? '').trim()) ?? []);
}

/** An item that a text begins with by its id, or by its title up to a colon, a dash, a bracket or the end. */
function namedFirst(text: string, known: Names): readonly WrittenDebtItem[] {
  const plain = readText(text).trim();
  const [id = ''] = idForm.exec(plain) ?? [];
  const byId = known.get(id);
  if (byId) return [byId];
  const bold = /^\*\*([^*\n]{3,300})\*\*/.exec(text.trim())?.[1] ?? '';
  const leads = [plain, plain.split(/\s*(?:[:：→(]|\s[–—-]\s)/)[0] ?? '', readText(bold)];
  for (const lead of leads) {
    const item = known.get(titleKey(lead));
    if (item && titleKey(lead).length >= shortestTitle) return [item];
  }
  return [];
}

const idForm = /^[\p{L}\p{N}]+(?:[-_.][\p{L}\p{N}]+)*/u;

const idsIn = (text: string, known: Names): readonly WrittenDebtItem[] =>
  (text.match(/[\p{L}\p{N}]+(?:[-_.][\p{L}\p{N}]+)*/gu) ?? []).flatMap((word) =>
    isDistinct(word) ? (known.get(word) ?? []) : [],
  );

/** A place that the item names too is one. */
function withMore(item: WrittenDebtItem, more: readonly CodeAnchor[]): WrittenDebtItem {
  if (more.length === 0) return item;
  const found = new Map(item.anchors.map((anchor) => [placeOf(anchor), anchor]));
  for (const anchor of more) {
    const first = found.get(placeOf(anchor));
    found.set(placeOf(anchor), first ? { ...first, again: [...(first.again ?? []), anchor] } : anchor);
  }
  return { ...item, anchors: withoutWholeFiles([...found.values()]) };
}
