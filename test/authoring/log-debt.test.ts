import { describe, expect, test } from 'vitest';
import { debtFileName, debtTitle, type LogDebt, logDebt } from '../../server/src/authoring/log-debt.ts';
import { debtItem } from '../../server/src/model/debt-item.ts';
import { createDocument } from '../../server/src/model/document.ts';

const text = 'function retry() {\n  try {\n    send();\n  } catch (e) { /* ignore */ }\n}\n';
const base = {
  title: 'Retry loop swallows errors',
  id: 'k3f9qx',
  folder: 'docs/debt',
  created: '2026-09-14',
  place: { path: 'src/http/retry.ts', line: 4, text, commit: '9f3c1e2' },
} satisfies LogDebt;

const logged = (more: Partial<LogDebt> = {}) => {
  const { path, text: written, note } = logDebt({ ...base, ...more });
  return { path, text: written, note, item: debtItem(createDocument(path, written)) };
};

test('an item is the document of the specification, byte by byte', () => {
  const { path, text: written } = logged({ by: '@dana', scores: { impact: 6, confidence: 7, effort: 4 } });
  expect(path).toBe('docs/debt/retry-loop-swallows-errors-k3f9qx.md');
  expect(written).toBe(
    `---
id: k3f9qx
status: open          # open | planned | in-progress | paid | wont-fix
impact: 6             # 1-10, velocity gained when fixed
confidence: 7         # 1-10, that the fix will work
effort: 4             # 1-10, cost
created: 2026-09-14
by: "@dana"
---
# Retry loop swallows errors

- [src/http/retry.ts:4](../../src/http/retry.ts#L4) \`} catch (e) { /* ignore */ }\` <!-- at 9f3c1e2 ctx 4686,51f0,3bbd,e5ea|b0a4 -->
`,
  );
});

test('what is written is what is read', () => {
  const { item } = logged({ by: 'Dana Ó Briain', scores: { impact: 6 } });
  expect(item).toMatchObject({
    id: 'k3f9qx',
    title: base.title,
    status: 'open',
    scores: { impact: 6 },
    created: '2026-09-14',
    by: 'Dana Ó Briain',
    anchors: [{ path: 'src/http/retry.ts', line: 4, snippet: '} catch (e) { /* ignore */ }', commit: '9f3c1e2' }],
  });
  expect(item.anchors[0]?.context?.above).toHaveLength(3);
  expect(item.anchors[0]?.context?.scope).toBe('4686');
});

test('what is not known is not written', () => {
  const { place: _, ...rest } = base;
  expect(logDebt(rest).text).toBe(`---
id: k3f9qx
status: open          # open | planned | in-progress | paid | wont-fix
created: 2026-09-14
---
# Retry loop swallows errors
`);
});

describe('titles', () => {
  test.each([
    ['  two\nlines\t here ', 'two lines here'],
    ['# Marks of a heading', 'Marks of a heading'],
    ['C #', 'C #'],
    ['#1 is wrong ##', '#1 is wrong ##'],
    ['Array<T> & &amp; [x](y) *a* _b_ __init__ snake_case', 'Array<T> & &amp; [x](y) *a* _b_ __init__ snake_case'],
    ['`retry()` swallows', 'retry() swallows'],
    ['an open ` mark and a \\ one', 'an open ` mark and a \\ one'],
    ['~~struck~~ <!-- gone -->', '~~struck~~ <!-- gone -->'],
    ['重试循环吞掉错误', '重试循环吞掉错误'],
    ['--- dashes: "quoted" | piped', '--- dashes: "quoted" | piped'],
  ])('%j stays what it is', (title, read) => {
    expect(logged({ title }).item.title).toBe(read);
    expect(
      logged({ title })
        .text.split('\n')
        .filter((line) => line.startsWith('# ')),
    ).toHaveLength(1);
  });

  test('a very long one is cut, and stands in the body', () => {
    const title = 'The retry loop swallows errors '.repeat(20).trim();
    const { item, text: written, path } = logged({ title });
    expect(item.title.length).toBeLessThanOrEqual(200);
    expect(item.title).toMatch(/…$/);
    expect(written).toContain(`\n\n${title}\n\n- [`);
    expect(path.length).toBeLessThan(100);
  });

  test.each(['', ' \n ', '#', '## '])('%j is none', (title) => {
    expect(debtTitle(title)).toBe('');
  });

  test('of signs alone name a file too', () => {
    expect(debtFileName('???', 'k3f9qx')).toBe('debt-k3f9qx.md');
    expect(debtFileName('../../etc/passwd', 'k3f9qx')).toBe('etc-passwd-k3f9qx.md');
  });
});

describe('links', () => {
  test.each([
    'src/a b/c(1).ts',
    'src/ünï/日本.ts',
    'src/100%/a#b?c.ts',
    'src/__init__.py',
    "it's [x]/a*b.ts",
    'pages/[id]/`a`.tsx',
    'docs/debt/beside.ts',
    'top.ts',
  ])('to %s lead there', (path) => {
    const { item } = logged({ place: { ...base.place, path } });
    expect(item.anchors).toMatchObject([{ path, line: 4 }]);
  });

  test('to several lines, and to a whole file', () => {
    expect(logged({ place: { ...base.place, line: 2, endLine: 4 } }).text).toContain(
      '[src/http/retry.ts:2-4](../../src/http/retry.ts#L2-L4) `try {`',
    );
    expect(logged({ place: { path: 'a.bin' } }).text).toContain('\n- [a.bin](../../a.bin)\n');
    expect(logged({ place: { path: 'a.bin', line: 3 } }).text).toContain('\n- [a.bin:3](../../a.bin#L3)\n');
    expect(logged({ place: { path: 'a.ts', line: 1, text: '\n' } }).text).toContain('\n- [a.ts:1](../../a.ts#L1)\n');
  });

  test('a snippet with backticks stays code', () => {
    const place = { path: 'a.ts', line: 1, text: '`a` + ``b`` <!-- c -->' };
    expect(logged({ place }).item.anchors[0]?.snippet).toBe(place.text);
  });

  test('a line that looks like a secret is left out, and that is said', () => {
    const place = { path: 'a.ts', line: 2, text: 'start();\nconst password = "hunter22";\nstop();' };
    const { text: written, note, item } = logged({ place });
    expect(written).not.toContain('hunter22');
    expect(note).toBe('The line looks like it holds a secret: its text was left out.');
    expect(item.anchors).toMatchObject([
      { line: 2, context: { above: [expect.any(String)], below: [expect.any(String)] } },
    ]);
    expect(logged().note).toBeUndefined();
  });

  test('to the post-mortem it came from', () => {
    const source = { path: 'docs/postmortems/2026-03-01 login.md', title: 'The login page was down' };
    expect(logged({ source }).text).toContain(
      '\nIt came back in [The login page was down](../postmortems/2026-03-01%20login.md).\n',
    );
  });
});
