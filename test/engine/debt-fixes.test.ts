import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits } from '../../server/src/text/text.ts';
import { type DebtWorld, itemOf, itemText, lintDebt } from '../support/debt.ts';

const items = {
  'docs/debt/a-h7w2mp.md': itemText('id: h7w2mp\ncreated: 2020-01-01', '# Slow start of tests\n'),
  'docs/debt/b-k3f9qx.md': itemText('id: k3f9qx\ncreated: 2020-01-01', '# Other\n'),
};
const world: DebtWorld = { items };

const value = (...values: readonly string[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const fields = fc.record({
  id: fc.constantFrom('k3f9qx', '"a1b2"', 'm2n4pq # drawn'),
  status: value('open', 'plannd', '"on ice"', ''),
  impact: value('6', '12', 'high', '', '7/10 # so far'),
  confidence: value('3', '0', '"2"'),
  effort: value('8', '', '7'),
  ease: value('2', '9'),
  created: value('2025-01-01', '2026-11-20'),
});
const documents = fc
  .tuple(
    fields,
    fc.constantFrom('', '#\n', '# Slow start of tests\n', '# Cleanup\n\nSee D-h7w2mq.\n'),
    fc.constantFrom('lines', 'braces', 'toml'),
    fc.constantFrom('\n', '\r\n'),
  )
  .map(([values, body, shape, ending]) => {
    const pairs = Object.entries(values).flatMap(([key, each]) => (each === undefined ? [] : [[key, each] as const]));
    const bare = (each: string) => each.replace(/ #.*$/, '').replace(/"/g, '');
    const quoted = (each: string) => (/^\d{1,2}$/.test(bare(each)) ? bare(each) : JSON.stringify(bare(each)));
    const text =
      shape === 'toml'
        ? `+++\n${pairs.map(([key, each]) => `${key} = ${quoted(each)}`).join('\n')}\n+++\n${body}`
        : shape === 'braces'
          ? `---\n{${pairs.map(([key, each]) => `${key}: ${quoted(each)}`).join(', ')}}\n---\n${body}`
          : `---\n${pairs.map(([key, each]) => `${key}: ${each}`).join('\n')}\n---\n${body}`;
    return text.replaceAll('\n', ending);
  });

test('every fix on a debt item leaves it readable, keeps its line ends and settles what it was offered for', () => {
  fc.assert(
    fc.property(documents, (text) => {
      const found = lintDebt(text, world);
      expect(found.kind).toBe('debt-item');
      for (const { rule, message, fixes } of found.diagnostics) {
        for (const { title, edits } of fixes) {
          const fixed = applyEdits(text, edits);
          expect(fixed, title).not.toBe(text);
          if (text.includes('\r\n')) expect(fixed.replaceAll('\r\n', ''), title).not.toContain('\n');
          else expect(fixed, title).not.toContain('\r');
          expect(itemOf(fixed).broken, `${title} in\n${text}`).toBe(itemOf(text).broken);
          const same = ({ diagnostics }: typeof found) =>
            diagnostics.filter((each) => each.rule === rule && each.message === message).length;
          expect(same(lintDebt(fixed, world)), `${rule}: ${message} / ${title} in\n${text}`).toBeLessThan(same(found));
        }
      }
    }),
    { seed: 42, numRuns: 150 },
  );
}, 60_000);
