import { expect, test } from 'vitest';
import { debtFindings, debtFixes, itemText } from '../support/debt.ts';

const found = (body: string, fields = 'id: k3f9qx') =>
  debtFindings('missing-velocity-impact', itemText(fields, `# Retry loop swallows errors\n\n${body}`)).length;

test.each([
  ['nothing', ''],
  ['links', '- [src/a.ts:1](/src/a.ts#L1) `x`\n- See [the long discussion of it all](https://example.org)\n'],
  ['fields', '**Owner:** the whole payments team\n\n- **Area:** everything below src http\n'],
  ['comments', '<!-- One sentence on what takes longer because of it. -->\n'],
  ['code', '```\nretry forever and ever again\n```\n'],
  ['a placeholder', '{What takes longer because of this}\n'],
  ['a table', '| Every change takes longer | x |\n| --- | --- |\n| a | b |\n'],
])('%s says nothing of its own', (_, body) => {
  expect(found(body)).toBe(1);
});

test.each([
  ['a sentence', 'Every change takes a day.\n'],
  ['a short one', 'Slows every deploy.\n'],
  ['in a list', '- Every change takes a day\n'],
  ['below a heading', '## Why\n\nTests fail at random.\n'],
  ['a field that asks for it', '**Impact:** every change takes a day\n'],
  ['beside a link', '- [src/a.ts:1](/src/a.ts#L1) fails at random times\n'],
  ['in a script without spaces', '每次修改都要多花一天。\n'],
])('%s says something', (_, body) => {
  expect(found(body)).toBe(0);
});

test('a paid item is past it, and one without a title has more to say first', () => {
  expect(found('', 'id: k3f9qx\nstatus: paid')).toBe(0);
  expect(debtFindings('missing-velocity-impact', itemText('id: k3f9qx', ''))).toEqual([]);
});

test('the fix settles it', () => {
  const text = itemText('id: k3f9qx', '# Retry loop swallows errors\n').replaceAll('\n', '\r\n');
  const [fixed = ''] = Object.values(debtFixes('missing-velocity-impact', text));
  expect(fixed.startsWith(text.trimEnd())).toBe(true);
  expect(fixed.replaceAll('\r\n', '')).not.toContain('\n');
  expect(debtFindings('missing-velocity-impact', fixed)).toEqual([]);
});
