import { describe, expect, test } from 'vitest';
import { concepts } from '../../server/src/kinds/concepts.ts';

test.each<[string, string[]]>([
  ['summary', ['Summary', 'Executive Summary', 'TL;DR', 'tl;dr', 'What happened?', 'Overview', 'Outage description']],
  ['impact', ['Impact', 'Customer impact', 'USER IMPACT', 'Affected services', 'Scope', 'Summary of impact']],
  ['lead-up', ['Lead-up', 'Leadup', 'Background', 'Context', 'Fault']],
  ['trigger', ['Trigger', 'Triggers', 'Triggered by']],
  ['detection', ['Detection', 'How was it detected?', 'Incident detected by', 'Detection method', 'First detected']],
  ['response', ['Response', 'How we responded', 'Incident response analysis', 'Escalation', 'Investigation']],
  ['resolution', ['Resolution', 'Recovery', 'Mitigation', 'Fix', 'Remediation']],
  [
    'root-cause',
    ['Root cause', 'Root Cause(s)', 'Root causes', 'Root cause analysis', 'What caused the incident?', 'Analysis'],
  ],
  ['contributing-factors', ['Contributing factors', 'Contributing conditions', 'Causes']],
  ['five-whys', ['5 Whys', 'Five whys', 'The five whys', 'Root cause analysis: 5 whys', 'なぜなぜ分析']],
  [
    'not-caught',
    ["Why wasn't it caught?", 'Why wasn’t it caught?', "Why didn't our safeguards catch this?", 'Not caught because'],
  ],
  ['surprise', ['What surprised us?', "What we didn't anticipate", 'Surprises']],
  ['went-well', ['What went well', 'What went well?', 'What worked', 'What went right']],
  ['went-wrong', ['What went wrong', 'What went poorly', 'What could have gone better']],
  ['lucky', ['Where we got lucky', 'Where did we get lucky?', 'Luck']],
  ['lessons', ['Lessons learned', 'Lessons learnt', 'Key takeaways', 'Learnings', 'Conclusion']],
  [
    'action-items',
    ['Action items', 'Actions', 'Follow-ups', 'Corrective and preventative measures', 'Next steps', 'How to fix it'],
  ],
  ['timeline', ['Timeline', 'Timeline of events', 'Incident timeline', 'Timeline (all times UTC)', 'Key events']],
  ['supporting', ['References', 'Links', 'Appendix', 'Evidence', 'Metrics']],
  ['severity', ['Severity', 'Sev', 'Level']],
  ['status', ['Status', 'Report status']],
  ['date', ['Date', 'Incident date', 'From', 'Until']],
  ['authors', ['Author', 'Author(s)', 'Authors', 'Owner', 'Incident commander', 'Responders']],
  ['duration', ['Duration', 'Time to detection', 'TTD', 'TTR', 'Time to resolve']],
])('%s is what %j say', (concept, titles) => {
  for (const title of titles) expect(concepts(title), title).toEqual([concept]);
});

describe('what stands round a name makes no difference', () => {
  test.each([
    '3. Impact',
    '3) Impact',
    'IV. Impact',
    '1.2 Impact',
    '💥 Impact',
    'Impact 💥',
    'Impact:',
    'IMPACT',
    'Impact (so far)',
    'The impact',
    'Impact of the incident',
    'Impact of outage',
    'Impact details',
  ])('%s', (title) => {
    expect(concepts(title)).toEqual(['impact']);
  });

  test.each([
    'Timeline (UTC)',
    'Timeline UTC',
    'Timeline - all times in CET',
    'Timeline 2026-03-01',
    'Detailed timeline',
  ])('%s', (title) => {
    expect(concepts(title)).toEqual(['timeline']);
  });
});

describe('two in one heading', () => {
  test.each<[string, string[]]>([
    ['Resolution and recovery', ['resolution']],
    ['Root cause and mitigation', ['root-cause', 'resolution']],
    ['Root cause & resolution', ['root-cause', 'resolution']],
    ['Impact / Detection', ['impact', 'detection']],
    ['Timeline, impact', ['timeline', 'impact']],
    ['Impact – Detection', ['impact', 'detection']],
    ['Summary: the day the cache died', ['summary']],
    ['Impact and the cache', ['impact']],
  ])('%s', (title, expected) => {
    expect(concepts(title)).toEqual(expected);
  });
});

test.each([
  '',
  'Introduction',
  'Impactful work',
  'The timeline view is slow',
  'Fix the login page, deploy',
  'How the cache works',
  'Figs and dates',
  'Owners of the world',
  'constructor',
  '__proto__',
])('no common name: %j', (title) => {
  expect(concepts(title)).toEqual([]);
});

test('a very long title ends in good time', () => {
  expect(concepts(`${'the of the '.repeat(20_000)}impact`)).toEqual([]);
});
