import type { Link, ListItem, Nodes, PhrasingContent } from 'mdast';
import type { Chunk } from '../markdown/markdown-text.ts';
import { shiftRange, type TextRange } from '../text/text.ts';
import { type AnchorContext, type CodeAnchor, writtenLines } from './code-anchor.ts';
import { type Document, fact } from './document.ts';
import { linkedPath } from './linked-path.ts';
import { plainText } from './plain-text.ts';
import { nodeRange } from './sections.ts';

/**
 * The places in code that a document's list items name, `- [path:line](href#Lline) snippet <!-- at … ctx … -->`, in
 * document order. Only the link is needed, and that it is one to code: its words are the path, or its target names a line,
 * or the comment is there. What leads out of the workspace is no anchor: nothing outside is ever looked into.
 */
export const codeAnchors = fact((document: Document): readonly CodeAnchor[] =>
  document.markdown.chunks.flatMap(({ chunk, offset }) =>
    chunkLinks(chunk).flatMap((link) => anchorOf(link, document.path, offset) ?? []),
  ),
);

/** A list item that begins with a link, as it is written; ranges count from where its text begins. */
export interface ItemLink {
  readonly label: string;
  readonly url: string;
  readonly snippet: string | undefined;
  readonly note: AnchorNote | undefined;
  /** Its first line, trimmed. */
  readonly source: string;
  readonly range: TextRange;
  readonly labelRange: TextRange;
  readonly hrefRange: TextRange;
}

/** What the comment behind an anchor keeps. */
export interface AnchorNote {
  readonly commit: string | undefined;
  readonly context: AnchorContext | undefined;
}

/** List items that begin with a link, wherever the chunk may stand. */
const chunkLinks = fact((chunk: Chunk): readonly ItemLink[] => {
  const found: ItemLink[] = [];
  const open: Nodes[] = [...chunk.nodes].reverse();
  for (let node = open.pop(); node; node = open.pop()) {
    const link = node.type === 'listItem' ? itemLink(node, chunk.text) : undefined;
    if (link) found.push(link);
    if (node.type !== 'paragraph' && 'children' in node)
      for (let at = node.children.length - 1; at >= 0; at--) open.push(node.children[at] as Nodes);
  }
  return found;
});

function itemLink(item: ListItem, source: string): ItemLink | undefined {
  const [paragraph] = item.children;
  if (paragraph?.type !== 'paragraph') return undefined;
  const at = paragraph.children.findIndex((child) => child.type !== 'text' || child.value.trim() !== '');
  const link = paragraph.children[at];
  if (link?.type !== 'link') return undefined;
  const labelRange = labelOf(link);
  const hrefRange = hrefOf(source, labelRange.end, nodeRange(link).end);
  if (!hrefRange) return undefined;
  const behind = paragraph.children.slice(at + 1);
  const code = behind.find((child) => child.type === 'inlineCode');
  const note = noteIn(behind);
  const range = firstLine(source, nodeRange(item));
  return {
    label: plainText(link),
    url: link.url,
    snippet: code?.value.trim(),
    note,
    source: source.slice(range.start, range.end).trim(),
    range,
    labelRange,
    hrefRange,
  };
}

function labelOf(link: Link): TextRange {
  const [first, last] = [link.children[0], link.children.at(-1)];
  if (first && last) return { start: nodeRange(first).start, end: nodeRange(last).end };
  const start = nodeRange(link).start + 1;
  return { start, end: start };
}

/** Where the target stands between `](` and a title or `)`; undefined for a link without brackets. */
function hrefOf(source: string, labelEnd: number, linkEnd: number): TextRange | undefined {
  const rest = source.slice(labelEnd, linkEnd);
  const [opening] = /^\s*\]\(\s*/.exec(rest) ?? [];
  if (opening === undefined) return undefined;
  const start = labelEnd + opening.length;
  const inner = source.slice(start, linkEnd - 1);
  const pointed = /^<((?:[^<>\\\n]|\\.)*)>/.exec(inner)?.[1];
  if (pointed !== undefined) return { start: start + 1, end: start + 1 + pointed.length };
  return { start, end: start + (/^\S*/.exec(inner)?.[0].length ?? 0) };
}

function firstLine(source: string, { start, end }: TextRange): TextRange {
  const length = source.slice(start, end).search(/[\r\n]/);
  return { start, end: length < 0 ? end : start + length };
}

function noteIn(nodes: readonly PhrasingContent[]): AnchorNote | undefined {
  for (const node of nodes) {
    const inner = node.type === 'html' ? (/^<!--([\s\S]*)-->$/.exec(node.value)?.[1]?.trim() ?? '') : '';
    const note = noteOf(inner);
    if (note) return note;
  }
  return undefined;
}

/** Reads a comment's words, `at 9f3c1e2 ctx a1f0|91aa`; undefined for one that says something else. */
function noteOf(inner: string): AnchorNote | undefined {
  if (!/^(?:at|ctx)\s/.test(inner)) return undefined;
  const commit = /(?:^|\s)at\s+([0-9a-z]{4,64})(?=\s|$)/i.exec(inner)?.[1];
  return { commit, context: contextOf(/(?:^|\s)ctx\s+(\S+)/.exec(inner)?.[1]) };
}

/** `5c1d,a1f0,03bc,77d2|91aa,0c4e,e5b7`, of four above the first for the scope; undefined for anything else, and for no neighbours at all. */
export function contextOf(written = ''): AnchorContext | undefined {
  const middle = written.indexOf('|');
  if (middle < 0) return undefined;
  const above = hashesOf(written.slice(0, middle));
  const below = hashesOf(written.slice(middle + 1));
  if (!above || !below || above.length + below.length === 0) return undefined;
  const scope = above.at(-4);
  return {
    above: scope === undefined ? above : above.slice(-3),
    below: below.length > 3 ? below.slice(0, 3) : below,
    ...(scope !== undefined && { scope }),
  };
}

const hashesOf = (side: string): readonly string[] | undefined =>
  /^,*(?:[0-9a-f]{4}(?:,+|$))*$/i.test(side) ? (side.toLowerCase().match(/[0-9a-f]{4}/g) ?? []) : undefined;

/** The anchor that a link in a document is; undefined for a mere link. */
export function anchorOf(link: ItemLink, from: string, offset = 0): CodeAnchor | undefined {
  const { label, url, snippet, note } = link;
  const hash = url.indexOf('#');
  const path = linkedPath(from, hash < 0 ? url : url.slice(0, hash));
  if (path === undefined) return undefined;
  const lines = (hash < 0 ? undefined : linesOf(url.slice(hash + 1))) ?? linesBehind(label);
  if (!lines && !note && !isPathOf(label.replace(linesAtEnd, ''), path)) return undefined;
  const anchor: { -readonly [Key in keyof CodeAnchor]: CodeAnchor[Key] } = {
    path,
    range: shiftRange(link.range, offset),
    labelRange: shiftRange(link.labelRange, offset),
    hrefRange: shiftRange(link.hrefRange, offset),
  };
  if (lines) Object.assign(anchor, lines);
  if (snippet !== undefined) anchor.snippet = snippet;
  if (note?.commit !== undefined) anchor.commit = note.commit;
  if (note?.context) anchor.context = note.context;
  if (snippet === undefined && !note) anchor.written = link.source;
  return anchor;
}

/** `src/http/retry.ts` or the end of it; `./` and `../` before it say nothing. */
export function isPathOf(label: string, path: string): boolean {
  const words = label
    .replace(/`/g, '')
    .trim()
    .replace(/^(?:\.{0,2}\/)+/, '');
  return words !== '' && (path === words || path.endsWith(`/${words}`));
}

const linesAtEnd = /:L?\d+(?:[-–:]L?\d+)?$/;

const linesBehind = (label: string) => linesOf(linesAtEnd.exec(label)?.[0].slice(1) ?? '');

/** `L42`, `L40-L43`, `L42C5`, `42`, `40-43`, and `42:7`, of which the second number is a column. */
function linesOf(written: string): Pick<CodeAnchor, 'line' | 'endLine'> | undefined {
  const found = /^L?(\d{1,9})(?:C\d+)?(?:([-–:])L?(\d{1,9})(?:C\d+)?)?$/i.exec(written);
  const lines = writtenLines(found?.[1], found?.[2] === ':' ? undefined : found?.[3]);
  return lines.line === undefined ? undefined : lines;
}
