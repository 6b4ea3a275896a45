import type { Code, Construct, Effects, State, TokenizeContext } from 'micromark-util-types';
import type { Unparsed } from './markdown-text.ts';

/** In any paragraph, cell or heading this many markers of emphasis and links may stand, … */
const freeMarkers = 100;
/** … more only as long as their square stays below so much per character: matching them takes quadratic time. */
const squaredMarkersPerCharacter = 200;

/**
 * Text between brackets is gone over again for each pair; this much in any case, and so many times the text's length.
 */
const freeReach = 1000;
const reachPerCharacter = 10;

/** Openings of what is looked for up to the paragraph's end: comments, instructions, titles, code in many backticks. */
const mostLongShots = 32;
/** An end as near as this makes it no long shot. */
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

const attentionRun = /([*_])\1*/y;

/** What was counted in one paragraph, cell or heading. */
interface Tally {
  readonly start: number;
  markers: number;
  longShots: number;
  reach: number;
  readonly openBrackets: number[];
  spill?: { readonly range: { readonly start: number; end: number }; readonly reason: 'too-many-delimiters' };
}

/** The constructs by the codes of `!`, `*`, `<`, `[`, `]`, `_` and the backtick. */
export function markerBounds(text: string, spilled: Unparsed[]): Record<number, Construct> {
  const marker = limitMarkers(text, spilled);
  const backtick = { ...marker, previous: notBehindBacktick };
  return { 33: marker, 42: marker, 60: marker, 91: marker, 93: marker, 95: marker, 96: backtick };
}

/**
 * A text construct that stands before micromark's own and is none itself until a bound is reached: from there on it
 * takes the rest of each line as plain text.
 */
function limitMarkers(text: string, spilled: Unparsed[]): Construct {
  let paragraph: TokenizeContext | undefined;
  let tally: Tally;
  return {
    partial: true,
    tokenize(effects, ok, nok) {
      const { offset } = this.now();
      if (this !== paragraph) {
        paragraph = this;
        tally = { start: offset, markers: 0, longShots: 0, reach: 0, openBrackets: [] };
      }
      if (!tally.spill) {
        count(tally, text, offset);
        if (!isOver(tally, offset)) return nok;
        tally.spill = { range: { start: offset, end: offset }, reason: 'too-many-delimiters' };
        spilled.push(tally.spill);
      }
      const { range } = tally.spill;
      return restOfLine(effects, (code) => {
        range.end = this.now().offset;
        return ok(code);
      });
    },
  };
}

function count(tally: Tally, text: string, offset: number): void {
  const ahead = text.slice(offset, offset + shortShot);
  switch (ahead[0]) {
    case '[':
      tally.markers++;
      tally.openBrackets.push(offset);
      break;
    case ']':
      tally.markers++;
      tally.reach += offset - (tally.openBrackets.pop() ?? tally.start);
      if (ahead.startsWith('](') && unclosedTitle.test(ahead.replace(/\\./gs, ''))) tally.longShots++;
      break;
    case '<': {
      const end = spanEnds.find(([opening]) => ahead.startsWith(opening))?.[1];
      if (end !== undefined && !ahead.includes(end)) tally.longShots++;
      break;
    }
    case '`':
      if (ahead.startsWith(longestBacktickRun)) tally.longShots++;
      break;
    case '*':
    case '_':
      attentionRun.lastIndex = offset;
      tally.markers += attentionRun.exec(text)?.[0].length ?? 0;
  }
}

const isOver = ({ start, markers, longShots, reach }: Tally, offset: number): boolean =>
  longShots > mostLongShots ||
  reach > freeReach + reachPerCharacter * (offset - start) ||
  (markers > freeMarkers && markers * markers > squaredMarkersPerCharacter * (offset - start));

/** micromark has codes of its own for line endings. */
export const isLineEnding = (code: Code): boolean => code === null || (code <= -3 && code >= -5);

function restOfLine(effects: Effects, after: State): State {
  return (code) => {
    effects.enter('data');
    return inside(code);
  };

  function inside(code: Code): State | undefined {
    if (isLineEnding(code)) {
      effects.exit('data');
      return after(code);
    }
    effects.consume(code);
    return inside;
  }
}

/**
 * As micromark's own code construct has it: inside a run of backticks no other begins, unless the one before is
 * escaped.
 */
function notBehindBacktick(this: TokenizeContext, code: Code): boolean {
  return code !== 96 || this.events.at(-1)?.[1].type === 'characterEscape';
}
