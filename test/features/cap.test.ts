import { describe, expect, test } from 'vitest';
import type { Severity } from '../../server/src/config/severity.ts';
import { capFindings } from '../../server/src/features/cap.ts';
import type { Diagnostic } from '../../server/src/rules/diagnostic.ts';

const finding = (rule: string, start: number, message = rule, severity: Severity = 'warning'): Diagnostic => ({
  rule,
  severity,
  message,
  range: { start, end: start + 1 },
  fixes: [],
});

const prompts = (count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => finding('missing-why', from + at * 10, `prompt ${at + from / 10}`));

const text = 'x'.repeat(400);
const words = (findings: readonly Diagnostic[]) => findings.map(({ message }) => message);

describe('the cap', () => {
  test('leaves as many as are allowed alone', () => {
    const all = prompts(7);
    expect(capFindings(text, all, 7)).toEqual({ text, findings: all, hidden: 0 });
  });

  test('is off at 0', () => {
    expect(capFindings(text, prompts(30), 0).findings).toHaveLength(30);
  });

  test('counts what is left out', () => {
    const { findings, hidden } = capFindings(text, prompts(16), 7);
    expect(findings).toHaveLength(7);
    expect(hidden).toBe(9);
  });

  test('never hides an error, and fills up with what matters most, shown in the order of the document', () => {
    const all = [
      ...prompts(8),
      finding('leftover-template-text', 90),
      finding('missing-root-cause', 100),
      finding('duplicate-section', 110),
      finding('invalid-root-cause', 120, 'invalid-root-cause', 'error'),
    ];
    expect(words(capFindings(text, all, 4).findings)).toEqual([
      'prompt 0',
      'missing-root-cause',
      'duplicate-section',
      'invalid-root-cause',
    ]);
  });

  test('shows more than the maximum when errors ask for it', () => {
    const errors = Array.from({ length: 9 }, (_, at) => finding('invalid-root-cause', at, `error ${at}`, 'error'));
    expect(capFindings(text, [...errors, ...prompts(3, 100)], 7)).toMatchObject({ findings: errors, hidden: 3 });
  });

  test('keeps what is in sight when something weightier appears', () => {
    const before = capFindings(text, prompts(8), 7);
    const now = capFindings(`y${text}`, [finding('missing-root-cause', 0), ...prompts(8).map(moved(1))], 7, before);
    expect(words(now.findings)).toEqual(words(before.findings));
    expect(now.hidden).toBe(2);
  });

  test('lets the next one in when one is fixed', () => {
    const all = prompts(9);
    const before = capFindings(text, all, 7);
    const now = capFindings(text, all.slice(1), 7, before);
    expect(words(now.findings)).toEqual([
      'prompt 1',
      'prompt 2',
      'prompt 3',
      'prompt 4',
      'prompt 5',
      'prompt 6',
      'prompt 7',
    ]);
    expect(now.hidden).toBe(1);
  });

  test('knows a finding again by its place when its words change, and by its words when its place does', () => {
    const before = capFindings(text, prompts(2), 1);
    expect(words(before.findings)).toEqual(['prompt 0']);
    const reworded = [finding('missing-why', 0, 'prompt, reworded'), finding('missing-why', 10, 'prompt 1')];
    expect(words(capFindings(text, reworded, 1, before).findings)).toEqual(['prompt, reworded']);
    const swapped = [finding('missing-why', 0, 'prompt 1'), finding('missing-why', 10, 'prompt 0')];
    expect(words(capFindings(text, swapped, 1, before).findings)).toEqual(['prompt 0']);
  });
});

const moved =
  (by: number) =>
  (each: Diagnostic): Diagnostic => ({ ...each, range: { start: each.range.start + by, end: each.range.end + by } });
