import type { TextRange } from '../text/text.ts';
import { shiftRange } from '../text/text.ts';
import { type Document, fact } from './document.ts';
import { locatedText } from './located-text.ts';
import { normaliseText } from './normalise.ts';
import { nodeRange, type Passage, type Section, sections, titleSection } from './sections.ts';
import { isMarked, type Ladder, type Rung, readHeadingRung, readLadders } from './why-ladders.ts';
import { isPlainlyChain, onlyAsksSafeguards } from './why-recognition.ts';
import { asksWhy, readUnits } from './why-units.ts';

/** A five-whys chain: from the symptom down. Branches are further chains of their steps. */
export interface WhysChain {
  /** The one it stands in; for a chain of headings, the one that they stand in. */
  readonly section: Section;
  readonly steps: readonly Why[];
  readonly range: TextRange;
  readonly shape: ChainShape;
  /** The chain that this one leaves. */
  readonly branchOf?: WhysChain;
}

/** One step. In a ladder of statements (`1. X.` `2. X because Y.`) there is no question, only the answer. */
export interface Why {
  /** Its place below the symptom, from 1; a branch counts on from where it leaves its chain. */
  readonly depth: number;
  readonly question?: string;
  readonly questionRange?: TextRange;
  /** Plain text on one line; '' where it is still to be written. */
  readonly answer: string;
  /** Covers a placeholder that keeps the answer's place; else empty, at that place, when blank. */
  readonly answerRange: TextRange;
  /** Question and answer: the source lines of this step alone, without the steps below it. */
  readonly range: TextRange;
}

export type ChainShape =
  | 'ordered-list'
  | 'bullets'
  | 'nested-list'
  | 'bold-questions'
  | 'headings'
  | 'table'
  | 'arrows'
  | 'fence';

/**
 * All chains of a document, in its order. Below a heading that names the five whys any list, table or row of questions
 * is one; elsewhere only steps that say so themselves. Lists of questions that stand side by side (FAQs, "why wasn't it
 * caught by …") are none.
 */
export const whysChains = fact((document: Document): readonly WhysChain[] => {
  const all = sections(document);
  const title = titleSection(document);
  const named = new Set<Section>();
  for (const section of all)
    if (
      namesWhys(section.passage) ||
      (section.parent && section.parent !== title && named.has(section.parent) && !isOtherMatter(section.passage))
    )
      named.add(section);
  const found = [...headingChains(all, named)];
  const taken = new Set(found.flatMap(({ from }) => from));
  for (const section of all) {
    if (taken.has(section)) continue;
    const ladders = named.has(section) ? namedLadders(section.passage) : plainLadders(section.passage);
    for (const ladder of ladders) found.push({ ladder, section, offset: section.offset, from: [section] });
  }
  return found
    .flatMap(({ ladder, section, offset }) => chainsOf(ladder, section, offset))
    .sort((a, b) => a.range.start - b.range.start);
});

/** True for a title that names the five whys: `5 Whys`, `Root cause analysis (five whys)`, `なぜなぜ分析`. */
export function isWhysName(title: string): boolean {
  const name = normaliseText(title);
  return (
    /\b(?:\d|three|four|five|six|seven) whys?\b|\bwhy (?:why )?(?:analysis|chain|tree|ladder)\b|\bwhys (?:analysis|chain|tree|ladder)\b/u.test(
      name,
    ) ||
    /^(?:the |our )?whys$|^ask(?:ing)? why$/u.test(name) ||
    /なぜなぜ|(?:5|五)(?:回|つ)の?なぜ|\b(?:5|cinq) pourquois?\b|\b(?:5|cinco) por ?qu[eéêè]s?\b|\b(?:5|fünf) warum|\b5 perch[eé]\b|5 почему|5 ?个?为什么|五个为什么/u.test(
      name,
    )
  );
}

interface FoundLadder {
  readonly ladder: Ladder;
  readonly section: Section;
  readonly offset: number;
  readonly from: readonly Section[];
}

const namesWhys = fact((passage: Passage): boolean => passage.title !== '' && isWhysName(passage.title));

const otherMatter =
  /^(?:(?:the |final |root )*root causes?\b.*|conclusions?|summary|problem(?: statement)?|contributing .*|causes|action items?|actions|corrective .*|counter ?measures|follow ups?|next steps|lessons.*|learnings|prevention|recommendations|references|evidence|timeline|impact|background|why (?:was|wasn?t|were|didnt|did) .*(?:caught|detected|catch).*|not caught.*|safeguards)$/u;

/** A subsection of the five whys that is about something else. */
const isOtherMatter = fact((passage: Passage): boolean => otherMatter.test(passage.name) && !namesWhys(passage));

const separateQuestions =
  /\bfaqs?\b|frequently asked|\bq and a\b|\bq a\b|^questions\b|timeline|chronology|^why (?:was|were|did|has|had)(?:nt| not| it not| this not|nt it| our safeguards| monitoring)? ?.*\b(?:caught|catch|detected|noticed)\b|^not caught|^safeguards/u;

const asksSeparately = fact((passage: Passage): boolean => separateQuestions.test(normaliseText(passage.title)));

const ladders = fact((passage: Passage): readonly Ladder[] =>
  readLadders(passage.blocks, passage.chunk.text, isWhysName),
);

const anyWhy = /\bwhys?\b|なぜ|pourquoi|por ?qu[eéê]|warum|wieso|perché|почему|чому|为什么|为何|왜/iu;

/** What a section named after the five whys holds: with steps that ask why among them, lists that don't are other matter. */
const namedLadders = fact((passage: Passage): readonly Ladder[] => {
  const all = ladders(passage).filter(({ steps }) => !onlyAsksSafeguards(steps));
  const asking = all.filter(({ steps, explicit }) => explicit || steps.some(isMarked));
  return asking.length > 0 ? asking : all;
});

const plainLadders = fact((passage: Passage): readonly Ladder[] => {
  const { text } = passage.chunk;
  if (!anyWhy.test(text.slice(passage.range.start, passage.range.end)) || asksSeparately(passage)) return [];
  return ladders(passage).filter(isPlainlyChain);
});

/** A section as a step of a chain of headings. */
const headingRung = fact((passage: Passage): Rung | undefined => {
  const { heading, chunk } = passage;
  if (!heading) return undefined;
  const [unit] = readUnits(locatedText(heading.children, chunk.text));
  if (!unit || (unit.says !== 'question' && !unit.countsWhys)) return undefined;
  if (!unit.countsWhys && !asksWhy(unit.question?.text ?? '')) return undefined;
  return readHeadingRung(unit, passage.blocks, chunk.text, nodeRange(heading).end);
});

function headingChains(all: readonly Section[], named: ReadonlySet<Section>): FoundLadder[] {
  const found: FoundLadder[] = [];
  let run: Section[] = [];
  const close = (): void => {
    const [first] = run;
    if (first) {
      const ladder = headingLadder(run);
      const inNamed = first.parent !== undefined && named.has(first.parent);
      const accepted = inNamed
        ? !onlyAsksSafeguards(ladder.steps)
        : !first.parent || !asksSeparately(first.parent.passage)
          ? isPlainlyChain(ladder)
          : false;
      if (accepted) found.push({ ladder, section: first.parent ?? first, offset: 0, from: run });
    }
    run = [];
  };
  for (const section of all) {
    const last = run.at(-1);
    if (last && isBelow(section, last) && !headingRung(section.passage)) continue;
    const isStep = headingRung(section.passage) !== undefined && !namesWhys(section.passage) && !holdsLadder(section);
    if (!isStep || (last && !(isBelow(section, last) || section.parent === run[0]?.parent)) || restarts(section, last)) close();
    if (isStep) run.push(section);
  }
  close();
  return found;
}

const restarts = (section: Section, last: Section | undefined): boolean => {
  const ordinal = headingRung(section.passage)?.ordinal;
  const before = last && headingRung(last.passage)?.ordinal;
  return ordinal !== undefined && before !== undefined && ordinal <= before;
};

function isBelow(section: Section, other: Section): boolean {
  for (let parent = section.parent; parent; parent = parent.parent) if (parent === other) return true;
  return false;
}

/** `### Why did payments fail?` above a whole list of whys is that chain's title, no step. */
const holdsLadder = (section: Section): boolean =>
  ladders(section.passage).some(({ steps }) => steps.filter(isMarked).length >= 2);

const headingLadder = (run: readonly Section[]): Ladder => ({
  steps: run.map(({ passage, offset }) => placedRung(headingRung(passage) as Rung, offset)),
  shape: 'headings',
  explicit: false,
});

function placedRung(rung: Rung, offset: number): Rung {
  return {
    ...rung,
    start: rung.start + offset,
    answerAt: rung.answerAt + offset,
    ...(rung.question && { question: { ...rung.question, range: shiftRange(rung.question.range, offset) } }),
    ...(rung.answer && { answer: { ...rung.answer, range: shiftRange(rung.answer.range, offset) } }),
    children: rung.children.map((child) => placedRung(child, offset)),
    alternatives: rung.alternatives.map((other) => placedRung(other, offset)),
  };
}

interface Pending {
  readonly steps: readonly Rung[];
  readonly depth: number;
  readonly branchOf?: WhysChain;
}

/** A ladder as chains: its own first, then a chain for each branch, from the top down. */
function chainsOf(ladder: Ladder, section: Section, offset: number): WhysChain[] {
  const chains: WhysChain[] = [];
  const pending: Pending[] = [{ steps: ladder.steps, depth: 1 }];
  for (let next = pending.shift(); next; next = pending.shift()) {
    const { steps, depth, branchOf } = next;
    const whys = steps.map((rung, at) => whyOf(rung, depth + at, offset));
    const [first] = whys;
    if (!first) continue;
    const chain: WhysChain = {
      section,
      steps: whys,
      range: { start: first.range.start, end: Math.max(...whys.map((why) => why.range.end)) },
      shape: ladder.shape,
      ...(branchOf && { branchOf }),
    };
    chains.push(chain);
    steps.forEach((rung, at) => {
      for (const other of rung.alternatives)
        pending.push({ steps: pathFrom(other), depth: depth + at, branchOf: chain });
      for (const child of rung.children)
        if (child !== steps[at + 1]) pending.push({ steps: pathFrom(child), depth: depth + at + 1, branchOf: chain });
    });
  }
  return chains;
}

function pathFrom(rung: Rung): Rung[] {
  const path = [rung];
  for (let next = rung.children[0]; next; next = next.children[0]) path.push(next);
  return path;
}

function whyOf(rung: Rung, depth: number, offset: number): Why {
  const { question } = rung;
  const answer = rung.answer ?? { text: '', range: { start: rung.answerAt, end: rung.answerAt } };
  const range = {
    start: Math.min(rung.start, question?.range.start ?? rung.start, answer.range.start),
    end: Math.max(rung.answerAt, question?.range.end ?? rung.answerAt, answer.range.end),
  };
  return {
    depth,
    ...(question && { question: question.text, questionRange: shiftRange(question.range, offset) }),
    answer: answer.text,
    answerRange: shiftRange(answer.range, offset),
    range: shiftRange(range, offset),
  };
}
