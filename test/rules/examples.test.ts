import { describe, expect, test } from 'vitest';
import { lintExample, unmarked } from '../../server/src/engine/lint-example.ts';
import { rules } from '../../server/src/rules/index.ts';
import { applyEdits } from '../../server/src/text/text.ts';

describe.each(rules)('$name', (rule) => {
  test('speaks in the voice of the house', () => {
    for (const message of Object.values(rule.messages)) expect(message).not.toMatch(/[\n!]|\byou(?:r)?\b/i);
  });

  test('has an example of what it reports, or says why none can be shown, and one of what it does not', () => {
    expect(rule.examples.some(({ good }) => good !== undefined)).toBe(true);
    // The bounds it speaks of are too large for a page; test/rules/unparsed-text.test.ts has the texts.
    if (rule.name !== 'unparsed-text') expect(rule.examples.some(({ bad }) => bad !== undefined)).toBe(true);
  });

  for (const example of rule.examples) {
    const { caption, bad, good, fixed } = example;
    if (good !== undefined)
      test(`${caption} Not reported.`, () => {
        expect(lintExample(rule, example, good).diagnostics.map(({ message }) => message)).toEqual([]);
      });
    if (bad === undefined) continue;
    test(`${caption} Reported.`, () => {
      const { document, expected, diagnostics } = lintExample(rule, example, bad);
      const marked = (ranges: readonly { start: number; end: number }[]) =>
        ranges.map(({ start, end }) => document.text.slice(start, end)).sort();
      expect(expected.length).toBeGreaterThan(0);
      expect(marked(diagnostics.map(({ range }) => range))).toEqual(marked(expected));
    });
    test(`${caption} Its messages are one line each.`, () => {
      for (const { message } of lintExample(rule, example, bad).diagnostics) {
        expect(message).not.toContain('\n');
        expect(message.length).toBeLessThanOrEqual(100);
      }
    });
    test(`${caption} Only a rule that says so has safe fixes.`, () => {
      const fixes = lintExample(rule, example, bad).diagnostics.flatMap((diagnostic) => diagnostic.fixes);
      if (!rule.safeFixes) expect(fixes.filter(({ safe }) => safe)).toEqual([]);
    });
    if (fixed === undefined) continue;
    test(`${caption} Fixed.`, () => {
      const { document, diagnostics } = lintExample(rule, example, bad);
      const [first] = diagnostics.flatMap(({ fixes }) => fixes.slice(0, 1));
      const text = applyEdits(document.text, first?.edits ?? []);
      expect(text).toBe(unmarked(fixed).text);
    });
  }
});
