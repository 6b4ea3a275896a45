import { expect, test } from 'vitest';
import { createDocument } from '../../server/src/model/document.ts';
import { readDuration, statedDurations } from '../../server/src/model/stated-durations.ts';

test.each([
  ['4h 12m', 252],
  ['0h 16m', 16],
  ['2 hours 30 minutes', 150],
  ['2 hours, 30 minutes', 150],
  ['1 hour and 31 minutes', 91],
  ['2d 3h 4m', 3064],
  ['90 min', 90],
  ['45 seconds', 0.75],
  ['1.5 hours', 90],
])('%s', (written, minutes) => {
  expect(readDuration(written)).toMatchObject({ minutes, rough: false });
});

test.each([
  '~2 hours',
  '13+ hours',
  'about 3 h',
  '2-3 hours',
  'over 2 hours',
  '7h (during support hours 10:00-17:00)',
  '2 h per region',
])('rough: %s', (written) => {
  expect(readDuration(written)?.rough).toBe(true);
});

test.each(['?', 'ongoing', '', '12:30', '3 apples', 'v2', '1 million users'])('none: %s', (written) => {
  expect(readDuration(written)).toBeUndefined();
});

test('of fields that name what passed', () => {
  const text =
    '# A\n\n- **Time to detect:** 12 min\n- **Time to repair**: 0h 16m\n- **Time to resolve**: 22 min\n- **Duration:** 1 h\n- **Retention:** 30 days\n';
  expect(statedDurations(createDocument('a.md', text)).map(({ of, minutes }) => [of, minutes])).toEqual([
    ['detection', 12],
    ['mitigation', 16],
    ['resolution', 22],
    ['duration', 60],
  ]);
});
