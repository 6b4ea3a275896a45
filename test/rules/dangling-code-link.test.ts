import { expect, test } from 'vitest';
import { linkFindings } from '../support/code-links.ts';
import { itemText } from '../support/debt.ts';

const link = '- [src/a.ts:2](../../src/a.ts#L2) `const timeout = 30_000;` <!-- at 9f3c1e2 -->';
const text = (fields = 'status: open # for now') => itemText(fields, `# A\n\nIt is slow.\n\n${link}\n- a note\n`);
const found = (source: string | undefined, of = text()) =>
  linkFindings('dangling-code-link', of, source === undefined ? {} : { 'src/a.ts': source });

test.each([
  [undefined, 'src/a.ts is not there. Is this paid, or has it moved?'],
  ['a', 'a.ts ends at line 1. Is this paid, or has it moved?'],
  ['a\nb\nc', 'This line is not in a.ts any more. Is this paid, or has it moved?'],
])('of %j it says so', async (source, message) => {
  expect((await found(source)).map((each) => [each.source, each.message])).toEqual([['src/a.ts:2', message]]);
});

test('the ways out, in their order, none of them without asking', async () => {
  const [finding] = await found('a\nb\nconst timeout = 30_0000;');
  expect(finding?.message).toBe('This line is not in a.ts any more. Is it line 3, or is this paid?');
  expect(finding?.fixes.map(({ title, safe }) => [title, safe])).toEqual([
    ['Mark paid', false],
    ['Re-anchor to the best match (line 3)', false],
    ['Keep as a file link', false],
    ['Remove the link', false],
  ]);
  const [paid, best, file, none] = finding?.fixes.map((fix) => fix.text) ?? [];
  expect(paid).toContain('status: paid # for now\npaid: 2026-11-21\n');
  expect(best).toContain('- [src/a.ts:3](../../src/a.ts#L3) `const timeout = 30_000;`');
  expect(file).toContain('\n- [src/a.ts](../../src/a.ts) `const timeout = 30_000;`\n- a note\n');
  expect(none).toContain('It is slow.\n\n- a note\n');
});

test('an item without fields becomes paid too', async () => {
  const [finding] = await found(undefined, text('id: k3f9qx'));
  expect(finding?.fixes[0]?.text).toContain('id: k3f9qx\nstatus: paid\npaid: 2026-11-21\n');
});

test('silent on what is paid or given up', async () => {
  expect(await found(undefined, text('status: paid'))).toEqual([]);
  expect(await found(undefined, text('status: wont-fix'))).toEqual([]);
});

test('a line that may be in a file of the same name is asked about with its path', async () => {
  const files = { 'lib/a.ts': 'a\nconst timeout = 30_000;\n', 'web/a.ts': 'const timeout = 30_000;\n' };
  const [finding] = await linkFindings('dangling-code-link', text(), files);
  expect(finding?.message).toBe('a.ts is not there. Is it line 2 of lib/a.ts, or is this paid?');
  expect(finding?.fixes.map(({ title }) => title).slice(0, 2)).toEqual([
    'Mark paid',
    'Re-anchor to the best match (lib/a.ts:2)',
  ]);
  expect(finding?.fixes[1]?.text).toContain('- [lib/a.ts:2](../../lib/a.ts#L2) `const timeout = 30_000;`');
});
