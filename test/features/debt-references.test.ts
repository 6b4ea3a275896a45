import { describe, expect, test } from 'vitest';
import { debtHover, debtIds, debtLinks, renamableId } from '../../server/src/features/debt-references.ts';
import type { DebtSurroundings } from '../../server/src/features/debt-summary.ts';
import { ableClient, lintedAt, lintedFrom, today } from './linted.ts';

const surroundings: DebtSurroundings = {
  formula: 'ease',
  uriOf: (path) => `file:///workspace/${path}`,
  nameOf: (path: string) => path,
  today,
};

const retry = `---
id: k3f9qx
status: open
impact: 6
confidence: 7
effort: 4
created: 2026-09-14
---
# Retry loop [swallows](command:rm) errors

- [src/http/retry.ts:42](../../src/http/retry.ts#L42) \`catch (e) {}\`
`;
const queue = '---\nid: m2n4pq\nstatus: open\n---\n# Mail queue has no limit\n';
const debt = { 'docs/debt/retry-k3f9qx.md': retry, 'docs/debt/queue-m2n4pq.md': queue };

describe('hover on an id', () => {
  test('says what the item says, and runs nothing of it', async () => {
    const { linted, position } = await lintedAt('# Down\n\nSee D-k3f‸9qx.\n', { debt });
    const hover = debtHover(linted, position, surroundings, ableClient);
    expect(hover?.range).toEqual({ start: { line: 2, character: 4 }, end: { line: 2, character: 12 } });
    expect(hover?.contents).toEqual({
      kind: 'markdown',
      value: [
        '**Retry loop swallows errors** D-k3f9qx',
        'ICE 294 · I6 C7 E4 · open · 2 months old',
        '[Open the item](<file:///workspace/docs/debt/retry-k3f9qx.md>) · [src\\/http\\/retry\\.ts\\:42](<file:///workspace/src/http/retry.ts#L42>)',
      ].join('\n\n'),
    });
  });

  test('is plain text where the editor shows no Markdown', async () => {
    const { linted, position } = await lintedAt('D-k3f9qx‸\n', { debt });
    const hover = debtHover(linted, position, surroundings, { ...ableClient, markdown: false });
    expect(hover?.contents).toMatchObject({
      kind: 'plaintext',
      value: expect.stringMatching(/^Retry loop.*\(D-k3f9qx\)/),
    });
  });

  test.each(['See D-zzzz99‸.\n', 'See ‸nothing here.\n', 'xD-k3f‸9qx\n'])('says nothing of %j', async (text) => {
    const { linted, position } = await lintedAt(text, { debt });
    expect(debtHover(linted, position, surroundings, ableClient)).toBeNull();
  });
});

test('links lead from an id to its item, and from an item not to itself', async () => {
  const linted = await lintedFrom('D-k3f9qx and D-m2n4pq and D-zzzz99\n', { debt });
  expect(debtLinks(linted, surroundings).map(({ target }) => target)).toEqual([
    'file:///workspace/docs/debt/retry-k3f9qx.md',
    'file:///workspace/docs/debt/queue-m2n4pq.md',
  ]);
  const own = await lintedFrom(`${retry}\nD-k3f9qx\n`, { debt, path: 'docs/debt/retry-k3f9qx.md' });
  expect(debtLinks(own, surroundings)).toEqual([]);
});

describe('completion', () => {
  test('offers the items behind D-, in the order of the backlog', async () => {
    const { linted, position } = await lintedAt('See D-‸ for more\n', { debt });
    const items = debtIds(linted, position, surroundings);
    expect(items.map(({ label, detail }) => [label, detail])).toEqual([
      ['D-k3f9qx', 'Retry loop swallows errors'],
      ['D-m2n4pq', 'Mail queue has no limit'],
    ]);
    expect(items[0]?.textEdit).toEqual({
      range: { start: { line: 0, character: 4 }, end: { line: 0, character: 6 } },
      newText: 'D-k3f9qx',
    });
  });

  test('replaces an id that is there', async () => {
    const { linted, position } = await lintedAt('D-k3‸f9qx\n', { debt });
    expect(debtIds(linted, position, surroundings)[0]?.textEdit).toMatchObject({
      range: { start: { character: 0 }, end: { character: 8 } },
    });
  });

  test.each(['- ‸\n', 'AD-‸\n', 'SEV-D-‸\n'])('offers nothing in %j', async (text) => {
    const { linted, position } = await lintedAt(text, { debt });
    expect(debtIds(linted, position, surroundings)).toEqual([]);
  });
});

describe('what can be renamed', () => {
  test('is the id in prose, without its D-', async () => {
    const { linted, position } = await lintedAt('See D-k3f‸9qx.\n', { debt });
    expect(renamableId(linted, position)).toEqual({
      id: 'k3f9qx',
      range: { start: { line: 0, character: 6 }, end: { line: 0, character: 12 } },
    });
  });

  test('is the id of an item, quotes left out', async () => {
    const path = 'docs/debt/retry-k3f9qx.md';
    const quoted = retry.replace('id: k3f9qx', 'id: "k3f9qx"');
    const { linted, position } = await lintedAt(quoted.replace('k3f9qx', 'k3‸f9qx'), {
      debt: { [path]: quoted },
      path,
    });
    expect(renamableId(linted, position)?.range).toEqual({
      start: { line: 1, character: 5 },
      end: { line: 1, character: 11 },
    });
  });

  test('is nothing else', async () => {
    const { linted, position } = await lintedAt('See ‸here.\n', { debt });
    expect(renamableId(linted, position)).toBeUndefined();
  });
});
