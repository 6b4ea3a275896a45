import { describe, expect, test } from 'vitest';
import { removeComment, tagComment, untagComment } from '../../server/src/authoring/tag-comment.ts';
import { type DebtComment, debtComments } from '../../server/src/code/debt-comments.ts';
import { applyEdits } from '../../server/src/text/text.ts';

const first = (text: string, language = 'typescript') => debtComments(text, language)[0] as DebtComment;
const tagged = (text: string) => applyEdits(text, [tagComment(text, first(text), 'k3f9qx')]);
const removed = (text: string, language?: string) => applyEdits(text, [removeComment(text, first(text, language))]);

describe('a tag', () => {
  test.each([
    ['// TODO: a', '// TODO(D-k3f9qx): a'],
    ['// TODO a', '// TODO(D-k3f9qx) a'],
    ['// TODO(kim): a', '// TODO(kim, D-k3f9qx): a'],
    ['// TODO(): a', '// TODO(D-k3f9qx): a'],
    ['/* FIXME */', '/* FIXME(D-k3f9qx) */'],
  ])('%s becomes %s, and back', (text, expected) => {
    expect(tagged(text)).toBe(expected);
    expect(first(expected).id).toBe('k3f9qx');
    const back = applyEdits(expected, untagComment(expected, first(expected), 'k3f9qx'));
    expect(back).toBe(text.replace('()', ''));
  });

  test('of another item is left alone', () => {
    const text = '// TODO(D-abcd12): a';
    expect(untagComment(text, first(text), 'k3f9qx')).toEqual([]);
  });
});

describe('a comment is removed', () => {
  test.each([
    ['with its line', 'a();\n  // TODO: b\nc();\n', 'a();\nc();\n'],
    ['with its lines', 'a();\n// TODO: b,\n// c\nd();\n', 'a();\nd();\n'],
    ['in CRLF', 'a();\r\n// TODO: b\r\nc();\r\n', 'a();\r\nc();\r\n'],
    ['at the end of the text', 'a();\n// TODO: b', 'a();\n'],
    ['behind code', 'a(); // TODO: b\nc();\n', 'a();\nc();\n'],
    ['before code', '/* TODO: b */ a();\n', ' a();\n'],
    ['between code', 'a(/* TODO: b */ c);\n', 'a( c);\n'],
    ['behind other words', 'a(); // It fails. TODO: b\n', 'a(); // It fails.\n'],
    ['as a whole block', 'a();\n/*\n * TODO: b\n *   c\n */\nd();\n', 'a();\nd();\n'],
    ['from a block that says more', '/**\n * A.\n * TODO: b\n * @c\n */\n', '/**\n * A.\n * @c\n */\n'],
    ['from a line that says more', '/* A. TODO: b */\n', '/* A. */\n'],
  ])('%s', (_, text, expected) => {
    expect(removed(text)).toBe(expected);
  });

  test('with the marks of the language', () => {
    expect(removed('<p>\n  <!-- TODO: b -->\n</p>\n', 'html')).toBe('<p>\n</p>\n');
    expect(removed('a()\n# TODO: b\nc()\n', 'python')).toBe('a()\nc()\n');
    expect(removed('def a():\n    """A.\n\n    TODO: b\n    """\n', 'python')).toBe('def a():\n    """A.\n\n    """\n');
  });
});
