import type { ActionItem } from '../model/action-item.ts';
import { actionItems } from '../model/action-items.ts';
import { startsWithAction } from '../model/action-words.ts';
import { asksWhy } from '../model/asks-why.ts';
import { debtReferences } from '../model/debt-id.ts';
import { type Document, fact } from '../model/document.ts';
import { isNotApplicable, isPlaceholder } from '../model/placeholders.ts';
import { isEnglishSentence } from '../model/why-clauses.ts';
import { type Why, type WhysChain, whysChains } from '../model/whys-chain.ts';
import { remembered } from '../text/remembered.ts';
import { type TextRange, withoutComments } from '../text/text.ts';
import type { Match } from './match.ts';
import { longestText, topicsOf } from './topics.ts';

/** The answered whys of a chain, its branches included, that no action speaks of. */
export interface UnmetChain {
  /** The deepest of them: nothing below it has an action either. */
  readonly deepest: Why;
  readonly others: readonly Why[];
}

/** By chain. Empty where a document has no actions yet, or where the words tell nothing. */
export const unmetChains = fact((document: Document): readonly UnmetChain[] => {
  const chains = whysChains(document);
  const answered = chains.flatMap(({ steps }) => steps.filter(isAnswered));
  if (answered.length < 2) return [];
  const families = whyFamilies(chains).map((family) => family.map(causes));
  if (families.every((paths) => paths.every((path) => path.length === 0))) return [];
  const actions = readableActions(document);
  if (!actions) return [];
  const meets = meeting(actions, answered);
  return families.flatMap((paths) => {
    const isMet = new Map<Why, boolean>();
    for (const step of paths.flat()) isMet.set(step, !tells(step) || isMetAt(document, step, actions, meets));
    const unmet = [...isMet].filter(([, met]) => !met).map(([step]) => step);
    // What is done about a cause is done about all that follows from it: a path counts by where it ends.
    const ends = paths.flatMap((path) => path.slice(-1)).filter((step) => isMet.get(step) === false);
    const [deepest] = ends.sort((a, b) => b.depth - a.depth);
    return deepest ? [{ deepest, others: unmet.filter((step) => step !== deepest) }] : [];
  });
});

/** The answered steps of a chain below the symptom itself; none of one that is not deep enough. */
function causes({ steps }: WhysChain): readonly Why[] {
  const answered = steps.filter(isAnswered);
  const depth = (steps[0]?.depth ?? 1) - 1 + answered.length;
  return depth < 2 ? [] : answered.filter(({ depth }) => depth > 1);
}

/** Where the template asks why nothing caught it, if at least two of these are answered and no action speaks of any. */
export function unmetSafeguards(document: Document, match: Match): readonly TextRange[] {
  const chained = new Set(whysChains(document).map(({ section }) => section));
  const answered = match.prompts.flatMap(({ outline, state, leaf }) => {
    if (!outline.asksWhy || state !== 'answered' || !leaf?.section || chained.has(leaf.section)) return [];
    const why = { question: leaf.label, answer: leaf.value.trim() };
    return isAnswered(why) && tells(why) ? [{ why, leaf }] : [];
  });
  const actions = answered.length > 1 ? readableActions(document) : undefined;
  if (!actions) return [];
  const whys = answered.map(({ why }) => why);
  const meets = meeting(actions, whys);
  const isMet = whys.some(({ answer }) => nothingToDo.test(answer)) || whys.some(meets);
  return isMet ? [] : answered.map(({ leaf }) => leaf.labelRange);
}

type Said = Pick<Why, 'question' | 'answer'>;

/** Kept for as long as the why, so that it is put together once. */
const bothOf = fact(({ question = '', answer }: Said) => `${question}\u0000${answer}`);

/** A derived fact about what a why says, wherever it stands. */
const ofWhy = <Value>(compute: (why: Said) => Value): ((why: Said) => Value) => remembered(bothOf, compute);

const isAnswered = ofWhy(({ answer }) => answer !== '' && !isPlaceholder(answer) && !isNotApplicable(answer));

/** Enough is said, in a language whose words can be compared. */
const tells = ofWhy((why) => topicsOf(why.answer).size >= fewestTopics && isEnglishSentence(why));

/** Shorter answers share no word with anything, whatever the actions are: "The fix caused a new issue." */
const fewestTopics = 3;

const topicsOfWhy = ofWhy(({ question = '', answer }) => topicsOf(`${question} ${answer}`));

/** Each chain with its branches. */
function whyFamilies(chains: readonly WhysChain[]): readonly (readonly WhysChain[])[] {
  const families = new Map<WhysChain, WhysChain[]>();
  for (const chain of chains) {
    const path = [chain];
    let root = chain;
    while (root.branchOf && !families.has(root)) path.push((root = root.branchOf));
    const family = families.get(root) ?? [];
    family.push(chain);
    for (const each of path) families.set(each, family);
  }
  return [...new Set(families.values())];
}

/** True for a step that says itself what is done about it, or that nothing is, and for one that an action speaks of. */
function isMetAt({ text }: Document, step: Why, actions: Actions, meets: (why: Said) => boolean): boolean {
  const { start, end: stepEnd } = step.range;
  const end = belowEnd(text, stepEnd);
  const { isSettled, issues } = readSource({ answer: step.answer, source: text.slice(start, end) });
  return (
    isSettled ||
    meets(step) ||
    actions.named.has(step.depth) ||
    issues.some((issue) => actions.issues.has(issue)) ||
    actions.items.some(({ range }) => start <= range.start && range.start <= end)
  );
}

/** What the lines of a step say besides. */
const readSource = remembered(
  ({ answer, source }: { readonly answer: string; readonly source: string }) => `${answer}\u0000${source}`,
  ({ answer, source }) => ({
    isSettled: nothingToDo.test(answer) || ownAction.test(source) || debtReferences(source).length > 0,
    issues: issuesOf(source),
  }),
);

/** Where the lines end that are indented below a step and ask no further why. */
function belowEnd(text: string, offset: number): number {
  let end = lineEnd(text, offset);
  for (let at = end; at < text.length; end = at) {
    const from = at + 1;
    at = lineEnd(text, from);
    const line = text.slice(from, at);
    if (!/^[ \t]+\S/u.test(line) || asksWhy(line) || end - offset > longestText) break;
  }
  return end;
}

const nothingToDo =
  /\b(?:won['’]?t (?:fix|do|change)|nothing (?:is |that can |can |could |needs )?(?:to )?(?:be )?(?:do|done|change|changed)\b|no (?:further |more )?actions?\b|(?:we|and|is|was) (?:still )?accept(?:s|ed|able)?\b|known and accepted|(?:beyond|out of|outside) our control|as (?:designed|intended)|by design|on purpose)/i;
const ownAction =
  /(?:^|[\s*_(>→])(?:action(?: item)?s?|fix(?:ed)?|solution|counter-?measure|remed(?:y|iation)|mitigation|prevention|follow-?up)\**\s*(?:#?\d+\s*)?[:：→]|\(see action|\baction(?: item)? #?\d/im;

/** What all actions of a document say, each with its details, its row and its group's heading. */
interface Actions {
  readonly items: readonly ActionItem[];
  readonly topics: readonly ReadonlySet<string>[];
  /** All of these in one. */
  readonly acted: ReadonlySet<string>;
  /** The numbers of the whys that they name. */
  readonly named: ReadonlySet<number>;
  readonly issues: ReadonlySet<string>;
}

/** Undefined if that tells nothing. */
const readableActions = fact((document: Document): Actions | undefined => {
  const items = actionItems(document);
  if (items.length < fewestActions || items.every(({ state }) => state === 'declined')) return undefined;
  if (items.some(({ text }) => startsOver(text))) return undefined;
  const read = items.map((item, at) => readAction(actionText(document, item, items[at + 1])));
  const isReadable =
    read.some(({ isEnglish }) => isEnglish) ||
    isEnglishSentence({ answer: read.map(({ text }) => text).join(' ') }) ||
    items.some((item) => startsWithAction(item.text));
  if (!isReadable) return undefined;
  const acted = new Set<string>();
  for (const { topics } of read) for (const topic of topics) acted.add(topic);
  return {
    items,
    topics: read.map(({ topics }) => topics),
    acted,
    named: new Set(read.flatMap(({ named }) => named)),
    issues: new Set([
      ...read.flatMap(({ issues }) => issues),
      ...items.flatMap(({ references }) => references.map(({ text }) => text)),
    ]),
  };
});

const readAction = remembered(
  (text: string) => text,
  (text) => ({
    text,
    isEnglish: isEnglishSentence({ answer: text }),
    topics: topicsOf(text),
    named: namedSteps(text),
    issues: issuesOf(text),
  }),
);

/** A single action may well be about a why in words of its own. */
const fewestActions = 2;

/** What is built anew does away with whys that the action need not name. */
const startsOverForms =
  /\b(?:re-?build(?:ing)?|re-?writ(?:e|ing)|re-?design|re-?architect|migrat(?:e|ing|ion) (?:.{1,60} )?(?:to|into|off|from)|mov(?:e|ing) (?:.{1,40} )?(?:off|away)|decommission(?:ed|ing)?|retire|switch (?:.{1,40} )?away|replacement|new (?:[\w-]+ )?(?:architecture|provider|platform|implementation))\b/i;

const startsOver = remembered(
  (text: string) => `${text}\n`,
  (text) => startsOverForms.test(text),
);

function actionText({ text }: Document, item: ActionItem, next: ActionItem | undefined): string {
  const { range, section, list, shape } = item;
  const start = shape === 'table' ? text.lastIndexOf('\n', range.start - 1) + 1 : range.start;
  const end = shape === 'table' ? lineEnd(text, range.end) : Math.max(range.end, section.range.end);
  const own = text.slice(start, Math.min(end, next?.range.start ?? end, start + longestText));
  const group = section === list.section ? '' : section.title;
  const said = `${group} ${own}`;
  const shown = withoutComments(said, ' ');
  return shown.includes('](') ? shown.replace(/\]\([^)\s]*\)/gu, ']') : shown;
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

/** Tells of a why, one of those given, whether an action is about the same. */
function meeting({ topics: ofActions, acted }: Actions, whys: readonly Said[]): (why: Said) => boolean {
  const topics = [...ofActions, ...whys.map(topicsOfWhy)];
  // What nearly all of them speak of, the service's name for one, ties none to another.
  const isCommon = (topic: string) =>
    topics.length > 5 && topics.filter((each) => each.has(topic)).length * 4 > topics.length * 3;
  return (why) => {
    for (const topic of topicsOfWhy(why)) if (acted.has(topic) && !isCommon(topic)) return true;
    return false;
  };
}

/** `Why 3`, `(whys 2 and 4)`, `cause #2`. */
function namedSteps(text: string): readonly number[] {
  return [
    ...text.matchAll(/\b(?:whys?|(?:root )?causes?|steps?)\s*#?\d+(?:(?:\s*(?:,|and|&|\+|\/|-|–)\s*)#?\d+)*/gi),
  ].flatMap(([name]) => [...name.matchAll(/\d+/gu)].map(([number]) => Number(number)));
}

const issuesOf = (text: string): readonly string[] =>
  [...text.matchAll(/https?:\/\/[^\s)>\]]+|(?:[\w.-]+\/[\w.-]+)?#\d+\b/gu)].map(([issue]) => issue);
