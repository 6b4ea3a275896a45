import { describe, expect, test } from 'vitest';
import { findings, lintText, rulesFinding } from '../support/post-mortem.ts';

const template = '# Title\n\n## Summary\n';
const body = '# Sign-in was down\n\n## Summary\n\nIt was.\n';
const found = (head: string) => findings('invalid-front-matter', head + body, template);

describe('reported, at its line', () => {
  test.each([
    ['a bracket that is never closed', '---\nstatus: final\ntags: [login\n---\n', 'tags: [login'],
    ['a quote that is never closed', '---\ntitle: "Sign-in\n---\n', 'title: "Sign-in'],
    ['a tab', '---\na:\n\tb: 1\n---\n', '\tb: 1'],
    ['a name twice', '---\na: 1\nb: 2\na: 3\n---\n', 'a: 3'],
    ['no names at all', '---\njust words\n---\n', 'just words'],
    ['a list', '---\n- a\n- b\n---\n', '- a'],
    ['TOML without a value', '+++\na = 1\nb =\n+++\n', 'b ='],
    ['TOML without quotes', '+++\ntitle = Sign-in\n+++\n', 'title = Sign-in'],
  ])('%s', (_, head, line) => {
    expect(found(head).map(([source]) => source)).toEqual([line]);
    expect(found(head.replaceAll('\n', '\r\n')).map(([source]) => source)).toEqual([line]);
  });

  test('as one error of one line, without a fix', () => {
    const { diagnostics } = lintText(`---\na: [b\nc: "d\ne\n---\n${body}`, template);
    expect(diagnostics.map(({ rule, severity, fixes }) => [rule, severity, fixes])).toEqual([
      ['invalid-front-matter', 'error', []],
    ]);
    expect(diagnostics[0]?.message).toMatch(/^[^\n!]{10,100}$/);
  });

  test('in a document from before the template, too', () => {
    expect(rulesFinding('---\na: [b\n---\n# Sign-in\n\nIt was down.\n')).toEqual([
      'invalid-front-matter',
      'unadopted-template',
    ]);
  });
});

describe('fine', () => {
  test.each([
    ['none', ''],
    ['plain keys', '---\na: 1\nb: [c, d]\n---\n'],
    ['blank', '---\n---\n'],
    ['a comment only', '---\n# nothing yet\n---\n'],
    ['dates, flags and blanks', '---\ndate: 2026-03-01\ndraft: true\nowner:\n---\n'],
    ['several lines', '---\nsummary: |\n  a: b\n  [c\n---\n'],
    ['TOML', '+++\na = 1\n[b]\nc = "d"\n+++\n'],
    ['a rule at the start that closes nothing', '---\n\nIt was: [down\n\n'],
  ])('%s', (_, head) => {
    expect(found(head)).toEqual([]);
    expect(found(head.replaceAll('\n', '\r\n'))).toEqual([]);
  });
});

test('what can still be read counts', () => {
  const text =
    '---\nkind: post-mortem\nroot-cause: slip\ntags: [login\n---\n# Sign-in\n\n## Root cause\n\nWe were tired.\n';
  const rules = rulesFinding(text);
  expect(rules).toContain('invalid-front-matter');
  expect(rules).not.toContain('unadopted-template');
  expect(rules).not.toContain('missing-root-cause');
});

test('a comment right below the front matter is about it, too', () => {
  expect(
    rulesFinding(
      `---\na: [b\n---\n<!-- whylint-disable invalid-front-matter: the site's own form -->\n\n${body}`,
      template,
    ),
  ).toEqual([]);
});
