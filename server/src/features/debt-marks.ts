import { CodeLines } from '../code/code-lines.ts';
import { resolveAnchor } from '../code/resolve-anchor.ts';
import type { DebtItem } from '../model/debt-item.ts';
import type { DebtMark } from '../protocol.ts';
import { type DebtSurroundings, debtSummary } from './debt-summary.ts';
import { debtMarkdown } from './debt-words.ts';

/** Where the items that are anchored in a file stand in its text; those that are done with, and those not found, are left out. */
export function debtMarks(
  text: string,
  path: string,
  items: readonly DebtItem[],
  surroundings: DebtSurroundings,
): DebtMark[] {
  const open = items.filter(({ status }) => status !== 'paid' && status !== 'wont-fix');
  if (open.length === 0) return [];
  const lines = new CodeLines(text);
  const marks = open.flatMap((item) => {
    const shown = { item: debtSummary(item, surroundings), hover: debtMarkdown(item, surroundings) };
    return item.anchors.flatMap((anchor): DebtMark[] => {
      if (anchor.path !== path) return [];
      const found = resolveAnchor(anchor, lines);
      if (found.state !== 'same' && found.state !== 'moved') return [];
      // Of a whole file, its first line.
      const line = (found.line ?? 1) - 1;
      const more = Math.max(0, (anchor.endLine ?? 0) - (anchor.line ?? 0));
      const last = Math.min(line + more, lines.count - 1);
      const range = { start: { line, character: 0 }, end: { line: last, character: lines.text(last + 1).length } };
      return [{ ...shown, range, found: found.state }];
    });
  });
  return marks.sort((a, b) => a.range.start.line - b.range.start.line);
}
