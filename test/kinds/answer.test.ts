import { describe, expect, test } from 'vitest';
import { isAnswered, templateLines, untickedChoice } from '../../server/src/kinds/answer.ts';

const ofTemplate = new Set([
  ...templateLines('## Impact\n\n<!-- In numbers. -->\n\nDescribe how many users were affected.\r\n- Who?'),
  untickedChoice('trade-off'),
  untickedChoice('slip'),
]);

describe('says nothing of its own', () => {
  test.each([
    '',
    '  \n\n ',
    'TBD',
    'tbd.',
    '-',
    '…',
    '???',
    'N/A',
    'n/a.',
    'none',
    '{how many}',
    '[how many?]',
    '_How many?_',
    'YYYY-MM-DD',
    'TBD\nTBD',
    '-\n-\n-',
    '[ ] trade-off\n[ ] Slip',
    '[ ] ',
    '[ ] TBD',
    'Describe how many users were affected.',
    'describe how many users were affected',
    'Who?',
    'Describe how many users were affected.\nTBD',
    'N/A\nN/A',
  ])('%j', (text) => {
    expect(isAnswered(text, ofTemplate)).toBe(false);
  });
});

describe('says something', () => {
  test.each([
    '9',
    'No',
    '9 people',
    'N/A – the failover took all traffic',
    'n/a: nobody signs in at night',
    'None, the failover took all traffic.',
    '[x] trade-off',
    '[ ] trade-off\n[x] slip',
    '[ ] Alert on the size of the cache',
    'Describe how many users were affected.\nNine.',
    'TBD\n9 people so far',
    '[the graph](https://example.org)',
    'TODO lists were lost.',
    '08:22',
    '2026-03-01',
    '✅ 9',
  ])('%j', (text) => {
    expect(isAnswered(text, ofTemplate)).toBe(true);
  });
});

test('lines of a template are compared by their words, whatever their line ends', () => {
  expect([...templateLines('# A  title\r\n\r\n- *one*: two\rthree')]).toEqual(['a title', 'one two', 'three']);
});

test('a long text ends in good time', () => {
  expect(isAnswered('TBD\n'.repeat(50_000), ofTemplate)).toBe(false);
});
