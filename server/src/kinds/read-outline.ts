import type { RootContent } from 'mdast';
import { type Comment, comments } from '../model/comments.ts';
import type { Document } from '../model/document.ts';
import type { Leaf } from '../model/leaf.ts';
import { sectionLeaves } from '../model/leaves.ts';
import { normaliseTitle } from '../model/normalise.ts';
import { isPlaceholder } from '../model/placeholders.ts';
import { plainText } from '../model/plain-text.ts';
import { categoryStatements } from '../model/root-cause.ts';
import { type Section, sections, titleSection } from '../model/sections.ts';
import { whysChains } from '../model/whys-chain.ts';
import { rangeContains, type TextRange } from '../text/text.ts';
import { choicesIn } from './choices.ts';
import { type Concept, concepts } from './concepts.ts';
import { conditionalParts, readCondition } from './condition.ts';
import { merge, readDirective, type TemplateDirective } from './directives.ts';
import type { Outline, OutlineProblem, OutlinePrompt, OutlineSection } from './outline.ts';

/** Levels a chain is asked for where the template shows none: "until you're about five levels deep". */
const usualDepth = 5;

/** Concepts whose rows and items are records of what happened or is to be done, not prompts. */
const recordConcepts: ReadonlySet<Concept> = new Set(['timeline', 'action-items', 'supporting']);

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

  for (const section of sections(template)) {
    const isTitle = section.level === 0 || section === title || isFurtherTitle(template, section);
    const parent = section.parent && drafts.get(section.parent);
    const draft = isTitle ? undefined : draftSection(section, parent, notes.directive(section.headingRange), template);
    if (draft) {
      drafts.set(section, draft);
      parent?.children.push(draft);
      outlineSections.push(draft);
    }
    const own = draft?.chain ? [] : leafPrompts(section, draft, notes, template);
    prompts.push(...own.map(({ prompt }) => prompt));
    problems.push(...own.flatMap(({ problem }) => problem ?? []));
    draft?.prompts.push(...own.map(({ prompt }) => prompt));
    // Below its prompts a section may want prose as well; only where one of them must be answered do they stand for it.
    const standsForItself =
      draft?.chain || (section.children.length === 0 && own.every(({ prompt }) => !prompt.required));
    if (draft && standsForItself) {
      const prompt = sectionPrompt(draft, notes.directive(section.headingRange), template);
      prompts.push(prompt);
      draft.prompts.push(prompt);
    }
  }
  problems.push(...duplicates(outlineSections));
  if (outlineSections.length === 0)
    problems.push({
      message: 'This template has no section headings, so there is nothing to lint against.',
      range: { start: 0, end: 0 },
    });
  const { kind, files } = notes.ofWhole;
  return { template, sections: outlineSections, prompts, problems, ...(kind && { kind }), ...(files && { files }) };
}

/** Templates often carry a second heading of level 1: the pattern for the document's own title. */
const isFurtherTitle = (template: Document, section: Section): boolean =>
  section.level === 1 &&
  sections(template).filter(({ level }) => level === 1).length <= 2 &&
  sections(template).some(({ level }) => level > 1);

function draftSection(
  section: Section,
  parent: Draft | undefined,
  directive: TemplateDirective,
  template: Document,
): Draft {
  const [concept] = concepts(section.title);
  const chain = whysChains(template).find((each) => each.section === section);
  const isChain = concept === 'five-whys' || chain !== undefined;
  return {
    title: section.title,
    name: section.name,
    level: section.level,
    ...(concept && { concept }),
    aliases: (directive.aliases ?? []).map(normaliseTitle),
    required: directive.required ?? parent?.required ?? true,
    guidance: guidanceOf(section.passage.blocks, sectionComments(template, section)),
    section,
    ...(parent && { parent }),
    children: [],
    prompts: [],
    ...(isChain && { chain: { depth: directive.minimum ?? chainDepth(chain?.steps.length) } }),
    holdsCategory: categoryStatements(template).some(
      (statement) =>
        statement.section === section &&
        (statement.labelled || (statement.choices?.length ?? 0) > 1) &&
        concept !== undefined,
    ),
    source: sourceOf(template, { start: section.range.start, end: section.end }),
  };
}

const chainDepth = (steps: number | undefined): number => (steps !== undefined && steps >= 3 ? steps : usualDepth);

function sectionPrompt(draft: Draft, directive: TemplateDirective, template: Document): OutlinePrompt {
  const choices = directive.choices ?? choicesIn(plainText(...draft.section.passage.blocks));
  return {
    text: draft.title,
    name: draft.name,
    section: draft,
    asksWhy: asksWhy(draft.title),
    required: draft.required,
    ...conditionOf(draft.title, directive),
    guidance: draft.guidance,
    ...(choices && { choices }),
    shape: 'section',
    range: draft.section.headingRange,
    source: sourceOf(template, draft.section.range),
  };
}

interface LeafPrompt {
  readonly prompt: OutlinePrompt;
  readonly problem?: OutlineProblem;
}

function leafPrompts(
  section: Section,
  draft: Draft | undefined,
  notes: TemplateNotes,
  template: Document,
): LeafPrompt[] {
  if (draft?.concept && recordConcepts.has(draft.concept)) return [];
  const labelled = sectionLeaves(section).filter((leaf) => leaf.shape !== 'heading');
  const category = categoryStatements(template).filter((statement) => statement.section === section);
  const found: LeafPrompt[] = [];
  labelled.forEach((leaf, at) => {
    if (isPlaceholder(leaf.label) || category.some(({ range }) => rangeContains(leafRange(leaf), range))) return;
    const end = labelled[at + 1]?.labelRange.start ?? section.range.end;
    const directive = notes.directive({ start: leaf.labelRange.start, end });
    const question = /[?？]$/u.test(leaf.label);
    const choices = directive.choices ?? choicesIn(leaf.value);
    if (question ? isGuidance(leaf, template.text) : !choices && !isBlank(leaf.value)) return;
    const source = sourceOf(
      template,
      { start: lineStart(template.text, leaf.labelRange.start), end: lineStart(template.text, end) },
      leaf.shape,
    );
    const conditional = conditionOf(leaf.label, directive);
    const prompt: OutlinePrompt = {
      text: leaf.label,
      name: leaf.name,
      ...(draft && { section: draft }),
      asksWhy: asksWhy(leaf.label),
      required: directive.required ?? draft?.required ?? true,
      ...conditional,
      guidance: [
        leaf.value,
        guidanceOf(
          [],
          sectionComments(template, section).filter(
            ({ range }) => range.start > leaf.labelRange.start && range.end <= end,
          ),
        ),
      ]
        .filter((text) => text !== '')
        .join('\n'),
      ...(choices && { choices }),
      shape: question ? 'question' : 'field',
      range: leaf.labelRange,
      source,
    };
    const unknown = !conditional.condition && conditionalParts(leaf.label);
    found.push({
      prompt,
      ...(unknown && {
        problem: {
          message: `"If ${unknown.condition}" is not a condition that can be evaluated.`,
          range: leaf.labelRange,
        },
      }),
    });
  });
  return found;
}

const leafRange = (leaf: Leaf): TextRange => ({
  start: leaf.labelRange.start,
  end: Math.max(leaf.labelRange.end, leaf.valueRange.end),
});

/** A question in italics, or one that prose goes on from, tells what to write; unless it is a why, which wants an answer of its own. */
const isGuidance = (leaf: Leaf, text: string): boolean =>
  leaf.shape === 'plain' &&
  (leaf.value !== '' || (/[*_]/.test(text[leaf.labelRange.start - 1] ?? '') && !asksWhy(leaf.label)));

/** Guidance in italics, a placeholder, an example of a form, or nothing at all. */
const isBlank = (value: string): boolean =>
  value === '' ||
  value
    .split('\n')
    .every(
      (line) =>
        line.trim() === '' ||
        isPlaceholder(line) ||
        /^(?:https?:|[~$]?[NX]\b|.{0,40}\b(?:YYYY|HH:MM|Xh|Xm|Ym)\b)/.test(line.trim()),
    );

export const asksWhy = (text: string): boolean =>
  /\b(?:why|how come|warum|wieso|pourquoi|por qué|perché|waarom)\b|なぜ|为什么|為什麼|왜/iu.test(text);

function conditionOf(text: string, directive: TemplateDirective): Pick<OutlinePrompt, 'condition'> {
  const parts = conditionalParts(text);
  const condition = directive.condition ?? (parts && readCondition(parts.condition));
  return condition ? { condition } : {};
}

/** The Markdown that a fix inserts: the template's own, without what only the linter reads. */
function sourceOf(template: Document, { start, end }: TextRange, shape?: Leaf['shape']): string {
  const source = template.text.slice(start, end).replace(linterOnly, '');
  return shape === 'table' ? (source.split('\n')[0] ?? '') : source.trimEnd();
}

const linterOnly = /[ \t]*<!--\s*(?:whylint:[\s\S]*?|optional\.?|required\.?)\s*-->/gi;

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

interface TemplateNotes {
  readonly ofWhole: TemplateDirective;
  readonly problems: readonly OutlineProblem[];
  /** The directives on the lines of a place or directly under it. */
  directive(place: TextRange): TemplateDirective;
}

function templateNotes(template: Document): TemplateNotes {
  const read = comments(template).flatMap((comment) => {
    const directive = readDirective(comment.text);
    return directive ? [{ comment, directive }] : [];
  });
  const none: TemplateDirective = { problems: [] };
  return {
    ofWhole: read.map(({ directive }) => directive).reduce(merge, none),
    problems: read.flatMap(({ comment, directive }) =>
      directive.problems.map((message) => ({ message: `${message}.`, range: comment.range })),
    ),
    directive: (place) =>
      read
        .filter(({ comment }) => comment.range.start >= place.start && belongs(template.text, place, comment.range))
        .map(({ directive }) => directive)
        .reduce(merge, none),
  };
}

/** On a line of the place, or directly under it with nothing but blank space and other comments between. */
function belongs(text: string, place: TextRange, comment: TextRange): boolean {
  if (comment.end <= place.end) return true;
  return /^\s*$/.test(text.slice(place.end, comment.start).replace(/<!--[\s\S]*?-->/g, ''));
}

const sectionComments = (template: Document, section: Section): readonly Comment[] =>
  comments(template).filter(({ range }) => rangeContains(section.range, range));

function guidanceOf(blocks: readonly RootContent[], ofSection: readonly Comment[]): string {
  const said = ofSection.filter(({ text }) => readDirective(text) === undefined).map(({ text }) => text.trim());
  return [...said, plainText(...blocks)].filter((text) => text !== '').join('\n');
}

function duplicates(found: readonly OutlineSection[]): OutlineProblem[] {
  return found.flatMap((section, at) =>
    found.findIndex((other) => other.name === section.name && other.parent === section.parent) < at
      ? [{ message: `"${section.title}" stands in this template twice.`, range: section.section.headingRange }]
      : [],
  );
}
