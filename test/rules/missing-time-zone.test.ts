import { describe, expect, test } from 'vitest';
import { fixedBy, lintText, said } from '../support/post-mortem.ts';
import { withTimeline } from '../support/with-timeline.ts';

const rule = 'missing-time-zone';
const rows = ['- 2026-03-26 08:22 a', '- 09:26 b'];

test.each<[string, string]>([
  ['heading', withTimeline(rows, '## Timeline (CET)')],
  ['sentence', withTimeline(['All times are in PST.', '', ...rows])],
  ['column', withTimeline(['| Time (UTC) | Event |', '| --- | --- |', '| 08:22 | a |'], '## Timeline')],
  ['entry', withTimeline(['- 2026-03-26 08:22Z a', '- 09:26 b'], '## Timeline')],
  ['no clock time', withTimeline(['- 2026-03-26 a', '- T+15 b'], '## Timeline')],
  ['no row filled in', withTimeline(['| Time | Event |', '| --- | --- |', '| YYYY-MM-DD HH:MM | a |'], '## Timeline')],
])('silent: %s', (_, text) => {
  expect(said(rule, text)).toEqual([]);
});

describe('adds a zone', () => {
  const added = (heading: string, fields = '') => fixedBy(rule, withTimeline(rows, heading, fields), undefined, 'Add');

  test.each([
    ['## Timeline', '## Timeline (UTC)'],
    ['## Timeline ##', '## Timeline (UTC) ##'],
    ['Timeline\n--------', 'Timeline (UTC)\n--------'],
    ['**Timeline:**', '**Timeline:** (UTC)'],
  ])('%s', (heading, expected) => {
    expect(added(heading)).toContain(`\n${expected}\n`);
    expect(said(rule, added(heading) ?? '')).toEqual([]);
  });

  test('to the header of the column', () => {
    const text = withTimeline(['| # | Time | Event |', '| --- | --- | --- |', '| 1 | 08:22 | a |'], '## Timeline');
    expect(fixedBy(rule, text, undefined, 'Add')).toContain('| # | Time (UTC) | Event |');
  });

  test('that of a field', () => {
    expect(added('## Timeline', '- **Detected:** 2026-03-26 09:26 CET\n\n')).toContain('## Timeline (CET)');
  });
});

describe('of its own accord only where the zone is stated', () => {
  const isSafe = (text: string, template?: string) =>
    lintText(text, template)
      .diagnostics.filter((each) => each.rule === rule)
      .flatMap(({ fixes }) => fixes.map(({ safe, title }) => [title, safe]));
  const plain = (text: string) => text.replace(/^---\n.*\n---\n/, '');

  test('by a field', () => {
    expect(isSafe(plain(withTimeline(rows, '## Timeline', '- **Detected:** 2026-03-26 09:26 CET\n\n')))).toEqual([
      ['Add "(CET)"', true],
    ]);
  });

  test('by the template that the document names, or that the team has', () => {
    expect(isSafe(withTimeline(rows, '## Timeline'))).toEqual([['Add "(UTC)"', true]]);
    const template = '# Title\n\n## Timeline (all times in CET)\n\n- HH:MM it broke\n';
    expect(isSafe(plain(withTimeline(rows, '## Timeline')), template)).toEqual([['Add "(CET)"', true]]);
  });

  test('nowhere', () => {
    expect(isSafe(plain(withTimeline(rows, '## Timeline')))).toEqual([['Add "(UTC)"', false]]);
    const template = '# Title\n\n## Timeline\n\n- HH:MM it broke\n';
    expect(isSafe(plain(withTimeline(rows, '## Timeline')), template)).toEqual([['Add "(UTC)"', false]]);
  });
});

test('rows that are the template’s still are not asked: its own prompt is open', () => {
  const template =
    '# Title\n\n## Timeline\n\n| Time | Event |\n| --- | --- |\n| 9:16 | Breakfast |\n| 10:37 | The alien |\n';
  expect(said(rule, template, template)).toEqual([]);
  expect(said(rule, template.replace('Breakfast', 'The queue stopped'), template)).toHaveLength(1);
});
