import { describe, expect, test } from 'vitest';
import { directives, suppress } from '../../server/src/config/directives.ts';
import { createDocument } from '../../server/src/model/document.ts';

const known = ['rule-a', 'rule-b', 'rule-c', 'rule-idle'];

/** `@a` in a text is where `rule-a` finds something. */
function lint(text: string) {
  const found = [...text.matchAll(/@([abc])/g)].map(({ 0: source, 1: letter, index }) => ({
    rule: `rule-${letter}`,
    range: { start: index, end: index + source.length },
  }));
  const document = createDocument('a.md', text);
  return { text, ...suppress(document, found, { known, ran: ['rule-a', 'rule-b', 'rule-c'] }) };
}

/** What is left, as `letter:line`, lines from 1. */
const left = (text: string) =>
  lint(text).remaining.map(({ rule, range }) => `${rule.at(-1)}:${text.slice(0, range.start).split(/\r\n|\n/).length}`);

const problems = (text: string) =>
  lint(text).problems.map((each) => [
    each.problem,
    text.slice(each.range.start, each.range.end),
    ...('suggestion' in each ? [each.suggestion] : []),
  ]);

test('what a directive says', () => {
  const text = 'x\n\n- <!--  whylint-disable  rule-a,rule-b : not here: why -->';
  expect(directives(createDocument('a.md', text))).toEqual([
    {
      verb: 'disable',
      rules: [
        { name: 'rule-a', range: { start: 28, end: 34 } },
        { name: 'rule-b', range: { start: 35, end: 41 } },
      ],
      reason: 'not here: why',
      range: { start: 5, end: 61 },
    },
  ]);
});

test('a document without directives is handed on as it is', () => {
  const found = [{ rule: 'rule-a', range: { start: 0, end: 1 } }];
  expect(suppress(createDocument('a.md', 'x'), found, { known, ran: known }).remaining).toBe(found);
});

describe('the next line', () => {
  test.each([
    ['of one rule', '<!-- whylint-disable-next-line rule-a: why -->\n@a @b\n@a', ['b:2', 'a:3']],
    ['of two', 'x\n\n<!-- whylint-disable-next-line rule-a, rule-b -->\n@a @b @c', ['c:4']],
    ['of all', 'x\n\n<!-- whylint-disable-next-line -->\n@a @b\n@a', ['a:5']],
    ['behind blank ones', 'x\n\n<!-- whylint-disable-next-line rule-a -->\n\n\n@a\n@a', ['a:7']],
    ['not its own', 'x\n\n@a <!-- whylint-disable-next-line rule-a -->\n@a', ['a:3']],
    ['with CRLF', 'x\r\n\r\n<!-- whylint-disable-next-line rule-a -->\r\n\r\n@a\r\n@a\r\n', ['a:6']],
    ['in a list', '- x\n  <!-- whylint-disable-next-line rule-a -->\n- @a\n- @a', ['a:4']],
    ['in a quote', '> x\n> <!-- whylint-disable-next-line rule-a -->\n>\n> @a\n> @a', ['a:5']],
    ['in a table', '| x |\n| - |\n| <!-- whylint-disable-next-line rule-a --> |\n| @a |\n| @a |', ['a:5']],
    ['a heading', 'x\n\n<!-- whylint-disable-next-line rule-a -->\n## @a\n\n@a', ['a:6']],
    [
      'after a comment of several lines',
      'x\n\n<!-- whylint-disable-next-line\nrule-a: because\nof this -->\n@a\n@a',
      ['a:7'],
    ],
    [
      'after several directives',
      '<!-- whylint-disable-next-line rule-a -->\n<!-- whylint-disable-next-line rule-b -->\n\n@a @b @c',
      ['c:4'],
    ],
    ['of which there is none', '@a\n\n<!-- whylint-disable-next-line -->', ['a:1']],
  ])('%s', (_, text, expected) => {
    expect(left(text)).toEqual(expected);
  });
});

describe('a region', () => {
  test.each([
    ['from its line on', '@a\n\n@a <!-- whylint-disable rule-a --> @a\n\n@a @b', ['a:1', 'b:5']],
    ['up to its end', 'x\n\n<!-- whylint-disable rule-a -->\n@a\n\n<!-- whylint-enable rule-a -->\n@a', ['a:7']],
    ['ended by an end of all', 'x\n\n<!-- whylint-disable rule-a -->\n@a\n\n<!-- whylint-enable -->\n@a', ['a:7']],
    ['of all rules', 'x\n\n<!-- whylint-disable -->\n@a @b\n\n<!-- whylint-enable -->\n@a @b', ['a:7', 'b:7']],
    ['of all, one of them back', 'x\n\n<!-- whylint-disable -->\n@a\n\n<!-- whylint-enable rule-a -->\n@a @b', ['a:7']],
    [
      'in another',
      'x\n\n<!-- whylint-disable rule-a -->\n\n<!-- whylint-disable rule-b -->\n@a @b\n\n<!-- whylint-enable rule-b -->\n@a @b',
      ['b:9'],
    ],
    [
      'twice',
      'x\n\n<!-- whylint-disable rule-a -->\n@a\n\n<!-- whylint-enable -->\n@a\n\n<!-- whylint-disable rule-a -->\n@a',
      ['a:7'],
    ],
    ['over sections', '# T\n\nx\n\n<!-- whylint-disable rule-a -->\n\n## U\n\n@a\n\n## V\n\n@a @b', ['b:13']],
    ['on the last line', '@a\n\n@a\n<!-- whylint-disable rule-a -->', ['a:1', 'a:3']],
    [
      'in code, which is none',
      '```\n<!-- whylint-disable -->\n```\n\n@a `<!-- whylint-disable -->`\n\n@a',
      ['a:5', 'a:7'],
    ],
  ])('%s', (_, text, expected) => {
    expect(left(text)).toEqual(expected);
  });

  test.each([
    ['first of all', '<!-- whylint-disable rule-a -->\n# T @a\n\n@a @b', ['b:4']],
    ['behind front matter', '---\nkind: "@a"\n---\n\n<!-- whylint-disable rule-a -->\n\n# T @a', []],
    ['under the title', '---\nkind: "@a"\n---\n\n# T @a\n\n<!-- whylint-disable rule-a -->\n', []],
    ['second of two', '# T @a @b\n\n<!-- whylint-disable rule-a -->\n<!-- whylint-disable rule-b -->\n', []],
    ['not behind a word of text', '# T @a\n\nx\n\n<!-- whylint-disable rule-a -->\n', ['a:1']],
  ])('is the whole document: %s', (_, text, expected) => {
    expect(left(text)).toEqual(expected);
  });
});

describe('problems', () => {
  test.each([
    ['an unknown rule', '<!-- whylint-disable rule-x, rule-a -->\n@a', [['unknown-rule', 'rule-x', 'rule-a']]],
    [
      'two of them',
      '<!-- whylint-disable zzzzz, qqqqq -->',
      [
        ['unknown-rule', 'zzzzz'],
        ['unknown-rule', 'qqqqq'],
      ],
    ],
    [
      'a reason without a colon',
      '<!-- whylint-disable rule-a because nobody asked -->\n@a',
      [['unknown-rule', 'because']],
    ],
    [
      'other reasons',
      '<!-- whylint-disable rule-a -- not: here -->\n@a\n\n<!-- whylint-disable-next-line rule-b — no -->\n@b',
      [],
    ],
    [
      'an unused comment',
      'x\n\n<!-- whylint-disable-next-line -->\nx',
      [['unused', '<!-- whylint-disable-next-line -->']],
    ],
    ['an unused rule', '<!-- whylint-disable rule-a, rule-b -->\n@a', [['unused', 'rule-b']]],
    ['a rule that did not run', '<!-- whylint-disable rule-idle -->', []],
    ['an end of nothing', 'x\n\n<!-- whylint-enable -->', [['unused', '<!-- whylint-enable -->']]],
    [
      'an end of another rule',
      '<!-- whylint-disable rule-a -->\n@a\n<!-- whylint-enable rule-b -->',
      [['unused', 'rule-b']],
    ],
    [
      'an end of what hid nothing',
      'x\n\n<!-- whylint-disable rule-a -->\n<!-- whylint-enable rule-a -->',
      [['unused', 'rule-a']],
    ],
    [
      'the next line has its own',
      '<!-- whylint-disable rule-a -->\n\n<!-- whylint-disable-next-line rule-a -->\n@a',
      [['unused', 'rule-a']],
    ],
    ['a misspelt word', '<!-- whylint-dissable rule-a -->', [['malformed', 'whylint-dissable', 'whylint-disable']]],
    [
      'a word without its hyphen',
      '<!-- whylint disable rule-a -->',
      [['malformed', 'whylint disable', 'whylint-disable']],
    ],
    [
      'a directive of other linters',
      '<!-- whylint-disable-line rule-a -->',
      [['malformed', 'whylint-disable-line', 'whylint-disable-next-line']],
    ],
    ['a word like none', '<!-- whylint-ignore -->', [['malformed', 'whylint-ignore']]],
    [
      'prose',
      '<!-- whylint is run on this, see whylint-disable -->\n\n<!-- whylint: optional -->\n\n<!-- todo -->',
      [],
    ],
    ['capitals', '<!-- Whylint-Disable rule-a -->\n@a', []],
  ])('%s', (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  test('name the directive that they are about', () => {
    const { problems: found } = lint('<!-- whylint-disable rule-b: why -->\n@a');
    expect(found).toMatchObject([{ problem: 'unused', rule: { name: 'rule-b' }, directive: { reason: 'why' } }]);
  });
});

test('thousands of directives on one another', () => {
  const text = `x\n\n${'<!-- whylint-disable-next-line rule-a -->\n'.repeat(1_500)}@a\n@a`;
  const { remaining, problems: found } = lint(text);
  expect(remaining).toHaveLength(1);
  expect(found).toHaveLength(1_499);
});
