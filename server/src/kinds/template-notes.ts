import type { RootContent } from 'mdast';
import { type Comment, comments } from '../model/comments.ts';
import type { Document } from '../model/document.ts';
import type { Leaf } from '../model/leaf.ts';
import { plainText } from '../model/plain-text.ts';
import type { Section } from '../model/sections.ts';
import { rangeContains, type TextRange, withoutComments } from '../text/text.ts';
import { merge, readDirective, type TemplateDirective } from './directives.ts';
import type { OutlineProblem } from './outline.ts';

/** What a template's comments say: directives for the linter, guidance for the author. */
export interface TemplateNotes {
  readonly ofWhole: TemplateDirective;
  readonly problems: readonly OutlineProblem[];
  /** The directives on the lines of a place or directly under it. */
  directive(place: TextRange): TemplateDirective;
}

export function templateNotes(template: Document): TemplateNotes {
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
  return /^\s*$/.test(withoutComments(text.slice(place.end, comment.start)));
}

export const sectionComments = (template: Document, section: Section): readonly Comment[] =>
  comments(template).filter(({ range }) => rangeContains(section.range, range));

/** Comments and visible words as plain text, without what only the linter reads. */
export function guidanceOf(blocks: readonly RootContent[], ofSection: readonly Comment[]): string {
  const said = ofSection.filter(({ text }) => readDirective(text) === undefined).map(({ text }) => text.trim());
  return [...said, plainText(...blocks)].filter((text) => text !== '').join('\n');
}

/** The Markdown that a fix inserts: the template's own, without what only the linter reads. */
export function sourceOf(template: Document, { start, end }: TextRange, shape?: Leaf['shape']): string {
  const source = template.text.slice(start, end).replace(linterOnly, '');
  return shape === 'table' || shape === 'front-matter' ? (source.split(/\r?\n/)[0] ?? '') : source.trimEnd();
}

const linterOnly = /[ \t]*<!--\s*(?:whylint:[\s\S]*?|optional\.?|required\.?)\s*-->/gi;
