import { indentOf } from '../text/text.ts';
import { withoutSpelling } from './respelled.ts';

/** What lines stand in, by their places among those that are not blank. */
export interface Scopes {
  /** What each line is called, whether it encloses others or not. */
  readonly names: readonly string[];
  /** The line above that encloses each, by its indentation: -1 for none. */
  readonly parents: Int32Array;
}

export function scopesOf(lines: readonly string[]): Scopes {
  const parents = new Int32Array(lines.length);
  const open: { readonly place: number; readonly indent: number }[] = [];
  for (const [place, line] of lines.entries()) {
    const indent = indentOf(line);
    const isBracket = !/[\p{L}\p{N}]/u.test(line);
    let at = open.length - 1;
    while (at >= 0 && (open[at]?.indent ?? 0) >= indent) at--;
    parents[place] = open[at]?.place ?? -1;
    if (isBracket) continue;
    open.length = at + 1;
    open.push({ place, indent });
  }
  return { names: lines.map(nameOf), parents };
}

/** More levels are none that a person wrote. */
const deepest = 30;

/** The names of what encloses a line, the nearest first. */
export function namesAround(place: number, { names, parents }: Scopes): readonly string[] {
  const found: string[] = [];
  for (let at = parents[place] ?? -1; at >= 0 && found.length < deepest; at = parents[at] ?? -1)
    found.push(names[at] as string);
  return found;
}

/**
 * What stays of a declaration when its parameters, its type or its spelling change: its title where it has one, as tests
 * do, else all before its first bracket, colon or equals sign.
 */
function nameOf(line: string): string {
  const start = line.trim().slice(0, longest);
  const title = /(["'`])((?:(?!\1).){3,})\1/.exec(start)?.[2];
  if (title !== undefined) return title;
  const plain = start.replace(/<[^<>]*>/g, '').replace(/^(func)\s*\([^()]*\)/, '$1');
  const name = /^(?:[^(={:]|::)*/.exec(plain)?.[0] ?? '';
  return withoutSpelling(name) || withoutSpelling(plain);
}

const longest = 300;
