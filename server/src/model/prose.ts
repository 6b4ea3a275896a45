import type { Nodes, Paragraph, TableCell } from 'mdast';
import type { TextRange } from '../text/text.ts';
import { type LocatedText, locatedText, withoutCode } from './located-text.ts';
import { ownerLikeness } from './person-names.ts';
import { nodeRange, type Passage } from './sections.ts';

/** A sentence that the document's author wrote. Offsets count from the chunk's start. */
export interface Sentence {
  /** Plain text on one line; what is code or quoted is blanked, so that nothing is found in it. */
  readonly text: string;
  readonly range: TextRange;
  /** The source of a span of `text`. */
  readonly source: (start: number, end: number) => TextRange;
  readonly place: 'paragraph' | 'item' | 'cell';
  /** Its paragraph or cell. */
  readonly block: TextRange;
  /** The list item that holds nothing but its block. */
  readonly item?: TextRange;
}

/**
 * The sentences of a passage's paragraphs, items and cells, without headings, code, quotes and chat.
 *
 * @param hint what the source of a block has in it where one of its sentences is of interest: others are not read.
 */
export function sentences(passage: Passage, hint: RegExp): readonly Sentence[] {
  if (isTranscript.test(passage.name)) return [];
  const source = passage.chunk.text;
  const found: Sentence[] = [];
  const waiting: Place[] = passage.blocks.map((node): Place => ({ node, place: 'paragraph' })).reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node } = next;
    if (node.type === 'paragraph' || node.type === 'tableCell') {
      if (hint.test(source.slice(nodeRange(node).start, nodeRange(node).end)))
        found.push(...sentencesOf(node, next, source));
    } else if (node.type === 'blockquote' || node.type === 'code' || !('children' in node)) continue;
    else
      for (let at = node.children.length - 1; at >= 0; at--) {
        const child = node.children[at] as Nodes;
        const place = node.type === 'tableRow' ? 'cell' : node.type === 'listItem' ? 'item' : next.place;
        const item = node.type === 'listItem' && node.children.length === 1 ? nodeRange(node) : undefined;
        waiting.push({ node: child, place, ...(item && { item }) });
      }
  }
  return found;
}

interface Place {
  readonly node: Nodes;
  readonly place: Sentence['place'];
  readonly item?: TextRange;
}

const isTranscript = /\b(?:chat|slack|irc|transcripts?|conversation|logs?|quotes?)\b/u;
/** `alice: …`, `@alice …`, `[12:03] alice …`, `Alice 12:03 PM` and a line break. */
const chatStart =
  /^\W{0,3}(?:\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]m)?\W{1,4})?(?:@?([\p{L}\d_.-]{2,20}(?: \p{Lu}[\p{L}.-]+)?)(?:\s+\(?\[?\d{1,2}:\d{2}(?:\s?[ap]m)?\]?\)?)?\s*(?::\s|[>»]\s))/iu;
const chatHead = /^@?[\p{L}\d_.-]{2,20}(?: \p{Lu}[\p{L}.-]+)?,?\s+\[?\d{1,2}:\d{2}(?:\s?[ap]m)?\]?\s*\n/iu;

function* sentencesOf(node: Paragraph | TableCell, { place, item }: Place, source: string): Generator<Sentence> {
  if (isChat(node)) return;
  const said = locatedText([node], source);
  if (!/\p{L}/u.test(said.text) || isSpeech(said.text)) return;
  const text = blanked(said);
  for (const { index, 0: whole } of text.matchAll(sentenceForm)) {
    const start = index + whole.length - whole.trimStart().length;
    const end = start + whole.trim().length;
    if (end === start || end - start > lengthLimit) continue;
    yield {
      text: text.slice(start, end),
      range: said.source(start, end),
      source: (from, to) => said.source(start + from, start + to),
      place,
      block: nodeRange(node),
      ...(item && { item }),
    };
  }
}

/** What is longer is no sentence that a person wrote. */
const lengthLimit = 2000;

const sentenceForm = /(?:[^.!?]|[.!?](?!\s+[\p{Lu}"“'(`]|\s*$)|(?<=\b(?:e\.g|i\.e|etc|vs|approx|no|cf))\.)+[.!?]*/gu;

/** A line that begins with `<alice>` is one of chat. */
function isChat(node: Paragraph | TableCell): boolean {
  const [first] = node.children;
  return (
    first?.type === 'html' &&
    /^<@?[\p{L}\d_.-]+>$/u.test(first.value) &&
    !/^<(?:a|b|i|u|br|em|p|s|del|ins|kbd|span|strong|sub|sup)>$/i.test(first.value)
  );
}

function isSpeech(text: string): boolean {
  if (chatHead.test(text)) return true;
  const speaker = chatStart.exec(text)?.[1];
  return (
    speaker !== undefined &&
    (/^[a-z][\w.-]*$/u.test(speaker) ? !commonLabels.test(speaker) : ownerLikeness(speaker) === 'owner')
  );
}

/** Labels in lower case that are no nickname. */
const commonLabels =
  /^(?:\d+|note|update|cause|fix|impact|detected|mitigated|resolved|started|todo|action|result|status|why|because|what|https?)$/u;

/** Code and quoted words, replaced by signs of their length that no pattern matches. */
const blanked = (said: LocatedText): string =>
  withoutCode(said)
    .replace(
      /["“„«][^"“”„«»]{1,600}["”»]|‘[^‘’]{2,600}’(?!\p{L})|(?<![\p{L}\p{N}])'[^'\n]{3,300}'(?![\p{L}\p{N}])/gu,
      (quote) => '`'.repeat(quote.length),
    )
    .replace(/\s/gu, ' ');
