import { describe, expect, test } from 'vitest';
import type { RootCause } from '../../server/src/config/config.ts';
import { defaultRootCauses, findRootCause, suggestRootCause } from '../../server/src/config/root-causes.ts';

describe('the category that a text names', () => {
  test.each([
    ['trade-off', 'trade-off'],
    ['trade off', 'trade-off'],
    ['tradeoff', 'trade-off'],
    ['Trade‑Offs', 'trade-off'],
    ['**Tradeoff**', 'trade-off'],
    ['Knowledge-gap', 'knowledge gap'],
    ['KNOWLEDGE  GAPS', 'knowledge gap'],
    ['knowledgegap', 'knowledge gap'],
    ['brain-fart', 'brain fart'],
    ['Slip', 'brain fart'],
    ['slips', 'brain fart'],
    ['"brain fart".', 'brain fart'],
  ])('%s', (text, name) => {
    expect(findRootCause(defaultRootCauses, text)?.name).toBe(name);
  });

  test.each(['', '—', 'trade', 'off', 'gap', 'human error', 'a knowledge gap', 'trade-off knowledge gap', 's'])(
    'none: %s',
    (text) => {
      expect(findRootCause(defaultRootCauses, text)).toBeUndefined();
    },
  );

  test('is one of the team’s own', () => {
    const own: readonly RootCause[] = [{ name: 'Lapse', aliases: ['brain fart'] }];
    expect(findRootCause(own, 'brain-farts')).toBe(own[0]);
    expect(findRootCause(own, 'trade-off')).toBeUndefined();
  });
});

describe('the category that was probably meant', () => {
  test.each([
    ['trade-of', 'trade-off'],
    ['tardeoff', 'trade-off'],
    ['knowlege gap', 'knowledge gap'],
    ['Knowledge Gab', 'knowledge gap'],
    ['brian fart', 'brain fart'],
    ['slipp', 'brain fart'],
    ['knowledge', 'knowledge gap'],
    ['a knowledge gap in the team', 'knowledge gap'],
    ['We made a trade-off here.', 'trade-off'],
  ])('%s', (text, name) => {
    expect(suggestRootCause(defaultRootCauses, text)?.name).toBe(name);
  });

  test.each(['', '?', 'human error', 'bad deploy', 'trip', 'x'.repeat(10_000)])('none: %s', (text) => {
    expect(suggestRootCause(defaultRootCauses, text)).toBeUndefined();
  });
});

test('each default says what it is in one sentence', () => {
  for (const { definition } of defaultRootCauses) expect(definition).toMatch(/^[A-Z][^.]+\.$/);
});
