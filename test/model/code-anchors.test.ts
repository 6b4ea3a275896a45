import { describe, expect, test } from 'vitest';
import { codeAnchors } from '../../server/src/model/code-anchors.ts';
import { createDocument } from '../../server/src/model/document.ts';

const anchors = (text: string, path = 'docs/debt/a.md') => codeAnchors(createDocument(path, text));
const brief = (text: string, path?: string) =>
  anchors(text, path).map(({ path: file, line, endLine }) =>
    [file, line, endLine].filter((part) => part !== undefined),
  );

test('an anchor as it is logged', () => {
  const text =
    '# T\n\n- [src/http/retry.ts:42](../../src/http/retry.ts#L42) `catch (e) {}` <!-- at 9f3c1e2 ctx a1f0,03bc,77d2|91aa,0c4e,e5b7 -->\n';
  const [anchor] = anchors(text);
  expect(anchor).toMatchObject({
    path: 'src/http/retry.ts',
    line: 42,
    snippet: 'catch (e) {}',
    commit: '9f3c1e2',
    context: { above: ['a1f0', '03bc', '77d2'], below: ['91aa', '0c4e', 'e5b7'] },
  });
  const source = (range: { start: number; end: number } | undefined) => text.slice(range?.start, range?.end);
  expect(source(anchor?.range)).toBe(text.split('\n')[2]);
  expect(source(anchor?.labelRange)).toBe('src/http/retry.ts:42');
  expect(source(anchor?.hrefRange)).toBe('../../src/http/retry.ts#L42');
});

describe('paths', () => {
  test.each([
    ['spaces in pointed brackets', '- [src/a b.ts:1](<../../src/a b.ts#L1>)', [['src/a b.ts', 1]]],
    ['percent escapes and Unicode', '- [src/ü b.ts:1](../../src/%C3%BC%20b.ts#L1)', [['src/ü b.ts', 1]]],
    ['Unicode as it is', '- [源/文件.go:7](../../源/文件.go#L7)', [['源/文件.go', 7]]],
    ['a broken escape', '- [src/50%.ts:1](../../src/50%.ts#L1)', [['src/50%.ts', 1]]],
    ['a hash in the name', '- [src/c#.cs:1](../../src/c%23.cs#L1)', [['src/c#.cs', 1]]],
    ['parentheses', '- [app/(shop)/x.tsx:2](../../app/(shop)/x.tsx#L2)', [['app/(shop)/x.tsx', 2]]],
    ['from the root', '- [src/a.ts:1](/src/a.ts#L1)', [['src/a.ts', 1]]],
    ['beside the item', '- [notes.sql:1](notes.sql#L1)', [['docs/debt/notes.sql', 1]]],
    ['emphasis that is part of a name', '- [src/__init__.py:3](../../src/__init__.py#L3)', [['src/__init__.py', 3]]],
    ['a label in code', '- [`src/a.ts:5`](../../src/a.ts)', [['src/a.ts', 5]]],
    ['a title', '- [src/a.ts](../../src/a.ts "the file")', [['src/a.ts']]],
  ])('with %s', (_, text, expected) => {
    expect(brief(text)).toEqual(expected);
  });

  test('that lead out of the workspace are no anchors, nor are pages', () => {
    expect(
      brief(
        '- [x.ts:1](../../../x.ts#L1)\n- [y](https://example.org/y.ts#L1)\n- [z.ts:1](//host/z.ts#L1)\n- [w.ts:1](C:/w.ts#L1)\n',
      ),
    ).toEqual([]);
    expect(brief('- [x.ts:1](../../x.ts#L1)\n- [y.ts:1](/y.ts#L1)\n', '/repo/docs/debt/a.md')).toEqual([
      ['/repo/x.ts', 1],
    ]);
  });
});

describe('lines', () => {
  test.each([
    ['#L40-L43', '- [a.ts:40-43](/a.ts#L40-L43)', [['a.ts', 40, 43]]],
    ['#L40-43', '- [a.ts](/a.ts#L40-43)', [['a.ts', 40, 43]]],
    ['#L42C5', '- [a.ts](/a.ts#L42C5)', [['a.ts', 42]]],
    ['in the label alone', '- [a.ts:40-43](/a.ts)', [['a.ts', 40, 43]]],
    ['with a column', '- [a.ts:42:7](/a.ts)', [['a.ts', 42]]],
    ['none', '- [a.ts](/a.ts)', [['a.ts']]],
    ['0 is none', '- [a.ts:0](/a.ts#L0)', [['a.ts']]],
    ['backwards', '- [a.ts](/a.ts#L9-L3)', [['a.ts', 9]]],
    ['of another kind of fragment', '- [a.ts](/a.ts#section)', [['a.ts']]],
  ])('%s', (_, text, expected) => {
    expect(brief(text)).toEqual(expected);
  });
});

test('a fourth hash above is that of the scope, and more are nothing', () => {
  const of = (above: string) => anchors(`# T\n\n- [a.ts:9](/a.ts#L9) \`x\` <!-- ctx ${above}|91aa -->\n`)[0]?.context;
  expect(of('5c1d,a1f0,03bc,77d2')).toEqual({ scope: '5c1d', above: ['a1f0', '03bc', '77d2'], below: ['91aa'] });
  expect(of('0000,5c1d,a1f0,03bc,77d2')?.scope).toBe('5c1d');
  expect(of('a1f0,03bc,77d2')).toEqual({ above: ['a1f0', '03bc', '77d2'], below: ['91aa'] });
});

test('snippets in longer code spans, comments in parts, boxes and nesting', () => {
  const found = anchors(
    [
      '- [a.ts:1](/a.ts#L1) `` `x` ``',
      '- [ ] [b.ts:2](/b.ts#L2) <!-- ctx a1f0|  -->',
      '  - [c.ts:3](/c.ts#L3) <!-- at 9f3c1e2 -->',
      '1. [d.ts:4](/d.ts#L4)',
      '   `y` <!-- other words -->',
      '- [e.ts:5](/e.ts#L5) <!-- ctx a1f0,zzzz|91aa -->',
    ].join('\n'),
  );
  expect(found.map(({ path, snippet, commit, context }) => ({ path, snippet, commit, context }))).toEqual([
    { path: 'a.ts', snippet: '`x`' },
    { path: 'b.ts', context: { above: ['a1f0'], below: [] } },
    { path: 'c.ts', commit: '9f3c1e2' },
    { path: 'd.ts', snippet: 'y' },
    { path: 'e.ts' },
  ]);
});

test('links in prose, and to what is no code, are none', () => {
  expect(
    brief('See [a.ts:1](/a.ts#L1).\n\n- Then [a.ts:1](/a.ts#L1)\n- [the guide](../guide.md)\n- [](../a.ts)\n'),
  ).toEqual([]);
  expect(brief('- [the post-mortem](../post-mortems/a.md#L3)\n')).toEqual([['docs/post-mortems/a.md', 3]]);
});

test('deep nesting is walked, not climbed', () => {
  const text = Array.from({ length: 3000 }, (_, depth) => `${'> '.repeat(depth % 90)}- [a.ts:1](/a.ts#L1)`).join('\n');
  expect(() => anchors(text)).not.toThrow();
});
