import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { itemOf, itemText } from '../support/debt.ts';

describe('a debt item as it is logged', () => {
  const text = itemText(
    'id: k3f9qx\nstatus: open          # open | planned\nimpact: 6             # 1-10\nconfidence: 7\neffort: 4\ncreated: 2026-09-14\nby: "@dana"\nhits: 3\nminutes-lost: 45',
  );

  test('says all of its fields', () => {
    expect(itemOf(text)).toMatchObject({
      id: 'k3f9qx',
      title: 'Retry loop swallows errors',
      status: 'open',
      scores: { impact: 6, confidence: 7, effort: 4 },
      created: '2026-09-14',
      by: '@dana',
      hits: 3,
      minutes: 45,
    });
    expect(itemOf(text).broken).toBeUndefined();
  });

  test('knows where each stands, comments behind the value left out', () => {
    const { fields, titleRange } = itemOf(text);
    const status = fields.get('status');
    expect(text.slice(status?.keyRange.start, status?.keyRange.end)).toBe('status');
    expect(text.slice(status?.valueRange.start, status?.valueRange.end)).toBe('open');
    expect(text.slice(titleRange.start, titleRange.end)).toBe('Retry loop swallows errors');
  });
});

test.each([
  ['12e45', '12e45'],
  ['0123ab', '0123ab'],
  ['"12e45"', '12e45'],
  ["'k3f9'", 'k3f9'],
  ['k3f9qxk3f9qx', 'k3f9qxk3f9qx'],
])('the id %s is its source text', (written, id) => {
  expect(itemOf(itemText(`id: ${written}`)).id).toBe(id);
});

test.each(['', '123456', 'abc', 'k3f9qxk3f9qxk', 'K3F9QX', 'k3-f9', 'lllll', '[k3f9qx, h7w2mp]', '{a: 1}'])(
  'the id "%s" is none, and the rest is read',
  (written) => {
    expect(itemOf(itemText(`id: ${written}\nimpact: 3`))).toMatchObject({ scores: { impact: 3 } });
    expect(itemOf(itemText(`id: ${written}\nimpact: 3`)).id).toBeUndefined();
  },
);

test.each([
  ['', 'open'],
  ['~', 'open'],
  ['In Progress', 'in-progress'],
  ['in_progress', 'in-progress'],
  ['"won’t fix"', 'wont-fix'],
  ['WONTFIX', 'wont-fix'],
  ['done', 'paid'],
  ['todo', 'open'],
  ['closed', undefined],
  ['active', undefined],
  ['[open]', 'open'],
])('the status %s is %s', (written, status) => {
  expect(itemOf(itemText(`id: k3f9qx\nstatus: ${written}`)).status).toBe(status);
});

test.each([
  ['1', 1],
  ['10', 10],
  ['"7"', 7],
  ['0', undefined],
  ['11', undefined],
  ['6.5', undefined],
  ['6e0', undefined],
  ['0x6', undefined],
  ['high', undefined],
  ['-3', undefined],
])('the score %s is %s', (written, score) => {
  expect(itemOf(itemText(`impact: ${written}`)).scores.impact).toBe(score);
});

test('ease is effort from the other end, and effort itself comes first', () => {
  expect(itemOf(itemText('ease: 9')).scores).toEqual({ effort: 2 });
  expect(itemOf(itemText('ease: 9\neffort: 5')).scores).toEqual({ effort: 5 });
  expect(itemOf(itemText('ease: 9\neffort: high')).scores).toEqual({ effort: 2 });
});

test.each([
  ['2026-09-14', '2026-09-14'],
  ['2026-09-14T10:00:00Z', '2026-09-14'],
  ['14 September 2026', '2026-09-14'],
  ['31.12.2026', '2026-12-31'],
  ['2026-02-30', undefined],
  ['04/05/2026', undefined],
  ['soon', undefined],
])('created %s is %s', (written, day) => {
  expect(itemOf(itemText(`created: ${written}`)).created).toBe(day);
});

test('TOML says the same', () => {
  const text =
    '+++\nid = "12e45"\nstatus = "paid"\nimpact = 6\ncreated = 2026-09-14\nby = "@dana"\n+++\n# Slow start\n';
  expect(itemOf(text)).toMatchObject({
    id: '12e45',
    status: 'paid',
    scores: { impact: 6 },
    created: '2026-09-14',
    by: '@dana',
  });
});

test('keys in capitals count, and the first of two', () => {
  expect(itemOf(itemText('ID: k3f9qx\nStatus: paid'))).toMatchObject({ id: 'k3f9qx', status: 'paid' });
  const twice = itemOf(itemText('id: k3f9qx\nimpact: 3\nimpact: 4'));
  expect(twice).toMatchObject({ id: 'k3f9qx', scores: { impact: 3 } });
  expect(twice.broken).toBe('This name stands here a second time. Which of the two holds?');
});

test.each([
  ['a tab', 'id: k3f9qx\nimpact:\n\t- 1'],
  ['a value that YAML cannot begin', 'id: k3f9qx\nby: @dana'],
  ['a bracket', 'id: k3f9qx\nimpact: [6'],
])('what cannot be read is broken, and what can be read of it is: %s', (_, fields) => {
  const item = itemOf(itemText(fields));
  expect(item.broken).toMatch(/\.|\?/);
  expect(item).toMatchObject({ id: 'k3f9qx', title: 'Retry loop swallows errors' });
});

describe('the title', () => {
  test.each([
    ['# A `code` and *more*\n', 'A code and more'],
    ['## Second level\n', 'Second level'],
    ['## Before\n\n# The first of level 1\n', 'The first of level 1'],
    ['Set\next\n===\n', 'Set ext'],
    ['#\n\nText\n', ''],
    ['Text\n', ''],
    ['', ''],
  ])('of %j is %j', (body, title) => {
    expect(itemOf(itemText('id: k3f9qx', body)).title).toBe(title);
  });

  test('may stand in the front matter', () => {
    const text = itemText('id: k3f9qx\ntitle: "Slow start"', 'Text\n');
    const { title, titleRange } = itemOf(text);
    expect([title, text.slice(titleRange.start, titleRange.end)]).toEqual(['Slow start', '"Slow start"']);
    expect(itemOf(itemText('id: k3f9qx\ntitle: Slow start', '## Problem\n')).title).toBe('Slow start');
    expect(itemOf(itemText('id: k3f9qx\ntitle: Slow start', '# Slower start\n')).title).toBe('Slower start');
  });
});

test('nothing makes it throw, and ranges stay within the text', () => {
  const piece = fc.constantFrom(
    '---\n',
    '+++\n',
    'id: ',
    'id = ',
    'k3f9qx',
    '12e45',
    '\n',
    '# ',
    ' [a.ts:1](',
    '../a.ts#L1)',
    '- ',
    '`',
    '<!-- at ',
    ' ctx a1f0|',
    '-->',
    '\t',
    '"',
    '[',
    '%E0',
    '\u0000',
    '𝒳',
    '\r\n',
    'status: ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      const item = itemOf(text);
      const ranges = [
        item.titleRange,
        ...[...item.fields.values()].flatMap(({ keyRange, valueRange }) => [keyRange, valueRange]),
        ...item.anchors.flatMap(({ range, labelRange, hrefRange }) => [range, labelRange, hrefRange]),
      ];
      for (const { start, end } of ranges) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(text.length);
      }
    }),
    { seed: 42, numRuns: 300 },
  );
});
