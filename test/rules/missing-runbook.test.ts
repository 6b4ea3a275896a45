import { expect, test } from 'vitest';
import type { Config } from '../../server/src/config/config.ts';
import { findings } from '../support/post-mortem.ts';

const rule = 'missing-runbook';
const on: Partial<Config> = { rules: new Map([[rule, { severity: 'information', options: {} }]]) };
const text = (body: string) => `---\nkind: post-mortem\n---\n# Sign-in was down\n\n${body}\n`;
const found = (body: string) => findings(rule, text(body), undefined, on).map(([source]) => source);

test('off unless it is switched on', () => {
  expect(findings(rule, text('## Action items\n\n- Raise the limit'))).toEqual([]);
});

test('asked for at the actions, or at the title', () => {
  expect(found('## Action items\n\n- Raise the limit')).toEqual(['## Action items']);
  expect(found('## Summary\n\nShort.')).toEqual(['# Sign-in was down']);
});

test('that there was none is none', () => {
  expect(found('## Summary\n\nWe had no runbook.')).toHaveLength(1);
});

test.each([
  '## Response\n\nSee [what to do](https://example.org/runbooks/cache).',
  '## Response\n\nSee [the playbook][1].\n\n[1]: https://example.org/1',
  '## Action items\n\n- Write a run-book for a full cache',
])('silent: %s', (body) => {
  expect(found(body)).toEqual([]);
});
