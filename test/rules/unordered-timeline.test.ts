import { describe, expect, test } from 'vitest';
import { lint } from '../../server/src/engine/lint.ts';
import { createDocument } from '../../server/src/model/document.ts';
import unordered from '../../server/src/rules/unordered-timeline.ts';
import { builtInSetup } from '../support/built-in-setup.ts';
import { findings, fixedBy, said } from '../support/post-mortem.ts';
import { withTimeline } from '../support/with-timeline.ts';

const rule = 'unordered-timeline';

test('names the two times and the date', () => {
  expect(findings(rule, withTimeline(['- [03-26 23:04] sign-in fails', '- [02:50] rolled back']))).toEqual([
    ['02:50', '02:50 follows 23:04 on 03-26. Next day, or a different date?'],
  ]);
  expect(said(rule, withTimeline(['- 09:40 rolled back', '- 09:26 paged', '- 10:00 resolved']))).toEqual([
    '09:26 follows 09:40 on 03-01. Next day, or a different date?',
  ]);
});

test.each<[string, string[]]>([
  ['a new date', ['- 2026-03-26 23:04 a', '- 2026-03-27 02:50 b']],
  [
    'a new date on a row of its own',
    ['| Time | Event |', '| --- | --- |', '| 2026-03-26 | |', '| 23:04 | a |', '| 2026-03-27 | |', '| 02:50 | b |'],
  ],
  ['an earlier date that is written', ['- 2026-03-26 23:04 a', '- 2026-03-20 22:50 b']],
  ['a rough time', ['- 2026-03-26 23:04 a', '- ~22:50 b']],
  ['no date at all, and midnight', ['- 23:04 a', '- 02:50 b']],
  ['the newest first', ['- 2026-03-26 23:04 a', '- 22:50 b', '- 22:10 c']],
  ['another zone', ['- 2026-03-26 23:04 a', '- 19:10 EDT b']],
  ['a detail below a row', ['- 2026-03-26 23:04 a', '  - 22:50 b', '- 23:10 c']],
  ['the same minute', ['- 2026-03-26 23:04:10 a', '- 23:04 b']],
])('silent: %s', (_, rows) => {
  expect(said(rule, withTimeline(rows))).toEqual([]);
});

test('without any date', () => {
  const document = createDocument('incidents/login.md', '# A\n\n## Timeline (UTC)\n\n- 09:40 a\n- 09:26 b\n');
  const setup = builtInSetup();
  const { diagnostics } = lint(document, setup, { today: '2026-03-02', audience: 'shared', rules: [unordered] });
  expect(diagnostics.map(({ message, fixes }) => [message, fixes.map(({ title }) => title)])).toEqual([
    ['09:26 follows 09:40. Next day, or a row out of place?', ['Sort these rows by time']],
  ]);
});

describe('sets the next date', () => {
  test.each<[string, string[], string]>([
    ['before a bare time', ['- 2026-03-31 23:04 a', '- 02:50 b'], '- 2026-04-01 02:50 b'],
    ['in place of the same date', ['- 2026-12-31 23:04 a', '- 2026-12-31 02:50 b'], '- 2027-01-01 02:50 b'],
    ['without a year', ['- [03-26 23:04] a', '- [02:50] b'], '- [03-27 02:50] b'],
    [
      'in a table',
      ['| Time | Event |', '| --- | --- |', '| 2026-03-26 23:04 | a |', '| 02:50 | b |'],
      '| 2026-03-27 02:50 | b |',
    ],
  ])('%s', (_, rows, expected) => {
    const fixed = fixedBy(rule, withTimeline(rows), undefined, 'Set the next date');
    expect(fixed?.trimEnd().split('\n').at(-1)).toBe(expected);
    expect(said(rule, fixed ?? '')).toEqual([]);
  });
});

describe('sorts the rows', () => {
  const sorted = (rows: string[]) =>
    fixedBy(rule, withTimeline(rows, '## Timeline (UTC) 2026-03-26'), undefined, 'Sort')
      ?.split('\n\n')
      .slice(2)
      .join('\n\n')
      .trimEnd();

  test('of a list, with what is nested below them', () => {
    expect(sorted(['- 08:22 **a**', '- 09:40 `c`', '  - more of c', '- 09:26 b', '  b goes on', '- 10:00 d'])).toBe(
      ['- 08:22 **a**', '- 09:26 b', '  b goes on', '- 09:40 `c`', '  - more of c', '- 10:00 d'].join('\n'),
    );
  });

  test('of an ordered list, its numbers stay', () => {
    expect(sorted(['1. 08:22 a', '2. 09:40 c', '3. 09:26 b'])).toBe('1. 08:22 a\n2. 09:26 b\n3. 09:40 c');
  });

  test('of a table whose rows all have a date', () => {
    const table = ['| Time | Event |', '| --- | --- |'];
    expect(sorted([...table, '| 2026-03-26 09:40 | c |', '| 2026-03-26 09:26 | b |'])).toBe(
      [...table, '| 2026-03-26 09:26 | b |', '| 2026-03-26 09:40 | c |'].join('\n'),
    );
  });

  test('not where a row would leave its date', () => {
    expect(sorted(['- 2026-03-25 09:40 c', '- 09:26 b'])).toBeUndefined();
  });

  test('with carriage returns', () => {
    const text = withTimeline(['- 08:22 a', '- 09:40 c', '- 09:26 b'], '## Timeline (UTC)').replaceAll('\n', '\r\n');
    expect(fixedBy(rule, text, undefined, 'Sort')).toContain('- 09:26 b\r\n- 09:40 c\r\n');
  });
});
