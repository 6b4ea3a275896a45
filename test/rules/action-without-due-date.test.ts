import { expect, test } from 'vitest';
import type { Config } from '../../server/src/config/config.ts';
import { findings } from '../support/post-mortem.ts';

const rule = 'action-without-due-date';
const on: Partial<Config> = { rules: new Map([[rule, { severity: 'information', options: {} }]]) };
const text = (body: string) => `---\nkind: post-mortem\n---\n# Sign-in was down\n\n## Action items\n\n${body}\n`;
const found = (body: string) => findings(rule, text(body), undefined, on);

test('off unless it is switched on', () => {
  expect(findings(rule, text('- Raise the limit'))).toEqual([]);
});

test('each of some, all at once', () => {
  expect(found('- Raise the limit\n- Alert by Friday')).toEqual([['Raise the limit', 'By when? (a quarter is fine)']]);
  expect(found('- Raise the limit\n- Alert')).toEqual([
    ['Raise the limit', 'None of these 2 actions says by when. (a quarter is fine)'],
  ]);
});

test('what is done, declined or only an idea needs no date', () => {
  expect(found("- [x] Raise the limit\n- Idea: alert\n- Won't do: drop the cache")).toEqual([]);
});

test('an issue is no date', () => {
  expect(found('- Raise the limit #12')).toHaveLength(1);
});
