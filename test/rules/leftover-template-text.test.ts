import { describe, expect, test } from 'vitest';
import { builtInTemplates } from '../../server/src/kinds/built-in-templates.ts';
import { findings, fixedBy, fixTitles, lintText, rulesFinding } from '../support/post-mortem.ts';

/** Asks for nothing but a summary. */
const template = '# Title\n\n## Summary\n';
const document = (body: string) => `# Sign-in was down\n\n## Summary\n\nIt was.\n\n${body}`;
const found = (body: string) => findings('leftover-template-text', document(body), template);
const sources = (body: string) => found(body).map(([source]) => source);

describe('placeholder forms', () => {
  test.each<[string, string, string[]]>([
    ['braces', '## Notes\n\n{what else there is}\n', ['{what else there is}']],
    ['double braces', '## Notes\n\n{{ what else there is }}\n', ['{{ what else there is }}']],
    ['brackets', '## Notes\n\n[Describe the impact]\n', ['[Describe the impact]']],
    [
      'whole-line italics alone in a section',
      '## Notes\n\n_What else is there to say?_\n',
      ['_What else is there to say?_'],
    ],
    ['a date', '- **Date:** YYYY-MM-DD\n', ['YYYY-MM-DD']],
    ['a time', '- HH:MM first error\n', ['HH:MM']],
    ['no unknown time', '| Time | What |\n|---|---|\n| --:-- | noticed |\n', []],
    ['TBD', '**Owner:** TBD\n', ['TBD']],
    ['TODO', 'TODO: add the graph\n', ['TODO: add the graph']],
    ['an ellipsis', '- …\n', ['…']],
    ['question marks', '| Users | Minutes |\n|---|---|\n| ??? | 38 |\n', ['???']],
    ['minutes', '**Duration:** ?mins\n', ['?mins']],
    ['in a heading', '## Outage of {service}\n\nx\n', ['{service}']],
    ['in the midst of a line', 'See [link to the dashboard] for more.\n', ['[link to the dashboard]']],
  ])('%s', (_, body, expected) => {
    expect(sources(body)).toEqual(expected);
    expect(sources(body.replaceAll('\n', '\r\n'))).toEqual(expected);
  });

  test('in the title', () => {
    expect(findings('leftover-template-text', '# Outage of {service}\n\n## Summary\n\nx\n', template)).toEqual([
      ['{service}', 'Template text left over: {service}. What belongs here?'],
    ]);
  });

  test('a row or line of several is one thing to fill in', () => {
    expect(
      sources('| Time | What | Who |\n|---|---|---|\n| HH:MM | {what} | {who} |\n| HH:MM | {what} | Ann |\n'),
    ).toEqual(['HH:MM | {what} | {who}', 'HH:MM | {what}']);
  });

  test('what is long is cut in the message', () => {
    const [[, message = ''] = []] = found(`{${'what else there is '.repeat(6).trim()}}\n`);
    expect(message).toMatch(/^Template text left over: \{what else .*…\. What belongs here\?$/);
    expect(message.length).toBeLessThanOrEqual(100);
  });
});

describe('may stay', () => {
  test.each([
    ['code', '`{id}` and `YYYY-MM-DD`\n\n```\n{id} TBD\n```\n\n    {id}\n'],
    ['quotes', '> [Describe the impact]\n'],
    ['chat', '> ann: TODO: look at [the graph]\n'],
    ['links', '[the graph](https://example.org/{id}) and [the log][log]\n\n[log]: x.md\n'],
    ['boxes', '- [ ] tell support\n- [x] restart\n'],
    ['issue numbers and tags', 'See [#12], [PAY-12] and [RESOLVED].\n'],
    ['editorial brackets', 'She said "[the cache] was [sic] full".\n'],
    ['paths', 'GET /users/{id} returned 500.\n'],
    ['template languages', 'Dated {{ page.date | date }}.\n'],
    ['a banner below the title', ''],
    ['comments', '<!-- [Describe the impact] -->\n'],
    ['italics in a sentence', 'It was *very* slow.\n'],
    ['italics beside an answer', '## Notes\n\n_What else is there?_\n\nThe pager was silent.\n'],
    ['a severity guide', '- **SEV1:** _everything is down for all of our users_\n'],
    ['all times in UTC', '## Timeline\n\n_All times in UTC._\n\n- 08:22 first error\n'],
    ['a dash in a cell', '| Owner | Due |\n|---|---|\n| Ann | - |\n'],
    ['words that begin like one', 'TODO lists were lost, and TBDs with them.\n'],
  ])('%s', (_, body) => {
    expect(found(body)).toEqual([]);
  });

  test('italics below the title', () => {
    expect(
      rulesFinding('# Sign-in was down\n\n_Confidential: for our eyes only._\n\n## Summary\n\nx\n', template),
    ).toEqual([]);
  });
});

describe('never the same words twice', () => {
  test.each([
    [
      'a why',
      '# T\n\n## Safeguards\n\n**Why did nobody notice?**\n',
      '# A\n\n## Safeguards\n\n**Why did nobody notice?** {because}\n',
      'missing-why',
    ],
    [
      'a field',
      '# T\n\n- **Date:** YYYY-MM-DD\n\n## S\n',
      '# A\n\n- **Date:** YYYY-MM-DD\n\n## S\n\nx\n',
      'unanswered-prompt',
    ],
    ['a section', '# T\n\n## Summary\n', '# A\n\n## Summary\n\n[In a sentence or two]\n', 'unanswered-prompt'],
    [
      'a section of guidance in italics',
      '# T\n\n## Summary\n\n_In a sentence or two._\n',
      '# A\n\n## Summary\n\n_In a sentence or two._\n',
      'unanswered-prompt',
    ],
    [
      'front matter',
      '# T\n\n## S\n\n**Date:** YYYY-MM-DD\n',
      '---\ndate: YYYY-MM-DD\n---\n# A\n\n## S\n\nx\n',
      'unanswered-prompt',
    ],
    [
      'the category',
      '# T\n\n## Root cause\n\n- **Category:** {one of three}\n',
      '# A\n\n## Root cause\n\n- **Category:** {one of three}\n',
      'missing-root-cause',
    ],
    [
      'a chain',
      '# T\n\n## Five whys\n\n1. Why? {because}\n2. Why? {because}\n3. Why? {because}\n',
      '# A\n\n## Five whys\n\n1. Why? {because}\n2. Why? {because}\n',
      'shallow-whys',
    ],
  ])('%s', (_, of, text, rule) => {
    expect(rulesFinding(text, of)).toEqual([rule]);
    expect(rulesFinding(text.replaceAll('\n', '\r\n'), of)).toEqual([rule]);
  });

  test('a condition that is not asked yet', () => {
    const conditional = '# T\n\n## Alerts\n\n**If severity is SEV1, why was nobody paged?**\n';
    expect(
      rulesFinding('# A\n\n## Alerts\n\n**If severity is SEV1, why was nobody paged?** {because}\n', conditional),
    ).toEqual(['undecided-prompt']);
  });

  test('the untouched built-in template', () => {
    const { diagnostics } = lintText(builtInTemplates['post-mortem'] ?? '');
    const ranges = diagnostics.map(({ range }) => range).sort((a, b) => a.start - b.start);
    for (const [at, range] of ranges.entries()) expect(range.start).toBeGreaterThanOrEqual(ranges[at - 1]?.end ?? 0);
  });

  test('a chain that has come to a category is read like all else', () => {
    const text = '# A\n\n## Five whys\n\n1. Why? We were tired.\n2. Why? {because}\n\nRoot cause → slip\n';
    const chain = '# T\n\n## Five whys\n\n1. Why? {because}\n2. Why? {because}\n3. Why? {because}\n';
    expect(findings('leftover-template-text', text, chain).map(([source]) => source)).toEqual(['{because}']);
  });
});

test('a document from before the template hears of it, too', () => {
  expect(rulesFinding('# A\n\nIt was down.\n\n**Owner:** TBD\n')).toEqual([
    'unadopted-template',
    'leftover-template-text',
  ]);
});

test('a comment disables it', () => {
  expect(
    found('<!-- whylint-disable-next-line leftover-template-text: waiting for the vendor -->\n**Owner:** TBD\n'),
  ).toEqual([]);
});

describe('the fix removes a line that holds nothing else', () => {
  test.each([
    [
      'a row',
      '| T | W |\n|---|---|\n| 08:22 | x |\n| HH:MM | {what} |\n| 09:00 | y |\n',
      '| T | W |\n|---|---|\n| 08:22 | x |\n| 09:00 | y |\n',
    ],
    ['an item', '- one\n- {two}\n- three\n', '- one\n- three\n'],
    ['a numbered item', '1. one\n2. {two}\n', '1. one\n'],
    ['a line', 'One.\n\n[Describe the impact]\n\nTwo.\n', 'One.\n\n\nTwo.\n'],
    ['the last line', 'One.\n\n{two}', 'One.\n\n'],
  ])('%s', (_, before, after) => {
    expect(fixTitles('leftover-template-text', document(before), template)).toEqual(['Remove this line']);
    expect(fixedBy('leftover-template-text', document(before), template)).toBe(document(after));
    expect(fixedBy('leftover-template-text', document(before).replaceAll('\n', '\r\n'), template)).toBe(
      document(after).replaceAll('\n', '\r\n'),
    );
    expect(findings('leftover-template-text', document(after), template)).toEqual([]);
  });

  test.each([
    '**Owner:** TBD\n',
    '- HH:MM first error\n',
    '| T | W |\n|---|---|\n| HH:MM | restarted |\n',
    '## {name}\n\nx\n',
  ])('no other: %j', (body) => {
    expect(fixTitles('leftover-template-text', document(body), template)).toEqual([]);
  });
});
