import { expect, test } from 'vitest';
import { debtFindings, debtFixes, itemText } from '../support/debt.ts';

test.each([
  ['an empty heading', '#\n\nText.\n', '#'],
  ['nothing at all', '', ''],
])('%s is no title', (_, body, source) => {
  expect(debtFindings('missing-title', itemText('id: k3f9qx', body))).toEqual([
    [source, 'This item has no title. What is off, and where?'],
  ]);
});

test('the front matter’s title is one, and a heading of any level', () => {
  expect(debtFindings('missing-title', itemText('id: k3f9qx\ntitle: Slow start', 'Text.\n'))).toEqual([]);
  expect(debtFindings('missing-title', itemText('id: k3f9qx', '### Slow start\n'))).toEqual([]);
});

test('the fix writes what the file is called by, in the line ends there are', () => {
  const text = itemText('id: k3f9qx', '\nText.\n').replaceAll('\n', '\r\n');
  expect(debtFixes('missing-title', text)).toEqual({
    'Write the title "Retry loop"': '---\r\nid: k3f9qx\r\n---\r\n# Retry loop\r\n\r\nText.\r\n',
  });
  expect(debtFixes('missing-title', itemText('id: k3f9qx', '#\n'))).toEqual({
    'Write the title "Retry loop"': '---\nid: k3f9qx\n---\n# Retry loop\n',
  });
  expect(debtFixes('missing-title', text, { path: 'docs/debt/k3f9qx.md' })).toEqual({});
});
