import { describe, expect, test } from 'vitest';
import { comments } from '../../server/src/model/comments.ts';
import { createDocument } from '../../server/src/model/document.ts';

const found = (text: string) =>
  comments(createDocument('a.md', text)).map((comment) => [
    comment.text,
    text.slice(comment.range.start, comment.range.end),
  ]);

describe('comments', () => {
  test.each([
    ['a block of its own', 'x\n\n<!-- a -->\n\ny', ['<!-- a -->']],
    ['in a paragraph', 'x <!-- a --> y <!-- b -->', ['<!-- a -->', '<!-- b -->']],
    ['in a heading', '# T <!-- a -->\n\n## U <!-- b -->', ['<!-- a -->', '<!-- b -->']],
    ['in a list', '- x\n  <!-- a -->\n  - y <!-- b -->', ['<!-- a -->', '<!-- b -->']],
    ['in a quote', '> <!-- a -->\n> x', ['<!-- a -->']],
    ['in a table', '| a |\n| - |\n| <!-- b --> |', ['<!-- b -->']],
    ['beside each other', '<!-- a --><!-- b --> x', ['<!-- a -->', '<!-- b -->']],
    ['in HTML', '<div>\n<!-- a -->\n</div>', ['<!-- a -->']],
    ['behind front matter', '---\na: <!-- no -->\n---\n<!-- b -->', ['<!-- b -->']],
    ['at the end without a line break', '# T\n\nx\n\n<!-- a -->', ['<!-- a -->']],
    ['with nothing in them', '<!---->\n\nx', ['<!---->']],
    ['with CRLF', '# T\r\n\r\n<!-- a -->\r\n\r\nx <!-- b -->\r\n', ['<!-- a -->', '<!-- b -->']],
  ])('%s', (_, text, sources) => {
    expect(found(text)).toEqual(sources.map((source) => [source.slice(4, -3), source]));
  });

  test.each([
    ['in a fence', '```\n<!-- a -->\n```'],
    ['in a code span', '`<!-- a -->`'],
    ['in indented code', 'x\n\n    <!-- a -->'],
    ['escaped', '\\<!-- a -->'],
    ['never closed', 'x\n\n<!-- a'],
  ])('none: %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  test('over several lines, without the prefixes of what they stand in', () => {
    expect(found('> - x\n>   <!-- a\n>   b -->')).toEqual([[' a\nb ', '<!-- a\n>   b -->']]);
  });

  test('stay in place when another section changes', () => {
    const before = createDocument('a.md', '# T\n\nx\n\n## U\n\n<!-- a -->\n');
    expect(comments(before)).toHaveLength(1);
    const text = '# T\n\nlonger\n\n## U\n\n<!-- a -->\n';
    const [comment] = comments(createDocument('a.md', text, before));
    expect(text.slice(comment?.range.start, comment?.range.end)).toBe('<!-- a -->');
  });

  test('deep nesting and many openings are no matter', () => {
    expect(found(`${'> '.repeat(5_000)}<!-- a -->`).length).toBeLessThanOrEqual(1);
    expect(found(`<div>\n${'<!--'.repeat(20_000)}\n</div>`)).toEqual([]);
  });
});
