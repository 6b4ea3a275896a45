import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../server/src/markdown/parse-markdown.ts';

const opaque = (text: string) =>
  parseMarkdown(text).chunks.flatMap(({ offset, chunk }) =>
    chunk.unparsed.map(({ range, reason }) => ({ reason, text: text.slice(offset + range.start, offset + range.end) })),
  );

/** Each is repeated; what comes before and behind the repetitions may follow. */
const families: Record<string, readonly [unit: string, before?: string, behind?: string]> = {
  'open brackets': ['['],
  'closing brackets': [']'],
  'nested brackets': ['[', '', ']'.repeat(50_000)],
  'open links': ['[a]('],
  'open destinations': ['[a](<b'],
  'open titles': ['[a](b "'],
  'open titles in parentheses': ['[a](b ('],
  'tiny links': ['[a](b) '],
  'images in images': ['![[]()'],
  'nested images': ['![', '', '](b)'.repeat(50_000)],
  parentheses: ['(', '[a]('],
  'openers of emphasis': ['*a '],
  'closers of emphasis': ['a* '],
  'two kinds of emphasis': ['*a_ '],
  'emphasis that never matches': ['a**b', '', 'c* '.repeat(50_000)],
  'a run of asterisks': ['*', '', `a${'*'.repeat(50_000)}`],
  underscores: ['_a '],
  'mixed nesting': ['*a **a '],
  'less-than signs': ['<'],
  'open tags': ['<a '],
  'open attributes': ['<a b="'],
  'open comments': ['<!--', 'a '],
  'open instructions': ['<?', 'a '],
  'open declarations': ['<!A', 'a '],
  'open CDATA': ['<![CDATA[', 'a '],
  'autolinks without an end': ['<http:a'],
  references: ['&#x1234567'],
  ampersands: ['&'],
  backslashes: ['\\'],
  'escaped brackets': ['\\[', '[a]: b\n\n'],
  'hard breaks': ['a\\\n'],
  footnotes: ['[^a]'],
  'nested footnotes': ['[^a]: '],
  definitions: ['[a]: b\n'],
  'open definitions': ['[a]: <b\n'],
  quotes: ['>'],
  'quotes with lazy lines': ['> a\nb\n'],
  'quotes apart': ['> a\n\n'],
  'nested lists on a line': ['- '],
  'ordered lists on a line': ['1. '],
  'lists that go in and out': ['- a\n  - b\n    - c\n'],
  'lists in one item': ['  - a\n    - b\n', '- root\n'],
  'lists and paragraphs': ['- a\n\nb\n\n'],
  'blank lines in deep lists': ['\n', `${'- '.repeat(40)}a\n`],
  'code in lists': ['- ```\n'],
  'headings in lists with code': ['- ```\n\n# a\n\n'],
  'setext headings': ['a\n=\n'],
  headings: ['## a\n'],
  'headings with lists': ['## a\n- b\n  - c\n'],
  'headings in an open comment': ['# a\n', '<!--\n'],
  'headings in comments': ['<!--\n# a\n-->\n'],
  'list behind a fence that is none': ['* a\n', '<pre>\n```\n</pre>\n\n'],
  tables: ['a|b\n-|-\n\n'],
  'rows without outer pipes': ['c | d\n', 'a | b\n--- | ---\n'],
  'rows below a wide head': ['|b|\n', `${'|a'.repeat(20_000)}\n${'|-'.repeat(20_000)}\n`],
  pipes: ['|', '', `\n${'|-'.repeat(50_000)}`],
  fences: ['```\n```\n'],
  'blank lines': ['\n'],
  blanks: [' ', 'a', 'b'],
  tabs: ['\t', '- a\n', 'a'],
  'null characters': ['\0'],
  'lone surrogates': ['\ud83c'],
};

describe('100,000 times', () => {
  test.each(Object.entries(families))('%s', (_, [unit, before = '', behind = '']) => {
    const text = before + unit.repeat(100_000) + behind;
    const { chunks } = parseMarkdown(text);
    expect(chunks.map(({ chunk }) => chunk.text).join('')).toBe(text);
  });
});

describe('in 30,000 characters, little enough to be parsed for the most part', () => {
  test.each(Object.entries(families))('%s', (_, [unit, before = '', behind = '']) => {
    const end = behind.slice(0, 15_000);
    const text = before + unit.repeat(Math.max(1, (30_000 - before.length - end.length) / unit.length)) + end;
    expect(
      parseMarkdown(text)
        .chunks.map(({ chunk }) => chunk.text)
        .join(''),
    ).toBe(text);
  });
});

describe('what is over a bound is opaque, and all around it is parsed', () => {
  const around = (hostile: string) => `# a\n\n*b*\n\n${hostile}\n\n*c*\n\n# d\n`;
  const types = (text: string) =>
    parseMarkdown(text).chunks.map(({ chunk }) =>
      chunk.nodes.map((node) => ('children' in node ? (node.children[0]?.type ?? node.type) : node.type)),
    );

  test.each([
    ['too-deep', '>'.repeat(500)],
    ['too-deep', `${'- '.repeat(200)}a`],
    ['too-deep', `x\n${'1. '.repeat(60)}a\ny`],
    ['too-many-delimiters', '*a_ '.repeat(2000).trim()],
    ['too-many-delimiters', '['.repeat(2000)],
    ['too-many-delimiters', `&amp; ${'a] '.repeat(1000).trim()}`],
    ['too-many-delimiters', `x ${'<!-- '.repeat(500)}${'y'.repeat(300)}`],
    ['too-many-delimiters', `${'![a'.repeat(100)}${'](b)'.repeat(100)}`],
  ])('%s', (reason, hostile) => {
    const found = opaque(around(hostile));
    expect(found).toEqual([{ reason, text: expect.any(String) }]);
    expect(hostile).toContain(found[0]?.text);
    expect(types(around(hostile))).toEqual([['text', 'emphasis', expect.any(String), 'emphasis'], ['text']]);
  });

  test('indented-too-far', () => {
    const deep = Array.from({ length: 70 }, (_, depth) => `${'  '.repeat(depth)}- a\n`).join('');
    expect(opaque(`b\n\n${deep}\n# c\n`)).toMatchObject([{ reason: 'indented-too-far' }]);
  });

  test('block-too-long', () => {
    const nested = `- root\n${'  - &lt;\n    - b\n'.repeat(3000)}`;
    expect(opaque(`a\n\n${nested}\n# c\n`)).toEqual([{ reason: 'block-too-long', text: nested.trimEnd() }]);
  });

  test('section-too-long', () => {
    const line = `${'word '.repeat(15)}\n`;
    const paragraph = line.repeat(110_000 / line.length);
    expect(opaque(`# a\n\n${paragraph}\n# b\n`)).toMatchObject([{ reason: 'section-too-long' }]);
    expect(types(`# a\n\n${paragraph}\n# b\n`)).toEqual([['text', 'text'], ['text']]);
  });

  test('what is opaque holds a sample of its text', () => {
    const [chunk] = parseMarkdown(`${'>'.repeat(5000)}\n`).chunks;
    expect(chunk?.chunk.nodes).toMatchObject([
      { type: 'paragraph', children: [{ type: 'text', value: '>'.repeat(1000) }], position: { end: { offset: 5000 } } },
    ]);
  });
});

describe('what is long but harmless is parsed', () => {
  test.each([
    ['fenced code', `\`\`\`\n${'at [a.b.c](Some.java:12) *** _x_ <T> | ] ) - > #\n'.repeat(5000)}\`\`\`\n`],
    ['code indented far', `- a\n\n${' '.repeat(300)}b\n`],
    ['a comment', `<!--\n${'# a > b * [ ] <!-- `\n'.repeat(8000)}-->\n`],
    ['a list of links', '- [text of a link](https://example.org/some/path), and `code`\n'.repeat(3000)],
    ['a nested list', '- some words\n  - more *words*\n    1. and more\n'.repeat(1500)],
    [
      'a table',
      `| a | b | c |\n|---|---|---|\n${'| 10:00 | *thing* happened | [who](https://example.org) |\n'.repeat(2000)}`,
    ],
    ['a paragraph of many links', '[some words](https://example.org/a/b) and *more* `code`, '.repeat(200)],
    [
      'definitions',
      Array.from({ length: 2000 }, (_, each) => `[label ${each}]: https://example.org/${each}\n`).join(''),
    ],
    ['a line', 'word '.repeat(15_000)],
    ['many short sections', '## Heading\n\nSome text here.\n\n- one\n- two\n\n'.repeat(3000)],
  ])('%s', (_, text) => expect(opaque(text)).toEqual([]));
});
