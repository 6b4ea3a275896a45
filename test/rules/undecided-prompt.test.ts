import { describe, expect, test } from 'vitest';
import { findings, said } from '../support/post-mortem.ts';

const question = "If the outage took over an hour to get discovered, why didn't the monitoring page our on-call?";
const incident = (start: string, discovered: string, answer = '') =>
  `---\nkind: post-mortem\n---\n# The login page was down\n\n## Timeline (UTC)\n\n| Time | What happened |\n| --- | --- |\n| ${start} | Started: sign-in fails |\n| ${discovered} | Detected: a customer called |\n\n## Why wasn't it caught?\n\n**${question}**\n${answer}`;
const asked = (text: string) => findings('missing-why', text).filter(([, message]) => message.includes('monitoring'));

test('over an hour: the question, and the two rows', () => {
  expect(asked(incident('2026-03-26 08:22', '09:26'))).toEqual([
    [
      question,
      "Start 08:22, discovered 09:26: 1 h 04 min. The template asks: why didn't the monitoring page our on-call?",
    ],
  ]);
});

test.each([
  ['09:21', 0],
  ['09:22', 0],
  ['09:23', 1],
])('after 08:22 at %s', (discovered, count) => {
  const text = incident('2026-03-26 08:22', discovered);
  expect(asked(text)).toHaveLength(count);
  expect(said('undecided-prompt', text)).toEqual([]);
});

test('an answer settles it, and so does a reason for having none', () => {
  for (const answer of ['\nThe alert was for another region.\n', '\nN/A – there is no on-call for it.\n'])
    for (const start of ['2026-03-26 08:22', '--:--']) {
      const text = incident(start, '09:26', answer);
      expect(asked(text)).toEqual([]);
      expect(said('undecided-prompt', text)).toEqual([]);
    }
});

describe('undecided', () => {
  test.each([
    ['--:--', '09:26', 'Discovered 09:26. When did it start?'],
    ['2026-03-26 08:22', '--:--', 'Start 08:22. When was it discovered?'],
    ['--:--', '--:--', 'When did it start, and when was it discovered?'],
    ['YYYY-MM-DD HH:MM', 'HH:MM', 'When did it start, and when was it discovered?'],
  ])('%s, %s', (start, discovered, message) => {
    const text = incident(start, discovered);
    expect(asked(text)).toEqual([]);
    expect(findings('undecided-prompt', text)).toEqual([[question, expect.stringContaining(message)]]);
  });

  test('a severity that is still open', () => {
    const template = '# Title\n\n## Review\n\n**If severity is SEV1, who told the customers?**\n';
    const text = (severity: string) =>
      `# A\n\n- **Severity:** ${severity}\n\n## Review\n\n**If severity is SEV1, who told the customers?**\n`;
    expect(said('undecided-prompt', text('SEV1 / SEV2'), template)).toHaveLength(1);
    expect(said('unanswered-prompt', text('SEV1 / SEV2'), template)).toEqual([]);
    expect(said('unanswered-prompt', text('SEV1'), template)).toHaveLength(1);
    expect(said('unanswered-prompt', text('SEV2'), template)).toEqual([]);
    expect(said('undecided-prompt', text('SEV2'), template)).toEqual([]);
  });
});

test('absent from its section, it is asked there', () => {
  const text = incident('2026-03-26 08:22', '09:26').replace(`**${question}**\n`, 'We had no test.\n');
  const [found] = asked(text);
  expect(found?.[0]).toBe("## Why wasn't it caught?");
});
