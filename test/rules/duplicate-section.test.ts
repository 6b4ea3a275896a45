import { describe, expect, test } from 'vitest';
import { findings, lintText, rulesFinding } from '../support/post-mortem.ts';

const template = '# Title\n\n## Summary\n\n## Customer voice\n';
const found = (text: string, of = template) => findings('duplicate-section', text, of);

describe('twice under one parent', () => {
  test.each([
    [
      'a section of the template',
      '# A\n\n## Customer voice\n\nx\n\n## Summary\n\ny\n\n## Customer voice\n\nz\n',
      '## Customer voice',
    ],
    ['a well-known one', '# A\n\n## Timeline\n\nx\n\n## Summary\n\ny\n\n## Timeline\n\nz\n', '## Timeline'],
    ['in other letters', '# A\n\n## Summary\n\nx\n\n## 2. SUMMARY 📝 ##\n\ny\n', '## 2. SUMMARY 📝 ##'],
    ['setext', '# A\n\n## Summary\n\nx\n\nSummary\n-------\n\ny\n', 'Summary\n-------'],
    ['subsections', '# A\n\n## Lessons\n\n### What went well\n\nx\n\n### What went well\n\ny\n', '### What went well'],
    ['with others below the first', '# A\n\n## Impact\n\n### Users\n\nx\n\n## Impact\n\ny\n', '## Impact'],
    ['blank ones', '# A\n\n## Summary\n\n## Summary\n', '## Summary'],
  ])('%s', (_, text, source) => {
    expect(found(text).map(([at]) => at)).toEqual([source]);
    expect(found(text.replaceAll('\n', '\r\n')).map(([at]) => at)).toEqual([source.replaceAll('\n', '\r\n')]);
  });

  test('at the second and each further one, with a pointer to the first', () => {
    const text = '# A\n\n## Summary\n\nx\n\n## Summary\n\ny\n\n## Summary\n\nz\n';
    const { diagnostics } = lintText(text, template);
    const duplicates = diagnostics.filter(({ rule }) => rule === 'duplicate-section');
    expect(duplicates.map(({ range }) => range.start)).toEqual([
      text.indexOf('## Summary', 12),
      text.lastIndexOf('## Summary'),
    ]);
    expect(duplicates.map(({ related }) => related)).toEqual(
      Array(2).fill([{ range: { start: 5, end: 15 }, message: 'It stands here first.' }]),
    );
    expect(duplicates[0]?.message).toBe('"Summary" stands here a second time. Is one of them left over?');
  });
});

describe('silent', () => {
  test.each([
    ['under different parents', '# A\n\n## Monday\n\n### Impact\n\nx\n\n## Friday\n\n### Impact\n\ny\n'],
    ['on different levels', '# A\n\n## Summary\n\n### Summary\n\nx\n\n## Customer voice\n\ny\n'],
    ['two names for one thing', '# A\n\n## Impact\n\nx\n\n## Customer impact\n\ny\n'],
    ['headings of no template', '# A\n\n## 08:22\n\nx\n\n## Notes\n\ny\n\n## 08:22\n\nz\n\n## Notes\n\nw\n'],
    ['headings without a name', '# A\n\n##\n\nx\n\n##\n\ny\n'],
    [
      'in code, comments and quotes',
      '# A\n\n## Summary\n\n```\n## Summary\n```\n\n<!--\n## Summary\n-->\n\n> ## Summary\n',
    ],
    ['fields', '# A\n\n**Summary:** x\n\n## Summary\n\ny\n'],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  test('where a comment says so', () => {
    expect(
      rulesFinding(
        '# A\n\n## Customer voice\n\nx\n\n## Summary\n\nx\n\n<!-- whylint-disable-next-line duplicate-section: the second wave -->\n## Summary\n\ny\n',
        template,
      ),
    ).toEqual([]);
  });
});

test('a document from before the template hears of it, too', () => {
  expect(rulesFinding('# A\n\n## Timeline\n\nx\n\n## Timeline\n\ny\n')).toEqual([
    'unadopted-template',
    'duplicate-section',
  ]);
});

test('a long title is cut in the message', () => {
  const heading = `## Summary ${'(of it all, and then some more) '.repeat(4)}`.trim();
  const [[, message = ''] = []] = found(`# A\n\n${heading}\n\nx\n\n${heading}\n\ny\n`);
  expect(message).toMatch(/^"Summary .*…" stands here/);
  expect(message.length).toBeLessThanOrEqual(100);
});
