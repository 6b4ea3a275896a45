import type { Nodes } from 'mdast';
import type { Chunk } from '../markdown/markdown-text.ts';
import { shiftRange, type TextRange } from '../text/text.ts';
import { chunksWhere } from './chunks-where.ts';
import { type DebtReference, debtReferences, isDebtId } from './debt-id.ts';
import { type Document, fact } from './document.ts';
import { linkedPath } from './linked-path.ts';
import type { Project } from './project.ts';
import { nodeRange } from './sections.ts';

/** Where a document names a debt item: by its id, `D-k3f9qx`, or by a link to its file. Offsets count from the document's start. */
export interface DebtMention {
  /** Absent for a link to a file that bears no id in its name. */
  readonly id?: string;
  /** The file that is linked; absent for an id in prose. */
  readonly path?: string;
  /** The id with its `D-`, or the whole link. */
  readonly range: TextRange;
}

/** All of a document, its front matter included, in document order; code and comments name nothing. */
export const debtMentions = fact((document: Document): readonly DebtMention[] => {
  const { frontMatter } = document.markdown;
  const head = frontMatter ? idsIn(frontMatter.source).map((each) => placed(each, frontMatter.content.start)) : [];
  const found = [...head];
  for (const { chunk, offset } of chunksWithMentions(document))
    for (const { target, ...mention } of chunkMentions(chunk)) {
      const path = target === undefined ? undefined : linkedPath(document.path, target);
      if (target === undefined) found.push(placed(mention, offset));
      else if (path !== undefined && /\.(?:md|markdown)$/i.test(path)) {
        const id = /-([0-9a-z]+)\.\w+$/.exec(path)?.[1] ?? '';
        found.push(placed({ ...mention, path, ...(isDebtId(id) && { id }) }, offset));
      }
    }
  return found;
});

/** Whether ids can be unknown at all: where there is no backlog, they may be those of another. */
export function knowsDebtIds({ isComplete, items }: Project): boolean {
  // Those of a document of the team's own have other ids, or none.
  if (isComplete) for (const { from } of items.values()) if (from === undefined) return true;
  return false;
}

/**
 * Whether a project that knows its ids knows none such. Words are made of the letters of ids, "D-shaped" for one: what has
 * no digit is not called unknown.
 */
export const isUnknownDebtId = (id: string, project: Project): boolean =>
  knowsDebtIds(project) && /\d/.test(id) && project.withId(id).length === 0;

/** Ids of a team's own making, `TD-001`, `F-12`, that a text names and a project knows; offsets count from the text's start. */
export function ownReferences(text: string, project: Project): readonly DebtReference[] {
  const found: DebtReference[] = [];
  for (const { 0: id, index } of text.matchAll(ownIds))
    if (project.withId(id).some(({ from }) => from !== undefined))
      found.push({ id, start: index, end: index + id.length });
  return found;
}

const ownIds = /(?<![\w/.-])[A-Za-z][A-Za-z0-9]{0,9}(?:-[A-Z]{1,8})?-?\d{1,5}(?:-\d{1,2}){0,2}(?![\w-])/g;

/** Whether a document may name such an id, by those that are in use for debt: enough to look into the backlog. */
export const mayNameOwnIds = (document: Document): boolean => {
  const { frontMatter } = document.markdown;
  return (frontMatter !== undefined && usualIds.test(frontMatter.source)) || chunksWithIds(document).length > 0;
};

const chunksWithIds = chunksWhere(({ text }) => usualIds.test(text));
const usualIds = /\b(?:TD|DEBT|TECHDEBT)[-_]?\d/;

/** With the target of a link, its fragment left out. */
type ChunkMention = DebtMention & { readonly target?: string };

const chunkMentions = fact((chunk: Chunk): readonly ChunkMention[] => {
  if (!mayMention.test(chunk.text)) return noMentions;
  const found: ChunkMention[] = [];
  const open: Nodes[] = [...chunk.nodes].reverse();
  for (let node = open.pop(); node; node = open.pop()) {
    const range = nodeRange(node);
    if (node.type === 'link' || node.type === 'definition') {
      const [target = ''] = node.url.split('#');
      if (mayBeMarkdown.test(target)) found.push({ target, range });
    }
    if (node.type === 'text')
      found.push(...idsIn(chunk.text.slice(range.start, range.end)).map((each) => placed(each, range.start)));
    if ('children' in node)
      for (let at = node.children.length - 1; at >= 0; at--) open.push(node.children[at] as Nodes);
  }
  return found;
});

const chunksWithMentions = chunksWhere((chunk) => chunkMentions(chunk).length > 0);

/** Each id has one of these, and each link to Markdown, its escapes included. */
const mayMention = /D-|\.[mM]|%\d|&[#\w]/;
const noMentions: readonly ChunkMention[] = [];

/** Written so, or in percent escapes: what else is linked is no item, wherever the document stands. */
const mayBeMarkdown = /\.(?:md|markdown)|%/i;

const idsIn = (source: string): readonly DebtMention[] =>
  source.includes('D-') ? debtReferences(source).map(({ id, start, end }) => ({ id, range: { start, end } })) : [];

const placed = <Mention extends DebtMention>(mention: Mention, by: number): Mention => ({
  ...mention,
  range: shiftRange(mention.range, by),
});
