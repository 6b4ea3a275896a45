import type { Nodes } from 'mdast';
import { expect, test } from 'vitest';
import { createDocument } from '../../server/src/model/document.ts';
import { hasText, plainText } from '../../server/src/model/plain-text.ts';

const nodesOf = (text: string): readonly Nodes[] =>
  createDocument('a.md', text).markdown.chunks.flatMap(({ chunk }) => chunk.nodes);

test.each([
  ['a paragraph', 'One *two* `three`\n', 'One two three'],
  ['a list', '- one\n- two\n', 'one\ntwo'],
  ['boxes', '- [x] one\n- [ ] two\n- [ ] three\n', '[x] one\n[ ] two\n[ ] three'],
  ['a table', '| a | b |\n|---|---|\n| c | |\n', 'a | b\nc |'],
  ['a comment alone', '<!-- who? -->\n', ''],
  ['an image alone', '![a graph](graph.png)\n', ''],
  ['a rule', '---\n', ''],
  ['an empty quote', '>\n', ''],
  ['an empty item', '-\n', ''],
  ['a hard break', 'one  \ntwo\n', 'one\ntwo'],
  ['code', '```\none  \n\ntwo\n```\n', 'one\n\ntwo'],
  ['an empty table', '| | |\n|---|---|\n| | |\n', '|\n |'],
])('%s', (_, text, expected) => {
  const nodes = nodesOf(text);
  expect(plainText(...nodes)).toBe(expected);
  expect(nodes.map(hasText)).toEqual(nodes.map((node) => plainText(node) !== ''));
});
