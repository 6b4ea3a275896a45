/** Texts that a line announces and that begin on the next: each ends at a line that holds its word alone. */
export class Heredocs {
  readonly #text: string;
  readonly #end: number;
  readonly #expected: string[] = [];
  /** Words that no further line holds. */
  readonly #missing = new Set<string>();

  constructor(text: string, end: number) {
    this.#text = text;
    this.#end = end;
  }

  expect(word: string): void {
    // A text that announces and never delivers must not be searched over and over.
    if (this.#missing.size < 32 && !this.#missing.has(word)) this.#expected.push(word);
  }

  /** From a line's start to behind the texts that were announced before it. */
  skip(lineStart: number): number {
    let at = lineStart;
    for (const word of this.#expected.splice(0)) {
      const closing = new RegExp(`^[ \\t]*${word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}(?![\\p{L}\\p{N}_])`, 'gmu');
      closing.lastIndex = at;
      const match = this.#missing.has(word) ? null : closing.exec(this.#text);
      if (match && match.index < this.#end) at = match.index + match[0].length;
      else if (this.#missing.size < 32) this.#missing.add(word);
    }
    return at;
  }
}
