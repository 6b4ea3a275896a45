import type { TextRange } from '../text/text.ts';
import { shiftRange } from '../text/text.ts';
import { type Document, fact } from './document.ts';
import { locatedText } from './located-text.ts';
import { normaliseText } from './normalise.ts';
import {
  inOrder,
  nodeRange,
  type Passage,
  type Section,
  sectionsWhere,
  startOf,
  titleSection,
  withSubsections,
} from './sections.ts';
import { type Ladder, pathBelow, readLadders } from './why-ladders.ts';
import { isPlainlyChain, onlyAsksSafeguards, withoutSafeguardPrompts } from './why-recognition.ts';
import { isMarked, type Rung, readHeadingRung } from './why-rungs.ts';
import { isWhyQuestion, mentionsWhy, readUnits } from './why-units.ts';

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
  const title = titleSection(document);
  const named = new Set<Section>();
  for (const section of withSubsections(namedWhys(document))) {
    const { namesWhys, otherMatter } = traits(section.passage);
    const inherits = section.parent !== undefined && section.parent !== title && named.has(section.parent);
    if (namesWhys || (inherits && !otherMatter)) named.add(section);
  }
  const found = [...headingChains(headingRungs(document), named)];
  const taken = new Set(found.flatMap(({ from }) => from));
  for (const section of inOrder([...named], withLadders(document))) {
    if (taken.has(section)) continue;
    const ladders = named.has(section) ? namedLadders(section.passage) : plainLadders(section.passage);
    for (const ladder of ladders) found.push({ ladder, section, offset: section.offset, from: [section] });
  }
  return found
    .flatMap(({ ladder, section, offset }) => chainsOf(ladder, section, offset))
    .sort((a, b) => a.range.start - b.range.start);
});

/** True for a section whose heading names the five whys. */
export const hasWhysName = fact(({ title }: Passage): boolean => title !== '' && isWhysName(title));

/** True for a title that names the five whys: `5 Whys`, `Root cause analysis (five whys)`, `なぜなぜ分析`. */
export function isWhysName(title: string): boolean {
  const name = normaliseText(title);
  return (
    /(?<!why )\b(?:[3-9]|three|four|five|six|seven) (?:whys\b|why(?=$| (?:why|analysis|rca|root|method|technique|exercise|chain|tree)\b))/u.test(
      name,
    ) ||
    /\bwhys? (?:why )?(?:analysis|chain|tree|ladder)\b/u.test(name) ||
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

const otherMatter =
  /^(?:(?:the |final |root )*root causes?\b.*|conclusions?|summary|problem(?: statement)?|contributing .*|causes|action items?|actions|corrective .*|counter ?measures|follow ups?|next steps|lessons.*|learnings|prevention|recommendations|references|evidence|timeline|impact|background|why (?:was|wasn?t|were|didnt|did) .*(?:caught|detected|catch).*|not caught.*|safeguards)$/u;

const separateQuestions =
  /\bfaqs?\b|frequently asked|\bq and a\b|\bq a\b|^questions\b|timeline|chronology|^why (?:was|were|did|has|had)(?:nt| not| it not| this not|nt it| our safeguards| monitoring)? ?.*\b(?:caught|catch|detected|noticed)\b|^not caught|^safeguards/u;

/** What a section's own text says about it, looked up once for each on every keystroke. */
interface Traits {
  /** Its heading names the five whys. */
  readonly namesWhys: boolean;
  /** Below the five whys it is about something else. */
  readonly otherMatter: boolean;
  /** As a step of a chain of headings. */
  readonly rung?: Rung;
}

const traits = fact((passage: Passage): Traits => {
  const namesWhys = hasWhysName(passage);
  const rung = namesWhys ? undefined : headingRung(passage);
  return {
    namesWhys,
    otherMatter: !namesWhys && otherMatter.test(passage.name),
    ...(rung && { rung }),
  };
});

const namedWhys = sectionsWhere((passage) => traits(passage).namesWhys);
const headingRungs = sectionsWhere((passage) => traits(passage).rung !== undefined);

/** Whether its questions stand side by side. */
const asksSeparately = fact(({ title }: Passage) => separateQuestions.test(normaliseText(title)));

const ladders = fact((passage: Passage): readonly Ladder[] =>
  readLadders(passage.blocks, passage.chunk.text, isWhysName),
);

const anyWhy = /\bwhys?\b|[↓⬇▼]️?\s*because\b|なぜ|pourquoi|por ?qu[eéê]|warum|wieso|perché|почему|чому|为什么|为何|왜/i;

/** What a section named after the five whys holds: with steps that ask why among them, lists that don't are other matter. */
const namedLadders = fact((passage: Passage): readonly Ladder[] => {
  const all = ladders(passage)
    .filter(({ steps }) => !onlyAsksSafeguards(steps))
    .map((ladder) => ({ ...ladder, steps: withoutSafeguardPrompts(ladder.steps) }))
    .filter(({ steps }) => steps.length > 0);
  const asking = all.filter(({ steps, explicit }) => explicit || steps.some(isMarked));
  return asking.length > 0 ? asking : all;
});

const plainLadders = fact((passage: Passage): readonly Ladder[] => {
  const { text } = passage.chunk;
  if (!anyWhy.test(text.slice(passage.range.start, passage.range.end)) || asksSeparately(passage)) return [];
  return ladders(passage).filter(isPlainlyChain);
});

const withLadders = sectionsWhere((passage) => plainLadders(passage).length > 0);

function headingRung({ heading, blocks, chunk }: Passage): Rung | undefined {
  if (!heading || !mentionsWhy(chunk.text.slice(nodeRange(heading).start, nodeRange(heading).end))) return undefined;
  const title = locatedText(heading.children, chunk.text);
  if (!mentionsWhy(title.text)) return undefined;
  const [unit] = readUnits(title);
  if (!unit || (unit.says !== 'question' && !unit.countsWhys)) return undefined;
  if (!unit.countsWhys && !isWhyQuestion(unit.question?.text ?? '')) return undefined;
  // Above a whole list of whys, `### Why did payments fail?` is that chain's title and no step.
  const held = readLadders(blocks, chunk.text, isWhysName);
  if (held.some(({ steps }) => steps.filter(isMarked).length >= 2)) return undefined;
  const { start, end } = nodeRange(heading);
  return { ...readHeadingRung(unit, blocks, chunk.text, end), start };
}

/** @param steps the sections whose heading is a step, in document order. */
function headingChains(steps: readonly Section[], named: ReadonlySet<Section>): FoundLadder[] {
  const found: FoundLadder[] = [];
  let run: HeadingStep[] = [];
  const close = (): void => {
    const [first] = run;
    if (first) {
      const { parent } = first.section;
      const ladder: Ladder = { steps: run.map(placedRung), shape: 'headings', explicit: false };
      const isChain =
        parent && named.has(parent)
          ? !onlyAsksSafeguards(ladder.steps)
          : !(parent && asksSeparately(parent.passage)) && isPlainlyChain(ladder);
      if (isChain)
        found.push({ ladder, section: parent ?? first.section, offset: 0, from: run.map(({ section }) => section) });
    }
    run = [];
  };
  for (const section of steps) {
    const { rung } = traits(section.passage);
    if (!rung) continue;
    const last = run.at(-1);
    const isBehind = last !== undefined && !isBelow(section, last.section);
    // Something else that is not below the step stands before it, or it is a step of another chain.
    if (
      (isBehind && (startOf(section) > last.section.end || section.parent !== run[0]?.section.parent)) ||
      restarts(rung, last?.rung)
    )
      close();
    run.push({ section, rung });
  }
  close();
  return found;
}

interface HeadingStep {
  readonly section: Section;
  readonly rung: Rung;
}

const restarts = (rung: Rung, before: Rung | undefined): boolean =>
  rung.ordinal !== undefined && before?.ordinal !== undefined && rung.ordinal <= before.ordinal;

function isBelow(section: Section, other: Section): boolean {
  for (let parent = section.parent; parent; parent = parent.parent) if (parent === other) return true;
  return false;
}

const placedRung = ({ section, rung }: HeadingStep): Rung => shiftRung(rung, section.offset);

const shiftRung = (rung: Rung, by: number): Rung => ({
  ...rung,
  start: rung.start + by,
  answerAt: rung.answerAt + by,
  ...(rung.question && { question: { ...rung.question, range: shiftRange(rung.question.range, by) } }),
  ...(rung.answer && { answer: { ...rung.answer, range: shiftRange(rung.answer.range, by) } }),
  children: rung.children.map((child) => shiftRung(child, by)),
  alternatives: rung.alternatives.map((other) => shiftRung(other, by)),
});

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
      range: { start: first.range.start, end: whys.reduce((end, why) => Math.max(end, why.range.end), 0) },
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

const pathFrom = (rung: Rung): Rung[] => [rung, ...pathBelow(rung)];

function whyOf(rung: Rung, depth: number, offset: number): Why {
  const { question } = rung;
  const answer = rung.answer ?? { text: '', range: { start: rung.answerAt, end: rung.answerAt } };
  const range = {
    start: rung.start,
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
