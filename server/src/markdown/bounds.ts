import type { Code, Effects, Extension, State, TokenizeContext, Tokenizer } from 'micromark-util-types';
import type { Unparsed } from './markdown-text.ts';

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

/** Events that closing containers and underlined headings may still copy; shared by all attempts at one text. */
export interface Budget {
  copies: number;
}

/** 25 ns each: at most 0.5 s per 100,000 characters. */
export const budgetFor = (text: string, least: number): Budget => ({ copies: 200 * Math.max(text.length, least) });

/** A container that begins further right than this is nested too deeply: micromark visits all open ones on each line. */
const farthestContainer = 100;

/** Markers of emphasis, code, links and HTML are matched in quadratic time: this many per paragraph or cell in any case, … */
const freeMarkers = 200;
/** … more only where text stands between them, … */
const textPerMarker = 8;
/** … and never more than this. */
const mostMarkers = 1000;
/** Openings of what may span the whole paragraph and is looked for up to its end: comments, instructions, code in many backticks. */
const mostLongShots = 32;
/** How near the end of a comment has to be for it to be no long shot. */
const shortShot = 200;
const longestBacktickRun = '`'.repeat(32);
const spanEnds = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<!', '>'],
  ['<?', '?>'],
] as const;
/** `[a](b (` with no end in sight. */
const unclosedTitle = /\s\([^)]*$/;

/** `*`, `+`, `-`, `0` to `9`, `>`, `[` */
const containerMarkers = [42, 43, 45, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 62, 91];
const lineEndings: ReadonlySet<Code> = new Set([null, -5, -4, -3]);

/**
 * A micromark extension that keeps a parse of `text` to linear time: it counts, as the parse goes along, what micromark
 * does in more than that. A paragraph with too many markers is plain text from there on and is noted in `spilled`.
 *
 * @throws BoundExceeded in the middle of the parse, when nesting or the closing of containers is over its bound.
 */
export function bounds(text: string, budget: Budget, spilled: Unparsed[]): Extension {
  const marker = limitMarkers(text, spilled);
  const tick = { ...marker, previous: notBehindBacktick };
  const underline = { partial: true, tokenize: limitUnderlines(budget) };
  const container = { partial: true, tokenize: limitContainers(text, budget) };
  return {
    // Under `null` alone it would be asked only where micromark's own constructs found no container.
    document: Object.fromEntries([...containerMarkers, 'null'].map((code) => [code, container])),
    flow: { 45: underline, 61: underline },
    text: { 33: marker, 42: marker, 60: marker, 91: marker, 93: marker, 95: marker, 96: tick },
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
      const blank = /^[ \t]{50}/.test(text.slice(lineStart, lineStart + 50));
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

function limitMarkers(text: string, spilled: Unparsed[]): { partial: true; tokenize: Tokenizer } {
  let paragraph: TokenizeContext | undefined;
  let start = 0;
  let markers = 0;
  let longShots = 0;
  let spill: { range: { start: number; end: number }; reason: 'too-many-delimiters' } | undefined;
  return {
    partial: true,
    tokenize(effects, ok, nok) {
      const { offset } = this.now();
      if (text[offset] === '!' && text[offset + 1] !== '[') return nok;
      if (this !== paragraph) {
        paragraph = this;
        start = offset;
        markers = 0;
        longShots = 0;
        spill = undefined;
      }
      markers++;
      if (isLongShot(text, offset)) longShots++;
      const many = markers > freeMarkers && markers > freeMarkers + (offset - start) / textPerMarker;
      if (!spill && !many && markers <= mostMarkers && longShots <= mostLongShots) return nok;
      if (!spill) spilled.push((spill = { range: { start: offset, end: offset }, reason: 'too-many-delimiters' }));
      const { range } = spill;
      return restOfLine(effects, ok, () => {
        range.end = this.now().offset;
      });
    },
  };
}

function restOfLine(effects: Effects, ok: State, done: () => void): State {
  return (code) => {
    effects.enter('data');
    return inside(code);
  };

  function inside(code: Code): State | undefined {
    if (lineEndings.has(code)) {
      effects.exit('data');
      done();
      return ok(code);
    }
    effects.consume(code);
    return inside;
  }
}

function isLongShot(text: string, offset: number): boolean {
  const ahead = text.slice(offset, offset + shortShot);
  switch (ahead.charCodeAt(0)) {
    case 60: {
      const end = spanEnds.find(([opening]) => ahead.startsWith(opening))?.[1];
      return end !== undefined && !ahead.includes(end);
    }
    case 93:
      return ahead.startsWith('](') && unclosedTitle.test(ahead.replace(/\\./gs, ''));
    default:
      return ahead.startsWith(longestBacktickRun);
  }
}

/** As micromark's own code construct has it: inside a run of backticks no other begins, unless the one before is escaped. */
function notBehindBacktick(this: TokenizeContext, code: Code): boolean {
  return code !== 96 || this.events.at(-1)?.[1].type === 'characterEscape';
}
