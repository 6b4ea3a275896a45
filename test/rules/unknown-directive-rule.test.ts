import { describe, expect, test } from 'vitest';
import { findings, fixedBy, fixTitles, rulesFinding } from '../support/post-mortem.ts';

const template = '# Title\n\n## Summary\n';
const document = (comment: string) => `# Sign-in was down\n\n${comment}\n\n## Summary\n\nIt was.\n`;
const found = (comment: string) => findings('unknown-directive-rule', document(comment), template);

describe('a rule that does not exist', () => {
  test.each([
    ['misspelt', '<!-- whylint-disable missing-wy -->', 'missing-wy', 'missing-why'],
    ['in other letters', '<!-- whylint-disable Missing-Whys -->', 'Missing-Whys', 'missing-why'],
    ['for the next line', '<!-- whylint-disable-next-line shalow-whys: later -->', 'shalow-whys', 'shallow-whys'],
    ['at the end of a region', '<!-- whylint-enable missing-wy -->', 'missing-wy', 'missing-why'],
  ])('%s', (_, comment, name, meant) => {
    expect(found(comment)).toEqual([[name, `"${name}" is not known here. Did this mean "${meant}"?`]]);
    expect(fixTitles('unknown-directive-rule', document(comment), template)).toEqual([`Replace by "${meant}"`]);
    expect(fixedBy('unknown-directive-rule', document(comment), template)).toBe(document(comment.replace(name, meant)));
  });

  test('without a likeness to any', () => {
    expect(found('<!-- whylint-disable everything-else -->')).toEqual([
      ['everything-else', '"everything-else" is not known here. Is it spelt right?'],
    ]);
    expect(fixTitles('unknown-directive-rule', document('<!-- whylint-disable everything-else -->'), template)).toEqual(
      [],
    );
  });

  test('one of several, at its own place', () => {
    expect(
      rulesFinding('# A\n\n<!-- whylint-disable missing-section, missing-wy: short -->\n\nIt was down.\n', template),
    ).toEqual(['unknown-directive-rule']);
  });
});

describe('a verb that does not exist', () => {
  test.each([
    ['<!-- whylint-disabel missing-why -->', 'whylint-disabel', 'whylint-disable'],
    ['<!-- whylint-disable-line missing-why -->', 'whylint-disable-line', 'whylint-disable-next-line'],
    ['<!-- whylint_disable missing-why -->', 'whylint_disable', 'whylint-disable'],
  ])('%s', (comment, word, meant) => {
    expect(found(comment)).toEqual([[word, `"${word}" is not known here. Did this mean "${meant}"?`]]);
    expect(fixedBy('unknown-directive-rule', document(comment), template)).toBe(document(comment.replace(word, meant)));
  });
});

test.each([
  '<!-- whylint is great -->',
  '<!-- whylint: optional -->',
  '<!-- markdownlint-disable no-html -->',
  '`<!-- whylint-disable missing-wy -->`',
  '```\n<!-- whylint-disable missing-wy -->\n```',
])('no directive about rules: %s', (comment) => {
  expect(found(comment)).toEqual([]);
});

test('in a document from before the template, too', () => {
  expect(rulesFinding('# A\n\nIt was down.\n\n<!-- whylint-disable missing-wy -->\n')).toEqual([
    'unadopted-template',
    'unknown-directive-rule',
  ]);
});

test('a long word is cut in the message', () => {
  const [[, message = ''] = []] = found(`<!-- whylint-disable ${'missing-'.repeat(30)}why -->`);
  expect(message).not.toBe('');
  expect(message.length).toBeLessThanOrEqual(100);
});
