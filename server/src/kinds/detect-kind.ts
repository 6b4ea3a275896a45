import picomatch from 'picomatch';
import { backlogItems, untitledItems } from '../model/backlog/items.ts';
import type { Document } from '../model/document.ts';
import { fact } from '../model/document.ts';
import { frontMatter } from '../model/front-matter.ts';
import { passageText, sections } from '../model/sections.ts';
import { headingConcepts } from './concepts.ts';
import type { DocumentKind } from './kind.ts';

export interface Detected {
  readonly kind: DocumentKind;
  /** What put the document under it. */
  readonly by: 'front-matter' | 'path' | 'name';
}

/** The kind that a document is of: what its front matter says, else the first kind that claims its path. */
export function detectKind(document: Document, kinds: readonly DocumentKind[]): Detected | undefined {
  const named = frontMatterKind(document);
  const byName = named === undefined ? undefined : kindNamed(named, document.path, kinds);
  if (byName) return { kind: byName, by: 'front-matter' };
  const claiming = kinds.filter((each) => claims(each, document.path));
  // An item may be about post-mortems, and called so.
  const kind =
    claiming.find((each) => each.subject === 'debt' && isItemOf(each, document)) ??
    claiming.find((each) => each.subject === 'backlog' && isBacklogOf(each, document)) ??
    claiming.find((each) => each.subject !== 'debt' && each.subject !== 'backlog');
  return kind && { kind, by: 'path' };
}

/** Beside the items of a backlog stand pages about it; an item says at its head that it is one. */
const isItemOf = (kind: DocumentKind, document: Document): boolean =>
  kind.origin === 'configured' ||
  frontMatter(document).entries.some(({ key }) => /^(?:id|status)$/i.test(key)) ||
  // A head that cannot be read is that of an item which somebody has broken.
  (frontMatter(document).problem !== undefined &&
    /^(?:id|status)[ \t]*[:=]/im.test(document.markdown.frontMatter?.source ?? ''));

/** An essay, a policy or a guide of the same name holds no items. */
const isBacklogOf = (kind: DocumentKind, document: Document): boolean =>
  kind.origin === 'configured' || backlogItems(document).length > 0 || untitledItems(document).length > 0;

/** Of several templates of one kind the one that claims the path, and none that governs another folder only if there is any. */
export function kindNamed(name: string, path: string, kinds: readonly DocumentKind[]): DocumentKind | undefined {
  const all = kinds.filter((kind) => kind.name === name);
  return all.find((kind) => claims(kind, path)) ?? all.find(({ origin }) => origin !== 'convention') ?? all[0];
}

/** The value of the front matter's `kind`; it means nothing when no kind has that name. */
export function frontMatterKind(document: Document): string | undefined {
  const value = frontMatter(document).entries.find(({ key }) => key === 'kind')?.value;
  return typeof value === 'string' ? value.trim() : undefined;
}

/** Whether a path is a kind's own template. */
export const isTemplateOf = (kind: DocumentKind, path: string): boolean => kind.template === path;

/** Whether a kind's globs claim a path. */
export function claims(kind: DocumentKind, path: string): boolean {
  if (kind.folder !== '' && !path.startsWith(`${kind.folder}/`)) return false;
  const inside = kind.folder === '' ? path : path.slice(kind.folder.length + 1);
  const { included, ignored } = matchers(kind);
  return included(inside) && !ignored(inside);
}

/** Whether a path is one of those that a kind leaves out wherever they are. */
export const isIgnored = (kind: DocumentKind, path: string): boolean => matchers(kind).ignored(path);

const matchers = fact((kind: DocumentKind) => {
  const compile = (globs: readonly string[]) =>
    globs.length === 0 ? () => false : picomatch([...globs], { dot: true, nocase: kind.origin !== 'configured' });
  return { included: compile(kind.files), ignored: compile(kind.ignore) };
});

/** Concepts that post-mortems are made of; a changelog or a meeting's minutes have a timeline at the most. */
const families = new Set([
  'impact',
  'root-cause',
  'contributing-factors',
  'resolution',
  'detection',
  'went-wrong',
  'went-well',
  'action-items',
  'five-whys',
]);

/** How many of the things that post-mortems are made of have a heading of their own, the timeline among them. */
export const postMortemFamilies = (document: Document): number =>
  new Set(
    sections(document)
      .flatMap(({ passage }) => headingConcepts(passage))
      .filter((concept) => concept === 'timeline' || families.has(concept)),
  ).size;

/**
 * Whether a document of no kind reads like a post-mortem: a heading that says timeline, one more of the usual headings,
 * and three clock times or more in it. Never by headings alone: three such headings occur in 6 % of ordinary Markdown files.
 */
export function resemblesPostMortem(document: Document): boolean {
  const found = sections(document).map((section) => ({ section, concept: headingConcepts(section.passage)[0] }));
  const timeline = found.find(({ concept }) => concept === 'timeline')?.section;
  if (!timeline || !found.some(({ concept }) => concept !== undefined && families.has(concept))) return false;
  const text = sections(document)
    .filter(({ range }) => range.start >= timeline.range.start && range.end <= timeline.end)
    .map(({ passage }) => `${passage.title}\n${passageText(passage)}`)
    .join('\n');
  return (text.match(/\b(?:[01]?\d|2[0-3])[:.][0-5]\d\b/g)?.length ?? 0) >= 3;
}
