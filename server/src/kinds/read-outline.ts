import { asksWhy } from '../model/asks-why.ts';
import type { Document } from '../model/document.ts';
import { headingParts, sectionLeaves } from '../model/leaves.ts';
import { normaliseTitle } from '../model/normalise.ts';
import { isPlaceholder } from '../model/placeholders.ts';
import { categoryStatements } from '../model/root-cause.ts';
import { passageText, type Section, sections, titleSection } from '../model/sections.ts';
import { whysChains } from '../model/whys-chain.ts';
import type { TextRange } from '../text/text.ts';
import { choicesIn } from './choices.ts';
import { concepts } from './concepts.ts';
import { conditionalParts } from './condition.ts';
import { amountsOf, type TemplateDirective } from './directives.ts';
import {
  asksForCategory,
  conditionOf,
  conditionProblem,
  frontMatterPrompts,
  type LeafPrompt,
  leafPrompts,
  recordConcepts,
  soleQuestion,
} from './leaf-prompts.ts';
import type { Outline, OutlineProblem, OutlinePrompt, OutlineSection } from './outline.ts';
import { guidanceOf, sectionComments, sourceOf, templateNotes } from './template-notes.ts';

/** Levels a chain is asked for where the template shows none: "until you're about five levels deep". */
const usualDepth = 5;

type Draft = { -readonly [Key in keyof OutlineSection]: OutlineSection[Key] } & {
  children: OutlineSection[];
  prompts: OutlinePrompt[];
};

/** Reads a template, built in or a team's own, into what documents are linted against. Never fails. */
export function readOutline(template: Document): Outline {
  const notes = templateNotes(template);
  const title = titleSection(template);
  const outlineSections: Draft[] = [];
  const prompts: OutlinePrompt[] = [];
  const problems: OutlineProblem[] = [...notes.problems];
  const drafts = new Map<Section, Draft>();
  const headings: Headings = new Map();
  const slots = new Set<Section>();
  const add = (found: readonly LeafPrompt[], draft?: Draft): void => {
    prompts.push(...found.map(({ prompt }) => prompt));
    problems.push(...found.flatMap(({ problem }) => problem ?? []));
    draft?.prompts.push(...found.map(({ prompt }) => prompt));
  };

  add(frontMatterPrompts(notes, template));
  for (const section of sections(template)) {
    const isTitle = section.level === 0 || section === title || isFurtherTitle(template, section);
    const parent = section.parent && drafts.get(section.parent);
    if (!isTitle && (isSlot(section) || isStep(section, parent, template) || isIn(slots, section.parent))) {
      slots.add(section);
      continue;
    }
    const directive = notes.directive(section.headingRange);
    const draft = isTitle ? undefined : draftSection(section, parent, directive, template);
    if (draft) {
      headings.set(draft, section.headingRange);
      drafts.set(section, draft);
      parent?.children.push(draft);
      outlineSections.push(draft);
    }
    const own = leafPrompts(section, draft, notes, template);
    add(own, draft);
    // Below its prompts a section may want prose as well; only where one of them must be answered do they stand for it.
    const standsForItself =
      draft?.chain || (section.children.every((child) => isSlot(child)) && own.every(({ prompt }) => !prompt.required));
    if (draft && standsForItself && !isBoilerplate(section, template))
      add([sectionPrompt(section, draft, directive, template)], draft);
  }
  problems.push(...duplicates(outlineSections, headings), ...aliasCollisions(outlineSections, headings));
  if (outlineSections.length === 0 && prompts.length === 0)
    problems.push({
      message: 'This template has neither section headings nor fields, so there is nothing to lint against.',
      range: start,
    });
  const { kind, files } = notes.ofWhole;
  return { template, sections: outlineSections, prompts, problems, ...(kind && { kind }), ...(files && { files }) };
}

/** Templates often carry a second heading of level 1: the pattern for the document's own title. */
const isFurtherTitle = (template: Document, section: Section): boolean =>
  section.level === 1 &&
  sections(template).filter(({ level }) => level === 1).length <= 2 &&
  sections(template).some(({ level }) => level > 1);

/** `### {{ hh:mm }}`, `### Lesson 1: [title]`: a pattern for headings of the document's own, as many as it needs. */
const isSlot = (section: Section): boolean =>
  isPlaceholder(section.title) ||
  (/\{[^{}]+\}|\[[^[\]]+\]/.test(section.title) && concepts(section.title).length === 0);

/** `### Why 2` below the five whys: a step of the chain, which documents word as they like. */
const isStep = (section: Section, parent: Draft | undefined, template: Document): boolean =>
  parent?.chain !== undefined &&
  whysChains(template).some(
    ({ section: holder, shape, steps }) =>
      shape === 'headings' &&
      holder === section.parent &&
      steps.some(({ range }) => range.start === section.range.start),
  );

const isIn = (slots: ReadonlySet<Section>, parent: Section | undefined): boolean =>
  parent !== undefined && slots.has(parent);

/** Help for who writes by the template: it may stay in a document, and go from it. */
const isAboutTemplate = ({ name }: Section): boolean =>
  /\b(?:how to (?:use|fill|write)|about this (?:template|document)|instructions|guide|guidelines|guidance)\b|\bseverity (?:levels|definitions|scale|matrix)\b/.test(
    name,
  );

/** A heading that says itself that it may be left out: `Q&A (if any)`, `Further sections as required`. */
const isLeftToTheAuthor = (title: string): boolean =>
  /\boptional\b|\b(?:if|as|where|when) (?:any|applicable|needed|relevant|required|appropriate|necessary)\b/i.test(
    title,
  );

/** What a document repeats as it is: help, and lists of links that lead somewhere. */
const isBoilerplate = (section: Section, template: Document): boolean =>
  isAboutTemplate(section) || holdsOnlyLinks(section, template.text);

function holdsOnlyLinks({ contentRange }: Section, text: string): boolean {
  const lines = text
    .slice(contentRange.start, contentRange.end)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return (
    lines.length > 0 &&
    lines.every((line) => /^\s*(?:[-*+]\s+)?\[[^\]]+\]\((?:https?:|[./\w-]+[./])[^)\s]+\)\s*$/.test(line))
  );
}

function draftSection(
  section: Section,
  parent: Draft | undefined,
  directive: TemplateDirective,
  template: Document,
): Draft {
  const [concept] = concepts(section.title);
  const [title] = headingParts(section.title);
  const chain = whysChains(template).find((each) => each.section === section);
  const isConditional = conditionOf(section.title, directive).condition !== undefined;
  const isChain = chain !== undefined || (concept === 'five-whys' && !listsWhys(section));
  return {
    title,
    name: title === section.title ? section.name : normaliseTitle(title),
    level: section.level,
    ...(concept && { concept }),
    aliases: (directive.aliases ?? []).map(normaliseTitle),
    required:
      directive.required ??
      (isAboutTemplate(section) || isLeftToTheAuthor(section.title) || isConditional
        ? false
        : (parent?.required ?? true)),
    guidance: guidanceOf(section.passage.blocks, sectionComments(template, section)),
    ...(parent && { parent }),
    children: [],
    prompts: [],
    // Of a chain, the rule on its depth speaks.
    ...(isChain ? { chain: { depth: directive.minimum ?? chainDepth(chain?.steps.length) } } : amountsOf(directive)),
    holdsCategory:
      categoryStatements(template).some(
        (statement) => statement.section === section && asksForCategory(statement, template),
      ) ||
      (concept === 'root-cause' && (directive.choices ?? offeredIn(section)) !== undefined),
    source: sourceOf(template, { start: section.range.start, end: section.end }),
  };
}

/** Under "five whys" stand questions side by side, each to be answered for itself. */
const listsWhys = (section: Section): boolean =>
  sectionLeaves(section).some(({ shape, label }) => shape !== 'heading' && asksWhy(label) && /[?？]$/u.test(label));

const chainDepth = (steps: number | undefined): number => (steps !== undefined && steps >= 3 ? steps : usualDepth);

/** `Category: trade-off / slip` offers two values, and the label is none of them. */
const offeredIn = ({ passage }: Section): readonly string[] | undefined =>
  choicesIn(passageText(passage).replace(/^(?!\[|one of\b)[^\n:：]{1,40}[:：]\s+/i, ''));

function sectionPrompt(section: Section, draft: Draft, directive: TemplateDirective, template: Document): LeafPrompt {
  const isRecord = draft.concept !== undefined && recordConcepts.has(draft.concept);
  // Boxes in a list of tasks are no choices.
  const choices = directive.choices ?? (isRecord ? undefined : offeredIn(section));
  const question = soleQuestion(section, template.text);
  const asked = [question, draft.title].find((text) => text !== undefined && asksWhy(text));
  // The heading's, or that of the one question below it.
  const conditional = [draft.title, question ?? ''].find(conditionalParts) ?? draft.title;
  const condition = conditionOf(conditional, directive);
  const problem = conditionProblem(conditional, section.headingRange, condition);
  const prompt: OutlinePrompt = {
    text: asked ?? draft.title,
    name: draft.name,
    section: draft,
    // The rules on the chain and on the category speak for their sections.
    asksWhy: asked !== undefined && !draft.chain && !draft.holdsCategory,
    required: draft.required,
    ...condition,
    guidance: draft.guidance,
    ...(choices && { choices }),
    ...(directive.choices && { isClosed: true as const }),
    shape: 'section',
    range: section.headingRange,
    source: sourceOf(template, section.range),
  };
  return { prompt, ...(problem && { problem }) };
}

/** Where the sections' headings stand in the template. */
type Headings = Map<OutlineSection, TextRange>;

const start: TextRange = { start: 0, end: 0 };

function duplicates(found: readonly OutlineSection[], headings: Headings): OutlineProblem[] {
  return found.flatMap((section, at) =>
    found.findIndex((other) => other.name === section.name && other.parent === section.parent) < at
      ? [{ message: `"${section.title}" stands in this template twice.`, range: headings.get(section) ?? start }]
      : [],
  );
}

/** An alias that another section has as its name is never looked at there, and one that two have stands for the first alone. */
function aliasCollisions(found: readonly OutlineSection[], headings: Headings): OutlineProblem[] {
  return found.flatMap((section, at) =>
    section.aliases.flatMap((alias) => {
      const other =
        found.find((each) => each !== section && each.name === alias) ??
        found.slice(0, at).find((each) => each.aliases.includes(alias));
      return other
        ? [
            {
              message: `The alias "${alias}" stands for "${other.title}" already.`,
              range: headings.get(section) ?? start,
            },
          ]
        : [];
    }),
  );
}
