import type { BlockContent, DefinitionContent, List, ListItem, Nodes, Paragraph, RootContent } from 'mdast';
import type { TextRange } from '../text/text.ts';
import { locatedText } from './located-text.ts';
import { nodeRange } from './sections.ts';
import { readFence } from './why-fence.ts';
import { readTable } from './why-table.ts';
import { asksWhy, readUnits, type Unit, type Words } from './why-units.ts';
import type { ChainShape } from './whys-chain.ts';

/** A step as it stands in the source, with what hangs below it. Offsets count from the chunk's start. */
export interface Rung {
  ordinal?: number;
  /** Its ordinal is one of a why: `Why 2`. */
  countsWhys: boolean;
  question?: Words;
  answer?: Words;
  /** What it says where it is no step: the problem that the chain starts from, a root-cause line, evidence. */
  aside?: 'problem' | 'aside' | 'end' | 'answer';
  /** Where its answer would be written. */
  readonly answerAt: number;
  readonly start: number;
  /** The next whys; several are branches. */
  children: Rung[];
  /** Further answers to the same question. */
  alternatives: Rung[];
}

/** Steps that follow one another, found in one place: whether they are a chain of whys is for the reader to judge. */
export interface Ladder {
  readonly steps: Rung[];
  shape: ChainShape;
  /** The text says what it is: a table headed why and because, arrows marked why, `Five whys:` above it. */
  readonly explicit: boolean;
}

/** Containers that are nested deeper hold no chain that a person wrote. */
const depthLimit = 40;

/** All that could be a chain in a section's blocks, in order. */
export function readLadders(blocks: readonly RootContent[], source: string, isWhysName: (text: string) => boolean): Ladder[] {
  const reader = new LadderReader(source, isWhysName);
  for (const block of blocks) reader.read(block);
  return reader.finish();
}

/** A heading as a step: its question, and the answer that stands below it. */
export function readHeadingRung(title: Unit, blocks: readonly RootContent[], source: string, end: number): Rung {
  const rung = rungOf(title, end);
  readBody(rung, blocks, source, 0);
  return rung;
}

class LadderReader {
  readonly #source: string;
  readonly #isWhysName: (text: string) => boolean;
  readonly #found: Ladder[] = [];
  #current: Ladder | undefined;
  /** The step that paragraphs and lists below it may still answer. */
  #open: Rung | undefined;
  #introduced = false;
  #lastNumber = 0;

  constructor(source: string, isWhysName: (text: string) => boolean) {
    this.#source = source;
    this.#isWhysName = isWhysName;
  }

  read(block: Nodes): void {
    switch (block.type) {
      case 'paragraph':
        return this.#paragraph(block);
      case 'list':
        return this.#list(block);
      case 'table':
        return this.#whole(readTable(block, this.#source));
      case 'code':
        return this.#whole(readFence(locatedText([block], this.#source)));
      case 'blockquote':
        for (const child of block.children) if (child.type === 'paragraph') this.#paragraph(child);
        return;
      case 'thematicBreak':
        return this.#close();
      default:
        return;
    }
  }

  finish(): Ladder[] {
    this.#close();
    return this.#found;
  }

  #close(): void {
    this.#current = undefined;
    this.#open = undefined;
    this.#lastNumber = 0;
  }

  #start(steps: Rung[], shape: ChainShape, explicit = this.#introduced): Ladder {
    const ladder = { steps, shape, explicit };
    this.#found.push(ladder);
    return ladder;
  }

  #whole(ladder: Ladder | undefined): void {
    if (!ladder) return;
    this.#close();
    this.#start(ladder.steps, ladder.shape, ladder.explicit || this.#introduced);
  }

  #paragraph(paragraph: Paragraph): void {
    const plain = locatedText(paragraph.children, this.#source);
    if (isIntroduction(plain.text, this.#isWhysName)) {
      this.#close();
      this.#introduced = true;
      return;
    }
    const arrows = readFence(plain);
    if (arrows?.explicit) return this.#whole(arrows);
    const isLabel = plain.bold.some(({ start, end }) => start === 0 && end >= plain.text.trimEnd().length - 1);
    for (const unit of readUnits(plain)) this.#unit(unit, isLabel);
  }

  #unit(unit: Unit, isLabel: boolean): void {
    if (asksOn(unit)) {
      const rung = rungOf(unit, unit.range.end);
      const last = this.#current?.steps.at(-1);
      const restarts = unit.ordinal !== undefined && last?.ordinal !== undefined && unit.ordinal <= last.ordinal;
      if (restarts) this.#close();
      if (this.#current) this.#current.steps.push(rung);
      else this.#current = this.#start([rung], unit.arrow ? 'arrows' : 'bold-questions');
      this.#open = rung;
      return;
    }
    if (unit.says === 'end') this.#open = undefined;
    else if (unit.says === 'problem') this.#close();
    else if (unit.says === 'statement' && isLabel) {
      this.#close();
      this.#introduced = false;
    } else if (unit.says !== 'aside' && this.#open) extendAnswer(this.#open, unit.answer);
  }

  #list(list: List): void {
    const rungs = readItems(list, this.#source, 0);
    const open = this.#open;
    if (open && !open.answer?.text && !rungs.some((rung) => isMarked(rung) && !isField(rung))) {
      answerWith(open, rungs);
      return;
    }
    const numbered = list.ordered ? (list.start ?? 1) : 0;
    const continues =
      this.#current !== undefined &&
      (list.ordered ? numbered > 1 && numbered === this.#lastNumber + 1 : list.children.length === 1 && this.#lastNumber === -1) &&
      rungs.some(isMarked);
    const ladders = laddersOf(rungs, list.ordered === true);
    const [first] = ladders;
    if (continues && first && ladders.length === 1) this.#current?.steps.push(...first.steps);
    else {
      this.#close();
      for (const ladder of ladders) this.#current = this.#start(ladder.steps, ladder.shape);
    }
    const last = this.#current?.steps.at(-1);
    this.#lastNumber = list.ordered ? numbered + list.children.length - 1 : list.children.length === 1 ? -1 : 0;
    this.#open = last?.question && !last.answer?.text && last.children.length === 0 ? last : undefined;
  }
}

/** `**5 Whys:**`, or a sentence that names the five whys and ends with a colon. */
const isIntroduction = (text: string, isWhysName: (text: string) => boolean): boolean =>
  text.length < 160 && (/[:：]$/u.test(text) || text.split(/\s+/u).length <= 6) && isWhysName(text);

const rungOf = (unit: Unit, end: number): Rung => ({
  ...(unit.ordinal !== undefined && { ordinal: unit.ordinal }),
  countsWhys: unit.countsWhys,
  ...(unit.question && { question: unit.question }),
  ...(unit.answer && { answer: unit.answer }),
  ...(unit.says !== 'question' && unit.says !== 'statement' && !unit.countsWhys && { aside: unit.says }),
  answerAt: end,
  start: unit.range.start,
  children: [],
  alternatives: [],
});

/** It says itself that it is a why. */
export const isMarked = (rung: Rung): boolean =>
  rung.aside === undefined && (rung.question !== undefined || rung.countsWhys);

const isField = (rung: Rung): boolean => rung.aside !== undefined;

function extendAnswer(rung: Rung, words: Words | undefined): void {
  if (!words || words.text === '') {
    if (words && !rung.answer) rung.answer = words;
    return;
  }
  rung.answer = rung.answer?.text
    ? { text: `${rung.answer.text} ${words.text}`, range: { start: rung.answer.range.start, end: words.range.end } }
    : words;
}

function readItems(list: List, source: string, depth: number): Rung[] {
  const rungs = list.children.map((item) => readItem(item, source, depth));
  return mergeAnswers(rungs, list.ordered === true);
}

/** Questions and answers as items of one list: `- Why X?` `- Because Y`. */
function mergeAnswers(rungs: readonly Rung[], ordered: boolean): Rung[] {
  const merged: Rung[] = [];
  for (const rung of rungs) {
    const last = merged.at(-1);
    const answers =
      rung.aside === 'answer' || (rung.aside === undefined && !isMarked(rung) && (!ordered || becauseStart(rung)) && rung.answer?.text);
    if (last && isMarked(last) && !last.answer?.text && last.children.length === 0 && answers) {
      extendAnswer(last, rung.answer);
      last.children.push(...rung.children);
    } else merged.push(rung);
  }
  return merged;
}

const becauseStart = (rung: Rung): boolean => /^(?:because|since|due to|weil|parce que|porque)\b/iu.test(rung.answer?.text ?? '');

function readItem(item: ListItem, source: string, depth: number): Rung {
  const range = nodeRange(item);
  const [head, ...rest] = item.children;
  if (head?.type !== 'paragraph') {
    const behind = range.start + (/^\s*(?:[-*+]|\d{1,9}[.)])[ \t]?/u.exec(source.slice(range.start, range.end))?.[0].length ?? 1);
    const blank: Rung = { countsWhys: false, answerAt: behind, start: range.start, children: [], alternatives: [] };
    if (depth < depthLimit) readBody(blank, item.children, source, depth + 1);
    return blank;
  }
  const [first, ...others] = readUnits(locatedText(head.children, source));
  const rung: Rung = { ...rungOf(first ?? blankUnit(nodeRange(head)), nodeRange(head).end), start: range.start };
  if (item.checked === false && !rung.question) rung.answer = { text: '', range: { start: rung.answerAt, end: rung.answerAt } };
  let cursor = rung;
  for (const unit of others) cursor = addUnit(cursor, unit);
  if (depth < depthLimit) readBody(cursor, rest, source, depth + 1);
  return rung;
}

const blankUnit = (range: TextRange): Unit => ({ says: 'statement', countsWhys: false, arrow: false, range });

/** What follows a step's first words: its answer, or the next why. */
function addUnit(cursor: Rung, unit: Unit): Rung {
  if (unit.says === 'question' && isFieldQuestion(cursor)) {
    if (unit.question) cursor.question = unit.question;
    if (unit.answer) extendAnswer(cursor, unit.answer);
    return cursor;
  }
  if (asksOn(unit)) {
    const next = rungOf(unit, unit.range.end);
    cursor.children.push(next);
    return next;
  }
  if (unit.says === 'statement' || unit.says === 'answer') extendAnswer(cursor, unit.answer);
  return cursor;
}

/** `### Why 1: surface level` with `**Question:** …` below: a counted step that has no question of its own yet. */
const isFieldQuestion = (rung: Rung): boolean =>
  rung.countsWhys && rung.children.length === 0 && (rung.question === undefined || !asksWhy(rung.question.text)) && !rung.answer?.text.includes('.');

function readBody(
  rung: Rung,
  blocks: readonly (RootContent | BlockContent | DefinitionContent)[],
  source: string,
  depth: number,
): void {
  let cursor = rung;
  let listed = false;
  for (const block of blocks) {
    if (block.type === 'paragraph') {
      for (const unit of readUnits(locatedText(block.children, source))) {
        // After a list of answers, a further question is about the step above again.
        const from = listed && asksOn(unit) ? rung : cursor;
        cursor = addUnit(from, unit);
        listed = listed && cursor === from;
      }
    } else if (block.type === 'list' && depth < depthLimit) {
      const items = readItems(block, source, depth);
      if (isMarked(cursor) && !cursor.answer?.text) answerWith(cursor, items);
      else cursor.children.push(...items.filter((item) => item.aside === undefined));
      listed = true;
    } else if (block.type === 'blockquote' && depth < depthLimit) readBody(cursor, block.children, source, depth + 1);
  }
}

const asksOn = (unit: Unit): boolean => unit.says === 'question' || (unit.says === 'statement' && unit.countsWhys);

/** A list below a question: its fields, its one answer in several points, or several answers with whys of their own. */
function answerWith(rung: Rung, items: readonly Rung[]): void {
  const asked = items.find((item) => item.aside === undefined && item.question !== undefined);
  const labelled = items.filter((item) => item.aside === 'answer');
  if (labelled.length > 0) {
    if (asked?.question && isFieldQuestion(rung)) rung.question = asked.question;
    for (const item of labelled) {
      extendAnswer(rung, item.answer);
      rung.children.push(...item.children);
    }
    return;
  }
  const points = items.filter((item) => item.aside === undefined);
  const [first, ...others] = points;
  if (!first) return;
  if (points.some(isMarked)) rung.children.push(...points);
  else if (points.every((item) => !leadsDeeper(item))) for (const item of points) extendAnswer(rung, item.answer);
  else {
    extendAnswer(rung, first.answer);
    rung.children.push(...first.children);
    rung.alternatives.push(...others.map((item) => ({ ...item, ...(rung.question && { question: rung.question }) })));
  }
}

const leadsDeeper = (rung: Rung): boolean => rung.children.length > 0;

/** The chains that sibling items make: one after another, or one below each where they have items of their own. */
function laddersOf(items: readonly Rung[], ordered: boolean): Ladder[] {
  const ladders: Ladder[] = [];
  let group: Rung[] = [];
  const close = (): void => {
    ladders.push(...laddersOfGroup(group, ordered));
    group = [];
  };
  for (const item of items) {
    const last = group.at(-1);
    if (item.aside === 'problem') {
      close();
      if (item.children.length > 0) ladders.push(...laddersOf(item.children, false));
    } else if (item.aside === undefined) {
      if (item.ordinal !== undefined && last?.ordinal !== undefined && item.ordinal <= last.ordinal) close();
      group.push(item);
    }
  }
  close();
  return ladders;
}

function laddersOfGroup(items: readonly Rung[], ordered: boolean): Ladder[] {
  const marked = items.filter(isMarked);
  const deep = items.some(leadsDeeper);
  const sequence = (ordered && items.length > 1) || marked.length > 1 || !deep || items.some(becauseStart);
  if (!sequence) return items.filter(leadsDeeper).flatMap(treeLadders);
  const kept =
    !ordered && marked.length > 1
      ? items.slice(items.findIndex(isMarked), items.findLastIndex(isMarked) + 1)
      : [...items];
  if (kept.length === 0) return [];
  for (const rung of kept) foldDetails(rung);
  const last = kept.at(-1) as Rung;
  const deeper = last.children.length > 0 ? pathBelow(last) : [];
  return [{ steps: [...kept, ...deeper], shape: ordered ? 'ordered-list' : 'bullets', explicit: false }];
}

/** Points below a step of a flat list are part of its answer, unless they ask on. */
function foldDetails(rung: Rung): void {
  if (rung.children.length === 0 || rung.children.some((child) => isMarked(child) || leadsDeeper(child))) return;
  for (const child of rung.children) extendAnswer(rung, child.answer);
  rung.children = [];
}

/** A statement with questions below it is the problem, no answer: each question starts a chain. */
function treeLadders(root: Rung): Ladder[] {
  const isProblem = !isMarked(root) && root.children.some(isMarked);
  const tops = isProblem ? root.children.filter(isMarked) : [root];
  return tops.map((top) => ({ steps: [top, ...pathBelow(top)], shape: 'nested-list', explicit: false }));
}

export function pathBelow(rung: Rung): Rung[] {
  const path: Rung[] = [];
  for (let next = rung.children[0]; next && path.length < depthLimit * 2; next = next.children[0]) path.push(next);
  return path;
}
