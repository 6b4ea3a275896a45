import { expect, test } from 'vitest';
import { parseConfig } from '../../server/src/config/parse-config.ts';
import { withLogTo } from '../../server/src/config/with-log-to.ts';

const set = (text: string, path = 'docs/TECH_DEBT.md') => {
  const after = withLogTo(text, path);
  if (after !== undefined) {
    const { config, problems } = parseConfig(after, '.whylint.yaml', []);
    expect([config.debt.logTo, problems]).toEqual([path, []]);
  }
  return after;
};

test('a configuration that says nothing of debt, and none', () => {
  expect(set('')).toBe('debt:\n  log-to: docs/TECH_DEBT.md\n');
  expect(set('questions: how # ours')).toBe('questions: how # ours\ndebt:\n  log-to: docs/TECH_DEBT.md\n');
  expect(set('# Ours.\r\nquestions: how\r\n')).toBe(
    '# Ours.\r\nquestions: how\r\ndebt:\r\n  log-to: docs/TECH_DEBT.md\r\n',
  );
});

test('beside what is said of debt, with its comments and as far in', () => {
  expect(set('debt:\n    # One file each.\n    folder: docs/debt # here\nquestions: how\n')).toBe(
    'debt:\n    # One file each.\n    log-to: docs/TECH_DEBT.md\n    folder: docs/debt # here\nquestions: how\n',
  );
  expect(set('debt:\nquestions: how\n')).toBe('debt:\n  log-to: docs/TECH_DEBT.md\nquestions: how\n');
  expect(set('debt: # Later.\n')).toBe('debt:\n  log-to: docs/TECH_DEBT.md # Later.\n');
});

test('a path that wants quotes', () => {
  expect(set('', "what's left.md")).toBe('debt:\n  log-to: "what\'s left.md"\n');
});

test.each([
  'debt: { folder: docs/debt }\n',
  '{ debt: {} }\n',
  'debt:\n  log-to: a.md\n',
  'debt: x\n',
  '- a\n',
  'a: [\n',
  'debt: &d\n  folder: x\n',
])('left alone: %j', (text) => expect(set(text)).toBeUndefined());
