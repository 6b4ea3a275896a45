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
    while ((open.at(-1)?.indent ?? 0) > indent) open.pop();
    const isBeside = open.at(-1)?.indent === indent;
    parents[place] = open.at(isBeside ? -2 : -1)?.place ?? -1;
    // A bracket alone neither is called anything nor ends what stands above it.
    if (!/[\p{L}\p{N}]/u.test(line)) continue;
    if (isBeside) open.pop();
    open.push({ place, indent });
  }
  return { names: lines.map(nameOf), parents };
}

/** More levels are none that a person wrote. */
const deepest = 30;

/** The name of the nearest line that encloses another and is the one sought. */
export function nameAround(
  place: number,
  { names, parents }: Scopes,
  isSought: (name: string) => boolean,
): string | undefined {
  let at = parents[place] ?? -1;
  for (let level = 0; at >= 0 && level < deepest; level++) {
    const name = names[at] as string;
    if (isSought(name)) return name;
    at = parents[at] ?? -1;
  }
  return undefined;
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
