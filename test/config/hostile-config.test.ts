import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../server/src/config/default-config.ts';
import { configOf } from './config-text.ts';

const unchanged = { ...defaultConfig, path: '.whylint.yaml' };
const tooLarge = 'This file is larger than a configuration can be.';

describe('hostile texts', () => {
  test.each([
    ['10 MB', 'x: y\n'.repeat(2_000_000)],
    ['a wrong escape, many times', `"${'\\z'.repeat(30_000)}"`],
    ['many keys', Array.from({ length: 5_000 }, (_, at) => `k${at}: 1\n`).join('')],
    ['the same key, many times', 'questions: how\n'.repeat(4_000)],
    ['commas', `[${','.repeat(60_000)}`],
    ['brackets', '['.repeat(60_000)],
    ['dashes', '- '.repeat(30_000)],
    ['anchors', '&a '.repeat(20_000)],
    ['tags', '!!x '.repeat(15_000)],
  ])('%s: one problem at the first line', (_, text) => {
    const { config, problems, usable } = configOf(text);
    expect({ config, usable }).toEqual({ config: unchanged, usable: false });
    expect(problems.map(({ message, range }) => [message, range.start])).toEqual([[tooLarge, 0]]);
  });

  test('brackets within brackets', () => {
    const { problems, usable } = configOf(`${'['.repeat(4_000)}${']'.repeat(4_000)}`);
    expect(usable).toBe(false);
    expect(problems.map(({ message }) => message)).toEqual(['This is nested too deeply to be read.']);
  });

  test('an alias bomb under names that mean nothing', () => {
    const names = [...'abcdefghij'];
    const text = names.map(
      (name, at) => `${name}: &${name} [${Array(10).fill(at === 0 ? 'x' : `*${names[at - 1]}`)}]\n`,
    );
    const { config, problems } = configOf(`${text.join('')}questions: how\n`);
    expect(config).toEqual({ ...unchanged, questions: 'how' });
    expect(problems).toHaveLength(names.length);
  });

  test('an alias bomb where values are read', () => {
    const files = Array.from({ length: 500 }, (_, at) => `f${at}.md`);
    const kinds = Array.from({ length: 50 }, (_, at) => `  k${at}: *kind\n`);
    const text = `kinds:\n  k: &kind\n    template: x.md\n    files: [${files}]\n${kinds.join('')}`;
    expect(configOf(text)).toEqual({
      config: unchanged,
      problems: [
        {
          message: 'The aliases here multiply into too much. Write the values out.',
          range: { start: 0, end: 6 },
          severity: 'error',
        },
      ],
      usable: false,
    });
  });

  test('an alias to what it stands in', () => {
    expect(configOf('trackers: &all [PAY, *all]\n')).toMatchObject({
      config: { trackers: ['PAY'] },
      problems: [
        { message: 'A list stands here. Write a key in capitals, such as PAY.', range: { start: 21, end: 25 } },
      ],
    });
  });

  test('tags are refused, and what stands behind them is left out', () => {
    const { config, problems, usable } = configOf(
      'questions: !!js/function how\nfail-on: !own hint\ntrackers: !!binary UEFZ\nbaseline: !!str 12\ndebt: &d !x\n  folder: y\nrules: !y &r { a: b }\n',
    );
    expect({ config, usable }).toEqual({ config: { ...unchanged, baseline: '12' }, usable: true });
    expect(problems.map(({ message, range }) => [message, range])).toEqual(
      [
        { start: 11, end: 24 },
        { start: 38, end: 42 },
        { start: 58, end: 66 },
        { start: 100, end: 102 },
        { start: 122, end: 124 },
      ].map((range) => ['Tags are not read here. Write the plain value.', range]),
    );
  });

  test('names of built-in properties are names like others', () => {
    const text =
      '__proto__: { questions: how }\nconstructor: 1\nrules:\n  __proto__: off\n  toString: off\ndebt:\n  __proto__: { ice: mean }\n';
    const { config, problems } = configOf(text);
    expect(config).toEqual(unchanged);
    expect(problems.map(({ message }) => message.split(' is no')[0])).toEqual([
      '"__proto__"',
      '"constructor"',
      '"__proto__"',
      '"toString"',
      '"__proto__"',
    ]);
    expect(Object.hasOwn(Object.prototype, 'questions')).toBe(false);
  });

  test('problems end at a hundred', () => {
    const words = Array.from({ length: 1_000 }, (_, at) => `x${at}`);
    expect(configOf(`trackers: [${words}]\n`).problems).toHaveLength(100);
  });

  test('a YAML 1.1 header changes no value', () => {
    expect(configOf('%YAML 1.1\n---\nrules:\n  missing-why: off\n')).toMatchObject({
      config: { rules: new Map([['missing-why', { severity: 'off' }]]) },
      problems: [],
    });
  });
});

describe('any text at all', () => {
  const valid = `kinds:
  post-mortem: &p
    template: docs/template.md
    files: [docs/**/*.md]
  other: *p
rules:
  missing-why: off
  shallow-whys: [warning, { depth: 5 }]
root-causes: [trade-off, { name: slip, aliases: [brain fart] }]
debt: { folder: docs/debt, ice: ease }
trackers: [PAY]
`;

  const holds = (text: string) => {
    const { config, problems, usable } = configOf(text);
    for (const { message, range } of problems) {
      expect(message.length).toBeLessThanOrEqual(100);
      expect(message).not.toMatch(/[\r\n]/);
      expect(range.start).toBeLessThanOrEqual(range.end);
      expect(range.start).toBeGreaterThanOrEqual(0);
      expect(range.end).toBeLessThanOrEqual(text.length);
      expect(text.slice(range.start, range.end)).not.toMatch(/[\r\n]/);
    }
    if (!usable) expect({ config, count: problems.length > 0 }).toEqual({ config: unchanged, count: true });
    expect(config.rootCauses.length).toBeGreaterThan(0);
  };

  test('never throws, and every problem is a place in the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), holds), { seed: 42 });
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'[]{},:-?&*!|>\'"%@`# \n\tab'), { maxLength: 60 }), (parts) =>
        holds(parts.join('')),
      ),
      { seed: 42 },
    );
  });

  test('nor does a configuration with something in it changed', () => {
    const change = fc.record({
      at: fc.nat(valid.length),
      length: fc.nat(12),
      by: fc.oneof(
        fc.string({ maxLength: 6 }),
        fc.constantFrom('[', '{', '- ', ': ', '\n', '*p', '&p ', '!x ', '~', '"', '  '),
      ),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        let text = valid;
        for (const { at, length, by } of changes) text = text.slice(0, at) + by + text.slice(at + length);
        holds(text);
      }),
      { seed: 42, numRuns: 300 },
    );
  });
});
