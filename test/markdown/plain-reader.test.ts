import fc from 'fast-check';
import type { Root } from 'mdast';
import { describe, expect, test } from 'vitest';
import { guessDefinitions, indexLabels } from '../../server/src/markdown/labels.ts';
import { plainReader } from '../../server/src/markdown/plain/plain-reader.ts';
import { parser } from './whole-parse.ts';

const runs = Number(process.env.WHYLINT_FUZZ_RUNS ?? 0);
const parameters = runs > 0 ? { numRuns: runs } : { seed: 42, numRuns: 3000 };

/** Lines of blocks that are read without remark, and lines that stand in their way. */
const lines = [
  ...['words', 'more **words**', 'two  ', '  in', '# h', '## h `c` ', 'Title\n=====', '---', '***', 'a | b', '#4 x'],
  ...['- a', '- **b:** c', '  - d', '    - e', '      - f', '   - g', '* h', '+ i', '- [ ] j', '- [x] k', '-', '- - l'],
  ...[
    '1. a',
    '2. b',
    '7) c',
    '   1. d',
    '  2. e',
    '   text',
    '    code',
    '\ttab',
    '  more',
    '10. ten',
    '2021. was',
    '*',
  ],
  ...['```', '```sh', '  ```', '    ```', '~~~', '> q', '> r  ', '>', '> - s', '>t', '``` x y', '``` a`'],
  ...['| a | b |', '|---|:-:|', '| 1 | `2` |  ', '| 3', '|| 4 |', '| a \\| b | c |', '---|---', '- | -'],
  ...[
    '<!-- c -->',
    '<!-- d',
    'e -->',
    '<div>',
    '<br> f',
    '[w]: /u',
    '[^y]: z',
    '[w] g',
    '[l](u) h',
    '\u00a0i',
    '\0',
    'j\rk',
  ],
];

const inlines = [
  ...[
    'a',
    'b c',
    ' ',
    '.',
    ':',
    'é',
    '\u00a0',
    '“',
    '😀',
    '\t',
    '1',
    '@',
    '!',
    '#',
    '|',
    '(',
    ')',
    '\\',
    '\n',
    '\n  ',
    '  \n',
  ],
  ...[
    '*',
    '**',
    '_',
    '__',
    '***',
    '**a (b)**:',
    '**x**',
    '`',
    '``',
    '`a\n',
    '`x`',
    '[',
    ']',
    '](u)',
    '[x]',
    '[y]',
    '[a](b_c)',
  ],
  ...[
    '![',
    '[^',
    '[a](b(c)d)',
    '[a](<b>)',
    '[a](b "c")',
    'x]: /u',
    '<',
    '>',
    '<http://x.y>',
    '<br>',
    '</b>',
    '<b c>',
    '&',
    '&amp;',
  ],
];

const frames = [
  ...[(text: string) => `z${text}`, (text: string) => `# ${text}`, (text: string) => `- ${text.trimStart()}`],
  (text: string) => `1. a\n   - b\n\n     ${text.replaceAll('\n', '\n     ')}`,
  (text: string) => `> ${text.replaceAll('\n', '\n> ')}`,
  (text: string) => `| a |\n|---|\n| ${text.replaceAll('\n', '')} |`,
];

describe('what is read without remark is what remark has', () => {
  test('of blocks', { timeout: Infinity }, () => {
    const documents = fc
      .tuple(fc.shuffledSubarray(lines, { minLength: 2, maxLength: 8 }), fc.constantFrom('\n', '\n', '\n', '\r\n'))
      .chain(([some, ending]) =>
        fc
          .array(fc.constantFrom(...some, ''), { maxLength: 9 })
          .map((drawn) => drawn.join('\n').replaceAll('\n', ending)),
      );
    fc.assert(fc.property(documents, sameAsRemark), parameters);
  });

  test('of inline content', { timeout: Infinity }, () => {
    const contents = fc.tuple(fc.constantFrom(...frames), fc.array(fc.constantFrom(...inlines), { maxLength: 9 }));
    fc.assert(
      fc.property(contents, ([frame, parts]) => sameAsRemark(frame(parts.join('')))),
      parameters,
    );
  });
});

describe('all of it is read without remark:', () => {
  test.each([
    ['paragraphs', 'Some *words* and __more__,\nsnake_case, 2 * 3, AT&T, 1 < 2.  \nNext line \\* of it.\n\nb'],
    ['headings', '# One\n## Two `code`\n\nThree\n-----\n'],
    ['fields', '**Label:** text  \n**Zone (UTC)**: text\n'],
    ['links', 'See [the *graph*](https://a.example/b?c=d&e=(f)), ![it](i.png), <https://b.example> or [none].\n'],
    ['code', '`` a ` b ``, `c\nd`\n\n```sh\n# x\n\n- y\n```\n~~~\n~~~\n'],
    [
      'lists',
      '- one\n  goes on\n- two\nlazily\n  1. three\n  2. four\n\n     five\n\n     ```\n     six\n     ```\n\n- seven\n\n\n* eight\n',
    ],
    ['tasks', '- [ ] to do\n- [x] done\n'],
    ['tables', '| a | *b* |\n|:--|--:|\n| c | |\n| d | e\n\nf'],
    ['quotes', '> one\n> two\n>\n>three\n\nfour'],
    ['comments', '<!-- one\n\ntwo --> three\nfour\n'],
    ['breaks', '---\n\n***\n'],
    ['lines that end in CR and LF', '# a\r\n\r\nb\r\nc\r\n\r\n- d\r\n'],
  ])('%s', (_, text) => {
    sameAsRemark(text);
    expect(readFrom(text, 0).end).toBe(text.length);
  });
});

test.each([
  ['a definition', '[a]: b\n'],
  ['a footnote', '[^a]: b\n'],
  ['a reference', '[a]\n\n[a]: b\n'],
  ['a character reference', '&amp;\n'],
  ['HTML', '<div>\n\n</div>\n'],
  ['code that is never closed', '```\na\n'],
  ['emphasis that is never closed', 'a *b\n'],
  ['code in a list that an item ends', '- a\n  ```\n- b\n'],
  ['indented code', '    a\n'],
  ['a break of a bullet and two asterisks', '* **\n'],
  ['a list that a table follows', '- a\n| b |\n|---|\n'],
  ['lists nested too deep', Array.from({ length: 12 }, (_, depth) => `${'  '.repeat(depth)}- a\n`).join('')],
  ['a long line', 'word '.repeat(3000)],
  ['a null character', 'a\0\n'],
  ['lines that end in CR', 'a\r\rb'],
])('%s is left to remark', (_, text) => {
  expect(readFrom(text, 0)).toEqual({ nodes: [], end: 0 });
});

test('blocks can be read again from any of them on, but from nowhere between', () => {
  const text = 'a\n\n- b\n\n  c\n\nd\n';
  const reader = plainReader(text, indexLabels([]));
  const { nodes } = reader.read(0);
  expect(reader.read(text.indexOf('- b')).nodes).toEqual(nodes.slice(1));
  expect(reader.isPlain(text.indexOf('  c'))).toBe(false);
  expect(reader.isPlain(text.indexOf('d'))).toBe(true);
});

function sameAsRemark(text: string): void {
  const { nodes, end } = readFrom(text, 0);
  const whole = (parser.parse(text) as Root).children.filter(({ position }) => (position?.start.offset ?? 0) < end);
  expect(nodes.map(comparable)).toEqual(whole.map(comparable));
}

const readFrom = (text: string, from: number) => plainReader(text, indexLabels(guessDefinitions(text))).read(from);

/** Of points, the offset alone. */
const comparable = (node: unknown): string =>
  JSON.stringify(node, (key, value: unknown) => (key === 'line' || key === 'column' ? undefined : value));
