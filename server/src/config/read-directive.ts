import type { TextRange } from '../text/text.ts';
import { nearestName } from './nearest-name.ts';

const mostRules = 100;

const verbs = ['disable-next-line', 'disable', 'enable'] as const;

/** A comment that turns rules off or on again: `<!-- whylint-disable missing-why: reason -->`. */
export interface Directive {
  readonly verb: (typeof verbs)[number];
  /** The rules it names; one that names none is about all of them. */
  readonly rules: readonly DirectiveRule[];
  /** `''` when none is given. */
  readonly reason: string;
  /** The whole comment. */
  readonly range: TextRange;
}

export interface DirectiveRule {
  readonly name: string;
  readonly range: TextRange;
}

/** A comment that was meant to be a directive. */
export interface MalformedDirective {
  /** Its first word, as written. */
  readonly word: string;
  /** What that word was probably meant to be. */
  readonly suggestion?: string;
  /** Where the word stands. */
  readonly range: TextRange;
}

/** Reads the comment at `range`; undefined for one that is no directive about rules. */
export function readDirective(text: string, range: TextRange): Directive | MalformedDirective | undefined {
  const comment = onOneLine(text.slice(range.start, range.end - '-->'.length));
  const head = /^<!--\s*(?<word>whylint(?<joint>[-_ ])(?<verb>[a-z_-]+))/i.exec(comment);
  if (!head?.groups) return undefined;
  const { word = '', joint, verb: written = '' } = head.groups;
  const verb = verbs.find((each) => each === written.toLowerCase());
  const end = range.start + head[0].length;
  if (verb && joint === '-') return { verb, ...rulesAndReason(comment.slice(head[0].length), end), range };
  // Prose can begin with the product's name; a word joined to it by a hyphen is none.
  if (!verb && joint !== '-') return undefined;
  const meant = verb ?? nearestVerb(written);
  return { word, ...(meant && { suggestion: `whylint-${meant}` }), range: { start: end - word.length, end } };
}

/** Same length, with a line break and the prefix of the next line's list or quote as spaces. */
const onOneLine = (source: string): string =>
  source.replace(/[\r\n][\s>]*/g, (lineBreak) => ' '.repeat(lineBreak.length));

/** Other linters have a directive for the comment's own line, so it is what is tried. */
const nearestVerb = (written: string): string | undefined =>
  nearestName(written, verbs) ?? (written.endsWith('-line') ? 'disable-next-line' : undefined);

/** `rule, rule: reason`; other linters' dashes before the reason are understood too. */
function rulesAndReason(rest: string, offset: number): Pick<Directive, 'rules' | 'reason'> {
  const separator = /:|\s--\s|\s[–—]\s/.exec(rest);
  const names = rest.slice(0, separator?.index ?? rest.length);
  const rules = [...names.matchAll(/[^\s,]+/g)].slice(0, mostRules).map(({ 0: name, index }) => ({
    name,
    range: { start: offset + index, end: offset + index + name.length },
  }));
  return { rules, reason: separator ? rest.slice(separator.index + separator[0].length).trim() : '' };
}
