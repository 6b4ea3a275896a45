import { describe, expect, test } from 'vitest';
import { findings, lintText, rulesFinding } from '../support/post-mortem.ts';

const template = '# Title\n\n## Summary\n';
/** A hostile text in a section of its own, between others that are read as usual. */
const document = (hostile: string) =>
  `# Sign-in was down\n\n## Notes\n\n${hostile}\n\n## Timeline\n\n- 08:22 first error\n\n## Timeline\n\n- twice\n`;
const found = (hostile: string) => findings('unparsed-text', document(hostile), template);

const messages = {
  section: 'This section is too long to be linted; headings would divide it.',
  marks: 'This block has too many marks of formatting to be linted.',
  deep: 'This block is nested too deeply to be linted.',
  indented: 'This block is indented too far to be linted.',
  lines: 'This block has too many lines to be linted; blank lines would divide it.',
};

const lists = (levels: number) => Array.from({ length: levels }, (_, at) => `${'  '.repeat(at)}- a`).join('\n');

const hostile: readonly (readonly [string, string, string])[] = [
  ['a section of 110,000 characters', 'It was down for long.\n'.repeat(5000), messages.section],
  ['emphasis that never ends', '*a_ '.repeat(2000), messages.marks],
  ['links that never end', '[a]('.repeat(2000), messages.marks],
  ['brackets', '['.repeat(5000), messages.marks],
  [
    'backticks of all lengths',
    Array.from({ length: 150 }, (_, at) => `x${'`'.repeat(at + 1)}`).join(''),
    messages.marks,
  ],
  ['comments that never end', `x ${'<!-- a '.repeat(1000)}`, messages.marks],
  ['quotes in quotes', `${'>'.repeat(300)} a`, messages.deep],
  ['lists in lists', `${'- '.repeat(300)}a`, messages.deep],
  ['numbered lists in lists', `${'1. '.repeat(200)}a`, messages.deep],
  ['lists in lists on lines of their own', lists(80), messages.indented],
];

describe('what is over a bound', () => {
  test.each(hostile)('%s', (_, text, message) => {
    const all = found(text);
    expect(all.map(([, said]) => said)).toEqual([message]);
    const [[source = ''] = []] = all;
    expect(source.length).toBeLessThanOrEqual(200);
    expect(source).not.toMatch(/[\r\n]/);
    expect(source).not.toBe('');
  });

  test.each(hostile)('the rest is read as usual: %s', (_, text) => {
    expect(rulesFinding(document(text), template)).toEqual(
      expect.arrayContaining(['missing-section', 'unparsed-text', 'duplicate-section']),
    );
  });

  test('one finding, whatever the number of places', () => {
    const text = Array.from({ length: 30 }, () => `## More\n\n${'*a_ '.repeat(500)}\n`).join('\n');
    const { diagnostics } = lintText(document(text), template);
    const all = diagnostics.filter(({ rule }) => rule === 'unparsed-text');
    expect(all.map(({ severity, fixes }) => [severity, fixes])).toEqual([['information', []]]);
    expect(all[0]?.related).toHaveLength(20);
    expect(new Set(all[0]?.related?.map(({ message }) => message))).toEqual(new Set(['This was not linted either.']));
    expect(all[0]?.related?.every(({ range }) => document(text).slice(range.start).startsWith('*a_'))).toBe(true);
  });

  test('in CRLF', () => {
    expect(found('> '.repeat(300)).length).toBe(1);
    expect(findings('unparsed-text', document(`${'>'.repeat(300)} a`).replaceAll('\n', '\r\n'), template)).toHaveLength(
      1,
    );
  });

  test('in a document from before the template, too', () => {
    expect(rulesFinding(`# A\n\n${'>'.repeat(300)} a\n`)).toEqual(['unadopted-template', 'unparsed-text']);
  });

  test('a comment above it disables it', () => {
    expect(found(`<!-- whylint-disable unparsed-text: a dump -->\n\n${'>'.repeat(300)} a`)).toEqual([]);
  });
});

describe('not over one', () => {
  test.each([
    ['a long list', '- one more thing\n'.repeat(1500)],
    ['a long table', `| a | b |\n|---|---|\n${'| one | more |\n'.repeat(500)}`],
    ['a log in a fence', `\`\`\`\n${'08:22 [error] *full* <cache> `x`\n'.repeat(5000)}\`\`\``],
    ['much emphasis in much text', `${'It was **very** slow, and *nobody* knew [why](x.md). '.repeat(60)}\n`],
    ['ten levels', lists(10)],
    ['front matter only', ''],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual([]);
  });
});
