import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../server/src/config/default-config.ts';
import { fixAll } from '../../server/src/engine/fix.ts';
import { createDocument } from '../../server/src/model/document.ts';
import { findings, fixedBy, kindOf, lintText, path, rulesFinding } from '../support/post-mortem.ts';

const template = '# Title\n\n## Summary\n';
const found = (text: string) => findings('unused-directive', text, template);

describe('used', () => {
  test.each([
    ['for the document', '# A\n\n<!-- whylint-disable missing-section -->\n\nIt was down.\n'],
    [
      'for the next line',
      '# A\n\n## Summary\n\nx\n\n<!-- whylint-disable-next-line duplicate-section -->\n## Summary\n\ny\n',
    ],
    ['for all rules', '# A\n\n<!-- whylint-disable -->\n\nIt was down.\n'],
    ['with its end', '# A\n\n<!-- whylint-disable -->\n\nIt was down.\n\n<!-- whylint-enable -->\n\nAnd up.\n'],
  ])('%s', (_, text) => {
    expect(rulesFinding(text, template)).toEqual([]);
    expect(rulesFinding(text.replaceAll('\n', '\r\n'), template)).toEqual([]);
  });
});

describe('unused', () => {
  test('a rule, at its name; the comment as a whole where it names none', () => {
    expect(found('# A\n\n## Summary\n\n<!-- whylint-disable missing-why: short -->\n\nx\n')).toEqual([
      ['missing-why', '"missing-why" finds nothing here that this comment would hide.'],
    ]);
    expect(found('# A\n\n## Summary\n\nx\n\n<!-- whylint-disable-next-line -->\ny\n')).toEqual([
      ['<!-- whylint-disable-next-line -->', 'Nothing is found here that this comment would hide.'],
    ]);
  });

  test('one of two', () => {
    expect(found('# A\n\n<!-- whylint-disable missing-section, missing-why -->\n\nIt was down.\n')).toEqual([
      ['missing-why', '"missing-why" finds nothing here that this comment would hide.'],
    ]);
  });

  test('it is faded rather than underlined, and its fix is safe', () => {
    const { diagnostics } = lintText('# A\n\n## Summary\n\n<!-- whylint-disable missing-why -->\n\nx\n', template);
    expect(
      diagnostics.map(({ unnecessary, severity, fixes }) => [unnecessary, severity, fixes.map(({ safe }) => safe)]),
    ).toEqual([[true, 'information', [true]]]);
  });

  test('a rule that is switched off hides nothing either, but its comment may wait for it', () => {
    const rules = new Map([['duplicate-section', { severity: 'off', options: {} } as const]]);
    const text = '# A\n\n## Summary\n\nx\n\n<!-- whylint-disable-next-line duplicate-section -->\n## Summary\n\ny\n';
    expect(findings('unused-directive', text, template, { rules })).toEqual([]);
  });

  test('a rule of the author’s own screen is not called unused in shared output', () => {
    const text = '# A\n\n## Summary\n\nx\n\n<!-- whylint-disable undeclared-post-mortem -->\ny\n';
    expect(found(text)).toEqual([]);
  });

  test('a document from before the template: rules that kept silent are not called unused', () => {
    expect(rulesFinding('# A\n\n<!-- whylint-disable missing-why: no tests here -->\n\nIt was down.\n')).toEqual([
      'unadopted-template',
    ]);
  });
});

describe('the fix takes out what is idle, and no more', () => {
  test.each([
    [
      'a comment on a line of its own, with the blank line',
      '# A\n\n## Summary\n\n<!-- whylint-disable missing-why -->\n\nx\n',
      '# A\n\n## Summary\n\nx\n',
    ],
    [
      'a comment directly above',
      '# A\n\n## Summary\n\n<!-- whylint-disable-next-line missing-why -->\nx\n',
      '# A\n\n## Summary\n\nx\n',
    ],
    [
      'a comment at the end',
      '# A\n\n## Summary\n\nx\n\n<!-- whylint-disable missing-why -->\n',
      '# A\n\n## Summary\n\nx\n',
    ],
    [
      'a comment at the end without a line break',
      '# A\n\n## Summary\n\nx\n\n<!-- whylint-disable missing-why -->',
      '# A\n\n## Summary\n\nx\n',
    ],
    [
      'a comment at the start',
      '<!-- whylint-disable missing-why -->\n\n# A\n\n## Summary\n\nx\n',
      '# A\n\n## Summary\n\nx\n',
    ],
    [
      'a comment between two paragraphs, which stay apart',
      '# A\n\n## Summary\n\nx\n<!-- whylint-disable missing-why -->\n\ny\n',
      '# A\n\n## Summary\n\nx\n\ny\n',
    ],
    [
      'a comment beside text',
      '# A\n\n## Summary\n\nx <!-- whylint-disable missing-why --> y\n',
      '# A\n\n## Summary\n\nx  y\n',
    ],
    [
      'the first of two rules',
      '# A\n\n<!-- whylint-disable missing-why, missing-section: short -->\n\nx\n',
      '# A\n\n<!-- whylint-disable missing-section: short -->\n\nx\n',
    ],
    [
      'the last of two rules',
      '# A\n\n<!-- whylint-disable missing-section, missing-why: short -->\n\nx\n',
      '# A\n\n<!-- whylint-disable missing-section: short -->\n\nx\n',
    ],
  ])('%s', (_, before, after) => {
    expect(fixedBy('unused-directive', before, template)).toBe(after);
    expect(fixedBy('unused-directive', before.replaceAll('\n', '\r\n'), template)).toBe(after.replaceAll('\n', '\r\n'));
  });

  test('all of them at once', () => {
    const setup = { config: defaultConfig, kinds: [kindOf(template)], problems: [] };
    const fixed = (text: string) =>
      fixAll(createDocument(path, text), setup, { today: '2026-03-02', audience: 'author' }).document.text;
    expect(
      fixed(
        '# A\n\n<!-- whylint-disable missing-why, missing-root-cause, shallow-whys -->\n\n## Summary\n\n<!-- whylint-disable-next-line -->\n<!-- whylint-disable-next-line missing-why -->\n\nx\n',
      ),
    ).toBe('# A\n\n## Summary\n\nx\n');
  });
});
