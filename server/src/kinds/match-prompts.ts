import { type Document, fact } from '../model/document.ts';
import type { Leaf, LeafContent } from '../model/leaf.ts';
import { cellLeaves, leavesWhere, leavesWhereBoth, sectionLeaves } from '../model/leaves.ts';
import { inOrder, type Section, withSubsections } from '../model/sections.ts';
import { rangeContains, type TextRange } from '../text/text.ts';
import { type Concept, concepts, labelConcepts } from './concepts.ts';
import type { SectionMatch } from './match.ts';
import type { Outline, OutlinePrompt, OutlineSection } from './outline.ts';
import { contentWords, PromptWords } from './similarity.ts';

export interface PromptFound {
  readonly outline: OutlinePrompt;
  readonly leaf?: Leaf;
}

/** Below this share of a question's own words it is another question. */
const sameQuestion = 0.5;

/** Finds the document's place for each prompt: by its words, by its meaning, or by being the same question in other words. */
export function matchPrompts(document: Document, outline: Outline, sectionOf: SectionOf): readonly PromptFound[] {
  const byName = Map.groupBy(leavesOfName(document, outline), ({ name }) => name);
  // The heading of a section of the template is that section; it answers no prompt of another name.
  const homes = new Set([...sectionOf.values()].map(({ section }) => section));
  const isOther = (leaf: Leaf) => leaf.shape !== 'heading' || !homes.has(leaf.section);
  const found = new Map<OutlinePrompt, Leaf>();
  const used = new Set<Leaf>();
  const take = (prompt: OutlinePrompt, leaf: Leaf | undefined) => {
    if (!leaf) return;
    found.set(prompt, leaf);
    used.add(leaf);
  };
  for (const prompt of outline.prompts) take(prompt, nearest(byName.get(prompt.name), prompt, sectionOf));
  for (const prompt of outline.prompts)
    for (const alias of prompt.aliases ?? [])
      if (!found.has(prompt)) take(prompt, nearest(byName.get(alias), prompt, sectionOf));
  for (const prompt of outline.prompts)
    if (!found.has(prompt) && prompt.source.startsWith('|')) take(prompt, besideCell(prompt, sectionOf));
  const named = leavesOfConcepts(document).filter(isOther);
  for (const prompt of outline.prompts)
    if (!found.has(prompt) && prompt.shape === 'field') {
      const [concept] = promptConcepts(prompt);
      if (concept)
        take(
          prompt,
          named.find((leaf) => !used.has(leaf) && sameMeaning(leaf, prompt, concept)),
        );
    }
  const open = outline.prompts
    .filter((prompt) => prompt.shape === 'question')
    .map((prompt, at): Question => ({ prompt, at, home: homeOf(prompt, sectionOf) }))
    .filter(({ prompt }) => !found.has(prompt));
  const candidates = candidatesFor(open, document).filter(isOther);
  for (const { question, leaf } of likeQuestions(open, candidates, promptWords(outline)))
    if (!found.has(question.prompt) && !used.has(leaf)) take(question.prompt, leaf);
  return outline.prompts.map((prompt) => {
    const leaf = found.get(prompt);
    return leaf ? { outline: prompt, leaf } : { outline: prompt };
  });
}

const promptNames = fact(
  ({ prompts }: Outline): ReadonlySet<string> =>
    new Set(prompts.flatMap(({ name, aliases = [] }) => [name, ...aliases])),
);

const leavesOfName = leavesWhereBoth(({ name }, outline: Outline) => promptNames(outline).has(name));
const leavesOfConcepts = leavesWhere((content) => labelConcepts(content).length > 0);
const leavesThatAskWhy = leavesWhere(({ asksWhy }) => asksWhy);

const promptWords = fact(
  (outline: Outline) =>
    new PromptWords(outline.prompts.filter(({ shape }) => shape === 'question').map(({ text }) => text)),
);

interface Question {
  readonly prompt: OutlinePrompt;
  /** Its number among the outline's questions. */
  readonly at: number;
  /** Where the document's section stands that it belongs to. */
  readonly home: Section | undefined;
}

type SectionOf = ReadonlyMap<OutlineSection, SectionMatch>;

const homeOf = ({ section }: OutlinePrompt, sectionOf: SectionOf): Section | undefined =>
  section && sectionOf.get(section)?.section;

/** The leaves of a section with all its subsections, and whatever else stands there. */
const rangeOf = (home: Section | undefined): TextRange | undefined =>
  home && { start: home.range.start, end: home.end };

/** Of several places with one label, the one in the section the prompt belongs to. */
function nearest(
  candidates: readonly Leaf[] | undefined,
  prompt: OutlinePrompt,
  sectionOf: SectionOf,
): Leaf | undefined {
  const home = rangeOf(homeOf(prompt, sectionOf));
  return candidates?.find((leaf) => home && rangeContains(home, leaf.labelRange)) ?? candidates?.[0];
}

/** The cell beside the template's own words, in a table whose shape says nothing of labels. */
function besideCell(prompt: OutlinePrompt, sectionOf: SectionOf): Leaf | undefined {
  const home = homeOf(prompt, sectionOf);
  return home && cellLeaves(home).find((leaf) => leaf.name === prompt.name);
}

/** A label that is one of the well-known names of the same thing: "Incident date" for "Date". */
function sameMeaning(leaf: Leaf, prompt: OutlinePrompt, concept: Concept): boolean {
  return (
    (metadata.has(concept) || (!prompt.section && standsAtHead(leaf))) &&
    leaf.label.length < 40 &&
    labelConcepts(leaf.content)[0] === concept
  );
}

const promptConcepts = fact((prompt: OutlinePrompt) => concepts(prompt.text));

/** A field above the first section, or a section that says what such a field would. */
const standsAtHead = ({ shape, section }: Leaf): boolean =>
  shape === 'heading' || section === undefined || section.level <= 1;

/** Anywhere only these: a label "Impact" deep in a list is no answer to a prompt on impact. */
const metadata: ReadonlySet<Concept> = new Set([
  'severity',
  'status',
  'date',
  'authors',
  'duration',
  'detection',
  'trigger',
]);

/** What stands where a question belongs, and what asks why anywhere: most of a long document does neither. */
function candidatesFor(questions: readonly Question[], document: Document): readonly Leaf[] {
  if (questions.length === 0) return [];
  const homes = new Set(questions.flatMap(({ home }) => home ?? []));
  const there = new Set(withSubsections(inOrder([...homes])));
  const asking = leavesThatAskWhy(document);
  const elsewhere = asking.filter(({ section }) => section && !there.has(section));
  return [
    ...asking.filter(({ section }) => !section),
    ...inOrder(
      [...there],
      elsewhere.flatMap(({ section }) => section ?? []),
    ).flatMap((section) => sectionLeaves(section).filter(({ asksWhy }) => asksWhy || there.has(section))),
  ];
}

/** The labels that may ask what a question asks in other words, the surest pair first. */
function likeQuestions(questions: readonly Question[], candidates: readonly Leaf[], words: PromptWords) {
  const pairs: { readonly question: Question; readonly leaf: Leaf; readonly points: number }[] = [];
  const homes = questions.map(({ home }) => rangeOf(home));
  for (const leaf of candidates) {
    const { asksWhy, labelRange } = leaf;
    for (const [at, question] of questions.entries()) {
      const home = homes[at];
      const within = home !== undefined && rangeContains(home, labelRange);
      // Elsewhere only what asks for a reason itself can be one of the prompts that do.
      if (!within && !(asksWhy && question.prompt.asksWhy)) continue;
      const points = score(leaf.content, question, within, words);
      if (points >= sameQuestion) pairs.push({ question, leaf, points });
    }
  }
  return pairs.sort((a, b) => b.points - a.points || a.question.at - b.question.at);
}

/** How surely a label asks what a prompt asks, 0–1. */
function score(leaf: LeafContent, { at }: Question, within: boolean, words: PromptWords): number {
  const own = labelWords(leaf);
  if (own.size === 0 || words.differs(at, own)) return 0;
  // A short label ("Code review:") covers little of the question, but in the question's own section all of it is about it.
  return Math.max(
    words.coverage(at, own),
    within && words.distinguishes(at, own) ? words.precision(at, own) * 0.75 : 0,
    within && leaf.asksWhy && words.distinguishesOnly(at, own) ? sameQuestion : 0,
  );
}

const labelWords = fact((leaf: LeafContent) => contentWords(leaf.label));
