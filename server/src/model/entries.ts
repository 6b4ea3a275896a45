import type { ListItem, RootContent, TableRow } from 'mdast';
import { rangeContains, shiftRange, type TextRange } from '../text/text.ts';
import { type Document, fact } from './document.ts';
import { plainText } from './plain-text.ts';
import { nodeRange, type Passage, passageText, type Section, sections } from './sections.ts';
import { readDuration } from './stated-durations.ts';

/** One of several things that stand side by side: an item of a list, a row of a table, a paragraph. */
export interface Entry {
  /** Plain text, what is nested in it too. */
  readonly text: string;
  readonly range: TextRange;
}

/**
 * What stands side by side in a section and those below it: the items of lists and the rows of tables, the outermost ones
 * only; where there is neither, the subsections; where there are none of these, the paragraphs.
 */
export function sectionEntries(document: Document, section: Section): readonly Entry[] {
  const own = sections(document).filter(({ range }) => range.start >= section.range.start && range.end <= section.end);
  const listed = own.flatMap(listedIn);
  if (listed.length > 0) return listed;
  const inner = own.filter(({ parent }) => parent === section);
  if (inner.length > 0)
    return inner.map(({ passage, range }) => ({ text: `${passage.title}\n${passageText(passage)}`, range }));
  return placed(section, passageEntries(section.passage).paragraphs);
}

/** The items and rows in a part of a section; undefined where there are none. */
export function entriesIn(section: Section, range: TextRange): readonly Entry[] | undefined {
  const found = placed(section, passageEntries(section.passage).nested).filter((each) =>
    rangeContains(range, each.range),
  );
  const outermost = found.filter(
    ({ range: own }) => !found.some((other) => other.range !== own && rangeContains(other.range, own)),
  );
  return outermost.length > 0 ? outermost : undefined;
}

/** Minutes that an entry names: the first amount of time in it; undefined for one that names none. */
export function minutesIn(text: string): number | undefined {
  for (const { index } of text.matchAll(/(?<![\d.:])\d+(?:\.\d+)?\s*(?=d|h|m|s)/gi)) {
    const found = readDuration(text.slice(index));
    if (found) return found.minutes;
  }
  return undefined;
}

const listedIn = (section: Section): Entry[] => placed(section, passageEntries(section.passage).listed);

const placed = ({ offset }: Section, found: readonly Entry[]): Entry[] =>
  found.map(({ text, range }) => ({ text, range: shiftRange(range, offset) }));

const passageEntries = fact(({ blocks }: Passage) => ({
  listed: blocks.flatMap(entriesOf),
  paragraphs: blocks.filter(({ type }) => type === 'paragraph').map(entry),
  /** Those of lists in lists too, each apart. */
  nested: nestedEntries(blocks),
}));

const entriesOf = (block: RootContent): Entry[] =>
  block.type === 'list' ? block.children.map(entry) : block.type === 'table' ? block.children.slice(1).map(entry) : [];

function nestedEntries(blocks: readonly RootContent[]): Entry[] {
  const found: Entry[] = [];
  // Iterative: a hostile document nests deeper than the call stack. Deeper than this nobody counts.
  let level = [...blocks];
  for (let depth = 0; depth < 6 && level.length > 0; depth++) {
    found.push(...level.flatMap(entriesOf));
    level = level.flatMap((block) => (block.type === 'list' ? block.children.flatMap(({ children }) => children) : []));
  }
  return found;
}

/** Without the mark of an item: where a list is a value, that begins behind the first one. */
function entry(node: ListItem | TableRow | RootContent): Entry {
  const { start, end } = nodeRange(node);
  const [first] = node.type === 'listItem' ? node.children : [];
  return { text: plainText(node), range: { start: first ? nodeRange(first).start : start, end } };
}
