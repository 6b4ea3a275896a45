import type { CodeLines } from '../code/code-lines.ts';
import { resolveAnchor } from '../code/resolve-anchor.ts';
import type { CodeAnchor } from '../model/code-anchor.ts';
import type { DebtItem } from '../model/debt-item.ts';
import { quoted } from '../rules/define-rule.ts';
import type { Diagnostic } from '../rules/diagnostic.ts';

/**
 * Whether the lines of code that an item names are where they were: `moved-code-link` for those found elsewhere in their
 * file, `dangling-code-link` for those that are not.
 *
 * @param linesOf The lines of a file by its path; undefined where there is none, null where it is no text.
 */
export async function checkAnchors(
  { anchors, status }: DebtItem,
  linesOf: (path: string) => Promise<CodeLines | null | undefined>,
): Promise<readonly Diagnostic[]> {
  // What is done with may be gone: that can be how it was paid.
  if (status === 'paid' || status === 'wont-fix') return [];
  const found: Diagnostic[] = [];
  for (const anchor of anchors) {
    const message = problem(anchor, await linesOf(anchor.path));
    if (message) found.push({ ...message, range: anchor.labelRange, fixes: [] });
  }
  return found;
}

function problem(
  anchor: CodeAnchor,
  lines: CodeLines | null | undefined,
): Pick<Diagnostic, 'rule' | 'severity' | 'message'> | undefined {
  const dangling = (message: string) => ({ rule: 'dangling-code-link', severity: 'warning', message }) as const;
  const file = quoted(anchor.path.slice(anchor.path.lastIndexOf('/') + 1), 40);
  if (lines === undefined) return dangling(`${file} is not there. Is this paid, or has it moved?`);
  if (lines === null || anchor.line === undefined) return undefined;
  const resolved = resolveAnchor(anchor, lines);
  switch (resolved.state) {
    case 'same':
      return undefined;
    case 'moved':
      return {
        rule: 'moved-code-link',
        severity: 'information',
        message: `This line of ${file} is line ${resolved.line} now.`,
      };
    case 'offered':
      return dangling(`This line is not in ${file} any more. Is it line ${resolved.line}, or is this paid?`);
    case 'lost':
      return anchor.line > lines.count
        ? dangling(`${file} ends at line ${lines.count}. Is this paid, or has it moved?`)
        : dangling(`This line is not in ${file} any more. Is this paid, or has it moved?`);
  }
}
