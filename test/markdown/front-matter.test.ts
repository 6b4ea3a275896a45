import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../server/src/markdown/parse-markdown.ts';

describe('front matter', () => {
  test.each([
    ['YAML', '---\na: b\n---\n# c\n', 'yaml', 'a: b'],
    ['TOML', '+++\na = 1\n+++\n\n# c\n', 'toml', 'a = 1'],
    ['nothing in it', '---\n---\n', 'yaml', ''],
    ['a blank line in it', '---\n\n---\n', 'yaml', ''],
    ['nothing behind it', '---\na: b\n---', 'yaml', 'a: b'],
    ['blanks behind the fences', '--- \t\na: b\n---  \nc\n', 'yaml', 'a: b'],
    ['a byte order mark', '\ufeff---\r\na: b\r\n---\r\nc\r\n', 'yaml', 'a: b'],
    ['carriage returns', '---\ra: b\r---\rc\r', 'yaml', 'a: b'],
    [
      'what only looks like its end',
      '---\na: |\n  ---\n ---\n----\n---x\n+++\n---\nc\n',
      'yaml',
      'a: |\n  ---\n ---\n----\n---x\n+++',
    ],
  ])('%s', (_, text, language, source) => {
    const { frontMatter, chunks } = parseMarkdown(text);
    expect(frontMatter).toMatchObject({ language, source });
    expect(text.slice(frontMatter?.content.start, frontMatter?.content.end)).toBe(source);
    expect(text.slice(frontMatter?.range.start, frontMatter?.range.end)).toMatch(/^(---|\+\+\+).*(---|\+\+\+)[ \t]*$/s);
    expect(chunks.map(({ chunk }) => chunk.text).join('')).toBe(text.slice(frontMatter?.range.end));
  });

  test.each([
    ['no end', '---\na: b\n'],
    ['another end', '---\na: b\n+++\n'],
    ['four dashes', '----\na: b\n----\n'],
    ['words behind the fence', '--- a\n---\n'],
    ['a blank before it', ' ---\na: b\n---\n'],
    ['a line before it', '\n---\na: b\n---\n'],
    ['nothing but the fence', '---'],
    ['nothing', ''],
  ])('none: %s', (_, text) => {
    const { frontMatter, chunks } = parseMarkdown(text);
    expect(frontMatter).toBeUndefined();
    expect(chunks.map(({ chunk }) => chunk.text).join('')).toBe(text);
  });

  test('is the same object as long as it is the same', () => {
    const before = parseMarkdown('---\na: b\n---\nc\n');
    expect(parseMarkdown('---\na: b\n---\ncc\n', before).frontMatter).toBe(before.frontMatter);
    expect(parseMarkdown('---\na: c\n---\nc\n', before).frontMatter).not.toBe(before.frontMatter);
  });
});
