import { describe, expect, test } from 'vitest';
import { type Condition, conditionalParts, readCondition } from '../../server/src/kinds/condition.ts';

describe('the two halves of a conditional prompt', () => {
  test.each([
    ['If it was night, who was on call?', 'it was night', 'who was on call?'],
    ['if the severity is SEV1, why?', 'the severity is SEV1', 'why?'],
    [
      "If the outage took over an hour to get discovered, why didn't the monitoring page our on-call?",
      'the outage took over an hour to get discovered',
      "why didn't the monitoring page our on-call?",
    ],
    ['  If it was\n  night, why?  ', 'it was\n  night', 'why?'],
    ['If so, why?', undefined, undefined],
    ['Why, if it was night, did nobody wake?', undefined, undefined],
    ['If it was night who was on call?', undefined, undefined],
    ['Iffy tests, why?', undefined, undefined],
    ['', undefined, undefined],
  ])('%j', (text, condition, question) => {
    expect(conditionalParts(text)).toEqual(condition === undefined ? undefined : { condition, question });
  });
});

const discovery = (minutes: number): Condition => ({ subject: 'time-to-discovery', minutes });

describe('time to discovery', () => {
  test.each([
    ['time-to-discovery > 60 min', 60],
    ['time to discovery > 1h', 60],
    ['time-to-discovery > 90 minutes', 90],
    ['time to detection exceeds 2 hours', 120],
    ['time-to-discovery > 1.5 h', 90],
    ['the outage took over an hour to get discovered', 60],
    ['it took more than half an hour to detect', 30],
    ['it took longer than two days to notice', 2880],
    ['nobody noticed for more than 15 minutes', 15],
    ['The outage took over ONE hour to get discovered', 60],
  ])('%s', (text, minutes) => {
    expect(readCondition(text)).toEqual(discovery(minutes));
  });

  test.each([
    'the outage took over an hour',
    'it took a while to get discovered',
    'time-to-discovery > soon',
    'time-to-discovery < 60 min',
  ])('not: %s', (text) => {
    expect(readCondition(text)).toBeUndefined();
  });
});

describe('severity, root cause, who detected it', () => {
  test.each<[string, Condition]>([
    ['severity is SEV1, SEV2', { subject: 'severity', values: ['sev1', 'sev2'] }],
    ['the severity was SEV1 or SEV2', { subject: 'severity', values: ['sev1', 'sev2'] }],
    ['severity = high', { subject: 'severity', values: ['high'] }],
    ['root-cause is trade-off', { subject: 'root-cause', values: ['trade-off'] }],
    ['the root cause is a trade-off', { subject: 'root-cause', values: ['trade-off'] }],
    ['the root cause category was a knowledge gap.', { subject: 'root-cause', values: ['knowledge gap'] }],
    ['detected-by is person', { subject: 'detected-by', values: ['person'] }],
    ['it was detected by a customer', { subject: 'detected-by', values: ['customer'] }],
    ['it was reported by a customer or colleague', { subject: 'detected-by', values: ['customer', 'colleague'] }],
  ])('%s', (text, condition) => {
    expect(readCondition(text)).toEqual(condition);
  });

  test.each(['it rained', 'severity', 'severity is', 'the root cause is', '', 'color is red'])('not: %j', (text) => {
    expect(readCondition(text)).toBeUndefined();
  });
});
