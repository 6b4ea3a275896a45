import { writeAnchors } from '../kinds/write-anchor.ts';
import { anchorKey } from '../model/anchor-state.ts';
import { mayMean } from '../model/code-anchor.ts';
import { openAnchors } from '../model/open-anchors.ts';
import { defineRule, quoted } from './define-rule.ts';

export default defineRule({
  name: 'moved-code-link',
  summary: 'The line of code that an item names is another one by now.',
  rationale:
    'A link that is a few lines off sends its reader to the wrong function. The line is found again by its text and its ' +
    'neighbours, in a trusted folder by version control too; the number is written by the fix or by ' +
    '`whylint debt check --fix`, and never while code is edited.',
  family: 'debt',
  severity: 'information',
  audience: 'everyone',
  completeness: false,
  safeFixes: true,
  inBacklogs: true,
  subject: 'debt',
  scope: 'project',
  options: {},
  messages: {
    line: 'This line of {file} is line {line} now.',
    file: '{file} is {path} now.',
    both: 'This line of {file} is line {line} of {path} now.',
  },
  examples: [
    {
      caption: 'Two lines were put in above it.',
      code: { 'src/retry.ts': '// Sends once.\n\nexport function retry() {\n  return send();\n}\n' },
      bad: '---\nid: k3f9qx\n---\n# Retry gives up\n\n- [⟦src/retry.ts:2⟧](../../src/retry.ts#L2) `return send();`\n',
      fixed: '---\nid: k3f9qx\n---\n# Retry gives up\n\n- [src/retry.ts:4](../../src/retry.ts#L4) `return send();`\n',
    },
    {
      caption: 'In running text of a backlog: no more than the number changes.',
      path: 'TECH_DEBT.md',
      code: { 'src/retry.ts': '// Sends once.\n\nexport function retry() {\n  return send();\n}\n' },
      bad: '# Tech debt\n\n- [ ] Retry gives up\n  - [⟦src/retry.ts:2⟧](src/retry.ts#L2) `return send();`\n',
      fixed: '# Tech debt\n\n- [ ] Retry gives up\n  - [src/retry.ts:4](src/retry.ts#L4) `return send();`\n',
    },
    {
      caption: 'It is where it was.',
      code: { 'src/retry.ts': 'export function retry() {\n  return send();\n}\n' },
      good: '---\nid: k3f9qx\n---\n# Retry gives up\n\n- [src/retry.ts:2](../../src/retry.ts#L2) `return send();`\n',
    },
  ],
  check({ document, items, anchors, report }) {
    for (const anchor of openAnchors(items)) {
      const now = anchors.get(anchorKey(anchor));
      // An address that names a commit shows the line as it was there, wherever it went since.
      if (now?.state !== 'moved' || (anchor.form === 'address' && anchor.commit !== undefined)) continue;
      const isThere = mayMean(anchor, now.path);
      if (isThere && now.line === anchor.line) continue;
      const file = quoted(anchor.path.slice(anchor.path.lastIndexOf('/') + 1), 30);
      const path = quoted(now.path, 40);
      const range = anchor.labelRange;
      const fixes = () => [{ title: 'Write where it is now', edits: writeAnchors(document, anchor, now), safe: true }];
      if (now.line === undefined) report({ message: 'file', data: { file, path }, range, fixes });
      else if (isThere) report({ message: 'line', data: { file, line: now.line }, range, fixes });
      else report({ message: 'both', data: { file, line: now.line, path }, range, fixes });
    }
  },
});
