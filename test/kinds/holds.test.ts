import { describe, expect, test } from 'vitest';
import { type Condition, readCondition } from '../../server/src/kinds/condition.ts';
import { holds } from '../../server/src/kinds/holds.ts';
import { createDocument } from '../../server/src/model/document.ts';

const holdsIn = (condition: string, text: string) =>
  holds(readCondition(condition) as Condition, createDocument('a.md', text));

const incident = (detected: string) =>
  `# A\n\n## Timeline (UTC)\n\n- 2026-03-26 08:22: Outage starts\n- ${detected}: Detected by a customer\n`;

describe('time to discovery', () => {
  test.each([
    ['09:21', false],
    ['09:22', false],
    ['09:23', true],
    ['2026-03-27 08:22', true],
    ['--:--', undefined],
  ])('%s', (detected, expected) => {
    expect(holdsIn('time-to-discovery > 60 min', incident(detected))).toBe(expected);
    expect(holdsIn('the outage took over an hour to get discovered', incident(detected))).toBe(expected);
  });

  test('without a timeline, by what is stated', () => {
    const stated = (value: string) => holdsIn('time-to-discovery > 60 min', `# A\n\n- **Time to detect:** ${value}\n`);
    expect([stated('61 min'), stated('1 h'), stated('~3 h'), stated('?')]).toEqual([true, false, undefined, undefined]);
  });
});

test.each([
  ['- **Severity:** SEV1', true],
  ['- **Severity:** sev-1 (major)', true],
  ['- **Severity:** SEV 2', true],
  ['- **Severity:** SEV12', false],
  ['- **Severity:** SEV3', false],
  ['- **Severity:** SEV1 / SEV2 / SEV3', undefined],
  ['- **Severity:** {severity}', undefined],
  ['Nothing of the kind.', undefined],
])('severity is SEV1, SEV2: %s', (text, expected) => {
  expect(holdsIn('severity is SEV1, SEV2', `# A\n\n${text}\n`)).toBe(expected);
});

test.each([
  ['- **Category:** trade-off', true],
  ['- **Category:** Trade off – we chose speed', true],
  ['- **Category:** knowledge gap', false],
  ['- **Category:**', undefined],
  ['- [x] knowledge gap\n- [ ] trade-off', false],
  ['- [ ] knowledge gap\n- [x] trade-off', true],
])('root cause is a trade-off: %s', (text, expected) => {
  expect(holdsIn('the root cause is a trade-off', `# A\n\n## Root cause\n\n${text}\n`)).toBe(expected);
});

test.each([
  ['customer', true],
  ['the on-call', true],
  ['an alert', false],
  ['monitoring (PagerDuty)', false],
  ['alert / on-call / customer', undefined],
])('detected by a person: %s', (by, expected) => {
  expect(holdsIn('the incident was detected by a person', `# A\n\n- **Detected by:** ${by}\n`)).toBe(expected);
});

test('detected by somebody in particular', () => {
  expect(holdsIn('detected-by is customer, colleague', '# A\n\n- **Detected by:** a customer\n')).toBe(true);
  expect(holdsIn('detected-by is customer, colleague', '# A\n\n- **Detected by:** alert\n')).toBe(false);
});
