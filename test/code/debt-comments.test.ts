import { describe, expect, test } from 'vitest';
import { debtComments } from '../../server/src/code/debt-comments.ts';

const found = (text: string, language = 'typescript') =>
  debtComments(text, language).map(({ word, title, id }) => (id === undefined ? [word, title] : [word, title, id]));

describe('words', () => {
  test.each([
    ['// TODO: drop the retry', ['TODO', 'drop the retry']],
    ['// FIXME drop the retry.', ['FIXME', 'drop the retry.']],
    ['/* HACK - drop the retry */', ['HACK', 'drop the retry']],
    ['// XXX', ['XXX', '']],
    ['// KLUDGE! drop the retry', ['KLUDGE', 'drop the retry']],
    ['// DEBT: drop the retry', ['DEBT', 'drop the retry']],
    ['// todo: drop the retry', ['todo', 'drop the retry']],
    ['/** @todo drop the retry */', ['todo', 'drop the retry']],
    ['// It fails. TODO: drop the retry', ['TODO', 'drop the retry']],
    ['// TODO(kim): drop the retry', ['TODO', 'drop the retry']],
    ['// TODO (kim, 2024) drop the retry', ['TODO', 'drop the retry']],
    ['// TODO[PAY-12]: drop the retry', ['TODO', 'drop the retry']],
    ['// TODO(D-k3f9qx): drop the retry', ['TODO', 'drop the retry', 'k3f9qx']],
    ['// TODO(kim, D-k3f9qx): drop the retry', ['TODO', 'drop the retry', 'k3f9qx']],
    ['// TODO(kim)(D-k3f9qx): drop the retry', ['TODO', 'drop the retry', 'k3f9qx']],
    ['// TODO D-k3f9qx: drop the retry', ['TODO', 'drop the retry', 'k3f9qx']],
    ['// TODO: drop it when D-k3f9qx is paid', ['TODO', 'drop it when D-k3f9qx is paid']],
    ['// TODO: FIXME drop the retry', ['TODO', 'FIXME drop the retry']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  test.each([
    'const s = "TODO: no";',
    'const todoList = TODO;',
    '// mastodon, todoList, TODOS, XXX-XX-1234, a_TODO, TODO_LIST',
    '// a hack, a todo and a debt in a sentence',
    '// see src/TODO.md and https://x.example/TODO',
    'plain text TODO',
  ])('none in %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  test('of an unknown language nothing is known', () => {
    expect(found('// TODO: a', 'klingon')).toEqual([]);
  });
});

describe('titles of several lines', () => {
  test('go on where the next line goes on', () => {
    expect(found('// TODO: drop the retry, since\n// failures vanish here\n// Returns the body.')).toEqual([
      ['TODO', 'drop the retry, since failures vanish here'],
    ]);
    expect(found('/*\n * TODO: drop the retry\n *   Or log it\n * Returns the body.\n */')).toEqual([
      ['TODO', 'drop the retry Or log it'],
    ]);
    expect(found('# TODO\n# Drop the retry', 'python')).toEqual([['TODO', 'Drop the retry']]);
  });

  test('end at a full stop, a blank line, a tag, another word, code', () => {
    expect(found('// TODO: a.\n// b')).toEqual([['TODO', 'a.']]);
    expect(found('/* TODO: a\n\n b */')).toEqual([['TODO', 'a']]);
    expect(found('/**\n * TODO: a\n * @param b\n */')).toEqual([['TODO', 'a']]);
    expect(found('// TODO: a\n// FIXME: b')).toEqual([
      ['TODO', 'a'],
      ['FIXME', 'b'],
    ]);
    expect(found('// TODO: a\nb();\n// c')).toEqual([['TODO', 'a']]);
    expect(found('a(); // TODO: a\n// b')).toEqual([['TODO', 'a']]);
  });
});

test('ranges go from the word to the end of its title', () => {
  const text = 'a(); // TODO: b\r\n/*\r\n * FIXME: c\r\n *   d  \r\n */\r\n// HACK: e\r\n//   f\r\n';
  expect(debtComments(text, 'c').map(({ range }) => text.slice(range.start, range.end))).toEqual([
    'TODO: b',
    'FIXME: c\r\n *   d',
    'HACK: e\r\n//   f',
  ]);
});
