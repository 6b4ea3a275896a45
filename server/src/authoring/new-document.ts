import { adoptKind } from '../kinds/adopt.ts';
import { claims, frontMatterKind } from '../kinds/detect-kind.ts';
import { readDirective } from '../kinds/directives.ts';
import type { DocumentKind } from '../kinds/kind.ts';
import { matchOutline } from '../kinds/match.ts';
import type { Outline } from '../kinds/outline.ts';
import { writeValue } from '../kinds/write-value.ts';
import { type Comment, comments } from '../model/comments.ts';
import { createDocument, type Document } from '../model/document.ts';
import type { Leaf } from '../model/leaf.ts';
import { leaves } from '../model/leaves.ts';
import { isPlaceholder, type Placeholder, placeholders } from '../model/placeholders.ts';
import { type Section, sections } from '../model/sections.ts';
import { applyEdits, lineEnding, rangeAt, rangeContains, type TextEdit, type TextRange } from '../text/text.ts';

export interface NewDocument {
  readonly text: string;
  /** Where the author begins to write: an offset. */
  readonly cursor: number;
}

export interface NewDocumentOptions {
  readonly kind: DocumentKind;
  /** Where the document will be; it says itself of what kind it is if the kind's globs do not claim that path. */
  readonly path: string;
  /** '' leaves the template's own. */
  readonly title: string;
  /** `YYYY-MM-DD`, the day of the incident. */
  readonly date: string;
}

/** A template with title and date filled in and without what only the linter reads; its guidance stays, to write by. */
export function newDocument({ kind, path, title, date }: NewDocumentOptions): NewDocument {
  const { template } = kind.outline;
  const words = title.replace(/\s+/g, ' ').trim();
  const heading = titleHeading(template);
  const edits = [
    ...directiveEdits(template),
    ...dateEdits(template, heading, date),
    ...(words === '' ? [] : titleEdits(template, heading, words)),
  ];
  const filled = createDocument(path, withFinalBreak(applyEdits(template.text, withoutOverlaps(edits))));
  const isDeclared = claims(kind, path) || frontMatterKind(filled) === kind.name;
  const document = isDeclared ? filled : createDocument(path, applyEdits(filled.text, [adoptKind(filled, kind.name)]));
  return { text: document.text, cursor: words === '' ? titleCursor(document) : firstOpenPlace(document, kind.outline) };
}

/** Some templates begin with a heading that names the template, and the pattern for the title comes second. */
function titleHeading(template: Document): Section | undefined {
  const first = sections(template)
    .filter(({ level }) => level === 1)
    .slice(0, 2);
  return first.find(({ headingRange }) => placeholdersIn(template, headingRange).length > 0) ?? first[0];
}

const placeholdersIn = (document: Document, range: TextRange): readonly Placeholder[] =>
  placeholders(document).filter((found) => rangeContains(range, found.range));

function titleEdits(template: Document, heading: Section | undefined, title: string): TextEdit[] {
  const inFrontMatter = leaves(template).filter(
    ({ shape, name, value }) => shape === 'front-matter' && name === 'title' && isOpen(value),
  );
  const edits = inFrontMatter.map((leaf) => writeValue(template, leaf.valueRange, JSON.stringify(title)));
  if (!heading)
    return inFrontMatter.length > 0
      ? edits
      : [...edits, { range: rangeAt(bodyStart(template)), newText: `# ${title}\n\n` }];
  const own = placeholdersIn(template, heading.headingRange).filter(({ form }) => form !== 'date');
  const range = own[0]?.range ?? headingText(template, heading);
  const isPattern = own.length > 0 || /\btemplate\b|\btitle\b|^(?:incident |post-?mortem )?name$/i.test(heading.title);
  return [...edits, { range, newText: isPattern ? title : `${template.text.slice(range.start, range.end)}: ${title}` }];
}

/** The heading's words, without the marks that make it one. */
function headingText({ text }: Document, { passage: { heading }, offset, headingRange }: Section): TextRange {
  const first = heading?.children[0]?.position?.start.offset;
  const last = heading?.children.at(-1)?.position?.end.offset;
  if (first === undefined || last === undefined)
    return rangeAt(headingRange.start + (text.slice(headingRange.start).match(/^#+[ \t]*/)?.[0].length ?? 0));
  return rangeAt(first + offset, last + offset);
}

const bodyStart = ({ markdown: { frontMatter }, text }: Document): number => {
  const end = frontMatter?.range.end ?? 0;
  return end + (/^\r?\n/.exec(text.slice(end))?.[0].length ?? 0);
};

const dateNames = new Set(['date', 'incident date', 'date of incident', 'date of the incident', 'day', 'incident day']);
const dateForm = /yyyy([-/.])mm\1dd|dd([-/.])mm\2yyyy|mm([-/.])dd\3yyyy/i;

/** The date's field, in front matter and in the text; other places for dates are the author's. */
function dateEdits(template: Document, heading: Section | undefined, date: string): TextEdit[] {
  const fields = leaves(template).filter(
    ({ name, value, shape }) => shape !== 'heading' && dateNames.has(name) && (isOpen(value) || dateForm.test(value)),
  );
  const first = [
    fields.find(({ shape }) => shape === 'front-matter'),
    fields.find(({ shape }) => shape !== 'front-matter'),
  ];
  const places = first.flatMap((leaf) => (leaf ? [leaf.valueRange] : []));
  const inHeading = heading ? placeholdersIn(template, heading.headingRange).filter(({ form }) => form === 'date') : [];
  return [
    ...first.flatMap((leaf) => (leaf ? [dateEdit(template, leaf, date)] : [])),
    ...inHeading.filter(({ range }) => !places.includes(range)).map(({ range }) => formEdit(template, range, date)),
  ].filter((edit) => edit !== undefined);
}

const dateEdit = (template: Document, leaf: Leaf, date: string): TextEdit =>
  formEdit(template, leaf.valueRange, date) ?? writeValue(template, leaf.valueRange, date);

/** The date in the form that the template shows: a time beside it stays open. */
function formEdit({ text }: Document, range: TextRange, date: string): TextEdit | undefined {
  const found = dateForm.exec(text.slice(range.start, range.end));
  if (!found) return undefined;
  const [year = '', month = '', day = ''] = date.split('-');
  const start = range.start + found.index;
  const newText = found[0].replace(/yyyy/i, year).replace(/mm/i, month).replace(/dd/i, day);
  return { range: rangeAt(start, start + found[0].length), newText };
}

const isOpen = (value: string): boolean => value.trim() === '' || isPlaceholder(value);

const directiveEdits = (template: Document): TextEdit[] =>
  comments(template)
    .filter(({ text }) => readDirective(text) !== undefined)
    .map((comment) => ({ range: withItsBlankSpace(template.text, comment), newText: '' }));

/** A comment with the spaces before it; the whole line, and one of two blank lines round it, if nothing else stands there. */
function withItsBlankSpace(text: string, { range }: Comment): TextRange {
  const start =
    range.start - (/[ \t]*$/.exec(text.slice(Math.max(0, range.start - 200), range.start))?.[0].length ?? 0);
  const after = /^[ \t]*(?:\r\n|\n|\r|$)/.exec(text.slice(range.end));
  if (!after || (start > 0 && !/[\r\n]/.test(text.charAt(start - 1)))) return rangeAt(start, range.end);
  const end = range.end + after[0].length;
  const isAfterBlank = start === 0 || /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)$/.test(text.slice(0, start));
  const blankBelow = isAfterBlank ? (/^[ \t]*(?:\r\n|\n|\r)/.exec(text.slice(end))?.[0].length ?? 0) : 0;
  return rangeAt(start, end + blankBelow);
}

/** A date's place may be the title's as well: the first one asked for is filled. */
function withoutOverlaps(edits: readonly TextEdit[]): TextEdit[] {
  const kept: TextEdit[] = [];
  for (const edit of edits)
    if (!kept.some(({ range }) => range.start < edit.range.end && edit.range.start < range.end)) kept.push(edit);
  return kept;
}

const withFinalBreak = (text: string): string => (text === '' || /[\r\n]$/.test(text) ? text : text + lineEnding(text));

/** The title itself: behind the heading's marks. */
function titleCursor(document: Document): number {
  const heading = titleHeading(document);
  if (!heading) return bodyStart(document);
  return placeholdersIn(document, heading.headingRange)[0]?.range.start ?? headingText(document, heading).end;
}

/** Where the answer to the first open prompt is written; at the end of the title when none is open. */
function firstOpenPlace(document: Document, outline: Outline): number {
  const match = matchOutline(document, outline, true);
  const places = match.prompts
    .filter(({ state }) => state === 'open')
    .flatMap(({ outline: { shape, section }, leaf }) => {
      const own = shape === 'section' ? match.sections.find((each) => each.outline === section)?.section : undefined;
      return own ? [endOfText(document, own.contentRange)] : leaf ? [leaf.valueRange.start] : [];
    });
  return places.length > 0 ? Math.min(...places) : titleCursor(document);
}

const endOfText = ({ text }: Document, { start, end }: TextRange): number =>
  start + text.slice(start, end).trimEnd().length;
