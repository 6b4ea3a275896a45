import { describe, expect, test } from 'vitest';
import { builtInTemplates } from '../../server/src/kinds/built-in-templates.ts';
import { rules } from '../../server/src/rules/index.ts';
import { itemText, lintDebt } from '../support/debt.ts';
import { lintText } from '../support/post-mortem.ts';

const subjectOf = (name: string) => rules.find((rule) => rule.name === name)?.subject;

/** All that rules on incidents speak of. */
const incident = `# It was an outage on 2026-02-30

Somebody should have checked; it was Bob's careless mistake.

## Timeline

- 10:00 fails
- 09:00 resolved

## Five whys

1. Why? It broke.

## Action items

- Improve things
`;

describe('what an item is linted by', () => {
  test('rules on incidents are silent on debt, and rules on debt on incidents', () => {
    const onDebt = lintDebt(itemText('id: k3f9qx\nimpact: 12', incident)).diagnostics.map(({ rule }) => rule);
    expect(onDebt.map(subjectOf)).not.toContain('incident');
    expect(onDebt).toContain('score-out-of-range');
    const onIncident = lintText(`---\nkind: post-mortem\nimpact: 12\n---\n${incident}`).diagnostics.map(
      ({ rule }) => rule,
    );
    expect(onIncident.map(subjectOf)).not.toContain('debt');
    expect(onIncident.map(subjectOf)).toContain('incident');
  });

  test('an item as it is logged has nothing to say for itself', () => {
    const text =
      '---\nid: k3f9qx\nstatus: open\ncreated: 2026-11-20\nby: "@dana"\n---\n# Retry loop swallows errors\n\nEvery change takes a day.\n\n- [src/a.ts:42](../../src/a.ts#L42) `catch (e) {}` <!-- at 9f3c1e2 ctx a1f0|91aa -->\n';
    expect(lintDebt(text, { items: {} })).toMatchObject({ kind: 'debt-item', diagnostics: [] });
  });

  test('the template, as it is filled in by hand, is told what is left over', () => {
    const { diagnostics } = lintDebt(builtInTemplates['debt-item'] ?? '');
    expect([...new Set(diagnostics.map(({ rule }) => rule))].sort()).toEqual([
      'leftover-template-text',
      'missing-velocity-impact',
      'unanswered-prompt',
    ]);
  });

  test('an open item is no draft', () => {
    expect(lintDebt(itemText('status: open')).status).toBe('final');
  });
});
