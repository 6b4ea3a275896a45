import { describe, expect, test } from 'vitest';
import { fieldProblem, markPaid } from '../../server/src/authoring/debt-fields.ts';
import { countHit } from '../../server/src/authoring/debt-hit.ts';
import { setFields } from '../../server/src/authoring/set-field.ts';
import type { FieldValues } from '../../server/src/kinds/write-debt-field.ts';
import { debtItem } from '../../server/src/model/debt-item.ts';
import { createDocument } from '../../server/src/model/document.ts';
import { applyEdits } from '../../server/src/text/text.ts';

const item = `---
id: k3f9qx
status: open          # open | planned | in-progress | paid | wont-fix
impact: 6             # 1-10
created: 2026-09-14
by: "@dana"
# a note of our own
team: 'x: y'
---
# Title

status: not this one
`;

function set(text: string, values: FieldValues): string {
  const result = setFields(createDocument('docs/debt/a-k3f9qx.md', text), values);
  if ('refused' in result) throw new Error(result.refused);
  return applyEdits(text, result.edits);
}

const refusal = (text: string, values: FieldValues = { status: 'paid' }) => {
  const result = setFields(createDocument('docs/debt/a-k3f9qx.md', text), values);
  return 'refused' in result ? result.refused : undefined;
};

describe('a value is changed', () => {
  test('and nothing else', () => {
    expect(set(item, { status: 'paid' })).toBe(item.replace('status: open ', 'status: paid '));
    expect(set(item, { impact: 10 })).toBe(item.replace('impact: 6', 'impact: 10'));
    expect(set(item, { by: '@kim' })).toBe(item.replace('@dana', '@kim'));
    expect(set(item, { STATUS: 'paid', impact: 1, by: 'kim' })).toBe(
      item.replace('open ', 'paid ').replace('impact: 6', 'impact: 1').replace('"@dana"', 'kim'),
    );
    expect(set(item, { status: 'open' })).toBe(item);
    expect(set(item, {})).toBe(item);
  });

  test('in CRLF, and where no value stands yet', () => {
    const crlf = item.replaceAll('\n', '\r\n');
    expect(set(crlf, { status: 'paid', paid: '2026-10-02' })).toBe(
      set(item, { status: 'paid', paid: '2026-10-02' }).replaceAll('\n', '\r\n'),
    );
    expect(set('---\nstatus:\nowner: # who\narea:\t\n---\n', { status: 'open', owner: 'kim', area: 'pay' })).toBe(
      '---\nstatus: open\nowner: kim # who\narea: pay\n---\n'.replace('area: pay', 'area:\tpay'),
    );
  });

  test('in quotes where it would mean something else', () => {
    const owner = (value: string) => /^owner: (.*)$/m.exec(set(item, { owner: value }))?.[1];
    expect(owner('kim')).toBe('kim');
    expect(owner('Kim Ó (pay)')).toBe('Kim Ó (pay)');
    for (const value of ['yes', '12', '1e5', '@kim', 'a: b', 'a #b', '- a', "'", '"', '[a]', '*a', 'null', 'a\\b', ''])
      expect(owner(value)).toBe(JSON.stringify(value));
    expect(owner('two\nlines')).toBe('two lines');
  });

  test('in TOML', () => {
    const toml = '+++\nid = "k3f9qx"\nstatus = "open" # open\nimpact = 6\n+++\n# T\n';
    expect(set(toml, { status: 'paid', impact: 7, paid: '2026-10-02', owner: 'kim' })).toBe(
      '+++\nid = "k3f9qx"\nstatus = "paid" # open\nimpact = 7\nowner = "kim"\npaid = 2026-10-02\n+++\n# T\n',
    );
    expect(set(toml, { impact: null })).toBe(toml.replace('impact = 6\n', ''));
  });
});

describe('a missing key', () => {
  test('gets its place in the order of the template', () => {
    expect(set(item, { effort: 4, confidence: 7 })).toBe(
      item.replace('# 1-10\n', '# 1-10\nconfidence: 7\neffort: 4\n'),
    );
    expect(set(item, { paid: '2026-10-02' })).toBe(item.replace('by: "@dana"\n', 'by: "@dana"\npaid: 2026-10-02\n'));
    expect(set('---\nimpact: 6\n---\n', { id: 'k3f9qx' })).toBe('---\nid: k3f9qx\nimpact: 6\n---\n');
    expect(set('---\n---\n# T\n', { status: 'open', impact: 3 })).toBe('---\nstatus: open\nimpact: 3\n---\n# T\n');
    expect(set('# T\n', { impact: 3, status: 'open' })).toBe('---\nstatus: open\nimpact: 3\n---\n# T\n');
  });
});

describe('null', () => {
  test('removes the line', () => {
    expect(set(item, { impact: null })).toBe(item.replace(/impact.*\n/, ''));
    expect(set(item, { paid: null })).toBe(item);
    expect(set('---\na: 1\n---\n', { a: null })).toBe('---\n---\n');
    expect(set(item, { impact: null, confidence: 3 })).toContain('wont-fix\nconfidence: 3\ncreated');
    expect(set(item.replaceAll('\n', '\r\n'), { impact: null })).toBe(
      item.replace(/impact.*\n/, '').replaceAll('\n', '\r\n'),
    );
  });
});

describe('is refused calmly', () => {
  test.each([
    ['---\nstatus: open\nstatus: paid\n---\n', /cannot be read; mend it first/],
    ['---\nstatus: [open\n---\n', /cannot be read; mend it first/],
    ['---\n\tstatus: open\n---\n', /cannot be read; mend it first/],
    ['---\nstatus: open\n', /never closed/],
    ['---\n{ id: k3f9qx, status: open }\n---\n', /in brackets/],
    ['---\nstatus:\n  - open\n---\n', /several lines/],
    ['---\nstatus: >\n  open\n  still\n---\n', /several lines/],
    ['---\nstatus: &s open\nmirror: *s\n---\n', /without touching more/],
    ['+++\nstatus = open\n+++\n', /cannot be read; mend it first/],
  ])('%j', (text, reason) => {
    expect(refusal(text)).toMatch(reason);
    expect(refusal(text)?.length).toBeLessThanOrEqual(100);
  });
});

test('paid is a status, a day and a name', () => {
  const result = markPaid(createDocument('a.md', item), '2026-10-02', 'Kim');
  expect('edits' in result && applyEdits(item, result.edits)).toBe(
    item.replace('status: open ', 'status: paid ').replace('"@dana"\n', '"@dana"\npaid: 2026-10-02\npaid-by: Kim\n'),
  );
});

test('a hit is counted, with its minutes', () => {
  const hit = (text: string, minutes?: number) => {
    const document = createDocument('a.md', text);
    const result = countHit(document, debtItem(document), minutes);
    return 'edits' in result ? applyEdits(text, result.edits) : result.refused;
  };
  const once = hit(item, 30);
  expect(once).toBe(item.replace('"@dana"\n', '"@dana"\nhits: 1\nminutes-lost: 30\n'));
  expect(hit(once, 15)).toContain('hits: 2\nminutes-lost: 45\n');
  expect(hit(once)).toContain('hits: 2\nminutes-lost: 30\n');
});

test.each([
  ['status', 'done', /^status done: there is open/],
  ['impact', 11, /^impact 11: a whole number from 1 to 10/],
  ['effort', '3.5', /a whole number/],
  ['created', '2026-02-30', /not a date/],
  ['hits', '-1', /not a whole number/],
  ['imapct', 3, /did you mean impact/],
  ['colour', 'red', /there is status, impact/],
  ['id', 'abcd12', /^id:/],
  ['id', null, /^id:/],
] as const)('%s cannot be %s', (key, value, reason) => {
  expect(fieldProblem(key, value)).toMatch(reason);
});

test.each([
  ['status', 'wont-fix'],
  ['impact', '10'],
  ['impact', null],
  ['paid', '2026-02-28'],
  ['owner', 'anybody: at all'],
] as const)('%s can be %s', (key, value) => {
  expect(fieldProblem(key, value)).toBeUndefined();
});
