import { expect, test } from 'vitest';
import { findings } from '../support/post-mortem.ts';

const found = (item: string) =>
  findings('vague-action', `# Sign-in was down\n\n## Action items\n\n- ${item}\n`).map(([source]) => source);

test.each([
  'Improve alerting',
  'Investigate the memory leak',
  'Look into smoke tests',
  'Look at the dashboards',
  'Ensure better communication',
  'Make sure alerts are properly configured',
  'Be more resilient',
  'Better monitoring of namespaces.',
  'Consider a second region',
  'We should improve our runbooks',
  'P1: Explore remote storage',
  '[ ] Investigate why nobody was paged',
  'Improve version 2.5 of the proxy',
])('asks how "%s" will be done', (item) => {
  expect(found(item)).toHaveLength(1);
});

test.each([
  ['until', 'Improve alerting until a full cache pages on-call'],
  ['so that', 'Improve alerting so that a full cache pages on-call'],
  ['a figure', 'Improve the start of pods to 20 s'],
  ['a date', 'Look into remote storage by 2026-03-06'],
  ['how', 'Improve alerting by adding a probe'],
  ['what for', 'Improve the parser to reject empty settings'],
  ['a question with an answer', 'Investigate whether the leak is ours'],
  ['a state that can be seen', 'Ensure that every session has an expiry'],
  ['what follows', 'Investigate and fix the memory leak'],
  ['details', 'Improve alerting\n  - a probe for sign-in'],
  ['more words', 'Improve alerting: a full cache should page on-call'],
  ['an issue', 'Improve alerting (#12)'],
  ['done', 'Improve alerting (done)'],
  ['an idea', 'Idea: improve alerting'],
  ['something else', 'Raise the limit'],
  ['a word that only begins so', 'Investigation board for on-call: put it up'],
])('silent: %s', (_, item) => {
  expect(found(item)).toEqual([]);
});

test('what relies on attention is said once', () => {
  expect(found('Make sure to be more careful with deploys')).toEqual([]);
});

test('the message quotes it, cut at a word', () => {
  const [first] = findings(
    'vague-action',
    '# T\n\n## Action items\n\n- Investigate the long and winding memory leak of the session cache in the second region\n',
  );
  expect(first?.[1]).toBe(
    'How will we know that "Investigate the long and winding memory leak of the session…" is done?',
  );
});
