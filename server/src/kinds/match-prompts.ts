import { type Document, fact } from '../model/document.ts';
import type { Leaf, LeafContent } from '../model/leaf.ts';
import { leaves } from '../model/leaves.ts';
import { asksWhy } from './asks-why.ts';
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
export function matchPrompts(
  document: Document,
  outline: Outline,
  sectionOf: ReadonlyMap<OutlineSection, SectionMatch>,
): readonly PromptFound[] {
  const all = leaves(document);
  const byName = new Map<string, Leaf[]>();
  for (const leaf of all) {
    const namesakes = byName.get(leaf.name);
    if (namesakes) namesakes.push(leaf);
    else byName.set(leaf.name, [leaf]);
  }
  // The heading of a section of the template is that section; it answers no prompt of another name.
  const homes = new Set([...sectionOf.values()].map(({ section }) => section));
  const others = all.filter((leaf) => leaf.shape !== 'heading' || !homes.has(leaf.section));
  const found = new Map<OutlinePrompt, Leaf>();
  const used = new Set<Leaf>();
  const take = (prompt: OutlinePrompt, leaf: Leaf | undefined) => {
    if (!leaf) return;
    found.set(prompt, leaf);
    used.add(leaf);
  };
  for (const prompt of outline.prompts) take(prompt, nearest(byName.get(prompt.name), prompt, sectionOf));
  for (const prompt of outline.prompts)
    if (!found.has(prompt) && prompt.shape === 'field')
      take(
        prompt,
        others.find((leaf) => !used.has(leaf) && sameMeaning(leaf, prompt)),
      );
  const questions = outline.prompts.filter((prompt) => prompt.shape === 'question');
  const words = promptWords(outline);
  const scored = questions
    .filter((prompt) => !found.has(prompt))
    .flatMap((prompt) =>
      others
        .filter((leaf) => !used.has(leaf))
        .map((leaf) => ({ prompt, leaf, score: score(leaf, prompt, questions.indexOf(prompt), words, sectionOf) })),
    )
    .filter(({ score: points }) => points >= sameQuestion)
    .sort((a, b) => b.score - a.score);
  for (const { prompt, leaf } of scored) if (!found.has(prompt) && !used.has(leaf)) take(prompt, leaf);
  return outline.prompts.map((prompt) => {
    const leaf = found.get(prompt);
    return leaf ? { outline: prompt, leaf } : { outline: prompt };
  });
}

const promptWords = fact(
  (outline: Outline) =>
    new PromptWords(outline.prompts.filter(({ shape }) => shape === 'question').map(({ text }) => text)),
);

/** Of several places with one label, the one in the section the prompt belongs to. */
function nearest(
  candidates: readonly Leaf[] | undefined,
  prompt: OutlinePrompt,
  sectionOf: ReadonlyMap<OutlineSection, SectionMatch>,
): Leaf | undefined {
  return candidates?.find((leaf) => isWithin(leaf, prompt, sectionOf)) ?? candidates?.[0];
}

function isWithin(leaf: Leaf, prompt: OutlinePrompt, sectionOf: ReadonlyMap<OutlineSection, SectionMatch>): boolean {
  const home = prompt.section && sectionOf.get(prompt.section)?.section;
  return home !== undefined && home.range.start <= leaf.labelRange.start && leaf.labelRange.end <= home.end;
}

/** A label that is one of the well-known names of the same thing: "Incident date" for "Date". */
function sameMeaning(leaf: Leaf, prompt: OutlinePrompt): boolean {
  const [concept] = promptConcepts(prompt);
  return (
    concept !== undefined &&
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

/** How surely a label asks what a prompt asks, 0–1. */
function score(
  leaf: Leaf,
  prompt: OutlinePrompt,
  at: number,
  words: PromptWords,
  sectionOf: ReadonlyMap<OutlineSection, SectionMatch>,
): number {
  const question = labelAsksWhy(leaf.content);
  const within = isWithin(leaf, prompt, sectionOf);
  if (!(question || within) || (prompt.asksWhy && !question && leaf.shape === 'heading' && !within)) return 0;
  if (!prompt.asksWhy && !within) return 0;
  const own = labelWords(leaf.content);
  if (own.size === 0 || words.differs(at, own)) return 0;
  // A short label ("Code review:") covers little of the question, but in the question's own section all of it is about it.
  return Math.max(
    words.coverage(at, own),
    within && words.distinguishes(at, own) ? words.precision(at, own) * 0.75 : 0,
  );
}

const labelAsksWhy = fact((leaf: LeafContent) => asksWhy(leaf.label));

const labelWords = fact((leaf: LeafContent) => contentWords(leaf.label));
