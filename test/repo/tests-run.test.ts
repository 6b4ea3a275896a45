import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const left =
  /\b(?:describe|it|suite|test)(?:\.\w+)*\.(?:only|skip|skipIf|runIf|todo|fails)\b|\bthis\.skip\(|\bx(?:it|describe)\(/g;

test('every test runs: none is focused, skipped or put off', () => {
  const files = globSync('test/**/*.test.ts', { exclude: ['test/host/node_modules/**'] });
  expect(files.length).toBeGreaterThan(0);
  expect(
    files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(left)].map(([it]) => `${file}: ${it}`)),
  ).toEqual([]);
});
