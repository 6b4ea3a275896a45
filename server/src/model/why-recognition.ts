import type { Ladder } from './why-ladders.ts';
import type { Rung } from './why-rungs.ts';
import { isBareWhy, isWhyQuestion } from './why-units.ts';

/** True for steps that are a chain of whys wherever they stand: they say so, or each question takes up the answer before. */
export function isPlainlyChain({ steps, explicit, shape }: Ladder): boolean {
  if (asksAboutSafeguards(steps) * 2 >= steps.length && !explicit) return false;
  if (explicit) return steps.length >= 2;
  if (countedInTurn(steps)) return true;
  const questions = steps.map((step) => step.question?.text ?? '');
  if (!questions.every(isWhyQuestion)) return false;
  if (steps.length >= 3 && questions.slice(1).every(isBareWhy)) return true;
  const led = steps.slice(1).filter((step, at) => leadsOn(steps[at] as Rung, step)).length;
  if (steps.length >= 3) return shape === 'nested-list' || led * 3 >= (steps.length - 1) * 2;
  return steps.length === 2 && led === 1 && steps.every((step) => step.ordinal !== undefined);
}

/** Every question is about one safeguard or another: prompts that stand side by side. */
export const onlyAsksSafeguards = (steps: readonly Rung[]): boolean =>
  steps.length > 1 && asksAboutSafeguards(steps) === steps.length;

/**
 * The steps of a list without the prompts below them that ask one safeguard after the other ("by unit tests?", "in code
 * review?"), and whatever is asked after these: they stand side by side. A single question of that sort may well end a
 * chain.
 */
export function withoutSafeguardPrompts(steps: readonly Rung[]): Rung[] {
  const named = steps.map(({ question }) => {
    const text = question?.text ?? '';
    return asksSafeguard(text) ? safeguard.exec(text)?.[0].toLowerCase() : undefined;
  });
  const below = steps.findLastIndex(({ question }) => !question || isWhyQuestion(question.text)) + 1;
  const first = named.lastIndexOf(undefined, below - 1) + 1;
  const prompts = named.slice(first, below);
  const isPrompts = prompts.length > 1 && new Set(prompts).size === prompts.length;
  return steps.slice(0, isPrompts ? first : steps.length);
}

const safeguard =
  /\b(?:unit|integration|smoke|regression|acceptance|load|e2e|end[- ]to[- ]end)\b|\breviews?\b|\bqa\b|\bmanual test|\bstaging\b|\bcanary\b|\bmonitoring\b|\balert/i;

const asksAboutSafeguards = (steps: readonly Rung[]): number =>
  steps.filter((step) => asksSafeguard(step.question?.text ?? '')).length;

const notCaught =
  /\b(?:caught?|catch|detect(?:ed)?|notice[d]?|flag(?:ged)?|f(?:ou|i)nd|discover(?:ed)?|surface[d]?|alert(?:ed)?|page[d]?|prevent(?:ed)?|stop(?:ped)?|block(?:ed)?)\b/i;
const negated = /\b(?:not|n['’]t|never|fail(?:ed)? to|miss(?:ed)?)\b|n['’]t\b/i;

const asksSafeguard = (question: string): boolean =>
  (negated.test(question) && notCaught.test(question)) ||
  /\b(?:slip(?:ped)?|get|got) (?:through|past|by)\b|見逃|検知でき|検出され/u.test(question);

/** `Why 1`, `Why 2` … with no other matter between. */
function countedInTurn(steps: readonly Rung[]): boolean {
  return steps.some((step, at) => {
    const before = steps[at - 1];
    return (
      before?.countsWhys === true &&
      step.countsWhys &&
      before.ordinal !== undefined &&
      step.ordinal === before.ordinal + 1
    );
  });
}

/** The question takes up a word that the answer before has brought in, or points back at it. */
function leadsOn(before: Rung, next: Rung): boolean {
  const question = next.question?.text ?? '';
  if (isBareWhy(question) || pointsBack.test(question)) return true;
  const asked = new Set(contentWords(before.question?.text ?? ''));
  const answer = contentWords(before.answer?.text ?? '');
  const brought = answer.length > 0 ? answer.filter((word) => !asked.has(word)) : [...asked];
  const taken = new Set(contentWords(question));
  return brought.some((word) => taken.has(word));
}

const pointsBack =
  /^why\s+(?:did|do|does|was|were|is|are|has|had|have|could|can|would)(?:n['’]t)?\s+(?:it|this|that|they|these|those|he|she|nobody|no one)\b/i;
const emptyWords = new Set(
  'because that this with from have been were they them then than when what which would could should into about there their only also very just some more most does didn wasn weren isn not and the for why did was are our its'.split(
    ' ',
  ),
);

/** Longer words by their beginnings, so that `failed` and `failing` are one. */
const contentWords = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? [])
    .filter((word) => !emptyWords.has(word))
    .map((word) => word.slice(0, 5));
