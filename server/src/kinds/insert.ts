import type { Document } from '../model/document.ts';
import { sectionLeaves } from '../model/leaves.ts';
import { type Section, sections } from '../model/sections.ts';
import { lineEnding, lineStart, type TextEdit } from '../text/text.ts';
import type { Match, PromptMatch, SectionMatch } from './match.ts';
import type { OutlinePrompt, OutlineSection } from './outline.ts';

/** Inserts a section that the document lacks at its place in template order, with the template's guidance. */
export function insertSection(document: Document, match: Match, wanted: OutlineSection): TextEdit {
  const siblings = match.sections.filter(({ outline }) => outline.parent === wanted.parent);
  const at = siblings.findIndex(({ outline }) => outline === wanted);
  const before = siblings.slice(0, at).findLast(({ section }) => section)?.section;
  const after = siblings.slice(at + 1).find(({ section }) => section)?.section;
  const parent = match.sections.find(({ outline }) => outline === wanted.parent)?.section;
  const offset = before?.end ?? after?.range.start ?? parent?.end ?? document.text.length;
  return insertBlock(document, offset, withLevels(wanted.source, levelShift(siblings, wanted, parent)));
}

/** Inserts a prompt into the section it belongs to, in template order; at the document's head if it belongs to none. */
export function insertPrompt(document: Document, match: Match, wanted: OutlinePrompt): TextEdit {
  if (wanted.inFrontMatter) return insertKey(document, wanted);
  const home = match.sections.find(({ outline }) => outline === wanted.section)?.section;
  if (wanted.section && !home) return insertSection(document, match, topmostAbsent(match, wanted.section));
  const siblings = match.prompts.filter(
    ({ outline }) => outline.section === wanted.section && outline.shape !== 'section',
  );
  const at = siblings.findIndex(({ outline }) => outline === wanted);
  const before = siblings.slice(0, at).findLast((each) => isIn(each, home));
  const after = siblings.slice(at + 1).find((each) => isIn(each, home));
  const isLine = /^\s*(?:[-*+]|\d+[.)]|\|)\s/.test(wanted.source);
  if (isLine && (before ?? after)) return insertLine(document, before, after, wanted);
  const source = wanted.source.startsWith('|') ? asField(wanted) : wanted.source;
  const offset = before
    ? blockEnd(document, before)
    : after
      ? lineStart(document.text, leafStart(after))
      : ownEnd(document, home);
  return insertBlock(document, offset, source);
}

/** Into the front matter there is; a document without one says it as a field below its title. */
function insertKey(document: Document, wanted: OutlinePrompt): TextEdit {
  const block = document.markdown.frontMatter;
  if (!block) return insertBlock(document, ownEnd(document, undefined), asField(wanted));
  const { end } = block.content;
  const ending = lineEnding(document.text);
  const line = block.language === 'toml' ? `${wanted.text} = ""` : `${wanted.text}: `;
  const isOwnLine = end === block.content.start || document.text[end - 1] === '\n';
  return { range: { start: end, end }, newText: isOwnLine ? line + ending : ending + line };
}

/** A row or key by itself, outside of its table or front matter. */
const asField = ({ text }: OutlinePrompt): string => `- **${text}${/[?？]$/u.test(text) ? '' : ':'}** `;

/** All that the document lacks of what the template requires, in template order. */
export function insertMissing(document: Document, match: Match): readonly TextEdit[] {
  const absent = match.sections.filter(({ outline, state }) => state === 'absent' && outline.required);
  const absentOutlines = new Set(absent.map(({ outline }) => outline));
  const whole = absent.filter(({ outline }) => !outline.parent || !absentOutlines.has(outline.parent));
  const prompts = match.prompts.filter(
    ({ outline, leaf }) =>
      outline.shape !== 'section' &&
      outline.required &&
      !leaf &&
      !(outline.section && absentOutlines.has(outline.section)),
  );
  const edits = [
    ...prompts.map(({ outline }) => insertPrompt(document, match, outline)),
    ...whole.map(({ outline }) => insertSection(document, match, outline)),
  ];
  // In a blank document there is nothing that would set one apart from the next.
  if (document.text.trim() !== '') return edits;
  const ending = lineEnding(document.text);
  return edits.map(({ range, newText }, at) => ({ range, newText: at === 0 ? newText : ending + newText }));
}

/** The outermost absent section that holds a prompt: what has to come first for the prompt to have a place. */
export function topmostAbsent(match: Match, wanted: OutlineSection): OutlineSection {
  const parent = wanted.parent;
  const parentMatch = parent && match.sections.find(({ outline }) => outline === parent);
  return parent && parentMatch?.state === 'absent' ? topmostAbsent(match, parent) : wanted;
}

const isIn = ({ leaf }: PromptMatch, home: Section | undefined): boolean =>
  leaf !== undefined &&
  leaf.shape !== 'front-matter' &&
  (!home ||
    (leaf.section !== undefined && leaf.section.range.start >= home.range.start && leaf.section.range.end <= home.end));

const leafStart = ({ leaf }: PromptMatch): number => leaf?.labelRange.start ?? 0;

/** Where a prompt's answer ends: at the next label of its section, or where the section's own text does. */
function blockEnd(document: Document, { leaf }: PromptMatch): number {
  if (!leaf?.section) return 0;
  if (leaf.shape === 'heading') return leaf.section.end;
  const next = sectionLeaves(leaf.section).find(
    (other) => other.shape !== 'heading' && other.labelRange.start > Math.max(leaf.labelRange.end, leaf.valueRange.end),
  );
  return next ? lineStart(document.text, next.labelRange.start) : leaf.section.range.end;
}

function insertLine(
  document: Document,
  before: PromptMatch | undefined,
  after: PromptMatch | undefined,
  wanted: OutlinePrompt,
): TextEdit {
  const { text } = document;
  const ending = lineEnding(text);
  const leaf = before?.leaf;
  if (leaf) {
    const end = nextLineBreak(text, Math.max(leaf.labelRange.end, leaf.valueRange.end));
    return { range: { start: end, end }, newText: `${ending}${asLines(wanted.source, ending)}` };
  }
  const start = lineStart(text, after ? leafStart(after) : 0);
  return { range: { start, end: start }, newText: `${asLines(wanted.source, ending)}${ending}` };
}

/** Below the section's own text and above its subsections; below the title's text where there is no section. */
function ownEnd(document: Document, home: Section | undefined): number {
  if (home) return home.range.end;
  const [first] = sections(document);
  return first?.range.end ?? document.text.length;
}

/** A block on lines of its own, set apart by one blank line on either side. */
function insertBlock(document: Document, offset: number, source: string): TextEdit {
  const { text } = document;
  const ending = lineEnding(text);
  const missing = missingLineEnds(text.slice(0, offset));
  const below = text.slice(offset);
  const after = below.trim() === '' ? ending : /^\r?\n/.test(below) ? ending : ending + ending;
  return { range: { start: offset, end: offset }, newText: ending.repeat(missing) + asLines(source, ending) + after };
}

/** How many line ends a block needs before it where this text stands above. Looks at the end alone: the text can be long. */
function missingLineEnds(above: string): 0 | 1 | 2 {
  let end = above.length;
  while (end > 0 && (above[end - 1] === ' ' || above[end - 1] === '\t')) end--;
  if (above.slice(0, end).trimEnd() === '') return 0;
  if (above[end - 1] !== '\n') return 2;
  return above[end - 2] === '\n' || above.endsWith('\n\r\n', end) ? 0 : 1;
}

const asLines = (source: string, ending: string): string =>
  source
    .trimEnd()
    .split(/\r\n|\n|\r/)
    .join(ending);

function nextLineBreak(text: string, offset: number): number {
  const found = /\r?\n/.exec(text.slice(offset));
  return found ? offset + found.index : text.length;
}

/** How much deeper the document's headings are than the template's. */
function levelShift(siblings: readonly SectionMatch[], wanted: OutlineSection, parent: Section | undefined): number {
  const known = siblings.find(({ section }) => section);
  if (known?.section) return known.section.level - known.outline.level;
  return parent && wanted.parent ? parent.level - wanted.parent.level : 0;
}

function withLevels(source: string, shift: number): string {
  if (shift === 0) return source;
  return source.replace(/^#{1,6}(?=\s)/gm, (hashes) => '#'.repeat(Math.min(6, Math.max(1, hashes.length + shift))));
}

/** A paragraph at the end of the document. */
export function appended({ text }: Document, paragraph: string): TextEdit {
  const ending = lineEnding(text);
  const at = text.trimEnd().length;
  return { range: { start: at, end: text.length }, newText: `${at === 0 ? '' : ending + ending}${paragraph}${ending}` };
}
