import type { Document } from '../model/document.ts';
import { fact, factOfBoth } from '../model/document.ts';
import { figures } from '../model/figures.ts';
import type { Leaf, LeafContent } from '../model/leaf.ts';
import { headingParts, sectionLeaves } from '../model/leaves.ts';
import { normaliseText } from '../model/normalise.ts';
import { categoryStatements } from '../model/root-cause.ts';
import { type Passage, passageText, type Section } from '../model/sections.ts';
import { whysChains } from '../model/whys-chain.ts';
import { isAnswered, templateLines, untickedChoice } from './answer.ts';
import { holds } from './holds.ts';
import { matchPrompts } from './match-prompts.ts';
import { matchSections } from './match-sections.ts';
import type { Outline, OutlinePrompt, OutlineSection } from './outline.ts';

/** How a document answers an outline. */
export interface Match {
  /** Whether the template is what its author writes by; a document that predates it gets one remark and no completeness rules. */
  readonly follows: boolean;
  /** One for each section of the outline, in its order. */
  readonly sections: readonly SectionMatch[];
  /** One for each prompt of the outline, in its order. */
  readonly prompts: readonly PromptMatch[];
}

export interface SectionMatch {
  readonly outline: OutlineSection;
  readonly state: 'filled' | 'empty' | 'absent';
  readonly section?: Section;
  /** The field that says what the section would: `**Root cause:** …`. */
  readonly leaf?: Leaf;
}

export interface PromptMatch {
  readonly outline: OutlinePrompt;
  /** `undecided`: it has a condition that nothing in the document decides yet; `not-asked`: the condition does not hold. */
  readonly state: 'answered' | 'open' | 'absent' | 'undecided' | 'not-asked';
  /** The document's place for it: the label and, if any, the answer. */
  readonly leaf?: Leaf;
  /** An open section in which prompts of its own stand open: they are what is asked, once. */
  readonly isOpenInParts?: true;
}

/**
 * Finds the template's sections and prompts in a document.
 *
 * @param governed the document was put under this template by name: its front matter or the team's own globs say so.
 */
export function matchOutline(document: Document, outline: Outline, governed: boolean): Match {
  const sectionMatches = matchSections(document, outline).map(({ outline: wanted, section, leaf }): SectionMatch => {
    const state = section
      ? sectionState(document, section, wanted, outline)
      : leaf
        ? isAnswered(leaf.value, new Set())
          ? 'filled'
          : 'empty'
        : 'absent';
    return { outline: wanted, state, ...(section && { section }), ...(leaf && { leaf }) };
  });
  const sectionOf = new Map(sectionMatches.map((match) => [match.outline, match]));
  const found = matchPrompts(document, outline, sectionOf);
  const places = new Set(
    found.flatMap(({ outline: prompt, leaf }) => (leaf && prompt.shape !== 'section' ? [prompt.section] : [])),
  );
  const taken = new Set(found.flatMap(({ leaf }) => leaf?.content ?? []));
  const leafMatches = found.map(({ outline: prompt, leaf }): PromptMatch => {
    const own = prompt.section && sectionOf.get(prompt.section);
    const isWrittenOver = prompt.isGuide && !prompt.asksWhy && own?.state === 'filled' && !places.has(prompt.section);
    return isWrittenOver
      ? { outline: prompt, state: 'answered' }
      : leafPromptMatch(prompt, leaf, outline, taken, document);
  });
  const parts = Map.groupBy(
    leafMatches.filter(({ outline: { shape }, leaf }) => leaf && shape !== 'section'),
    ({ outline: { section } }) => section,
  );
  const prompts = leafMatches.map((match) => {
    const { shape, section } = match.outline;
    return shape === 'section' && section
      ? sectionPromptMatch(match.outline, sectionOf.get(section), parts.get(section) ?? [], document)
      : match;
  });
  return {
    follows: governed || follows(document, outline, sectionMatches, prompts),
    sections: sectionMatches,
    prompts,
  };
}

/** Where prompts of its own are there, they stand for a section that wants prose besides. */
function sectionPromptMatch(
  prompt: OutlinePrompt,
  own: SectionMatch | undefined,
  parts: readonly PromptMatch[],
  document: Document,
): PromptMatch {
  const leaf = own?.section ? sectionLeaves(own.section).find(({ shape }) => shape === 'heading') : own?.leaf;
  const isOpenInParts = parts.some((part) => part.state === 'open') && parts.every((part) => part.state !== 'answered');
  const answered =
    own?.state === 'filled' || (leaf !== undefined && ((parts.length > 0 && !isOpenInParts) || isChosen(prompt, leaf)));
  const state = stateOf(prompt, leaf, answered, document);
  return {
    outline: prompt,
    state,
    ...(leaf && { leaf }),
    ...(state === 'open' && isOpenInParts && { isOpenInParts }),
  };
}

function leafPromptMatch(
  prompt: OutlinePrompt,
  leaf: Leaf | undefined,
  outline: Outline,
  taken: ReadonlySet<LeafContent>,
  document: Document,
): PromptMatch {
  const answered =
    leaf !== undefined &&
    (isFilledIn(leaf.content, outline) || isChosen(prompt, leaf) || isAnsweredInParts(leaf, outline, taken));
  return { outline: prompt, state: stateOf(prompt, leaf, answered, document), ...(leaf && { leaf }) };
}

/** Below a question stand labels of the author's own, `**In short:** …`, before the next prompt. */
function isAnsweredInParts(leaf: Leaf, outline: Outline, taken: ReadonlySet<LeafContent>): boolean {
  if (leaf.value !== '' || leaf.shape !== 'bold' || !isQuestion(leaf) || !leaf.section) return false;
  const own = sectionLeaves(leaf.section);
  const below = own.slice(own.findIndex(({ content }) => content === leaf.content) + 1);
  const end = below.findIndex((other) => taken.has(other.content) || isQuestion(other));
  return below.slice(0, end < 0 ? undefined : end).some(({ content }) => isFilledIn(content, outline));
}

const isQuestion = ({ label }: LeafContent): boolean => /[?？]$/u.test(label);

/** One of the template's choices stands there, and stands there alone: in the template it may be a line as well. */
const isChosen = ({ choices = [] }: OutlinePrompt, { value }: Leaf): boolean =>
  value.length < 100 &&
  !/^\s*\[ \]/.test(value) &&
  choices.some((choice) => normaliseText(choice) === normaliseText(value));

function stateOf(
  { condition }: OutlinePrompt,
  leaf: Leaf | undefined,
  answered: boolean,
  document: Document,
): PromptMatch['state'] {
  if (answered) return 'answered';
  const isAsked = condition ? holds(condition, document) : true;
  return isAsked === undefined ? 'undecided' : !isAsked ? 'not-asked' : leaf ? 'open' : 'absent';
}

const linesOf = fact(
  (outline: Outline): ReadonlySet<string> =>
    new Set([
      ...templateLines(
        outline.template.text,
        ...outline.prompts.flatMap(({ choices = [], guidance }) => [choices.join(' '), guidance]),
      ),
      ...outline.prompts.flatMap(({ choices = [] }) => choices.map(untickedChoice)),
    ]),
);

function sectionState(
  document: Document,
  section: Section,
  wanted: OutlineSection,
  outline: Outline,
): 'filled' | 'empty' {
  const isTicked = (inner: Section) =>
    categoryStatements(document).some(
      (statement) => statement.section === inner && statement.choices?.some(({ ticked }) => ticked),
    );
  const open: Section[] = [section];
  for (let inner = open.pop(); inner; inner = open.pop()) {
    if ((wanted.holdsCategory && isTicked(inner)) || hasOwnText(inner.passage, outline)) return 'filled';
    for (const child of inner.children) open.push(child);
  }
  return 'empty';
}

const hasOwnText = factOfBoth(
  (passage: Passage, outline: Outline) =>
    isAnswered(passageText(passage), linesOf(outline)) ||
    saysInHeading(passage, outline) ||
    figures(passage).some((figure) => !outline.template.text.includes(figure)),
);

/** `## Date: 1 March`, of which the template has `## Date: YYYY-MM-DD`. */
function saysInHeading({ title }: Passage, outline: Outline): boolean {
  const [, value] = headingParts(title);
  return value !== '' && isAnswered(value, linesOf(outline)) && isAnswered(title, linesOf(outline));
}

const isFilledIn = factOfBoth((leaf: LeafContent, outline: Outline) => isAnswered(leaf.value, linesOf(outline)));

/** Post-mortems.md §3a: one of the template's why-prompts, a chain, a labelled category, or half of what is required. */
function follows(
  document: Document,
  outline: Outline,
  sectionMatches: readonly SectionMatch[],
  prompts: readonly PromptMatch[],
): boolean {
  if (
    prompts.some(({ outline: prompt, leaf, state }) => prompt.asksWhy && (leaf !== undefined || state === 'answered'))
  )
    return true;
  if (outline.sections.some(({ chain }) => chain) && whysChains(document).length > 0) return true;
  if (
    outline.sections.some(({ holdsCategory }) => holdsCategory) &&
    categoryStatements(document).some(({ labelled }) => labelled)
  )
    return true;
  const required =
    outline.sections.length > 0
      ? sectionMatches.filter(({ outline: wanted }) => wanted.required && wanted.level <= topLevel(outline))
      : prompts.filter(({ outline: prompt }) => prompt.required && !prompt.condition);
  return required.length > 0 && required.filter(({ state }) => state !== 'absent').length * 2 >= required.length;
}

const topLevel = fact((outline: Outline) => Math.min(...outline.sections.map(({ level }) => level)));
