import type { List, ListItem, Nodes, Paragraph, PhrasingContent, RootContent, Table, TableRow } from 'mdast';
import type { ChunkRun } from '../markdown/markdown-text.ts';
import type { TextRange } from '../text/text.ts';
import { shiftRange } from '../text/text.ts';
import { asksWhy } from './asks-why.ts';
import { type Document, fact, factOfBoth } from './document.ts';
import { type FrontMatterEntry, frontMatter } from './front-matter.ts';
import { inlineLines } from './inline-lines.ts';
import { answerMark, contentRange, type Label, labelOf, trimLabel } from './label.ts';
import type { Leaf, LeafContent, LeafShape } from './leaf.ts';
import { normaliseTitle } from './normalise.ts';
import { hasText, plainText } from './plain-text.ts';
import { foundInRuns, nodeRange, type Passage, passageText, runPassages, type Section, sections } from './sections.ts';

/** All labelled places of a document, in document order; a section is one whose label is its heading. */
export const leaves = fact((document: Document): readonly Leaf[] => [
  ...frontMatterLeaves(document),
  ...sections(document).flatMap(sectionLeaves),
]);

/** Those of all leaves whose content passes. As with sections, an edit of a long document costs no walk through all of them. */
export function leavesWhere(passes: (content: LeafContent) => boolean): (document: Document) => readonly Leaf[] {
  const isFound = ({ content }: { readonly content: LeafContent }) => passes(content);
  const inRun = fact((run: ChunkRun) => runLeaves(run).filter(isFound));
  return fact((document: Document) => [
    ...frontMatterLeaves(document).filter(isFound),
    ...foundInRuns(document, inRun, placedLeaf),
  ]);
}

/** The same where it depends on something besides. */
export function leavesWhereBoth<Other extends object>(
  passes: (content: LeafContent, other: Other) => boolean,
): (document: Document, other: Other) => readonly Leaf[] {
  const inRun = factOfBoth((run: ChunkRun, other: Other) =>
    runLeaves(run).filter(({ content }) => passes(content, other)),
  );
  return factOfBoth((document: Document, other: Other) => [
    ...frontMatterLeaves(document).filter(({ content }) => passes(content, other)),
    ...foundInRuns(document, (run) => inRun(run, other), placedLeaf),
  ]);
}

interface RunLeaf {
  readonly content: LeafContent;
  /** The number of its passage in the run, … */
  readonly passage: number;
  /** … and its own there. */
  readonly at: number;
}

const runLeaves = fact((run: ChunkRun): readonly RunLeaf[] =>
  runPassages(run).flatMap((each, passage) => passageLeaves(each).map((content, at) => ({ content, passage, at }))),
);

const placedLeaf = ({ passage, at }: RunLeaf, sectionOf: (passage: number) => Section): Leaf =>
  sectionLeaves(sectionOf(passage))[at] as Leaf;

/** The labelled places that stand in a section itself, its own heading first. */
export const sectionLeaves = fact((section: Section): readonly Leaf[] =>
  passageLeaves(section.passage).map((leaf) => new PlacedLeaf(leaf, section)),
);

/**
 * Each cell of a section's tables as the label of the one right beside it: for whoever knows a label that the table's
 * shape does not show to be one, since the cells of a form with several fields to a row look alike once they are filled.
 */
export const cellLeaves = fact((section: Section): readonly Leaf[] =>
  passageCells(section.passage).map((leaf) => new PlacedLeaf(leaf, section)),
);

const passageCells = fact(({ blocks, chunk: { text } }: Passage): readonly PassageLeaf[] =>
  blocks.flatMap((block) =>
    block.type === 'table'
      ? block.children.flatMap((row) => row.children.flatMap((_, at) => cellLeaf(row, at, at + 2, text)))
      : [],
  ),
);

/** All are made anew on each keystroke, so what the passage knows is worked out only where somebody asks. */
class PlacedLeaf implements Leaf {
  readonly content: PassageLeaf;
  readonly section: Section;

  constructor(content: PassageLeaf, section: Section) {
    this.content = content;
    this.section = section;
  }

  get label(): string {
    return this.content.label;
  }

  get name(): string {
    return this.content.name;
  }

  get asksWhy(): boolean {
    return this.content.asksWhy;
  }

  get value(): string {
    return this.content.value;
  }

  get shape(): LeafShape {
    return this.content.shape;
  }

  get labelRange(): TextRange {
    return shiftRange(this.content.labelRange, this.section.offset);
  }

  get valueRange(): TextRange {
    return shiftRange(this.content.valueRange, this.section.offset);
  }
}

const frontMatterLeaves = fact((document: Document): readonly Leaf[] =>
  frontMatter(document).entries.map(({ key, keyRange, value, valueRange }) => {
    const content: LeafContent = {
      label: key,
      name: normaliseTitle(key.replace(/([a-z])([A-Z])/g, '$1 $2')),
      asksWhy: asksWhy(key),
      value: keyValue(value, document.text.slice(valueRange.start, valueRange.end)),
      shape: 'front-matter',
    };
    return { ...content, content, labelRange: keyRange, valueRange };
  }),
);

/** A map as it is written: `{severity}` is data to YAML, and a placeholder to its author. */
function keyValue(value: FrontMatterEntry['value'], source: string): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(String).join(', ');
  return typeof value === 'object' ? source : String(value);
}

type PassageLeaf = Omit<Leaf, 'section' | 'content'>;

const passageLeaves = fact((passage: Passage): readonly PassageLeaf[] => {
  const found: PassageLeaf[] = [];
  if (passage.heading) found.push(headingLeaf(passage));
  const text = passage.chunk.text;
  for (let at = 0; at < passage.blocks.length; at++) {
    const block = passage.blocks[at] as RootContent;
    if (block.type === 'paragraph')
      found.push(...paragraphLeaves(block, () => followers(passage.blocks, at, text), text));
    else if (block.type === 'list') found.push(...listLeaves(block, text));
    else if (block.type === 'table') found.push(...tableLeaves(block, text));
    else if (block.type === 'blockquote')
      for (const child of block.children)
        if (child.type === 'paragraph')
          found.push(...paragraphLeaves(child, () => [], text).filter((leaf) => leaf.shape === 'bold'));
  }
  return found;
});

function headingLeaf(passage: Passage): PassageLeaf {
  const labelRange = nodeRange(passage.heading as Nodes);
  const [label, ownValue] = headingParts(passage.title);
  const value = [ownValue, passageText(passage)].filter((part) => part !== '').join('\n');
  const first = passage.blocks.find(hasText);
  const last = passage.blocks.findLast(hasText);
  const valueRange =
    first && last
      ? { start: nodeRange(first).start, end: nodeRange(last).end }
      : { start: labelRange.end, end: labelRange.end };
  const name = label === passage.title ? passage.name : normaliseTitle(label);
  return { label, name, asksWhy: asksWhy(label), labelRange, value, valueRange, shape: 'heading' };
}

/** `## Date: July 1, 2020` says its value in the heading. A colon in a question or a long title separates nothing. */
export function headingParts(title: string): readonly [label: string, value: string] {
  const [, label, value = ''] = /^([\p{L}][^:?]{1,30}):\s*(.*)$/u.exec(title) ?? [];
  const isQuestion = /[?？]$/u.test(value) && /\p{L}/u.test(value);
  return label === undefined || isQuestion ? [title, ''] : [label, value];
}

/** The blocks that answer a label standing alone: up to the next label, question or heading of its rank. */
function followers(blocks: readonly RootContent[], at: number, text: string): readonly RootContent[] {
  const following: RootContent[] = [];
  for (let next = at + 1; next < blocks.length; next++) {
    const block = blocks[next] as RootContent;
    if (block.type === 'thematicBreak' || (block.type === 'paragraph' && startsWithLabel(block, text))) break;
    following.push(block);
  }
  return following;
}

/** An answer may well begin "It was: …" or "Why would it? …": of plain text only a question on a line of its own labels what follows. */
function startsWithLabel(paragraph: Paragraph, text: string): boolean {
  const [first] = inlineLines(paragraph, text);
  const label = first && labelOf(first);
  if (!label || label.beginsAnswers) return false;
  return label.shape === 'bold' || (label.question && plainText(...label.rest) === '');
}

function paragraphLeaves(paragraph: Paragraph, following: () => readonly RootContent[], text: string): PassageLeaf[] {
  const lines = inlineLines(paragraph, text);
  const all = lines.map(labelOf);
  const isOfAnswer = all.find(Boolean)?.beginsAnswers !== true;
  const labels = all.map((label) => (label?.beginsAnswers && isOfAnswer ? undefined : label));
  const found: PassageLeaf[] = [];
  labels.forEach((label, at) => {
    if (!label) return;
    const next = labels.findIndex((other, index) => index > at && other !== undefined);
    const rest = wrapped(label.rest, lines.slice(at + 1, next < 0 ? undefined : next));
    const blocks = next < 0 && goesOn(label, rest) ? following() : [];
    found.push(leafOf(label, [...rest, ...blocks], text));
  });
  return found;
}

/** A value that goes on over further lines. */
const wrapped = (first: readonly PhrasingContent[], further: readonly PhrasingContent[][]): PhrasingContent[] => [
  ...first,
  ...further.flatMap((line): PhrasingContent[] => [{ type: 'break' }, ...line]),
];

/** Whether what stands below a paragraph belongs to its last label: to one that is bold, and to a question on a line of its own. */
function goesOn({ shape, question }: Label, rest: readonly PhrasingContent[]): boolean {
  const isLast = /^[:：]?$/u.test(plainText(...rest));
  return shape === 'bold' ? question || isLast : question && isLast;
}

function listLeaves(list: List, text: string): PassageLeaf[] {
  const found: PassageLeaf[] = [];
  const stack: ListItem[] = [...list.children].reverse();
  while (stack.length > 0) {
    const item = stack.pop() as ListItem;
    const [first, ...others] = item.children;
    if (first?.type === 'paragraph') {
      const [line, ...more] = inlineLines(first, text);
      const label = line && labelOf(line);
      if (label) {
        const leaf = leafOf(label, [...wrapped(label.rest, more), ...others], text);
        found.push({ ...leaf, shape: 'list' });
      }
    }
    for (let at = item.children.length - 1; at >= 0; at--) {
      const child = item.children[at];
      if (child?.type === 'list') stack.push(...[...child.children].reverse());
    }
  }
  return found;
}

/** Rows as label and value; a table of four or more columns whose every second header is blank holds pairs side by side. */
function tableLeaves(table: Table, text: string): PassageLeaf[] {
  const [header] = table.children;
  if (!header) return [];
  const headers = header.children.map((cell) => plainText(cell));
  const pairs =
    headers.length >= 4 && headers.length % 2 === 0 && headers.every((name, at) => at % 2 === 0 || name === '');
  const rows =
    pairs || (headers[0] !== '' && headers.slice(1).every((name) => name === ''))
      ? table.children
      : table.children.slice(1);
  return rows.flatMap((row) => (pairs ? rowPairs(row, text) : rowLeaf(row, headers, text)));
}

function rowPairs(row: TableRow, text: string): PassageLeaf[] {
  const found: PassageLeaf[] = [];
  for (let at = 0; at + 1 < row.children.length; at += 2) found.push(...cellLeaf(row, at, at + 2, text));
  return found;
}

function rowLeaf(row: TableRow, headers: readonly string[], text: string): PassageLeaf[] {
  const numbered =
    /^(?:#|no|nr|id)?\.?$/i.test(headers[0] ?? '') && /^\d*$/.test(plainText(...row.children.slice(0, 1)));
  return cellLeaf(row, numbered && row.children.length > 2 ? 1 : 0, row.children.length, text);
}

function cellLeaf(row: TableRow, labelAt: number, end: number, text: string): PassageLeaf[] {
  const cell = row.children[labelAt];
  const values = row.children.slice(labelAt + 1, end);
  if (!cell || values.length === 0) return [];
  const label = trimLabel(plainText(cell));
  if (!/\p{L}/u.test(label)) return [];
  const value = values
    .map((each) => plainText(each))
    .filter((each) => each !== '')
    .join(' | ');
  return [
    {
      label,
      name: normaliseTitle(label),
      asksWhy: asksWhy(label),
      labelRange: contentRange(cell),
      value,
      valueRange: cellsRange(values, text),
      shape: 'table',
    },
  ];
}

function cellsRange(cells: readonly Nodes[], text: string): TextRange {
  const ranges = cells.map(contentRange).filter((range) => range.end > range.start);
  const [first] = ranges;
  const last = ranges[ranges.length - 1];
  if (first && last) return { start: first.start, end: last.end };
  const blank = nodeRange(cells[0] as Nodes);
  const start = blank.start + (text[blank.start] === '|' ? 1 : 0);
  const at = Math.min(start + (text[start] === ' ' ? 1 : 0), blank.end);
  return { start: at, end: at };
}

function leafOf(label: Label, valueNodes: readonly Nodes[], text: string): PassageLeaf {
  const first = valueNodes.find(hasText);
  const last = valueNodes.findLast(hasText);
  const behind =
    label.range.end +
    (/^[*_]*[:：]?[*_]*[ \t]?/u.exec(text.slice(label.range.end, label.range.end + 8))?.[0].length ?? 0);
  const value = plainText(...valueNodes)
    .replace(separator, '')
    .replace(answerMark, '');
  const valueRange =
    first && last && value !== ''
      ? trimRange(text, nodeRange(first).start, nodeRange(last).end)
      : { start: behind, end: behind };
  return {
    label: label.text,
    name: normaliseTitle(label.text),
    asksWhy: asksWhy(label.text),
    labelRange: label.range,
    value,
    valueRange,
    shape: label.shape,
  };
}

/** What sets a value apart from its label. */
const separator = /^[\s:：]*(?:[–—-]\s+)?/u;

function trimRange(text: string, start: number, end: number): TextRange {
  const source = text.slice(start, end);
  const lead = separator.exec(source)?.[0].length ?? 0;
  const from = start + lead + (answerMark.exec(source.slice(lead, lead + 40))?.[0].length ?? 0);
  return { start: Math.min(from, end), end: start + source.trimEnd().length };
}
