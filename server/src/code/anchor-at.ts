import type { AnchorContext, CodeAnchor } from '../model/code-anchor.ts';
import { indentOf } from '../text/text.ts';
import { type CodeLines, snippetOf } from './code-lines.ts';

/** What an anchor keeps of a line, so that it is found again without version control. */
export interface LineAnchor extends Pick<CodeAnchor, 'endLine'> {
  /** From 1: of a blank line, or one of three characters or less, the nearest line above that says something. */
  readonly line: number;
  readonly snippet: string;
  readonly context: AnchorContext;
}

/**
 * An anchor at a line. Its context is the hashes of the three lines above and the three below that are not blank: blank
 * lines all look alike, and formatters add and remove them. Undefined in a text that says nothing.
 */
export function anchorAt(lines: CodeLines, line: number, endLine = line): LineAnchor | undefined {
  const real = realLine(lines, line);
  if (real === undefined) return undefined;
  const last = Math.min(endLine, lines.count);
  return {
    line: real,
    ...(last > Math.max(real, line) && { endLine: last }),
    snippet: snippetOf(lines.text(real)),
    context: contextAt(lines, real),
  };
}

/** The nearest three on each side, the nearest last above, first below. */
export function contextAt(lines: CodeLines, line: number): AnchorContext {
  const place = lines.place(line);
  const own = lines.filled[place] === line ? 1 : 0;
  const scope = lines.scopeAround(line, (name) => lines.withName(name).length === 1);
  return {
    above: lines.hashes.slice(Math.max(0, place - 3), place),
    below: lines.hashes.slice(place + own, place + own + 3),
    ...(scope !== undefined && place >= 3 && { scope }),
  };
}

/**
 * The line itself when it says something; else the nearest one above that is indented less or as much, which encloses it;
 * else the nearest one above, else below, of any indentation.
 */
function realLine(lines: CodeLines, line: number): number | undefined {
  const at = Math.min(Math.max(line, 1), lines.count);
  if (saysSomething(lines.text(at))) return at;
  const { filled } = lines;
  const place = lines.place(at);
  const indent = indentOf(lines.text(filled[place] ?? at));
  let nearest: number | undefined;
  for (let above = place - 1; above >= 0; above--) {
    const each = filled[above] as number;
    if (!saysSomething(lines.text(each))) continue;
    nearest ??= each;
    if (indentOf(lines.text(each)) <= indent) return each;
  }
  return nearest ?? filled.slice(place).find((each) => saysSomething(lines.text(each)));
}

const saysSomething = (line: string): boolean => snippetOf(line).length > 3;
