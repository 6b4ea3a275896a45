import { expect, test } from 'vitest';
import { writeDebtField } from '../../server/src/kinds/write-debt-field.ts';
import { createDocument } from '../../server/src/model/document.ts';
import { applyEdits } from '../../server/src/text/text.ts';

const written = (text: string, key: string, value: string | number) =>
  applyEdits(text, [writeDebtField(createDocument('docs/debt/a.md', text), key, value)]);

test.each([
  [
    'over a value, its comment kept',
    '---\nid: a1b2\nimpact:   6  # high\n---\n',
    'impact',
    7,
    '---\nid: a1b2\nimpact:   7  # high\n---\n',
  ],
  ['over a blank', '---\nimpact:\nid: a1b2\n---\n', 'impact', 7, '---\nimpact: 7\nid: a1b2\n---\n'],
  ['over a blank with a comment', '---\nimpact: # 1-10\n---\n', 'impact', 7, '---\nimpact: 7 # 1-10\n---\n'],
  ['over quotes', '---\nstatus: "opne"\n---\n', 'status', 'open', '---\nstatus: open\n---\n'],
  [
    'behind the key before it',
    '---\nid: a1b2 # x\ncreated: 2026-01-01\n---\n',
    'status',
    'open',
    '---\nid: a1b2 # x\nstatus: open\ncreated: 2026-01-01\n---\n',
  ],
  ['first, where none comes before it', '---\nby: Dana\n---\n', 'id', 'a1b2', '---\nid: a1b2\nby: Dana\n---\n'],
  ['into empty front matter', '---\n---\n# T\n', 'id', 'a1b2', '---\nid: a1b2\n---\n# T\n'],
  ['where there is none', '# T\n', 'id', 'a1b2', '---\nid: a1b2\n---\n# T\n'],
  [
    'in Windows line ends',
    '---\r\nid: a1b2\r\n---\r\n',
    'status',
    'open',
    '---\r\nid: a1b2\r\nstatus: open\r\n---\r\n',
  ],
  ['in quotes where YAML would read more', '---\nid: a1b2\n---\n', 'by', '@dana', '---\nid: a1b2\nby: "@dana"\n---\n'],
  ['in quotes where YAML would read a number', '---\nby: x\n---\n', 'id', '12e45', '---\nid: "12e45"\nby: x\n---\n'],
  ['in TOML', '+++\nid = "a1b2"\nimpact = 6 # x\n+++\n', 'impact', 7, '+++\nid = "a1b2"\nimpact = 7 # x\n+++\n'],
  [
    'in TOML on a line of its own',
    '+++\nid = "a1b2"\n+++\n',
    'status',
    'open',
    '+++\nid = "a1b2"\nstatus = "open"\n+++\n',
  ],
  ['into braces', '---\n{id: a1b2}\n---\n', 'status', 'open', '---\n{status: open, id: a1b2}\n---\n'],
  ['over a value in braces', '---\n{id: a1b2, impact: 6}\n---\n', 'impact', 7, '---\n{id: a1b2, impact: 7}\n---\n'],
])('%s', (_, text, key, value, expected) => {
  expect(written(text, key, value)).toBe(expected);
});
