import { describe, expect, test } from 'vitest';
import { builtInTemplates } from '../../server/src/kinds/built-in-templates.ts';
import { findings, fixedBy, fixTitles, lintText, rulesFinding } from '../support/post-mortem.ts';

const template =
  '# Title\n\n## Summary\n\n## Impact\n\n<!-- In numbers. -->\n\n## Timeline\n\n## Notes <!-- optional -->\n';
const found = (text: string, of = template) => findings('missing-section', text, of);

describe('what stands for a section', () => {
  test.each([
    ['its heading', '## Impact\n\n9 people.\n'],
    ['deeper', '#### Impact\n\n9 people.\n'],
    ['setext', 'Impact\n------\n\n9 people.\n'],
    ['closing hashes, numbering, emoji, case', '## 2. IMPACT 💥 ##\n\n9 people.\n'],
    ['another name for it', '## Affected users\n\n9 people.\n'],
    ['one of two in a heading', '## Impact and detection\n\n9 people.\n'],
    ['bold, as a field', '**Impact:** 9 people.\n'],
    ['bold, on a line of its own', '**Impact**\n\n9 people.\n'],
    ['an item', '- **Impact:** 9 people.\n'],
    ['a row', '| | |\n|---|---|\n| Impact | 9 people |\n'],
    ['an item with a box', '- [x] Impact: 9 people\n'],
    ['plain', 'Impact: 9 people.\n'],
  ])('%s', (_, impact) => {
    const text = `# Sign-in was down\n\n## Summary\n\nIt was.\n\n${impact}\n## Timeline\n\n- 08:22 a\n`;
    expect(found(text)).toEqual([]);
    expect(found(text.replaceAll('\n', '\r\n'))).toEqual([]);
  });

  test('front matter', () => {
    expect(found('---\nimpact: 9 people\n---\n# A\n\n## Summary\n\nx\n\n## Timeline\n\n- 08:22 a\n')).toEqual([]);
  });

  test('a name of the template’s own, and its aliases', () => {
    const own = '# T\n\n## Customer voice <!-- whylint: aliases Voices, Quotes from support -->\n\n## Summary\n';
    expect(found('# A\n\n## CUSTOMER VOICE\n\nx\n\n## Summary\n\ny\n', own)).toEqual([]);
    expect(found('# A\n\n## 💬 Quotes from support\n\nx\n\n## Summary\n\ny\n', own)).toEqual([]);
    expect(found('# A\n\n**Voices:** x\n\n## Summary\n\ny\n', own)).toEqual([]);
    expect(found('# A\n\n## Customers\n\nx\n\n## Summary\n\ny\n', own)).toEqual([
      ['# A', 'No section "Customer voice" yet; the template asks for one.'],
    ]);
  });
});

describe('what does not', () => {
  test.each([
    ['the title', '# Impact of a full cache\n\n## Summary\n\nx\n\n## Timeline\n\ny\n'],
    ['prose', '# A\n\n## Summary\n\nThe impact was small.\n\n## Timeline\n\ny\n'],
    ['a heading in code', '# A\n\n## Summary\n\nx\n\n```\n## Impact\n```\n\n## Timeline\n\ny\n'],
    ['a heading in a comment', '# A\n\n## Summary\n\nx\n\n<!--\n## Impact\n-->\n\n## Timeline\n\ny\n'],
    ['a heading in a quote', '# A\n\n## Summary\n\nx\n\n> ## Impact\n\n## Timeline\n\ny\n'],
  ])('%s', (_, text) => {
    expect(found(text).map(([, message]) => message)).toEqual(['No section "Impact" yet; the template asks for one.']);
  });
});

describe('a section that asks', () => {
  const asks =
    '# T\n\n## Summary\n\n## Detection\n\n**How did we find out?**\n\n**Why so late?** <!-- optional -->\n\n## Notes <!-- optional -->\n';

  test('is reported once, its questions are not', () => {
    expect(rulesFinding('# A\n\n## Summary\n\nx\n', asks)).toEqual(['missing-section']);
    const whys = asks.replace(' <!-- optional -->\n\n## Notes', '\n\n## Notes');
    expect(rulesFinding('# A\n\n## Summary\n\nx\n', whys)).toEqual(['missing-why']);
  });

  test('is not missed where all that it asks stands elsewhere', () => {
    expect(rulesFinding('# A\n\n## Summary\n\nx\n\n**How did we find out?** By phone.\n', asks)).toEqual([]);
    expect(rulesFinding('# A\n\n## Summary\n\nx\n\n**How did we find out?** TBD\n', asks)).toEqual([
      'unanswered-prompt',
    ]);
  });

  test('below one that is gone as well, is part of that', () => {
    const nested = '# T\n\n## Summary\n\n## Review\n\n### Safeguards\n\n**Why so late?**\n\n### People\n';
    expect(findings('missing-why', '# A\n\n## Summary\n\nx\n', nested)).toEqual([
      ['# A', 'No section "Review" yet: Why so late?'],
    ]);
    expect(rulesFinding('# A\n\n## Summary\n\nx\n', nested)).toEqual(['missing-why']);
    expect(rulesFinding('# A\n\n## Summary\n\nx\n\n## Review\n\n### People\n\nAnn\n', nested)).toEqual(['missing-why']);
    expect(
      rulesFinding('# A\n\n## Summary\n\nx\n\n## Review\n\n### Safeguards\n\n**Why so late?** x\n', nested),
    ).toEqual(['missing-section']);
  });
});

describe('where it stands', () => {
  test('at the title, one for each section, in the order of the template', () => {
    expect(found('# A\n\n## Impact\n\n9\n')).toEqual([
      ['# A', 'No section "Summary" yet; the template asks for one.'],
      ['# A', 'No section "Timeline" yet; the template asks for one.'],
    ]);
  });

  test('without a title, at the first heading or line', () => {
    expect(found('## Impact\n\n9\n')[0]?.[0]).toBe('## Impact');
    expect(found('\n\nIt was down.\r\nAll of it.\n')[0]?.[0]).toBe('It was down.');
    expect(found('')[0]?.[0]).toBe('');
    expect(found('---\nkind: post-mortem\n---\n')[0]?.[0]).toBe('');
  });

  test('a subsection at the heading it belongs under, and not at all when that is gone as well', () => {
    const nested = '# T\n\n## Summary\n\n## Lessons learned\n\n### What went well\n\n### What went wrong\n';
    expect(found('# A\n\n## Summary\n\nx\n\n## Lessons learnt\n\n### What worked\n\ny\n', nested)).toEqual([
      ['## Lessons learnt', 'No section "What went wrong" yet; the template asks for one.'],
    ]);
    expect(found('# A\n\n## Summary\n\nx\n', nested)).toEqual([
      ['# A', 'No section "Lessons learned" yet; the template asks for one.'],
    ]);
  });
});

describe('silent', () => {
  test('optional sections, by comment and by directive', () => {
    const optional =
      '# T\n\n## Summary\n\n## A <!-- optional -->\n\n## B\n\n<!-- whylint: optional -->\n\n## C <!-- optional -->\n\n### Of C\n';
    expect(rulesFinding('# A\n\n## Summary\n\nx\n', optional)).toEqual([]);
  });

  test('a document from before the template', () => {
    expect(rulesFinding('# A\n\nIt was down.\n')).toEqual(['unadopted-template']);
  });

  test('a document that is switched off for it', () => {
    expect(
      rulesFinding('# A\n\n<!-- whylint-disable missing-section: short one -->\n\n## Summary\n\nx\n', template),
    ).toEqual([]);
  });
});

test('the built-in template, its section on causes told as a field', () => {
  const text = (builtInTemplates['post-mortem'] ?? '').replace(/## Root cause\n[\s\S]*?(?=## Why)/, '');
  expect(lintText(text).diagnostics.some(({ message }) => message.includes('"Root cause"'))).toBe(true);
  const asField = text.replace('## Summary', '**Root cause:** knowledge gap\n\n## Summary');
  expect(lintText(asField).diagnostics.some(({ message }) => message.includes('"Root cause"'))).toBe(false);
});

describe('fixes', () => {
  test('behind the section before it, with the guidance', () => {
    expect(fixTitles('missing-section', '# A\n\n## Summary\n\nx\n\n## Timeline\n\ny\n', template)).toEqual([
      'Insert the section "Impact"',
      'Insert everything that is missing',
    ]);
    expect(fixedBy('missing-section', '# A\n\n## Summary\n\nx\n\n## Timeline\n\ny\n', template)).toBe(
      '# A\n\n## Summary\n\nx\n\n## Impact\n\n<!-- In numbers. -->\n\n## Timeline\n\ny\n',
    );
  });

  test('behind all that stands below the section before it', () => {
    const text = '# A\n\n## Summary\n\nx\n\n### More\n\n- y\n- z\n\n## Timeline\n\n- w\n';
    expect(fixedBy('missing-section', text, template)).toBe(
      text.replace('## Timeline', '## Impact\n\n<!-- In numbers. -->\n\n## Timeline'),
    );
  });

  test('before the first section that is there', () => {
    expect(fixedBy('missing-section', '# A\n\nIntro.\n\n## Impact\n\n9\n\n## Timeline\n\ny\n', template)).toBe(
      '# A\n\nIntro.\n\n## Summary\n\n## Impact\n\n9\n\n## Timeline\n\ny\n',
    );
  });

  test('at the end, with and without a final line break', () => {
    expect(fixedBy('missing-section', '# A\n\n## Summary\n\nx\n\n## Impact\n\n9\n', template)).toBe(
      '# A\n\n## Summary\n\nx\n\n## Impact\n\n9\n\n## Timeline\n',
    );
    expect(fixedBy('missing-section', '# A\n\n## Summary\n\nx\n\n## Impact\n\n9', template)).toBe(
      '# A\n\n## Summary\n\nx\n\n## Impact\n\n9\n\n## Timeline\n',
    );
  });

  test('in the line ends of the document', () => {
    expect(fixedBy('missing-section', '# A\r\n\r\n## Summary\r\n\r\nx\r\n\r\n## Timeline\r\n\r\ny\r\n', template)).toBe(
      '# A\r\n\r\n## Summary\r\n\r\nx\r\n\r\n## Impact\r\n\r\n<!-- In numbers. -->\r\n\r\n## Timeline\r\n\r\ny\r\n',
    );
  });

  test('at the level of its neighbours', () => {
    expect(fixedBy('missing-section', '## A\n\n### Summary\n\nx\n\n### Timeline\n\ny\n', template)).toBe(
      '## A\n\n### Summary\n\nx\n\n### Impact\n\n<!-- In numbers. -->\n\n### Timeline\n\ny\n',
    );
    expect(fixedBy('missing-section', '# Summary\n\nx\n\n# Timeline\n\ny\n', template)).toBe(
      '# Summary\n\nx\n\n# Impact\n\n<!-- In numbers. -->\n\n# Timeline\n\ny\n',
    );
  });

  test('next to setext headings', () => {
    expect(fixedBy('missing-section', 'A\n=\n\nSummary\n-------\n\nx\n\nTimeline\n--------\n\ny\n', template)).toBe(
      'A\n=\n\nSummary\n-------\n\nx\n\n## Impact\n\n<!-- In numbers. -->\n\nTimeline\n--------\n\ny\n',
    );
  });

  test('a subsection below its parent', () => {
    const nested = '# T\n\n## Summary\n\n## Lessons learned\n\n### What went well\n\n### What went wrong\n\n## Notes\n';
    expect(
      fixedBy(
        'missing-section',
        '# A\n\n## Summary\n\nx\n\n## Lessons learned\n\n### What went well\n\ny\n\n## Notes\n\nz\n',
        nested,
      ),
    ).toBe(
      '# A\n\n## Summary\n\nx\n\n## Lessons learned\n\n### What went well\n\ny\n\n### What went wrong\n\n## Notes\n\nz\n',
    );
  });

  test('everything at once, in the order of the template', () => {
    expect(fixedBy('missing-section', '# A\n\n## Impact\n\n9\n', template, 'Insert everything')).toBe(
      '# A\n\n## Summary\n\n## Impact\n\n9\n\n## Timeline\n',
    );
    expect(fixedBy('missing-section', '# A\n\n## Timeline\n\n- y\n', template, 'Insert everything')).toBe(
      '# A\n\n## Summary\n\n## Impact\n\n<!-- In numbers. -->\n\n## Timeline\n\n- y\n',
    );
  });

  test('into a document of nothing at all', () => {
    expect(fixedBy('missing-section', '', template, 'Insert everything')).toBe(
      '## Summary\n\n## Impact\n\n<!-- In numbers. -->\n\n## Timeline\n',
    );
  });
});
