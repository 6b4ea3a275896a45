/** A place in a text, both counted from 0; `column` in UTF-16 units, as in the Language Server Protocol. */
export interface LinePosition {
  readonly line: number;
  readonly column: number;
}

/** Converts offsets to lines and back. Lines end at `\n`, `\r\n` or a lone `\r`, as in CommonMark and the protocol. */
export class LineIndex {
  readonly #starts: readonly number[];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    this.#starts = lineStarts(text);
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** The line and column of an offset; offsets outside the text are clamped to it. */
  position(offset: number): LinePosition {
    const at = Math.min(Math.max(offset, 0), this.#text.length);
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] as number) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low, column: at - (this.#starts[low] as number) };
  }

  /** The offset of a line and column; a column beyond the line is clamped to its end, a line beyond the text to the text's end. */
  offset({ line, column }: LinePosition): number {
    if (line < 0) return 0;
    const start = this.#starts[line];
    if (start === undefined) return this.#text.length;
    return Math.min(start + Math.max(column, 0), this.lineEnd(line));
  }

  lineStart(line: number): number {
    return this.#starts[line] ?? this.#text.length;
  }

  /** Where the line's own text ends, before its line break. */
  lineEnd(line: number): number {
    let end = this.#starts[line + 1] ?? this.#text.length;
    if (line + 1 < this.#starts.length) {
      end--;
      if (this.#text.charCodeAt(end) === 10 && this.#text.charCodeAt(end - 1) === 13 && end - 1 >= this.lineStart(line))
        end--;
    }
    return end;
  }

  lineText(line: number): string {
    return this.#text.slice(this.lineStart(line), this.lineEnd(line));
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  // Looked for rather than walked through: an index is made for every version of a text, and texts can be long.
  if (!text.includes('\r') || !/\r(?!\n)/.test(text)) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (const { 0: lineBreak, index } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + lineBreak.length);
  return starts;
}
