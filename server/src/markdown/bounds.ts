import type { Extension, Tokenizer } from 'micromark-util-types';
import type { Unparsed } from './markdown-text.ts';
import { markerBounds } from './marker-bounds.ts';

/** Thrown out of a parse that would take too long; the text has to be parsed without what stands at `offset`. */
export class BoundExceeded extends Error {
  readonly reason: Unparsed['reason'];
  readonly offset: number;

  constructor(reason: Unparsed['reason'], offset: number) {
    super(reason);
    this.name = 'BoundExceeded';
    this.reason = reason;
    this.offset = offset;
  }
}

/** How many events may yet be copied, at some 25 ns each; shared by all attempts at one text. */
export interface Budget {
  copies: number;
}

/** Per character 40, in a long text that offers no place to cut it up to 200. */
export const budgetFor = (text: string): Budget => ({
  copies: 4096 * 40 + text.length * Math.min(200, Math.max(40, text.length / 100)),
});

/** A container that begins further right than this is nested too deeply: micromark visits all open ones on each line. */
const farthestContainer = 100;

/** `*`, `+`, `-`, `0` to `9`, `>`, `[` */
const containerMarkers = [42, 43, 45, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 62, 91];

/**
 * A micromark extension that keeps a parse of `text` to linear time: it counts, as the parse goes along, what micromark
 * does in more than that. Paragraphs with too many markers are plain text from there on and are noted in `spilled`.
 *
 * @throws BoundExceeded out of the parse, where nesting or the closing of containers is over its bound.
 */
export function bounds(text: string, budget: Budget, spilled: Unparsed[]): Extension {
  const container = { partial: true, tokenize: limitContainers(text, budget) };
  const underline = { partial: true, tokenize: limitUnderlines(budget) };
  return {
    // Under `null` alone it would be asked only where micromark's own constructs found no container.
    document: Object.fromEntries([...containerMarkers, 'null'].map((code) => [code, container])),
    flow: { 45: underline, 61: underline },
    text: markerBounds(text, spilled),
  };
}

/** Closing a container in the middle of a text copies all events so far; micromark asks us wherever one may begin. */
function limitContainers(text: string, budget: Budget): Tokenizer {
  let line = 0;
  let last = 0;
  let seen = 0;
  return function (_effects, _ok, nok) {
    const point = this.now();
    if (point.line !== line) {
      let closes = this.parser.lazy[line] === true;
      for (; seen < this.events.length && !closes; seen++) {
        const event = this.events[seen];
        closes = event?.[0] === 'exit' && event[1]._container === true;
      }
      seen = this.events.length;
      if (closes) spend(budget, this.events.length, point.offset);
      line = point.line;
    } else if (point.offset > last && point.column > farthestContainer) {
      const lineStart = point.offset - point.column + 1;
      const blank = text.slice(lineStart, lineStart + farthestContainer / 2).trim() === '';
      throw new BoundExceeded(blank ? 'indented-too-far' : 'too-deep', point.offset);
    }
    last = point.offset;
    return nok;
  };
}

/** Turning a paragraph into a heading copies all events of its container, too. */
function limitUnderlines(budget: Budget): Tokenizer {
  return function (_effects, _ok, nok) {
    if (this.events.at(-1)?.[1].type !== 'lineEndingBlank') spend(budget, this.events.length, this.now().offset);
    return nok;
  };
}

function spend(budget: Budget, copies: number, offset: number): void {
  budget.copies -= copies;
  if (budget.copies < 0) throw new BoundExceeded('block-too-long', offset);
}
