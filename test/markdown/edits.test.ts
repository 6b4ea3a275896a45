import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Chunk, MarkdownText } from '../../server/src/markdown/markdown-text.ts';
import { parseMarkdown } from '../../server/src/markdown/parse-markdown.ts';
import { applyEdit, documents, edits } from './ingredients.ts';
import { chunkPlaces, splitParse } from './whole-parse.ts';

// 100,000 edits are WHYLINT_FUZZ_EDITS=100000.
const editCount = Number(process.env.WHYLINT_FUZZ_EDITS ?? 400);
const perDocument = 20;

describe('a parse that starts from an earlier version', () => {
  test('is the same as a fresh one', { timeout: Infinity }, () => {
    const property = fc.property(documents(120), fc.array(edits, { maxLength: perDocument }), (text, all) => {
      let markdown = parseMarkdown(text);
      for (const edit of all) {
        markdown = parseMarkdown(applyEdit(markdown.text, edit), markdown);
        const fresh = parseMarkdown(markdown.text);
        expect(splitParse(markdown)).toEqual(splitParse(fresh));
        expect(chunkPlaces(markdown)).toEqual(chunkPlaces(fresh));
        expect(markdown.frontMatter).toEqual(fresh.frontMatter);
      }
    });
    const seed = process.env.WHYLINT_FUZZ_EDITS ? {} : { seed: 42 };
    fc.assert(property, { ...seed, numRuns: (2 * editCount) / perDocument });
  });

  test('is the same where too much is opaque', () => {
    const dense = '## a\n- b\n  - c\n'.repeat(6000);
    const before = parseMarkdown(`# x\n\n${dense}`);
    for (const text of [`# y\n\n${dense}`, `# x\n\n${dense}# z\n`, '# x\n\n## a\n- b\n'])
      expect(chunkPlaces(parseMarkdown(text, before))).toEqual(chunkPlaces(parseMarkdown(text)));
  });
});

describe('chunks that an edit leaves as they are', () => {
  const text = '---\nx: y\n---\n# One\n\na [x]\n\n## Two\n\nb\n\nThree\n-----\n\nc\n\n# Four\n\nd\n';
  const before = parseMarkdown(text);
  const titles = ({ chunks }: MarkdownText) => chunks.map(({ chunk }) => chunk.text.trim().split('\n')[0]);
  const sameAs = (chunks: readonly Chunk[], after: MarkdownText) =>
    after.chunks.map(({ chunk }) => chunks.indexOf(chunk));
  const keptOf = (edited: string, earlier = before) =>
    sameAs(
      earlier.chunks.map(({ chunk }) => chunk),
      parseMarkdown(edited, earlier),
    );

  test('are one for each section', () => {
    expect(titles(before)).toEqual(['# One', '## Two', 'Three', '# Four']);
    expect(parseMarkdown(text, before)).toBe(before);
  });

  test.each([
    ['typing in a section', text.replace('b\n', 'bb\n'), [0, -1, 2, 3]],
    ['typing in a heading', text.replace('Two', 'Two!'), [0, -1, 2, 3]],
    ['typing at the end', `${text}e`, [0, 1, 2, -1]],
    ['typing in the front matter', text.replace('x: y', 'x: yes'), [0, 1, 2, 3]],
    ['a new section', text.replace('## Two', '## New\n\n## Two'), [0, -1, 1, 2, 3]],
    ['a new section at the end', `${text}\n# Five\n`, [0, 1, 2, -1, -1]],
    ['a section gone', text.replace('## Two\n\nb\n\n', ''), [0, 2, 3]],
    ['a heading gone', text.replace('## Two', 'Two'), [-1, 2, 3]],
    ['a setext heading gone', text.replace('-----', '--x--'), [0, -1, 3]],
    [
      'two sections swapped',
      text.replace('## Two\n\nb\n\nThree\n-----\n\nc\n\n', 'Three\n-----\n\nc\n\n## Two\n\nb\n\n'),
      [0, 2, 1, 3],
    ],
    ['edits at both ends', text.replace('a [x]', 'a').replace('d\n', 'dd\n'), [-1, 1, 2, -1]],
    ['an open fence', text.replace('b\n', '```\n'), [0, -1]],
    ['an open comment', text.replace('b\n', '<!--\n'), [0, -1]],
    ['a definition that something refers to', text.replace('b\n', '[x]: /u\n'), [-1, -1, 2, 3]],
    ['a definition that nothing refers to', text.replace('b\n', '[y]: /u\n'), [0, -1, 2, 3]],
  ])('%s', (_, edited, kept) => expect(keptOf(edited)).toEqual(kept));

  test('and the others come back when the fence is closed', () => {
    const open = parseMarkdown(text.replace('b\n', '```\n'), before);
    const closed = parseMarkdown(text.replace('b\n', '```\n```\n'), open);
    expect(titles(closed)).toEqual(titles(before));
  });

  test('a definition that goes takes the references with it', () => {
    const defined = parseMarkdown(text.replace('b\n', '[x]: /u\n'), before);
    expect(splitParse(defined)[1]).toContain('linkReference');
    expect(keptOf(text, defined)).toEqual([-1, -1, 2, 3]);
    expect(splitParse(parseMarkdown(text, defined))).toEqual(splitParse(before));
  });
});
