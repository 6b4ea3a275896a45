import type { Event, Extension, Tokenizer } from 'micromark-util-types';
import type { Unparsed } from './markdown-text.ts';
import { isLineEnding, markerBounds } from './marker-bounds.ts';

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

/** How many events may yet be copied, at some 50 ns each; shared by all attempts at one text. */
export interface Budget {
  copies: number;
}

/** A text that can be divided may copy little, since its parts copy less; another may the more the longer it is. */
export const budgetFor = ({ length }: string, isDivisible: boolean): Budget => ({
  copies: isDivisible ? 40 * length : 200_000 + Math.min(120, Math.max(40, length / 100)) * length,
});

/**
 * A container that begins further right than this is nested too deeply: micromark visits all open ones on each line.
 */
const farthestContainer = 100;

/** A visit to an open container takes as long as copying so many events. */
const copiesPerOpenContainer = 20;

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

/**
 * Closing a container in the middle of a text copies all events so far, and on a blank line micromark asks all open
 * lists whether they go on. It asks us wherever a container may begin.
 */
function limitContainers(text: string, budget: Budget): Tokenizer {
  let line = 0;
  let last = 0;
  let seen = 0;
  /** How many containers are open at most, now and before the last line. */
  let open = 0;
  let openBefore = 0;
  return function (_effects, _ok, nok) {
    const { line: now, offset, column } = this.now();
    return (code) => {
      if (now === line) {
        if (offset > last) open++;
        if (offset > last && column > farthestContainer) throw tooDeep(text, offset, column);
      } else {
        const wasLazy = this.parser.lazy[line] === true;
        if (wasLazy) open = Math.max(open, openBefore);
        openBefore = open;
        if (wasLazy || hasContainerExit(this.events, seen)) spend(budget, this.events.length, offset);
        seen = this.events.length;
        if (isLineEnding(code)) spend(budget, open * copiesPerOpenContainer, offset);
        else open = Math.min(open, column - 1);
        line = now;
      }
      last = offset;
      return nok(code);
    };
  };
}

function hasContainerExit(events: readonly Event[], from: number): boolean {
  for (let index = from; index < events.length; index++) {
    const event = events[index];
    if (event?.[0] === 'exit' && event[1]._container) return true;
  }
  return false;
}

function tooDeep(text: string, offset: number, column: number): BoundExceeded {
  const lineStart = offset - column + 1;
  const isIndented = text.slice(lineStart, lineStart + farthestContainer / 2).trim() === '';
  return new BoundExceeded(isIndented ? 'indented-too-far' : 'too-deep', offset);
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
