import { CodeLines } from '../../server/src/code/code-lines.ts';
import { lint } from '../../server/src/engine/lint.ts';
import { type CodeHistory, resolveAnchors } from '../../server/src/engine/resolve-anchors.ts';
import { debtItem } from '../../server/src/model/debt-item.ts';
import { createDocument } from '../../server/src/model/document.ts';
import { applyEdits } from '../../server/src/text/text.ts';
import { builtInSetup } from './built-in-setup.ts';
import { debtPath } from './debt.ts';

/** The findings on an item's links to code, with each fix's title and what the item's text becomes by it. */
export async function linkFindings(
  rule: 'moved-code-link' | 'dangling-code-link',
  text: string,
  code: Readonly<Record<string, string | null>>,
  history?: CodeHistory,
) {
  const document = createDocument(debtPath, text);
  const sources = {
    lines: async (path: string) => {
      const source = code[path];
      return source == null ? source : new CodeLines(source);
    },
    list: async () => Object.keys(code),
    ...(history && { history }),
  };
  const anchors = await resolveAnchors(debtItem(document).anchors, sources);
  const setup = builtInSetup();
  return lint(document, setup, { today: '2026-11-21', audience: 'shared', anchors })
    .diagnostics.filter((each) => each.rule === rule)
    .map(({ message, range, fixes }) => ({
      message,
      source: text.slice(range.start, range.end),
      fixes: fixes.map(({ title, edits, safe }) => ({ title, safe, text: applyEdits(text, edits) })),
    }));
}
