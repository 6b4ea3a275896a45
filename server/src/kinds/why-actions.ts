import type { ActionItem } from '../model/action-item.ts';
import { actionItems } from '../model/action-items.ts';
import { startsWithAction } from '../model/action-words.ts';
import { asksWhy } from '../model/asks-why.ts';
import { type Document, fact } from '../model/document.ts';
import { isNotApplicable, isPlaceholder } from '../model/placeholders.ts';
import { isEnglishSentence } from '../model/why-clauses.ts';
import { type Why, type WhysChain, whysChains } from '../model/whys-chain.ts';
import type { TextRange } from '../text/text.ts';
import type { Match } from './match.ts';
import { contentWords } from './similarity.ts';

/** The answered whys of a chain, its branches included, that no action speaks of. */
export interface UnmetChain {
  /** The deepest of them: nothing below it has an action either. */
  readonly deepest: Why;
  readonly others: readonly Why[];
}

/** By chain. Empty where a document has no actions yet, or where the words tell nothing. */
export const unmetChains = fact((document: Document): readonly UnmetChain[] => {
  const chains = whysChains(document);
  const steps = chains.flatMap((chain) => chain.steps.filter(isAnswered));
  const actions = steps.length > 1 ? readableActions(document) : undefined;
  if (!actions) return [];
  const meets = meeting(document, actions, steps.map(wordsOf));
  return whyFamilies(chains).flatMap((family) => {
    const paths = family.map(({ steps }) => {
      const answered = steps.filter(isAnswered);
      const depth = (steps[0]?.depth ?? 1) - 1 + answered.length;
      return depth < 2 ? [] : answered.filter(isCause);
    });
    const isMet = new Map(
      paths
        .flat()
        .map((step) => [step, !tells(step) || isSettled(document, step) || meets(wordsOf(step), step)] as const),
    );
    const unmet = [...isMet].filter(([, met]) => !met).map(([step]) => step);
    // What is done about a cause is done about all that follows from it: a path counts by where it ends.
    const ends = paths.flatMap((path) => path.slice(-1)).filter((step) => isMet.get(step) === false);
    const [deepest] = ends.sort((a, b) => b.depth - a.depth);
    return deepest ? [{ deepest, others: unmet.filter((step) => step !== deepest) }] : [];
  });
});

/** Where the template asks why nothing caught it, if at least two of these are answered and no action speaks of any. */
export function unmetSafeguards(document: Document, match: Match): readonly TextRange[] {
  const chained = new Set(whysChains(document).map(({ section }) => section));
  const answered = match.prompts.flatMap(({ outline, state, leaf }) => {
    if (!outline.asksWhy || state !== 'answered' || !leaf?.section || chained.has(leaf.section)) return [];
    const why = { question: leaf.label, answer: leaf.value.trim() };
    return isAnswered(why) && tells(why) ? [{ why, range: leaf.labelRange }] : [];
  });
  const actions = answered.length > 1 ? readableActions(document) : undefined;
  if (!actions) return [];
  const words = answered.map(({ why }) => wordsOf(why));
  const meets = meeting(document, actions, words);
  const isMet = answered.some(({ why }) => nothingToDo.test(why.answer)) || words.some((each) => meets(each));
  return isMet ? [] : answered.map(({ range }) => range);
}

type Said = Pick<Why, 'question' | 'answer'>;

const wordsOf = ({ question = '', answer }: Said): string => `${question} ${answer}`;

const isAnswered = ({ answer }: Said): boolean => answer !== '' && !isPlaceholder(answer) && !isNotApplicable(answer);

/** Enough is said, in a language whose words can be compared. */
const tells = (why: Said): boolean => topicsOf(why.answer).size >= fewestTopics && isEnglishSentence(why);

/** Shorter answers share no word with anything, whatever the actions are: "The fix caused a new issue." */
const fewestTopics = 3;

/** The first step is the symptom itself. */
const isCause = ({ depth }: Why): boolean => depth > 1;

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

/** A step that says itself what is done about it, or that nothing is. */
function isSettled({ text }: Document, { answer, range }: Why): boolean {
  const source = text.slice(range.start, belowEnd(text, range.end));
  return nothingToDo.test(answer) || ownAction.test(source) || debtId.test(source);
}

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
  /\b(?:won['’]?t (?:fix|do|change)|nothing (?:is |that can |can |could |needs )?(?:to )?(?:be )?(?:do|done|change|changed)\b|no (?:further |more )?actions?\b|(?:we|and|is|was) (?:still )?accept(?:s|ed|able)?\b|known and accepted|(?:beyond|out of|outside) our control|as (?:designed|intended)|by design|on purpose)/iu;
const ownAction =
  /(?:^|[\s*_(>→])(?:action(?: item)?s?|fix(?:ed)?|solution|counter-?measure|remed(?:y|iation)|mitigation|prevention|follow-?up)\**\s*(?:#?\d+\s*)?[:：→]|\(see action|\baction(?: item)? #?\d/imu;
const debtId = /\bD-[a-z][0-9a-hjkmnp-tv-z]{3,11}\b/u;

/** What each action says, with its details, its row and its group's heading; undefined if that tells nothing. */
const readableActions = fact((document: Document): readonly Action[] | undefined => {
  const items = actionItems(document);
  const texts = items.map((item, at) => ({ item, text: actionText(document, item, items[at + 1]) }));
  const answer = texts.map(({ text }) => text).join(' ');
  const isUnreadable =
    items.length < fewestActions ||
    items.every(({ state }) => state === 'declined') ||
    items.some((item) => startsOver.test(item.text)) ||
    !(isEnglishSentence({ answer }) || items.some((item) => startsWithAction(item.text)));
  return isUnreadable ? undefined : texts;
});

/** A single action may well be about a why in words of its own. */
const fewestActions = 2;

/** What is built anew does away with whys that the action need not name. */
const startsOver =
  /\b(?:re-?build(?:ing)?|re-?writ(?:e|ing)|re-?design|re-?architect|migrat(?:e|ing|ion) (?:.{1,60} )?(?:to|into|off|from)|mov(?:e|ing) (?:.{1,40} )?(?:off|away)|decommission(?:ed|ing)?|retire|switch (?:.{1,40} )?away|replacement|new (?:[\w-]+ )?(?:architecture|provider|platform|implementation))\b/iu;

interface Action {
  readonly item: ActionItem;
  readonly text: string;
}

function actionText({ text }: Document, item: ActionItem, next: ActionItem | undefined): string {
  const { range, section, list, shape } = item;
  const start = shape === 'table' ? text.lastIndexOf('\n', range.start - 1) + 1 : range.start;
  const end = shape === 'table' ? lineEnd(text, range.end) : Math.max(range.end, section.range.end);
  const own = text.slice(start, Math.min(end, next?.range.start ?? end, start + longestText));
  const group = section === list.section ? '' : section.title;
  return `${group} ${own}`.replace(/<!--[\s\S]*?-->/gu, ' ').replace(/\]\([^)\s]*\)/gu, ']');
}

/** What is read of one action or why, in characters. */
const longestText = 4000;

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

/** Tells of what a why says, and of a step with its place, whether an action answers it. */
function meeting(document: Document, actions: readonly Action[], whys: readonly string[]) {
  const topics = [...actions.map(({ text }) => text), ...whys].map(topicsOf);
  const frequency = new Map<string, number>();
  for (const each of topics) for (const topic of each) frequency.set(topic, (frequency.get(topic) ?? 0) + 1);
  // What nearly all of them speak of, the service's name for one, ties none to another.
  const isCommon = (topic: string) => topics.length > 5 && (frequency.get(topic) ?? 0) * 4 > topics.length * 3;
  const acted = new Set(topics.slice(0, actions.length).flatMap((each) => [...each]));
  const named = new Set(actions.flatMap(({ text }) => namedSteps(text)));
  const issues = new Set(
    actions.flatMap(({ text, item }) => [...issuesOf(text), ...item.references.map((each) => each.text)]),
  );
  return (words: string, step?: Why): boolean => {
    if ([...topicsOf(words)].some((topic) => acted.has(topic) && !isCommon(topic))) return true;
    if (!step) return false;
    const start = step.range.start;
    const end = belowEnd(document.text, step.range.end);
    const source = document.text.slice(start, end);
    return (
      named.has(step.depth) ||
      issuesOf(source).some((issue) => issues.has(issue)) ||
      actions.some(({ item }) => start <= item.range.start && item.range.start <= end)
    );
  };
}

/** `Why 3`, `(whys 2 and 4)`, `cause #2`. */
function namedSteps(text: string): readonly number[] {
  return [
    ...text.matchAll(/\b(?:whys?|(?:root )?causes?|steps?)\s*#?\d+(?:(?:\s*(?:,|and|&|\+|\/|-|–)\s*)#?\d+)*/giu),
  ].flatMap(([name]) => [...name.matchAll(/\d+/gu)].map(([number]) => Number(number)));
}

const issuesOf = (text: string): readonly string[] =>
  [...text.matchAll(/https?:\/\/[^\s)>\]]+|(?:[\w.-]+\/[\w.-]+)?#\d+\b/gu)].map(([issue]) => issue);

/** What a text is about: its words, cut so that forms of a word are one, and the matters that go by many words. */
function topicsOf(text: string): ReadonlySet<string> {
  return new Set([...topicWords(text), ...matters.flatMap(([matter, form]) => (form.test(text) ? [matter] : []))]);
}

function topicWords(text: string): readonly string[] {
  const read = text.slice(0, longestText);
  // `NodeNotReady` is about nodes.
  const parts = read.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ');
  const words = [...contentWords(parts === read ? read : `${read} ${parts}`)];
  return words
    .filter((word) => /\p{L}{2}/u.test(word) && !emptyHere.has(word))
    .map((word) => word.replace(/(?<=.{3})[ey]$/u, '').slice(0, 6));
}

/** Words that whys and actions share whatever they are about. */
const emptyHere = contentWords(
  'issue incident outage problem cause caused root happen happened occur occurred fail fails failed failure error broke broken new old ' +
    'time day system service user customer work works working need needed still only just also first before after all every any no ' +
    'never because due since lack missing add added ensure improve make made create implement update use used using fix fixes fixed ' +
    'change changed changes run set go going more other another such very too one two attempt address introduce introduced initial ' +
    'several many some each both same own part way thing things case don doesn didn wasn isn hadn couldn should must may might now ' +
    'already whether while however instead without within between across about over under again affected resulted led',
);

/** Matters that a why and its action often name by different words. */
const matters: readonly (readonly [string, RegExp])[] = [
  [
    '(alert)',
    /\b(?:alert|alarm|monitor|dashboard|metric|pag(?:e[ds]?|ing|er)\b|notif|observab|visib|(?:un)?detect|(?:un)?notic|realis|realiz|silen|e-?mail|inform|health.?check|probe|telemetry|synthetic|canary|warn)/iu,
  ],
  [
    '(test)',
    /\b(?:un)?(?:test|qa\b|coverage|staging|smoke|e2e|ci\b|verif|validat|regression|lint|checks?\b|pre-?flight|dry.?run|catch|caught|review)/iu,
  ],
  [
    '(knowledge)',
    /\b(?:un)?(?:know|knew|aware|understood|understand|document|docs?\b|runbook|playbook|guide|wiki|checklist|train|onboard|teach|learn|assum|expect|forgot|expertise|readme|convention|template)/iu,
  ],
  [
    '(finding out)',
    /\b(?:debug|diagnos|troubleshoot|investigat|root.?caus|log(?:s|ged|ging)\b|trac(?:e|es|ing)\b|error messages?|confus|mislead|unclear|hypothes)/iu,
  ],
  [
    '(people)',
    /\b(?:owner|owned|ownership|nobody|no.?one|responsib|rota\b|on-?call|process|procedure|polic|cadence|schedul|periodic|regular|audit|communicat|coordinat|announc|handover|weekend|night|holiday|working hours|after hours|sla\b|maintenance window)/iu,
  ],
  [
    '(room)',
    /\b(?:capacity|limit|quota|scal(?:e|ing)|autoscal|disk|memory|oom|cpu|load|pool|full|exhaust|overload|saturat|growth|plan(?:ned|ning)?\b|throttl|rate|backpressure|right-?siz|resourc)/iu,
  ],
  ['(release)', /\b(?:deploy|releas|roll.?out|roll.?back|canary|upgrad|migrat|ship|feature.?flag|revert)/iu],
  [
    '(setting)',
    /\b(?:config|setting|env\b|environment|flag|parameter|default|variable|hard.?cod|terraform|manifest|provision|infrastructure.as.code)/iu,
  ],
  [
    '(wait)',
    /\b(?:time.?out|retr(?:y|ies)|back.?off|laten|slow|deadlock|race|lock|concurren|circuit|hung|block|quer(?:y|ies)|index)/iu,
  ],
  [
    '(access)',
    /\b(?:permission|access|credential|secret|token|certificate|cert\b|certs\b|expir|renew|rotat|role\b|rbac|policy|acl|firewall)/iu,
  ],
  ['(hand)', /\b(?:manual|by hand|automat|script|human|typo|mistake|guard|enforc|block|prevent|reject|require)/iu],
  [
    '(spare)',
    /\b(?:single point|redundan|replica|fail.?over|fall.?back|backup|restor|recover|standby|isolat|degrad)/iu,
  ],
  ['(depend)', /\b(?:dependenc|vendor|third.?part|upstream|librar|package|version|pin(?:ned)?\b|transitive)/iu],
  [
    '(debt)',
    /\b(?:trade-?off|shortcut|debt|deadline|priorit|legacy|deprecat|backlog|refactor|rewrit|temporary|cleanup|clean.?up)/iu,
  ],
];
