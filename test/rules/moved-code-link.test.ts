import { expect, test } from 'vitest';
import { linkFindings } from '../support/code-links.ts';
import { itemText } from '../support/debt.ts';

const code = { 'src/a.ts': '// one\n// two\nconst timeout = 30_000;\n' };
const found = (link: string, files: Record<string, string | null> = code, status = 'open') =>
  linkFindings('moved-code-link', itemText(`status: ${status}`, `# A\n\nIt is slow.\n\n${link}\n`), files);
const fixed = async (link: string) =>
  (await found(link)).flatMap(({ fixes }) => fixes.map(({ text }) => text.trim().split('\n').at(-1)));

test.each([
  [
    '- [src/a.ts:1](../../src/a.ts#L1) `const timeout = 30_000;`',
    '- [src/a.ts:3](../../src/a.ts#L3) `const timeout = 30_000;`',
  ],
  [
    '- [the limit](../../src/a.ts#L1) `const timeout = 30_000;`',
    '- [the limit](../../src/a.ts#L3) `const timeout = 30_000;`',
  ],
  [
    '- [src/a.ts:1-4](../../src/a.ts#L1-L4) `const timeout = 30_000;` <!-- at 9f3c1e2 ctx a1f0|91aa -->',
    '- [src/a.ts:3-6](../../src/a.ts#L3-L6) `const timeout = 30_000;` <!-- ctx a1f0|91aa -->',
  ],
  [
    '- [a.ts:L1](../../src/a.ts#L1C5) `const timeout = 30_000;`',
    '- [a.ts:L3](../../src/a.ts#L3C5) `const timeout = 30_000;`',
  ],
])('the fix of %s changes the numbers, and drops the commit in which they were others', async (link, expected) => {
  expect(await fixed(link)).toEqual([expected]);
  expect((await found(link)).flatMap(({ fixes }) => fixes.map(({ safe }) => safe))).toEqual([true]);
});

test('a renamed file, by version control', async () => {
  const diff = 'diff --git a/src/old.ts b/src/a.ts\nsimilarity index 90%\nrename from src/old.ts\nrename to src/a.ts\n';
  const history = {
    changesSince: async () => `${diff}--- a/src/old.ts\n+++ b/src/a.ts\n@@ -0,0 +1,2 @@\n+// one\n+// two\n`,
    linesWith: async () => [],
  };
  const text = itemText(
    'status: open',
    '# A\n\nSlow.\n\n- [src/old.ts:1](../../src/old.ts#L1) `const timeout = 30_000;` <!-- at 9f3c1e2 -->\n- [src/old.ts](../../src/old.ts) <!-- at 9f3c1e2 -->\n',
  );
  const [line, file] = await linkFindings('moved-code-link', text, code, history);
  expect(line?.message).toBe('This line of old.ts is line 3 of src/a.ts now.');
  expect(line?.fixes[0]?.text).toContain('- [src/a.ts:3](../../src/a.ts#L3) `const');
  expect(file?.message).toBe('old.ts is src/a.ts now.');
  expect(file?.fixes[0]?.text).toContain('- [src/a.ts](../../src/a.ts)\n');
});

test('silent where it is, where it is paid, and where the file is no text', async () => {
  expect(await found('- [src/a.ts:3](../../src/a.ts#L3) `const timeout = 30_000;`')).toEqual([]);
  const moved = '- [src/a.ts:1](../../src/a.ts#L1) `const timeout = 30_000;`';
  expect(await found(moved, code, 'paid')).toEqual([]);
  expect(await found(moved, { 'src/a.ts': null })).toEqual([]);
});
