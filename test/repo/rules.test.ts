// A rule is whole: what belongs to it besides its file.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '../../server/src/rules/index.ts';

/** What stands in the folder beside the rules. */
const machinery = new Set(['define-rule', 'diagnostic', 'index']);
const files = globSync('server/src/rules/*.ts')
  .map((file) => path.basename(file, '.ts'))
  .filter((name) => !machinery.has(name))
  .sort();
const named = (pattern: string, extension: string) => globSync(pattern).map((file) => path.basename(file, extension));

test('every file is a rule of the registry, which is in the order of their names', () => {
  expect(files.length).toBeGreaterThan(0);
  expect(rules.map(({ name }) => name)).toEqual(files);
});

test('no tests and pages of rules that are gone', () => {
  const ofAllRules = new Set(['define-rule', 'examples', 'fixes', 'once']);
  expect(
    named('test/rules/*.test.ts', '.test.ts').filter((name) => !files.includes(name) && !ofAllRules.has(name)),
  ).toEqual([]);
  expect(named('docs/rules/*.md', '.md').filter((name) => !files.includes(name) && name !== 'README')).toEqual([]);
});

describe.each(files)('%s', (name) => {
  const rule = rules.find((each) => each.name === name);
  const messages = Object.entries(rule?.messages ?? {});

  test('names a defect in words with hyphens, and its file imports no other rule', async () => {
    expect(name).toMatch(/^[a-z]+(?:-[a-z]+)+$/);
    const source = readFileSync(`server/src/rules/${name}.ts`, 'utf8');
    const siblings = [...source.matchAll(/from '\.\/([\w-]+)\.ts'/g)].map(([, file]) => file);
    expect(siblings.filter((file) => !machinery.has(file ?? ''))).toEqual([]);
    expect(((await import(`../../server/src/rules/${name}.ts`)) as { default: unknown }).default).toBe(rule);
  });

  test('has a test, a page, a line in the table of rules and one in the changelog', () => {
    expect(readFileSync(`test/rules/${name}.test.ts`, 'utf8')).toContain(`'${name}'`);
    expect(readFileSync(`docs/rules/${name}.md`, 'utf8')).toContain(name);
    expect(readFileSync('docs/rules/README.md', 'utf8')).toContain(`${name}.md`);
    expect(readFileSync('CHANGELOG.md', 'utf8')).toContain(`\`${name}\``);
  });

  test('says whether it has safe fixes', () => {
    const source = readFileSync(`server/src/rules/${name}.ts`, 'utf8');
    expect(rule?.safeFixes ?? false).toBe(/\bsafe(?:: (?!false\b)|,)/.test(source));
  });

  test('says in whole sentences what it finds and why', () => {
    expect(rule?.summary).toMatch(/^[A-Z"“][^\n]{10,120}\.$/);
    expect(rule?.rationale).toMatch(/^[\s\S]{60,}[.)]$/);
    for (const { description } of Object.values(rule?.options ?? {})) expect(description).toMatch(/^[A-Z][^\n]*\.$/);
  });

  test('has examples of what it reports and what it does not, each with a caption of one line', () => {
    const { examples = [] } = rule ?? {};
    expect(examples.some(({ good }) => good !== undefined)).toBe(true);
    // The bounds that it speaks of are too large for a page.
    expect(examples.some(({ bad }) => bad !== undefined)).toBe(name !== 'unparsed-text');
    for (const { caption, bad, good, fixed } of examples) {
      expect(caption).toMatch(/^[A-Z"“][^\n]{5,120}[.]$/);
      expect([bad, good].filter((text) => text !== undefined)).toHaveLength(1);
      expect(bad ?? '⟦').toContain('⟦');
      expect(`${good ?? ''}${fixed ?? ''}`).not.toContain('⟦');
      if (fixed !== undefined) expect(bad).toBeDefined();
    }
  });

  test('speaks in the voice of the house: short, one line, no you, no exclamation, no blame', () => {
    expect(messages.length).toBeGreaterThan(0);
    for (const [, message] of messages) {
      expect(message).not.toMatch(/[\n!]|\b(?:you|your|please|error|wrong|bad|fail(?:ed)?|must|should have|forgot)\b/i);
      expect(message.replace(/\{[\w-]+\}/g, '').length).toBeLessThanOrEqual(100);
      expect(message.trim()).toBe(message);
    }
  });

  test('uses each of its messages', () => {
    const source = readFileSync(`server/src/rules/${name}.ts`, 'utf8');
    const check = source.slice(source.indexOf('\n  check('));
    const isComputed = /message: (?:first\.reason|condition\.subject)\b/.test(check);
    for (const [id] of messages) expect(isComputed || check.includes(`'${id}'`), id).toBe(true);
  });
});
