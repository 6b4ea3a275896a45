import { fieldEdits } from '../kinds/field-fix.ts';
import { asFileLink, withoutAnchor, writeAnchors } from '../kinds/write-anchor.ts';
import { type AnchorState, anchorKey } from '../model/anchor-state.ts';
import type { CodeAnchor } from '../model/code-anchor.ts';
import type { WrittenDebtItem } from '../model/debt-item.ts';
import type { Document } from '../model/document.ts';
import { openAnchors } from '../model/open-anchors.ts';
import { defineRule, quoted } from './define-rule.ts';
import type { Fix } from './diagnostic.ts';

export default defineRule({
  name: 'dangling-code-link',
  summary: 'The line of code that an item names is gone, or its file is.',
  rationale:
    'Code that is gone is often debt that is paid, and nobody told the backlog. If it is not, somebody who knows the code ' +
    'says where it went, as long as anyone remembers. A line that is only much like the one that was is offered, never ' +
    'written without asking. Items that are paid or given up may name what is gone.',
  family: 'debt',
  severity: 'warning',
  audience: 'everyone',
  completeness: false,
  inBacklogs: true,
  subject: 'debt',
  scope: 'project',
  options: {},
  messages: {
    file: '{file} is not there. Is this paid, or has it moved?',
    end: '{file} ends at line {count}. Is this paid, or has it moved?',
    text: 'This line is not in {file} any more. Is this paid, or has it moved?',
    offered: 'This line is not in {file} any more. Is it line {line}, or is this paid?',
    elsewhere: '{file} is not there. Is it line {line} of {path}, or is this paid?',
  },
  examples: [
    {
      caption: 'The function was rewritten, and nothing in it is like the line.',
      code: { 'src/retry.ts': 'export const retry = backOff(send, { attempts: 3 });\n\nexport default retry;\n' },
      bad: '---\nid: k3f9qx\n---\n# Retry gives up\n\n- [⟦src/retry.ts:2⟧](../../src/retry.ts#L2) `if (left === 0) throw error;`\n',
      fixed:
        '---\nid: k3f9qx\nstatus: paid\npaid: 2026-01-01\n---\n# Retry gives up\n\n' +
        '- [src/retry.ts:2](../../src/retry.ts#L2) `if (left === 0) throw error;`\n',
    },
    {
      caption: 'A row of a backlog.',
      path: 'TECH_DEBT.md',
      code: { 'src/send.ts': 'export const send = post;\n' },
      bad: '| Debt | Location | Status |\n|-|-|-|\n| Retry gives up | `⟦src/retry.ts:2⟧` | Open |\n',
      fixed: '| Debt | Location | Status |\n|-|-|-|\n| Retry gives up | `src/retry.ts:2` | Done |\n',
    },
    {
      caption: 'The file is gone, and the debt with it.',
      code: {},
      good: '---\nid: k3f9qx\nstatus: paid\n---\n# Retry gives up\n\n- [src/retry.ts:2](../../src/retry.ts#L2) `send();`\n',
    },
  ],
  check({ document, items, anchors, today, report }) {
    for (const anchor of openAnchors(items)) {
      const now = anchors.get(anchorKey(anchor));
      if (now?.state !== 'lost' && now?.state !== 'offered') continue;
      const file = quoted(anchor.path.slice(anchor.path.lastIndexOf('/') + 1), 30);
      const range = anchor.labelRange;
      const item = items.find((each) => each.anchors.includes(anchor)) as WrittenDebtItem;
      const fixes = () => waysOut(document, item, anchor, now, today);
      if (now.state === 'offered' && now.path !== anchor.path) {
        const path = quoted(now.path, 40);
        report({ message: 'elsewhere', data: { file, line: now.line, path }, range, fixes });
      } else if (now.state === 'offered') report({ message: 'offered', data: { file, line: now.line }, range, fixes });
      else if (now.why === 'beyond-end') report({ message: 'end', data: { file, count: now.count }, range, fixes });
      else if (now.why === 'no-file')
        report({ message: 'file', data: { file: wholePath(anchor) ?? file }, range, fixes });
      else report({ message: 'text', data: { file }, range, fixes });
    }
  },
});

/** Many files have a name like `index.ts`. Of an address, a branch's name may be part of it. */
const wholePath = ({ path, form }: CodeAnchor): string | undefined =>
  form === 'address' || path.length > longestPath ? undefined : path;

const longestPath = 50;

/** What it most often means comes first. */
function waysOut(
  document: Document,
  item: WrittenDebtItem,
  anchor: CodeAnchor,
  now: AnchorState,
  today: string,
): readonly Fix[] {
  const paid = fieldEdits(document, item, { status: 'paid', paid: today });
  const file = now.state === 'offered' && now.path !== anchor.path ? `${now.path}:` : 'line ';
  const line = now.state === 'offered' ? ` (${file}${now.line})` : '';
  return [
    ...(paid.length > 0 ? [{ title: 'Mark paid', edits: paid, safe: false }] : []),
    ...(now.state === 'offered'
      ? [{ title: `Re-anchor to the best match${line}`, edits: writeAnchors(document, anchor, now), safe: false }]
      : []),
    { title: 'Keep as a file link', edits: asFileLink(document, anchor), safe: false },
    { title: 'Remove the link', edits: [withoutAnchor(document, anchor)], safe: false },
  ];
}
