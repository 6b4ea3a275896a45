import { describe, expect, test } from 'vitest';
import { createDocument } from '../../server/src/model/document.ts';
import { frontMatter } from '../../server/src/model/front-matter.ts';

const read = (text: string) => frontMatter(createDocument('a.md', text));

/** Entries as key, value and the source of both. */
const entries = (text: string) =>
  read(text).entries.map(({ key, keyRange, value, valueRange }) => [
    key,
    value,
    text.slice(keyRange.start, keyRange.end),
    text.slice(valueRange.start, valueRange.end),
  ]);

const problem = (text: string) => {
  const found = read(text).problem;
  return found && [found.message, text.slice(found.range.start, found.range.end)];
};

describe('YAML', () => {
  test('scalars and lists with their places', () => {
    expect(
      entries('---\nkind: post-mortem # ours\nlevel: 2\ndone: true\ndate: 2026-01-02\nby: [ann, bo]\n---\n# T\n'),
    ).toEqual([
      ['kind', 'post-mortem', 'kind', 'post-mortem'],
      ['level', 2, 'level', '2'],
      ['done', true, 'done', 'true'],
      ['date', '2026-01-02', 'date', '2026-01-02'],
      ['by', ['ann', 'bo'], 'by', '[ann, bo]'],
    ]);
  });

  test('quotes, blocks and nesting', () => {
    expect(entries('---\n"a b": "c"\nt: |\n  x\n  y\nm:\n  n: [1]\n---\n')).toEqual([
      ['a b', 'c', '"a b"', '"c"'],
      ['t', 'x\ny\n', 't', '|\n  x\n  y'],
      ['m', { n: [1] }, 'm', 'n: [1]'],
    ]);
  });

  test.each([['---\nstatus:\n---\n'], ['---\nstatus: \n---\n'], ['---\r\nstatus: \r\n---\r\n']])(
    'a blank value in %j',
    (text) => {
      const [entry] = read(text).entries;
      expect(entry?.value).toBeNull();
      expect(entry?.valueRange.start).toBe(entry?.valueRange.end);
      expect(text.slice(0, entry?.valueRange.start)).toMatch(/status: ?$/);
    },
  );

  test('CRLF and keys that objects have', () => {
    expect(entries('---\r\n__proto__: 1\r\nconstructor: x\r\n---\r\n')).toEqual([
      ['__proto__', 1, '__proto__', '1'],
      ['constructor', 'x', 'constructor', 'x'],
    ]);
  });

  test('aliases are followed, tags are not', () => {
    expect(
      entries('---\na: &x [1, 2]\nb: *x\nc: !!js/function "f()"\n---\n').map(([key, value]) => [key, value]),
    ).toEqual([
      ['a', [1, 2]],
      ['b', [1, 2]],
      ['c', 'f()'],
    ]);
  });
});

describe('TOML', () => {
  test('values with their places, tables left out', () => {
    const text =
      '+++\nroot_cause = "slip" # sure\ndate = 2026-01-02\nby = [ "ann", # lead\n  "bo" ]\n"a b" = \'c\'\nd.e = 1\nlong = """\nx\ny"""\n\n[extra]\nteam = "t"\n+++\n';
    expect(entries(text)).toEqual([
      ['root_cause', 'slip', 'root_cause', '"slip"'],
      ['date', '2026-01-02', 'date', '2026-01-02'],
      ['by', ['ann', 'bo'], 'by', '[ "ann", # lead\n  "bo" ]'],
      ['a b', 'c', '"a b"', "'c'"],
      ['long', 'x\ny', 'long', '"""\nx\ny"""'],
    ]);
  });

  test('a mistake at its line', () => {
    expect(problem('+++\na = 1\nb = \n+++\n')).toEqual(["This front matter can't be read: invalid value", 'b = ']);
  });
});

describe('what can’t be read', () => {
  test.each([
    ['---\na: 1\na: 2\n---\n', 'This name stands here a second time. Which of the two holds?', 'a: 2'],
    ['---\n- a\n- b\n---\n', 'Front matter is lines of `key: value`; this is none.', '- a'],
    ['---\nwords\n---\n', 'Front matter is lines of `key: value`; this is none.', 'words'],
  ])('%j', (text, message, line) => {
    expect(problem(text)).toEqual([message, line]);
  });

  test('the keys that can be read are read', () => {
    expect(entries('---\nkind: post-mortem\nkind: x\nstatus: draft\n---\n').map(([key]) => key)).toContain('status');
  });

  test.each([
    [
      'aliases of aliases',
      `---\na: &a [x, x]\n${'bcdefg'.replace(/./g, (key, at) => `${key}: &${key} [${`*${'abcdefg'[at]},`.repeat(9)}]\n`)}---\n`,
    ],
    ['an alias of nothing', '---\na: *b\n---\n'],
    ['deep nesting', `---\na: ${'['.repeat(8000)}\n---\n`],
    ['great length', `---\na: ${'x'.repeat(20_000)}\n---\n`],
    ['a template language', '---\n<%= title %>\na: {{ b }}\n---\n'],
    ['deep TOML', `+++\na = ${'['.repeat(8000)}\n+++\n`],
  ])('%s gives one calm line', (_, text) => {
    const { message } = read(text).problem ?? { message: '' };
    expect(message).toMatch(/^[^\n!]{10,100}$/);
  });

  test.each([['# T\n'], ['---\n---\n'], ['---\n\n---\n']])('nothing to say in %j', (text) => {
    expect(read(text)).toEqual({ entries: [] });
  });
});
