import { describe, expect, test } from 'vitest';
import { builtInTemplates } from '../../server/src/kinds/built-in-templates.ts';
import { findings, lintText, rulesFinding } from '../support/post-mortem.ts';

const template =
  '# Title\n\n## Summary\n\n## Impact\n\n<!-- In numbers: users, minutes. Money, too. -->\n\n## Notes <!-- optional -->\n';
const found = (impact: string, of = template) =>
  findings('empty-section', `# Sign-in was down\n\n## Summary\n\nIt was.\n\n${impact}`, of);

describe('blank', () => {
  test.each([
    ['nothing below it', '## Impact\n'],
    ['blank lines', '## Impact\n\n \n\t\n'],
    ['a comment', '## Impact\n\n<!-- In numbers: users, minutes. Money, too. -->\n'],
    ['a comment of the author’s own', '## Impact\n\n<!-- I will ask support. -->\n'],
    ['an empty item', '## Impact\n\n-\n'],
    ['a rule', '## Impact\n\n---\n'],
  ])('%s', (_, impact) => {
    expect(found(impact)).toEqual([['## Impact', '"Impact" is still blank: In numbers: users, minutes.']]);
    expect(found(impact.replaceAll('\n', '\r\n'))).toEqual([
      ['## Impact', '"Impact" is still blank: In numbers: users, minutes.'],
    ]);
  });

  test('setext, and by another name', () => {
    expect(found('Customer impact\n---------------\n')).toEqual([
      ['Customer impact\n---------------', '"Customer impact" is still blank: In numbers: users, minutes.'],
    ]);
  });

  test('without guidance', () => {
    expect(findings('empty-section', '# A\n\n## Summary\n\n## Impact\n\n9\n', template)).toEqual([
      ['## Summary', '"Summary" is still blank. What would the next reader look for here?'],
    ]);
  });

  test('an optional section that is there', () => {
    expect(found('## Impact\n\n9\n\n## Notes\n').map(([source]) => source)).toEqual(['## Notes']);
  });

  test('a section for a chain of whys', () => {
    const chain = '# T\n\n## Summary\n\n## Five whys\n\n1. Why? {because}\n2. Why? {because}\n3. Why? {because}\n';
    expect(rulesFinding('# A\n\n## Summary\n\nx\n\n## Five whys\n', chain)).toEqual(['empty-section']);
  });

  test('messages stay within a line', () => {
    const title = `Impact ${'on all of the many people '.repeat(8)}`.trim();
    const [[, message = ''] = []] = findings(
      'empty-section',
      `# A\n\n## ${title}\n`,
      `# T\n\n## ${title}\n\n<!-- ${'In numbers and in words, '.repeat(20)} -->\n`,
    );
    expect(message.length).toBeLessThanOrEqual(100);
    expect(message).toMatch(/^"Impact on .*…" is still blank: In numbers.*…$/);
  });
});

describe('not blank', () => {
  test.each([
    ['a sentence', '## Impact\n\n9 people.\n'],
    ['N/A with its reason', '## Impact\n\nN/A – the failover took all traffic.\n'],
    ['a list', '## Impact\n\n- 9 people\n'],
    ['a table', '## Impact\n\n| | |\n|---|---|\n| Users | 9 |\n'],
    ['code', '## Impact\n\n```\n9 × 500\n```\n'],
    ['a quote', '## Impact\n\n> 9 people\n'],
    ['a subsection', '## Impact\n\n### Users\n\n9\n'],
    ['one of its subsections', '## Impact\n\n### Users\n\n### Minutes\n\n38\n'],
    ['the value in its heading', '## Impact: 9 people\n'],
  ])('%s', (_, impact) => {
    expect(found(impact)).toEqual([]);
    expect(found(impact.replaceAll('\n', '\r\n'))).toEqual([]);
  });

  test.each([
    '![Requests by status](graph.png)',
    '![](graph.png)',
    '![Requests by status][graph]\n\n[graph]: graph.png',
    '<img src="graph.png">',
    '<details>\n9 people\n</details>',
  ])('a figure: %s', (figure) => {
    expect(found(`## Impact\n\n${figure}\n`)).toEqual([]);
  });

  test.each(['<a name="impact"></a>', '<br>', '<!-- 9 -->\n<br/>'])('but no tags alone: %s', (html) => {
    expect(found(`## Impact\n\n${html}\n`)).toHaveLength(1);
  });

  test('a placeholder is an open prompt, and said only once', () => {
    for (const words of ['TBD', 'N/A', '{how many}', '_In numbers._'])
      expect(
        rulesFinding(
          `# A\n\n## Summary\n\nx\n\n## Impact\n\n${words}\n`,
          template.replace('<!-- In', '_In numbers._ <!-- In'),
        ),
        words,
      ).toEqual(['unanswered-prompt']);
  });
});

describe('another rule speaks', () => {
  test('for the root cause', () => {
    expect(
      rulesFinding('---\nkind: post-mortem\n---\n# A\n\n## Root cause\n').filter((rule) => rule !== 'missing-section'),
    ).toEqual(['missing-why', 'missing-root-cause']);
  });

  test('for whys', () => {
    const whys = '# T\n\n## Summary\n\n## Safeguards\n\n**Why was it not caught by tests?**\n';
    expect(rulesFinding('# A\n\n## Summary\n\nx\n\n## Safeguards\n', whys)).toEqual(['missing-why']);
    const itself = '# T\n\n## Summary\n\n## Why did nobody notice?\n';
    expect(rulesFinding('# A\n\n## Summary\n\nx\n\n## Why did nobody notice?\n', itself)).toEqual(['missing-why']);
  });

  test('for a section whose own questions are gone', () => {
    const asks = '# T\n\n## Summary\n\n## Detection\n\n**How did we find out?**\n';
    expect(rulesFinding('# A\n\n## Summary\n\nx\n\n## Detection\n', asks)).toEqual(['unanswered-prompt']);
  });
});

test('a heading that is none of the template’s may stay blank', () => {
  expect(rulesFinding('# A\n\n## Summary\n\nx\n\n## Impact\n\n9\n\n## Music we heard\n', template)).toEqual([]);
});

test('a document from before the template may have blank headings', () => {
  expect(findings('empty-section', '# A\n\n## Impact\n\n## Other things\n\nIt was down.\n')).toEqual([]);
});

test('the untouched template: once for each section that holds nothing else', () => {
  const { diagnostics } = lintText(builtInTemplates['post-mortem'] ?? '');
  const places = diagnostics.map(({ range }) => range.start);
  expect(new Set(places).size).toBe(places.length);
  expect(diagnostics.filter(({ rule }) => rule === 'empty-section').length).toBeGreaterThan(0);
});
