import { expect, test } from 'vitest';
import { findings } from '../support/post-mortem.ts';

const rule = 'missing-impact-figure';
const found = (impact: string, heading = '## Impact') =>
  findings(rule, `---\nkind: post-mortem\n---\n# Sign-in was down\n\n${heading}\n\n${impact}\n`);

test('asks for a figure', () => {
  expect(found('Some users saw errors for a while.')).toEqual([
    ['## Impact', 'No figure here yet. How many, for how long? (an estimate is fine)'],
  ]);
  expect(found('Several teams were slowed down.', '## Customer impact')).toHaveLength(1);
});

test.each([
  '40 minutes without sign-in.',
  'About half of the users.',
  'All users.',
  'No users were affected.',
  'Nobody noticed.',
  'Two teams.',
  'N/A – it was found in a rehearsal.',
  'Some users:\n\n### In numbers\n\n| users | 12 |\n|---|---|',
])('silent: %s', (impact) => {
  expect(found(impact)).toEqual([]);
});

test('an empty impact is another rule’s business', () => {
  expect(found('')).toEqual([]);
  expect(found('TBD')).toEqual([]);
});

test('silent on a document from before the template', () => {
  expect(findings(rule, '# Sign-in was down\n\n## Impact\n\nSome users saw errors.\n')).toEqual([]);
});
