import { expect, test } from 'vitest';
import { compare, comparisonTable } from '../../bench/compare.ts';
import { exactly, holds, type Target, targetsTable } from '../../bench/report.ts';
import { type Results, read, written } from '../../bench/results.ts';
import { summary } from '../../bench/statistics.ts';

const target = (values: readonly number[], more: Partial<Target> = {}): Target => ({
  what: 'keystroke to bare parse',
  value: summary(values),
  unit: '×',
  ...more,
});

const run = (...targets: readonly Target[]): Results => ({
  machine: { cores: 2, memory: 8, platform: 'linux', architecture: 'x64', node: '24.0.0' },
  date: '2026-11-21',
  rounds: 3,
  took: 60_000,
  parts: [{ name: 'editor', tables: [], targets, charts: [] }],
});

const verdict = (before: Target, now: Target) => compare(run(before), run(now))[0]?.verdict;

test('worse, better and as before, by the medians and where the rounds lie', () => {
  expect(verdict(target([1, 1, 1]), target([1.3, 1.3, 1.3]))).toBe('worse');
  expect(verdict(target([1.3, 1.3, 1.3]), target([1, 1, 1]))).toBe('better');
  expect(verdict(target([1, 1, 1]), target([1.08, 1.08, 1.08]))).toBe('as before');
});

test('rounds that overlap are no change, however far apart the medians are', () => {
  expect(verdict(target([0.8, 1, 2]), target([1.1, 1.5, 2.2]))).toBe('as before');
});

test('what the same thing is off itself, in either run, is allowed twice', () => {
  const noisy = { noise: summary([0.8, 1, 1.2]) };
  expect(verdict(target([1, 1, 1], noisy), target([1.19, 1.19, 1.19]))).toBe('as before');
  expect(verdict(target([1, 1, 1]), target([1.19, 1.19, 1.19], noisy))).toBe('as before');
  expect(verdict(target([1, 1, 1], noisy), target([1.21, 1.21, 1.21]))).toBe('worse');
});

test('bytes are not compared, nor parts that were not run; what is new or was not measured is said', () => {
  expect(compare(run(), run(target([1], { unit: 'B' })))).toEqual([]);
  expect(compare(run(target([1])), { ...run(), parts: [] })).toEqual([]);
  expect(compare(run(), run(target([1])))).toMatchObject([{ verdict: 'new', what: 'editor, keystroke to bare parse' }]);
  expect(compare(run(target([1])), run())).toMatchObject([{ verdict: 'not measured', before: 1 }]);
  expect(verdict(target([1]), target([Number.NaN]))).toBe('not measured');
});

test('what is worse stands out in the table', () => {
  const rows = comparisonTable(compare(run(target([1])), run(target([2])))).rows;
  expect(rows).toEqual([['editor, keystroke to bare parse', '1.00 ×', '2.00 ×', '± 10 %', 'WORSE']]);
});

test('a run outlives being written and read, with what could not be measured', () => {
  const results = run(target([1, 2, 3]), target([Number.NaN], { what: 'memory', most: 1 }));
  expect(read(written(results))).toEqual(results);
});

test('a target that was not measured does not hold; one without a limit always does', () => {
  expect(holds(target([Number.NaN], { most: 1 }))).toBe(false);
  expect(holds(target([2]))).toBe(true);
  expect(targetsTable([target([0.5, 0.6, 0.7], { most: 0.5, noise: exactly(1.02) })]).rows).toEqual([
    ['keystroke to bare parse', '0.60 × (0.50–0.70)', '0.50 ×', '± 2 %', 'DOES NOT HOLD'],
  ]);
});
