import type { List, ListItem, Nodes, Paragraph, RootContent } from 'mdast';
import { cut, type LocatedText, locatedText } from './located-text.ts';
import { readArrows, readFence } from './why-fence.ts';
import {
  answerWith,
  asksOn,
  becauseStart,
  depthLimit,
  extendAnswer,
  isMarked,
  leadsDeeper,
  lengthLimit,
  type Rung,
  readItems,
  rungOf,
} from './why-rungs.ts';
import { readTable } from './why-table.ts';
import { readUnits, type Unit } from './why-units.ts';
import type { ChainShape } from './whys-chain.ts';

/** Steps that follow one another, found in one place: whether they are a chain of whys is for the reader to judge. */
export interface Ladder {
  readonly steps: Rung[];
  shape: ChainShape;
  /** The text says what it is: a table headed why and because, arrows marked why, `Five whys:` above it. */
  readonly explicit: boolean;
}

/** All that could be a chain in a section's blocks, in order. */
export function readLadders(
  blocks: readonly RootContent[],
  source: string,
  isWhysName: (text: string) => boolean,
): Ladder[] {
  const reader = new LadderReader(source, isWhysName);
  for (const block of blocks) reader.read(block);
  return reader.finish();
}

class LadderReader {
  readonly #source: string;
  readonly #isWhysName: (text: string) => boolean;
  readonly #found: Ladder[] = [];
  #current: Ladder | undefined;
  /** The step that paragraphs and lists below it may still answer. */
  #open: Rung | undefined;
  #introduced = false;
  /** A label such as `Evidence:` stands right above. */
  #beside = false;
  #lastNumber = 0;

  constructor(source: string, isWhysName: (text: string) => boolean) {
    this.#source = source;
    this.#isWhysName = isWhysName;
  }

  read(block: Nodes): void {
    switch (block.type) {
      case 'paragraph':
        this.#paragraph(block);
        return;
      case 'list':
        this.#list(block);
        return;
      case 'table':
        this.#whole(readTable(block, this.#source));
        return;
      case 'code':
        this.#whole(readFence(locatedText([block], this.#source)));
        return;
      case 'blockquote':
        for (const child of block.children) if (child.type === 'paragraph') this.#paragraph(child);
        return;
      case 'thematicBreak':
        this.#close();
        return;
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
    const whole = locatedText(paragraph.children, this.#source);
    const introduction = introductionEnd(whole, this.#isWhysName);
    if (introduction !== undefined) {
      this.#close();
      this.#introduced = true;
    }
    const plain = introduction ? cut(whole, introduction, whole.text.length) : whole;
    if (plain.text.trim() === '') return;
    const arrows = readArrows(plain);
    if (arrows) {
      this.#whole(arrows);
      return;
    }
    const isLabel = plain.bold.some(({ start, end }) => start === 0 && end >= plain.text.trimEnd().length - 1);
    for (const unit of readUnits(plain)) this.#unit(unit, isLabel);
  }

  #unit(unit: Unit, isLabel: boolean): void {
    this.#beside = unit.says === 'aside' || unit.says === 'end';
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
    if (unit.says === 'end') {
      this.#open = undefined;
      this.#introduced = false;
    } else if (unit.says === 'problem') this.#close();
    else if (unit.says === 'statement' && isLabel) {
      this.#close();
      this.#introduced = false;
    } else if (unit.says !== 'aside') {
      if (this.#open) extendAnswer(this.#open, unit.answer);
      else if (this.#current) this.#introduced = false;
    }
  }

  /** `- **5 Whys:**` with the chain as its sublist. */
  #introduces(item: ListItem): boolean {
    const [head, ...blocks] = item.children;
    if (head?.type !== 'paragraph' || blocks.length === 0) return false;
    if (introductionEnd(locatedText(head.children, this.#source), this.#isWhysName) === undefined) return false;
    this.#close();
    this.#introduced = true;
    for (const block of blocks) this.read(block);
    this.#introduced = false;
    this.#close();
    return true;
  }

  #list(list: List): void {
    if (list.children.length > lengthLimit) return;
    for (const item of list.children) if (this.#introduces(item)) return;
    const rungs = readItems(list, this.#source, 0);
    const open = this.#open;
    if (!rungs.some(isMarked) && (open || this.#beside)) {
      if (open && !this.#beside) answerWith(open, rungs);
      return;
    }
    this.#beside = false;
    // Boxes to tick are choices or tasks.
    if (list.children.some(({ checked }) => typeof checked === 'boolean') && !rungs.some(isMarked)) return;
    const numbered = list.ordered ? (list.start ?? 1) : 0;
    const continues =
      this.#current !== undefined &&
      (list.ordered
        ? numbered > 1 && numbered === this.#lastNumber + 1
        : list.children.length === 1 && this.#lastNumber === -1) &&
      rungs.some(isMarked);
    const ladders = laddersOf(rungs, list.ordered === true);
    const [first] = ladders;
    if (continues && first && ladders.length === 1) for (const step of first.steps) this.#current?.steps.push(step);
    else {
      this.#close();
      for (const ladder of ladders) this.#current = this.#start(ladder.steps, ladder.shape);
    }
    const last = this.#current?.steps.at(-1);
    this.#lastNumber = list.ordered ? numbered + list.children.length - 1 : list.children.length === 1 ? -1 : 0;
    this.#open = last?.question && !last.answer?.text && last.children.length === 0 ? last : undefined;
  }
}

/** Where `**5 Whys:**`, or a sentence that names the five whys and ends with a colon, has its end. */
function introductionEnd({ text, bold }: LocatedText, isWhysName: (text: string) => boolean): number | undefined {
  const label = bold[0]?.start === 0 ? bold[0].end : 0;
  if (label > 0 && isShortName(text.slice(0, label), isWhysName))
    return label + (/^\s*[:：–—-]?\s*/u.exec(text.slice(label, label + 20))?.[0].length ?? 0);
  const announces = text.length < 160 && /[:：]$/u.test(text) && isWhysName(text);
  return announces || isShortName(text, isWhysName) ? text.length : undefined;
}

/** The name and little else: "Actions after the five whys meeting" announces something else. */
function isShortName(text: string, isWhysName: (text: string) => boolean): boolean {
  const [name = ''] = text.slice(0, 80).split(/\s[–—-]\s|[:：]/u);
  return name.split(/\s+/u).length <= 5 && isWhysName(name);
}

/** The chains that sibling items make: one after another, or one below each where they have items of their own. */
function laddersOf(items: readonly Rung[], ordered: boolean): Ladder[] {
  const ladders: Ladder[] = [];
  let group: Rung[] = [];
  const close = (): void => {
    for (const ladder of laddersOfGroup(group, ordered)) ladders.push(ladder);
    group = [];
  };
  for (const item of items) {
    const last = group.at(-1);
    if (item.aside === 'problem') {
      close();
      for (const ladder of laddersOf(item.children, false)) ladders.push(ladder);
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
  const separate = items.filter((item) => item.children.some(isMarked)).length > 1;
  const sequence =
    !separate && ((ordered && items.length > 1) || marked.length > 1 || !deep || items.some(becauseStart));
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

/** A statement with questions below it is the problem and no answer: the chain starts with the questions. */
function treeLadders(root: Rung): Ladder[] {
  if (isMarked(root) || !root.children.some(isMarked))
    return [{ steps: [root, ...pathBelow(root)], shape: 'nested-list', explicit: false }];
  return laddersOfGroup(root.children.filter(isMarked), false).map((ladder) => ({ ...ladder, shape: 'nested-list' }));
}

/** The steps below, along the first branch each time. */
export function pathBelow(rung: Rung): Rung[] {
  const path: Rung[] = [];
  for (let next = rung.children[0]; next && path.length < depthLimit * 2; next = next.children[0]) path.push(next);
  return path;
}
