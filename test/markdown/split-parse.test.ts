import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../server/src/markdown/parse-markdown.ts';
import { documents } from './ingredients.ts';
import { splitParse, wholeParse } from './whole-parse.ts';

const runs = Number(process.env.WHYLINT_FUZZ_RUNS ?? 0);
const parameters = runs > 0 ? { numRuns: runs } : { seed: 42, numRuns: 150 };

describe('split parse = whole parse', () => {
  test('of short documents', { timeout: Infinity }, () => {
    fc.assert(fc.property(documents(40), sameAsWhole), { ...parameters, numRuns: parameters.numRuns * 4 });
  });

  test('of documents that are parsed in parts', { timeout: Infinity }, () => {
    fc.assert(fc.property(documents(1500), sameAsWholeIfParsed), parameters);
  });

  test.each([
    ['a definition in a later section', '# a\n\n[x] and [y z]\n\n# b\n\n[X]: /u\n'],
    ['a definition in an earlier section', '# a\n\n[x]: /u\n\n# b\n\n![x] [t][x] [x][]\n'],
    ['a label over two lines of a quote', '# a\n\n[x y]: /u\n\n# b\n\n> [x\n> y]\n'],
    ['a definition in a quote in a list', '# a\n\n- > [x]: /u\n\n# b\n\n[x]\n'],
    ['a footnote elsewhere', '# a\n\nb[^1] ![^1]\n\n# c\n\n[^1]: d\n\n    e\n'],
    ['what only looks like a definition', '# a\n\n```\n[x]: /u\n```\n\n# b\n\n[x]\n'],
    ['a label of blanks', '# a\n\n[ ]: /u\n\n# b\n\n[]\n'],
    ['headings in fenced code', '# a\n\n```\n# b\n```\n# c\n'],
    ['headings in a comment', '# a\n\n<!--\n\n# b\n\n-->\n\n# c\n'],
    ['fenced code that is never closed', '# a\n\n~~~\n# b\n\n# c\n'],
    ['fenced code that a list item ends', '# a\n\n- ```\n# b\n'],
    ['a heading below HTML', '# a\n\n<div>\n# b\n\n# c\n'],
    ['a setext heading below a list', '- a\n\nb\n=\n\nc\n-\n'],
    ['headings in containers', '> # a\n\n- # b\n\n1. # c\n# d\n'],
    ['a lazy line before a heading', '> a\nb\n# c\n'],
    ['no line end', '# a\n\n- b'],
    ['carriage returns', '# a\r\r[x]\r\r# b\r\n\r\n[x]: /u'],
    ['the character of a byte order mark', '\ufeff\ufeff# a\n\ufeff# b\n'],
  ])('of %s', (_, text) => sameAsWhole(text));

  test.each([
    ['a list', '- one *a*\n  more\n- two\n\n  - deep\n'],
    ['a loose list', '1. one\n\n2. two\n\n'],
    ['a list that becomes loose late', `${'- one\n'.repeat(1500)}\n- two\n`],
    ['a list with code in it', '- ```\n  # a\n  ```\n- b\n'],
    ['list items between paragraphs', '- a\nb\n\nc\n- d\n\n'],
    ['a table', '| a | b |\n', '| a | b |\n|:--|--:|\n'],
    ['a table without outer pipes', 'a | b *c*\n', 'head | row\n--- | :-:\n'],
    ['a table behind what looks like its head', '| x |\n', '| a | b | c |\n|-|-|\n|-|-|\n'],
    ['paragraphs', 'some words and [x]\n\n', '[x]: /u\n\n'],
    ['quotes', '> a\nb\n\n> c\n\n'],
    ['short sections', '## a\n\n- b [x]\n', '[x]: /u\n\n'],
    ['footnotes', '[^a]: some words about it\n\n    and some more\n\n', 'd[^a]\n\n'],
  ])('of %s of 10,000 characters', (_, unit, start = '') =>
    sameAsWhole(start + unit.repeat(Math.ceil(10_000 / unit.length))),
  );
});

function sameAsWhole(text: string): void {
  const markdown = parseMarkdown(text);
  expect(markdown.chunks.flatMap(({ chunk }) => chunk.unparsed)).toEqual([]);
  expect(splitParse(markdown)).toEqual(wholeParse(markdown));
  const start = markdown.frontMatter?.range.end ?? (text.startsWith('\ufeff') ? 1 : 0);
  expect(markdown.chunks.map(({ chunk }) => chunk.text).join('')).toBe(text.slice(start));
}

/** A few of the drawn documents open and close more containers than is allowed. */
function sameAsWholeIfParsed(text: string): void {
  fc.pre(parseMarkdown(text).chunks.every(({ chunk }) => chunk.unparsed.length === 0));
  sameAsWhole(text);
}
