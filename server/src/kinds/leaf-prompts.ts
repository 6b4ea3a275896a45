import { asksWhy } from '../model/asks-why.ts';
import type { Document } from '../model/document.ts';
import { isAnswerMark } from '../model/label.ts';
import type { Leaf } from '../model/leaf.ts';
import { leaves, sectionLeaves } from '../model/leaves.ts';
import { normaliseTitle } from '../model/normalise.ts';
import { isPlaceholder } from '../model/placeholders.ts';
import { type CategoryStatement, categoryStatements } from '../model/root-cause.ts';
import { passageText, type Section } from '../model/sections.ts';
import { whysChains } from '../model/whys-chain.ts';
import { lineStart, rangeContains, type TextRange } from '../text/text.ts';
import { choicesIn } from './choices.ts';
import type { Concept } from './concepts.ts';
import { conditionalParts, readCondition } from './condition.ts';
import { amountsOf, type TemplateDirective } from './directives.ts';
import type { OutlineProblem, OutlinePrompt, OutlineSection } from './outline.ts';
import { guidanceOf, sectionComments, sourceOf, type TemplateNotes } from './template-notes.ts';

export interface LeafPrompt {
  readonly prompt: OutlinePrompt;
  readonly problem?: OutlineProblem;
}

/** Concepts whose rows and items are records of what happened or is to be done: a slot there is kept or dropped freely. */
export const recordConcepts: ReadonlySet<Concept> = new Set(['timeline', 'action-items', 'supporting']);

/** The fields and questions of a template's section that want an answer; `draft` is absent above the first section. */
export function leafPrompts(
  section: Section,
  draft: OutlineSection | undefined,
  notes: TemplateNotes,
  template: Document,
): LeafPrompt[] {
  if (draft && soleQuestion(section, template.text)) return [];
  const labelled = sectionLeaves(section).filter(({ shape }) => shape !== 'heading');
  const steps = whysChains(template).map(({ range }) => range);
  const names = new Set<string>();
  return labelled.flatMap((leaf, at) => {
    const end = labelled[at + 1]?.labelRange.start ?? section.range.end;
    const isStep = steps.some((range) => rangeContains(range, leaf.labelRange));
    // A slot that is there three times is one to be repeated.
    if (isPlaceholder(leaf.label) || isAnswerMark(leaf.label) || isStep || names.has(leaf.name)) return [];
    const found = leafPrompt(leaf, end, draft, notes, template);
    if (found) names.add(leaf.name);
    return found ? [found] : [];
  });
}

/** The keys of a template's front matter that want a value. */
export function frontMatterPrompts(notes: TemplateNotes, template: Document): LeafPrompt[] {
  const keys = leaves(template).filter(({ shape }) => shape === 'front-matter');
  // Of an issue template on GitHub the front matter is about the template itself.
  if (keys.some(({ label }) => label === 'name') && keys.some(({ label }) => label === 'about')) return [];
  return keys
    .filter(({ valueRange }) => template.text[valueRange.start] !== '[')
    .flatMap((leaf) => {
      const end = Math.max(leaf.labelRange.end, leaf.valueRange.end);
      const found = leafPrompt(leaf, end, undefined, notes, template);
      // Front matter has comments of its own.
      const isOptional = /^(?:[^\n]*?[ \t])?#[ \t]*optional\b/i.test(template.text.slice(end));
      return found
        ? [
            {
              ...found,
              prompt: { ...found.prompt, ...(isOptional && { required: false }), inFrontMatter: true as const },
            },
          ]
        : [];
    });
}

function leafPrompt(
  leaf: Leaf,
  end: number,
  draft: OutlineSection | undefined,
  notes: TemplateNotes,
  template: Document,
): LeafPrompt | undefined {
  const category = categoryStatements(template).find(({ range }) => rangeContains(leafRange(leaf), range));
  const asksCategory = category !== undefined && asksForCategory(category, template);
  // The section's own rule asks for it there.
  if (asksCategory && draft?.holdsCategory) return undefined;
  const directive = notes.directive({ start: leaf.labelRange.start, end });
  const question = /[?？]$/u.test(leaf.label);
  const isRecord = draft?.concept !== undefined && recordConcepts.has(draft.concept) && !question;
  if (isRecord && leaf.shape === 'table') return undefined;
  const choices = directive.choices ?? (isSingleValue(leaf, template.text) ? choicesIn(leaf.value) : undefined);
  if (question ? isGuidance(leaf, template.text) : !choices && !isBlank(leaf, template.text)) return undefined;
  const conditional = conditionOf(leaf.label, directive);
  const problem = conditionProblem(leaf.label, leaf.labelRange, conditional);
  return {
    prompt: {
      text: leaf.label,
      name: leaf.name,
      ...(directive.aliases && { aliases: directive.aliases.map(normaliseTitle) }),
      ...(draft && { section: draft }),
      asksWhy: asksWhy(leaf.label) || (!question && draft !== undefined && asksAllWhy(draft)),
      required: directive.required ?? (isRecord ? false : (draft?.required ?? true)),
      ...conditional,
      guidance: guidanceFor(leaf, end, template),
      ...(choices && { choices }),
      ...(directive.choices && { isClosed: true as const }),
      ...amountsOf(directive),
      ...(asksCategory && { asksCategory }),
      ...(question && !isSetApart(leaf, template.text) && { isGuide: true }),
      shape: question ? 'question' : 'field',
      range: leaf.labelRange,
      source: sourceOf(
        template,
        { start: lineStart(template.text, leaf.labelRange.start), end: lineEnd(template.text, leaf, end) },
        leaf.shape,
      ),
    },
    ...(problem && { problem }),
  };
}

/** Below `Why wasn't it caught?` a slot `Code review:` asks why as well. */
const asksAllWhy = ({ title, concept }: OutlineSection): boolean => asksWhy(title) || concept === 'not-caught';

function guidanceFor(leaf: Leaf, end: number, template: Document): string {
  const { section } = leaf;
  const said = section
    ? sectionComments(template, section).filter(({ range }) => range.start > leaf.labelRange.start && range.end <= end)
    : [];
  return [leaf.value, guidanceOf([], said)].filter((text) => text !== '').join('\n');
}

/** The condition of a prompt, in its own words or by directive. */
export function conditionOf(text: string, directive: TemplateDirective): Pick<OutlinePrompt, 'condition'> {
  const parts = conditionalParts(text);
  const condition = directive.condition ?? (parts && (readCondition(parts.condition) ?? { subject: 'unknown' }));
  return condition ? { condition } : {};
}

/** What is wrong with the condition in a prompt's own words. */
export function conditionProblem(
  text: string,
  range: TextRange,
  { condition }: Pick<OutlinePrompt, 'condition'>,
): OutlineProblem | undefined {
  const unknown = condition?.subject === 'unknown' ? conditionalParts(text)?.condition : undefined;
  return unknown === undefined
    ? undefined
    : { message: `"If ${unknown}" is not a condition that can be evaluated.`, range };
}

/** Whether a place wants the name of a category: it offers some, or says so. A bare `Root cause:` wants prose. */
export function asksForCategory(statement: CategoryStatement, template: Document): boolean {
  if ((statement.choices?.length ?? 0) > 1 || choicesIn(statement.value)) return true;
  return (
    statement.labelled &&
    leaves(template).some(
      (leaf) =>
        rangeContains(leafRange(leaf), statement.range) &&
        (/\b(?:category|type|kind|class|classification)\b/.test(leaf.name) ||
          (leaf.shape !== 'heading' && choicesIn(leaf.value) !== undefined)),
    )
  );
}

/**
 * A question in plain words that is all its section holds: the section asks it, and prose in its place answers it.
 * Undefined for a section that holds anything else.
 */
export function soleQuestion(section: Section, text: string): string | undefined {
  const [leaf, further] = sectionLeaves(section).filter(({ shape }) => shape !== 'heading');
  if (!leaf || further || !/[?？]$/u.test(leaf.label) || isSetApart(leaf, text)) return undefined;
  return passageText(section.passage).trim() === leaf.label.trim() ? leaf.label : undefined;
}

const leafRange = (leaf: Leaf): TextRange => ({
  start: leaf.labelRange.start,
  end: Math.max(leaf.labelRange.end, leaf.valueRange.end),
});

/** A question in italics, or one that prose goes on from, tells what to write; unless it is a why, which wants an answer of its own. */
const isGuidance = (leaf: Leaf, text: string): boolean =>
  leaf.shape === 'plain' &&
  (leaf.value !== '' || (/[*_]/.test(text[leaf.labelRange.start - 1] ?? '') && !asksWhy(leaf.label)));

/** In bold or a cell of its own: a label that answers stand beside, rather than words to write over. */
const isSetApart = (leaf: Leaf, text: string): boolean =>
  leaf.shape === 'table' || leaf.shape === 'bold' || /[*_]{2}$/.test(text.slice(0, leaf.labelRange.start).slice(-2));

/** Guidance in italics or a quote, a placeholder, an example of a form, or nothing at all. */
function isBlank({ value, labelRange, valueRange, shape }: Leaf, text: string): boolean {
  if (value === '') return true;
  // The cell right beside the label is the one to be filled; what stands in those behind it are notes.
  if (shape === 'table' && /\|\s*\|\s*$/.test(text.slice(labelRange.end, valueRange.start))) return true;
  const source = text.slice(valueRange.start, valueRange.end);
  const parts = source.split(shape === 'table' ? /(?<!\\)\|/ : /\n[ \t]*\r?\n/);
  if (parts.every((part) => part.trim() === '' || isPlaceholder(part) || /^(?:[ \t]*>.*(?:\r?\n|$))+$/.test(part)))
    return true;
  return value
    .split('\n')
    .every((line) => line.trim() === '' || isPlaceholder(line) || exampleOfForm.test(line.trim()));
}

const exampleOfForm = /^(?:https?:|[~$]?[NX]\b|.{0,40}\b(?:YYYY|HH:MM|Xh|Xm|Ym)\b)/;

/** The cells of a wider row stand side by side; they are no choices. */
const isSingleValue = ({ shape, valueRange }: Leaf, text: string): boolean =>
  shape !== 'table' || !/(?<!\\)\|/.test(text.slice(valueRange.start, valueRange.end));

/** Up to the line of what follows; a form's row may hold that as well. */
function lineEnd(text: string, { shape, labelRange }: Leaf, end: number): number {
  if (shape === 'front-matter') return end;
  const next = lineStart(text, end);
  const ownEnd = text.indexOf('\n', labelRange.end);
  return next > labelRange.start ? next : ownEnd < 0 ? text.length : ownEnd;
}
