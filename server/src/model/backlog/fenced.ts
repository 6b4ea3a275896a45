import type { Code } from 'mdast';
import { rangeLength, shiftRange, type TextRange } from '../../text/text.ts';
import { blocksLength, nodeRange, type Section } from '../sections.ts';
import { fieldsIn } from './fields.ts';
import { isChapter } from './guides.ts';
import { isStrongField } from './labels.ts';
import type { ItemBullet, SectionBullets } from './list.ts';
import { ownTitle, trimmed } from './text.ts';
import { isAside, isLegend, ownField } from './words.ts';

/**
 * Items that stand in fences, or are indented as code is, where much of a document does: records that begin with a label
 * of a title, `Item: …`, or an id, and lists. What shows how to write one is none.
 */
export function fencedItems(text: string, all: readonly Section[]): readonly SectionBullets[] {
  const found = all
    .filter((section) => !isAside(section.title) && !isLegend(section.title) && !isChapter(section))
    .map((section) => ({ section, blocks: fencesOf(text, section) }));
  const blocks = found.flatMap((each) => each.blocks);
  const records = blocks.filter(({ isRecords }) => isRecords);
  const lists = blocks.filter(({ isRecords }) => !isRecords);
  const inLists = lists.reduce((sum, { range }) => sum + rangeLength(range), 0);
  const isOfLists =
    lists.reduce((sum, { items }) => sum + items.length, 0) >= leastLines &&
    inLists * 2 > all.reduce((sum, { passage }) => sum + blocksLength(passage), 0);
  return found.map(({ section, blocks: own }) => [
    section,
    own.flatMap(({ isRecords, items }) => ((isRecords ? records.length > 1 : isOfLists) ? items : [])),
  ]);
}

const leastLines = 3;

interface Fence {
  readonly range: TextRange;
  readonly isRecords: boolean;
  readonly items: readonly ItemBullet[];
}

function fencesOf(text: string, { passage, offset }: Section): readonly Fence[] {
  return passage.blocks.flatMap((block, at): readonly Fence[] => {
    if (block.type !== 'code' || !isOfWords(block)) return [];
    const before = passage.blocks[at - 1];
    const said =
      before?.type === 'paragraph' ? text.slice(nodeRange(before).start + offset, nodeRange(before).end + offset) : '';
    if (shows.test(said.slice(-longestLead))) return [];
    const range = shownIn(text, shiftRange(nodeRange(block), offset));
    const records = recordsIn(text, range);
    const items = records.length > 0 ? records : linesIn(text, range);
    return items.length > 0 ? [{ range, isRecords: records.length > 0, items }] : [];
  });
}

const isOfWords = ({ lang }: Code): boolean => !lang || /^(?:te?xt|plain(?:text)?|markdown|md|todo)$/i.test(lang);

/** Letters. */
const longestLead = 200;

const shows = /\b(?:examples?|templates?|formats?|structure|syntax|like this|as follows|e\.g\.)/i;

/** Without the lines that open and close it. */
function shownIn(text: string, { start, end }: TextRange): TextRange {
  const source = text.slice(start, end);
  const [open = ''] = /^[ \t]*(`{3,}|~{3,})[^\n]*\n/.exec(source) ?? [];
  const [close = ''] = open === '' ? [] : (/\n[ \t]*(?:`{3,}|~{3,})[ \t]*$/.exec(source) ?? []);
  return { start: start + open.length, end: Math.max(start + open.length, end - close.length) };
}

/** What stands between blank lines begins with a label of a title, or an id, each time, and tells something more. */
function recordsIn(text: string, { start, end }: TextRange): readonly ItemBullet[] {
  const parts = [...text.slice(start, end).matchAll(/(?:^|\n)[ \t]*(?=\S)([^\n]+(?:\n[ \t]*\S[^\n]*)*)/g)];
  const found = parts.flatMap((part): readonly ItemBullet[] => {
    const [whole, said = ''] = part;
    const from = start + part.index + whole.length - said.length;
    const lineEnd = said.indexOf('\n');
    const line = lineEnd < 0 ? said : said.slice(0, lineEnd);
    const [lead = '', name = ''] = /^(\p{L}[\p{L} ]{1,29})[:：][ \t]*(?=\S)/u.exec(line) ?? [];
    if (ownField(name) !== 'title' && ownTitle(line).id === undefined) return [];
    const range = trimmed(text, { start: from, end: from + said.length });
    const titleRange = trimmed(text, {
      start: ownField(name) === 'title' ? from + lead.length : from,
      end: from + line.length,
    });
    const values = fieldsIn(text, { start: titleRange.end, end: range.end });
    return values.some(({ field }) => isStrongField(field)) ? [{ range, titleRange, values }] : [];
  });
  return found.length === parts.length ? found : [];
}

/** The outermost lines that begin with a mark of a list, a number or a box, each with those that go on with it. */
function linesIn(text: string, { start, end }: TextRange): readonly ItemBullet[] {
  const source = text.slice(start, end);
  const marks = [...source.matchAll(markForm)].map((match) => ({ match, indent: (match[1] ?? '').length }));
  const least = Math.min(...marks.map(({ indent }) => indent));
  const outermost = marks.filter(({ indent }) => indent === least).map(({ match }) => match);
  const items = outermost.map((match, at): ItemBullet => {
    const from = match.index + (match[1] ?? '').length;
    const range = trimmed(source, { start: from, end: endOf(source, from, outermost[at + 1]?.index) });
    const said = match.index + match[0].length;
    const lineEnd = source.indexOf('\n', said);
    const titleRange = trimmed(source, { start: said, end: lineEnd < 0 ? range.end : Math.min(lineEnd, range.end) });
    const box = match[2] === undefined ? undefined : match.index + match[0].lastIndexOf('[') + 1;
    return {
      range: shiftRange(range, start),
      titleRange: shiftRange(titleRange, start),
      values: fieldsIn(text, { start: titleRange.end + start, end: range.end + start }),
      ...(box !== undefined && { box: { start: box + start, end: box + (match[2] ?? '').length + start } }),
    };
  });
  const phrases = items.filter(({ titleRange }) => /\S\s+\S+\s+\S/.test(text.slice(titleRange.start, titleRange.end)));
  return phrases.length * 3 >= items.length * 2 ? items : [];
}

/** Up to the next one, or to a line that is indented no further and has no mark: it begins something else. */
function endOf(source: string, from: number, next: number | undefined): number {
  const end = next ?? source.length;
  const blank = /\n[ \t]*\n[ \t]*\S/.exec(source.slice(from, end));
  return blank ? from + blank.index : end;
}

const markForm = /^([ \t]*)(?:(?:[-*+•]|\d{1,3}[.)])[ \t]+(?:\[([ xX])\][ \t]+)?|\[([ xXoO✓✔]?)\][ \t]+)(?=\S)/gmu;
