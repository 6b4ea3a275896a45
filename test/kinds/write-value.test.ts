import { expect, test } from 'vitest';
import { writeValue } from '../../server/src/kinds/write-value.ts';
import { createDocument } from '../../server/src/model/document.ts';
import { applyEdits } from '../../server/src/text/text.ts';

/** Writes `slip` where `[…]` stands in the text, or at `^`. */
function written(marked: string, value = 'slip'): string {
  const start = marked.search(/[[^]/);
  const end = marked.includes('^') ? start : marked.indexOf(']') - 1;
  const text = marked.replace(/[[\]^]/g, '');
  return applyEdits(text, [writeValue(createDocument('a.md', text), { start, end }, value)]);
}

test.each([
  ['**Cause:** [TBD] for now', '**Cause:** slip for now'],
  ['**Cause:** ^', '**Cause:** slip'],
  ['**Cause:**^', '**Cause:** slip'],
  ['**Cause**:^\n', '**Cause**: slip\n'],
  ['| Cause | ^|', '| Cause | slip |'],
  ['|Cause|^|', '|Cause| slip |'],
  ['|Cause|[TBD]|', '|Cause|slip|'],
  ['---\ncause:^\n---\n', '---\ncause: slip\n---\n'],
  ['---\ncause: ^# of three\n---\n', '---\ncause: slip # of three\n---\n'],
  ['---\ncause: "[TBD]"\n---\n', '---\ncause: "slip"\n---\n'],
  ['+++\ncause = [""]\n+++\n', '+++\ncause = "slip"\n+++\n'],
  ["+++\ncause = '[TBD]'\n+++\n", "+++\ncause = 'slip'\n+++\n"],
  ['+++\ncause = [""]\n+++\n**Cause:** x', '+++\ncause = "slip"\n+++\n**Cause:** x'],
  ['+++\na = 1\n+++\n**Cause:** [TBD]', '+++\na = 1\n+++\n**Cause:** slip'],
  ['^', 'slip'],
])('%j', (marked, expected) => {
  expect(written(marked)).toBe(expected);
});

test('what comes in quotes keeps them', () => {
  expect(written('+++\ntitle = [""]\n+++\n', '"Sign-in"')).toBe('+++\ntitle = "Sign-in"\n+++\n');
});
