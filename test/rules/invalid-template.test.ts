import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../server/src/config/default-config.ts';
import { lint } from '../../server/src/engine/lint.ts';
import { builtInKinds } from '../../server/src/kinds/built-in.ts';
import { builtInTemplates } from '../../server/src/kinds/built-in-templates.ts';
import { createDocument } from '../../server/src/model/document.ts';
import { kindOf, rulesFinding } from '../support/post-mortem.ts';

const path = 'docs/post-mortems/template.md';

const linted = (template: string) =>
  lint(
    createDocument(path, template),
    { config: defaultConfig, kinds: [kindOf(template), ...builtInKinds()], problems: [] },
    { today: '2026-03-02', audience: 'author' },
  );
const found = (template: string) =>
  linted(template).diagnostics.map(({ range, message }) => [template.slice(range.start, range.end), message]);

describe('what a template says in vain', () => {
  test.each<[string, string, [string, string][]]>([
    [
      'a condition that nothing decides',
      '# T\n\n## A\n\n**If it rained, why did nobody notice?**\n',
      [['If it rained, why did nobody notice?', '"If it rained" is not a condition that can be evaluated.']],
    ],
    [
      'a condition in a heading',
      '# T\n\n## A\n\n## If it rained, why did nobody notice?\n',
      [['## If it rained, why did nobody notice?', '"If it rained" is not a condition that can be evaluated.']],
    ],
    [
      'a condition in a directive',
      '# T\n\n## A\n\n**Why did nobody notice?** <!-- whylint: when it rains -->\n',
      [['<!-- whylint: when it rains -->', 'The condition "it rains" is not one that can be evaluated.']],
    ],
    [
      'a heading twice',
      '# T\n\n## Impact\n\n## Summary\n\n## Impact\n',
      [['## Impact', '"Impact" stands in this template twice.']],
    ],
    [
      'a directive that is none',
      '# T\n\n## A\n\n<!-- whylint: optionel -->\n',
      [['<!-- whylint: optionel -->', '"optionel" is no directive that templates have.']],
    ],
    [
      'a directive of which a part is none',
      '# T\n\n## A <!-- whylint: optional; min many -->\n',
      [['<!-- whylint: optional; min many -->', '"min" needs a whole number.']],
    ],
    [
      'an alias that another heading has as its name',
      '# T\n\n## Impact\n\n## Effects <!-- whylint: aliases Impact, Reach -->\n',
      [['## Effects <!-- whylint: aliases Impact, Reach -->', 'The alias "impact" stands for "Impact" already.']],
    ],
    [
      'an alias that two have',
      '# T\n\n## A <!-- whylint: aliases Reach -->\n\n## B <!-- whylint: aliases Reach -->\n',
      [['## B <!-- whylint: aliases Reach -->', 'The alias "reach" stands for "A" already.']],
    ],
    [
      'amounts that exclude each other',
      '# T\n\n## A <!-- whylint: min 8; max 5 -->\n',
      [['<!-- whylint: min 8; max 5 -->', 'No amount is at least 8 and at most 5.']],
    ],
    [
      'a condition on what the template has no place for',
      '# T\n\n## A\n\n**Who was told?** <!-- whylint: when severity is SEV1 -->\n',
      [['Who was told?', 'Nothing in this template decides this. Where would the severity stand?']],
    ],
    [
      'a detector that is none of those listed',
      '# T\n\n- **Detected by:** alert / customer\n\n## A\n\n**Why?** <!-- whylint: when detected-by is robot -->\n',
      [['Why?', 'This is never asked: the name of who or what detected it is one of alert, customer.']],
    ],
    [
      'no headings',
      'Write down what happened.\n',
      [['', 'This template has neither section headings nor fields, so there is nothing to lint against.']],
    ],
    [
      'nothing',
      '',
      [['', 'This template has neither section headings nor fields, so there is nothing to lint against.']],
    ],
  ])('%s', (_, template, expected) => {
    expect(found(template)).toEqual(expected);
    expect(found(template.replaceAll('\n', '\r\n'))).toEqual(expected);
  });

  test('a condition on a severity or a category that there is none of', () => {
    const template =
      '# T\n\n**Severity:** SEV1 – all / SEV2 – many\n\n## A\n\n**If the severity is SEV4, who was told?**\n\n**If the severity is SEV2, who was called?**\n\n**Was it logged?** <!-- whylint: when root-cause is human error -->\n\n**What would it cost?** <!-- whylint: when root-cause is trade off -->\n';
    expect(found(template)).toEqual([
      [
        'If the severity is SEV4, who was told?',
        'This is never asked: the severity is one of SEV1 – all, SEV2 – many.',
      ],
      ['Was it logged?', 'This is never asked: the root cause is one of trade-off, knowledge gap, brain fart.'],
    ]);
  });

  test('a heading that stands under another one each time is fine', () => {
    expect(found('# T\n\n## Monday\n\n### Impact\n\n## Friday\n\n### Impact\n')).toEqual([]);
  });
});

test('a template has a kind of its own, and is linted as nothing else', () => {
  const template =
    '---\nkind: post-mortem\n---\n# {Title}\n\n- **Date:** YYYY-MM-DD\n\n## Summary\n\nTBD\n\n## Root cause\n';
  const { kind, diagnostics, against } = linted(template);
  expect([kind, diagnostics, against]).toEqual(['template', [], undefined]);
});

test('the built-in templates have nothing wrong with them', () => {
  for (const template of Object.values(builtInTemplates)) expect(found(template)).toEqual([]);
});

test('documents hear nothing of it, and are not asked what they cannot know', () => {
  const template =
    '# T\n\n## A\n\n**If it rained, why did nobody notice?**\n\n## B\n\n**Why did nobody notice?** <!-- whylint: when it rains -->\n\n## If it rained, why was that?\n\n## C\n';
  for (const text of [
    '# Sign-in was down\n\n## A\n\nIt was.\n\n## B\n\nx\n\n## C\n\ny\n',
    '# Sign-in was down\n\n## A\n\n**If it rained, why did nobody notice?**\n\n## B\n\n**Why did nobody notice?**\n\n## If it rained, why was that?\n\n## C\n\ny\n',
  ])
    expect(rulesFinding(text, template)).toEqual([]);
});

test('off is off', () => {
  const rules = new Map([['invalid-template', { severity: 'off', options: {} } as const]]);
  const template = 'Nothing.\n';
  const { diagnostics } = lint(
    createDocument(path, template),
    { config: { ...defaultConfig, rules }, kinds: [kindOf(template)], problems: [] },
    { today: '2026-03-02', audience: 'author' },
  );
  expect(diagnostics).toEqual([]);
});
