import { expect, test } from 'vitest';
import { findings, said } from '../support/post-mortem.ts';
import { withTimeline } from '../support/with-timeline.ts';

const rule = 'missing-timeline';

test('rows without times, at the heading', () => {
  expect(findings(rule, withTimeline(['- It broke.', '- It was mended.']))).toEqual([
    [
      '## Timeline (UTC)',
      'No row of this timeline has a time. When did it start, when was it detected, mitigated, resolved?',
    ],
  ]);
});

test.each<[string, string]>([
  ['a time', withTimeline(['- 08:22 it broke', '- It was mended.'])],
  ['an unknown time', withTimeline(['- --:-- it broke'])],
  ['days', withTimeline(['- 2026-03-26 it broke'])],
  ['a blank one is another rule’s', withTimeline([])],
  ['none at all is another rule’s', '---\nkind: post-mortem\n---\n# A\n\n## Summary\n\nIt broke.\n'],
])('silent: %s', (_, text) => {
  expect(said(rule, text)).toEqual([]);
});

test('silent: a template that wants none', () => {
  expect(said(rule, withTimeline(['- It broke.']), '# Title\n\n## Summary\n')).toEqual([]);
});
