import { expect, test } from 'vitest';
import { followMovedFiles, movedPaths } from '../../server/src/authoring/follow-moved-files.ts';
import { backlogItems } from '../../server/src/model/backlog/items.ts';
import { debtItem } from '../../server/src/model/debt-item.ts';
import { createDocument } from '../../server/src/model/document.ts';
import { applyEdits } from '../../server/src/text/text.ts';

const follow = (path: string, text: string, ...moves: readonly (readonly [string, string])[]) => {
  const document = createDocument(path, text);
  const items = path.startsWith('docs/debt/') ? [debtItem(document)] : backlogItems(document);
  return applyEdits(text, followMovedFiles(document, items, movedPaths(moves.map(([from, to]) => ({ from, to })))));
};

const item = (path: string, href: string) =>
  `---\nid: k3f9qx\n---\n# Retry gives up\n\n- [${path}:42](${href}#L42) \`return send();\` <!-- ctx a1f0|91aa -->\n`;

test('a link of an item: its words and its target; its line and what it is found by stay', () => {
  const before = item('src/retry.ts', '../../src/retry.ts');
  const after = item('src/http/again.ts', '../../src/http/again.ts');
  expect(follow('docs/debt/retry-k3f9qx.md', before, ['src/retry.ts', 'src/http/again.ts'])).toBe(after);
  expect(follow('docs/debt/retry-k3f9qx.md', before, ['src/retry.tsx', 'src/x.ts'], ['src/ret', 'a'])).toBe(before);
});

test('all that a backlog names in a folder that moves, in the form in which it stands there', () => {
  const text = (folder: string) =>
    [
      '# Tech debt',
      '',
      '| Item | Location | Effort |',
      '|------|----------|--------|',
      `| Retry gives up | \`${folder}/retry.ts:40-43\`, \`src/keep.ts\` | S |`,
      `| Queue grows | [queue](${folder}/queue.ts#L7) | M |`,
      '',
    ].join('\r\n');
  expect(follow('TECH_DEBT.md', text('src/http'), ['src/http', 'lib/net'])).toBe(text('lib/net'));
});

test('of a folder and a file in it, the file’s own way counts', () => {
  const text = (a: string, b: string) =>
    `# Tech debt\n\n- [ ] Retry gives up, \`${a}:3\`\n- [ ] Queue grows, \`${b}:4\`\n`;
  expect(
    follow('TECH_DEBT.md', text('src/retry.ts', 'src/queue.ts'), ['src', 'lib'], ['src/retry.ts', 'again.ts']),
  ).toBe(text('again.ts', 'lib/queue.ts'));
});

test('links of a document that moves along still count from it', () => {
  const before = item('pkg/src/retry.ts', '../../pkg/src/retry.ts');
  expect(follow('docs/debt/retry-k3f9qx.md', before, ['pkg/src', 'pkg/lib'])).toBe(
    item('pkg/lib/retry.ts', '../../pkg/lib/retry.ts'),
  );
  const text = '# Tech debt\n\n- [ ] Retry gives up, [here](src/retry.ts#L3) and `pkg/src/queue.ts:4`\n';
  expect(follow('pkg/TECH_DEBT.md', text, ['pkg', 'packages/shop'])).toBe(
    text.replace('pkg/src/queue.ts', 'packages/shop/src/queue.ts'),
  );
});

test('an address that names a commit shows the file as it was there', () => {
  const text =
    '# Tech debt\n\n- [ ] Retry gives up, https://github.com/team/shop/blob/9f3c1e2ab0c4d5e6f708192a3b4c5d6e7f809a1b/src/retry.ts#L3\n';
  expect(follow('TECH_DEBT.md', text, ['src/retry.ts', 'src/again.ts'])).toBe(text);
});
