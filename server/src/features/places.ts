import type { TextEdit as LspTextEdit, Position, Range } from 'vscode-languageserver-types';
import { LineIndex } from '../text/line-index.ts';
import type { TextEdit, TextRange } from '../text/text.ts';

/** Converts offsets in a document to the protocol's positions in the editor's text, and back. */
export interface Places {
  position(offset: number): Position;
  range(range: TextRange): Range;
  offset(position: Position): number;
  edits(edits: readonly TextEdit[]): LspTextEdit[];
}

/** @param byteOrderMark whether the editor's text begins with one, which a document's text never does. */
export function createPlaces(text: string, byteOrderMark = false): Places {
  const lines = new LineIndex(text);
  const shift = (line: number) => (byteOrderMark && line === 0 ? 1 : 0);
  const position = (offset: number): Position => {
    const { line, column } = lines.position(offset);
    return { line, character: column + shift(line) };
  };
  const range = ({ start, end }: TextRange): Range => ({ start: position(start), end: position(end) });
  return {
    position,
    range,
    offset: ({ line, character }) => lines.offset({ line, column: character - shift(line) }),
    edits: (edits) => edits.map((edit) => ({ range: range(edit.range), newText: edit.newText })),
  };
}
