import { placesOf, type Respelled, respelled } from './respelled.ts';
import { nameAround, type Scopes, scopesOf } from './scopes.ts';

/** The lines of a source text with what anchors look them up by, each made when first asked for. Lines count from 1. */
export class CodeLines {
  readonly #lines: readonly string[];
  #filled: readonly number[] | undefined;
  #places: Int32Array | undefined;
  #hashes: readonly string[] | undefined;
  #bySnippet: ReadonlyMap<string, readonly number[]> | undefined;
  #respelled: Respelled | undefined;
  #byHash: ReadonlyMap<string, readonly number[]> | undefined;
  #scopes: Scopes | undefined;
  #byName: ReadonlyMap<string, readonly number[]> | undefined;

  constructor(text: string) {
    this.#lines = text.split(/\r\n|\n|\r/);
  }

  get count(): number {
    return this.#lines.length;
  }

  /** Without its line break; '' beyond the text. */
  text(line: number): string {
    return this.#lines[line - 1] ?? '';
  }

  /** The lines that are not blank, in order. */
  get filled(): readonly number[] {
    this.#filled ??= this.#lines.flatMap((line, at) => (isBlank(line) ? [] : [at + 1]));
    return this.#filled;
  }

  /** The place of a line among those that are not blank; of a blank one, that of the next. */
  place(line: number): number {
    if (!this.#places) {
      this.#places = new Int32Array(this.#lines.length + 2);
      let place = 0;
      for (let at = 1; at <= this.#lines.length; at++) {
        this.#places[at] = place;
        if (this.filled[place] === at) place++;
      }
      this.#places[this.#lines.length + 1] = place;
    }
    return this.#places[Math.min(Math.max(line, 1), this.#lines.length + 1)] as number;
  }

  /** Four hex digits for each line that is not blank, by its place. */
  get hashes(): readonly string[] {
    this.#hashes ??= this.filled.map((line) => lineHash(this.text(line)));
    return this.#hashes;
  }

  /** The lines that a snippet is the whole of. */
  withSnippet(snippet: string): readonly number[] {
    this.#bySnippet ??= grouped(this.filled.map((line) => [snippetOf(this.text(line)), line]));
    return this.#bySnippet.get(snippet) ?? [];
  }

  /** The lines in which a snippet begins that a formatter may have written anew: all of it, or with more around it. */
  withRespelled(snippet: string): { readonly whole: readonly number[]; readonly parts: readonly number[] } {
    this.#respelled ??= respelled(this.filled.map((line) => this.text(line)));
    const { whole, parts } = placesOf(snippet, snippet.length >= longestSnippet - 1, this.#respelled);
    const linesAt = (places: ReadonlySet<number>) => [...places].flatMap((place) => this.filled[place] ?? []);
    return { whole: linesAt(whole), parts: linesAt(parts) };
  }

  /** The places of the lines that have this hash. */
  withHash(hash: string): readonly number[] {
    this.#byHash ??= grouped(this.hashes.map((each, place) => [each, place]));
    return this.#byHash.get(hash) ?? [];
  }

  /** Four hex digits for the name of the nearest line that encloses another and is the one sought. */
  scopeAround(line: number, isSought: (name: string) => boolean): string | undefined {
    return nameAround(this.place(line), this.#scoped, isSought);
  }

  /** The places of the lines that are called by a name of this hash. */
  withName(hash: string): readonly number[] {
    this.#byName ??= grouped(this.#scoped.names.map((name, place) => [name, place]));
    return this.#byName.get(hash) ?? [];
  }

  get #scoped(): Scopes {
    if (!this.#scopes) {
      const { names, parents } = scopesOf(this.filled.map((line) => this.text(line)));
      this.#scopes = { names: names.map(lineHash), parents };
    }
    return this.#scopes;
  }
}

const longestSnippet = 120;

/** A line as an anchor keeps it: trimmed, at most 120 characters, with nothing that Markdown would change. */
export function snippetOf(line: string): string {
  const trimmed = line.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffd]/g, ' ').trim();
  if (trimmed.length <= longestSnippet) return trimmed;
  return trimmed
    .slice(0, longestSnippet)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd();
}

/** Four hex digits of the FNV-1a hash of a trimmed line, its halves folded into one. */
export function lineHash(line: string): string {
  const trimmed = line.trim();
  let hash = 0x811c9dc5;
  for (let at = 0; at < trimmed.length; at++) hash = Math.imul(hash ^ trimmed.charCodeAt(at), 0x01000193);
  return (((hash >>> 16) ^ hash) & 0xffff).toString(16).padStart(4, '0');
}

const isBlank = (line: string): boolean => !/\S/.test(line);

function grouped<Key>(pairs: readonly (readonly [key: Key, value: number])[]): Map<Key, number[]> {
  const groups = new Map<Key, number[]>();
  for (const [key, value] of pairs) {
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
