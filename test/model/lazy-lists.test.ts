import { expect, test } from 'vitest';
import { createDocument } from '../../server/src/model/document.ts';
import { nestedBlocks } from '../../server/src/model/lazy-lists.ts';
import { nodeRange, type Section, sections } from '../../server/src/model/sections.ts';

const entries = (text: string) => {
  const [section] = sections(createDocument('a.md', text));
  return nestedBlocks((section as Section).passage).flatMap((block) =>
    block.type === 'list' ? block.children.map((item) => text.slice(nodeRange(item).start, nodeRange(item).end)) : [],
  );
};

test('bullets right below a number are nested in it', () => {
  expect(entries('1. One\n- a\n* b\n\n2. Two\r\n* c\r\n\n3. Three\n')).toEqual([
    '1. One\n- a\n* b',
    '2. Two\r\n* c',
    '3. Three',
  ]);
});

test('bullets behind a blank line, and below other bullets, stand for themselves', () => {
  expect(entries('1. One\n\n- a\n')).toEqual(['1. One', '- a']);
  expect(entries('- One\n* a\n')).toEqual(['- One', '* a']);
});
