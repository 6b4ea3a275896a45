import { expect, test } from 'vitest';
import { findings } from '../support/post-mortem.ts';

const rule = 'missing-action-type';
const text = (body: string) => `---\nkind: post-mortem\n---\n# Sign-in was down\n\n## Action items\n\n${body}\n`;
const messages = (body: string) => findings(rule, text(body)).map(([, message]) => message);

test('names what is missing, at the list', () => {
  expect(findings(rule, text('- Validate the settings in CI'))).toEqual([
    ['## Action items', 'No action here detects or mitigates. One of each kind, or "none, because" and the reason?'],
  ]);
  expect(messages('- Alert on it\n- Write a runbook')).toEqual([
    'No action here prevents. One of each kind, or "none, because" and the reason?',
  ]);
});

test('silent when all three are there, in whatever form', () => {
  expect(messages('- Validate it\n- Alert on it\n- Run a drill')).toEqual([]);
  expect(
    messages('| Action | Type |\n|---|---|\n| A thing | Prevent |\n| B thing | Detect |\n| C thing | Mitigate |'),
  ).toEqual([]);
  expect(messages('- Prevent: this thing\n- Detect: none, because the probe paged us\n- Mitigate: that thing')).toEqual(
    [],
  );
  expect(messages('- [x] Validate it\n- [x] Alert on it\n- [x] Write a runbook')).toEqual([]);
});

test('what tells nothing of its type may prevent', () => {
  expect(messages('- Colour it\n- Alert on it\n- Write a runbook')).toEqual([]);
});

test('silent without actions, and on a document from before the template', () => {
  expect(messages('None yet.')).toEqual([]);
  expect(findings(rule, '# Sign-in was down\n\n## Action items\n\n- Validate it\n')).toEqual([]);
});
