import { cut, type LocatedText } from './located-text.ts';
import type { Ladder } from './why-ladders.ts';
import { asksOn, blankUnit, extendAnswer, type Rung, rungOf } from './why-rungs.ts';
import { isWhyQuestion, readUnits } from './why-units.ts';

/**
 * A chain drawn as text: steps apart by `↓ Why?` or `↓ because`, or lines of questions and answers.
 * Undefined for text that has neither.
 */
export function readFence(plain: LocatedText): Ladder | undefined {
  return plain.text.length > textLimit ? undefined : (readArrows(plain) ?? readLines(plain));
}

/** Characters in a drawing: what is longer is a log. */
const textLimit = 20_000;

interface ArrowStep {
  readonly start: number;
  end: number;
  readonly by?: 'why' | 'because' | 'arrow';
}

const frame = /^[\s│├└─┌┐┘┤┬┴┼|>*•+-]*/u;
const connector = /^[\s│├└─|]*(?:[↓⬇▼⇓]️?|(?:v|V)(?=\s*$))+\s*/u;
const whyWords = /^(?:\(?\s*why\s*[?？]*\s*\)?|なぜ[?？]?)\s*[:：]?\s*(?=$)/i;

/** Steps apart by arrows that point down. */
export function readArrows(plain: LocatedText): Ladder | undefined {
  const steps: ArrowStep[] = [];
  let by: ArrowStep['by'];
  let at = 0;
  for (const line of plain.text.split('\n')) {
    const from = at;
    const end = at + line.length;
    at = end + 1;
    const found = connector.exec(line);
    let start = from + (found ?? frame.exec(line) ?? [''])[0].length;
    if (found) {
      const rest = plain.text.slice(start, end);
      by = whyWords.test(rest) ? 'why' : /^(?:because|since)\b/i.test(rest) ? 'because' : 'arrow';
      if (by === 'why' || /^because\W*$/i.test(rest)) start = end;
    }
    if (plain.text.slice(start, end).trim() === '') continue;
    const last = steps.at(-1);
    if (found || by || !last) steps.push({ start, end, ...(by && { by }) });
    else last.end = end;
    by = undefined;
  }
  // An arrow with nothing below it is a step still to be written.
  if (by) steps.push({ start: plain.text.length, end: plain.text.length, by });
  const drawn = steps.filter((step) => step.by !== undefined);
  if (drawn.length < 2) return undefined;
  const whys = drawn.filter((step) => step.by === 'why').length;
  const rungs = steps.map((step) => arrowRung(plain, step));
  // What the first "why?" asks about is the problem, no answer.
  const [first] = steps;
  const climbed = first?.by === undefined && whys > 0 ? rungs.slice(1) : rungs;
  return { steps: climbed, shape: 'fence', explicit: drawn.filter((step) => step.by !== 'arrow').length >= 2 };
}

function arrowRung(plain: LocatedText, { start, end }: ArrowStep): Rung {
  const [unit] = readUnits(cut(plain, start, end));
  return rungOf(unit ?? blankUnit(plain.source(start, end)), plain.source(start, end).end);
}

function readLines(plain: LocatedText): Ladder | undefined {
  if (!plain.text.includes('\n')) return undefined;
  const steps: Rung[] = [];
  for (const unit of readUnits(plain)) {
    const last = steps.at(-1);
    if (asksOn(unit)) steps.push(rungOf(unit, unit.range.end));
    else if (last && (unit.says === 'answer' || unit.says === 'statement')) extendAnswer(last, unit.answer);
  }
  const asked = steps.filter((step) => step.countsWhys || isWhyQuestion(step.question?.text ?? ''));
  return asked.length >= 2 ? { steps, shape: 'fence', explicit: false } : undefined;
}
