import { describe, expect, test } from 'vitest';
import type { DocumentKind } from '../../server/src/kinds/kind.ts';
import { rules } from '../../server/src/rules/index.ts';
import { applyEdits } from '../../server/src/text/text.ts';
import { findings, fixedBy, fixTitles, lintText, rulesFinding } from '../support/post-mortem.ts';

const template =
  "# Title\n\n- **Severity:** SEV1 / SEV2\n\n## Summary\n\n## Impact\n\n## Five whys\n\n1. Why? {because}\n2. Why? {because}\n3. Why? {because}\n\n## Root cause\n\n- **Category:** trade-off / slip\n\n## Why wasn't it caught?\n\n**Why didn't the issue get caught by unit tests?**\n";
const inShape = (text: string, origin: DocumentKind['origin'] = 'convention') =>
  lintText(text, template, {}, origin).diagnostics.map(({ rule }) => rule);
const before = 'unadopted-template';

/** Those that ask for what is missing: they wait until the template is the document's own. */
const completeness = new Set(rules.filter((rule) => rule.completeness).map(({ name }) => name));

describe('a document that follows the template', () => {
  test.each([
    ['its front matter names the kind', '---\nkind: post-mortem\n---\n# Sign-in\n\nIt was down.\n'],
    ['it holds a why-prompt', "# Sign-in\n\n**Why didn't the issue get caught by unit tests?** Mocked.\n"],
    ['it holds a why-prompt that is open', "# Sign-in\n\n**Why didn't the issue get caught by unit tests?**\n"],
    ['it holds a chain of whys', '# Sign-in\n\n## 5 whys\n\n1. Why did it fail? a\n2. Why was that? b\n'],
    ['it labels a root-cause category', '# Sign-in\n\n**Root cause category:** slip\n'],
    ['it labels one in its front matter', '---\nroot-cause: slip\n---\n# Sign-in\n\nIt was down.\n'],
    ['it has half of the required sections', '# Sign-in\n\n## Summary\n\nx\n\n## Impact\n\ny\n\n## Root cause\n\nz\n'],
    ['it has half of them, blank', '# Sign-in\n\n## Summary\n\n## Customer impact\n\n## Causes\n\n## Root cause\n'],
  ])('%s', (_, text) => {
    expect(inShape(text)).not.toContain(before);
    expect(inShape(text.replaceAll('\n', '\r\n'))).not.toContain(before);
    expect(inShape(text).some((rule) => completeness.has(rule))).toBe(true);
  });

  test('the team’s own globs claim it', () => {
    const text = '# Sign-in\n\nIt was down.\n';
    expect(inShape(text, 'configured')).not.toContain(before);
    expect(inShape(text, 'configured').some((rule) => completeness.has(rule))).toBe(true);
  });
});

describe('a document from before the template', () => {
  test.each([
    ['prose', '# Sign-in\n\nIt was down.\n'],
    ['less than half of the sections', '# Sign-in\n\n## Summary\n\nx\n\n## Impact\n\ny\n'],
    ['a root cause in prose', '# Sign-in\n\n## Root cause\n\nThe cache was full.\n'],
    ['a category in prose', '# Sign-in\n\nIn the end it was a trade-off.\n'],
    ['another kind in its front matter', '---\nkind: page\n---\n# Sign-in\n\nIt was down.\n'],
    ['questions of its own', '# Sign-in\n\n## FAQ\n\n**Why was I signed out?** We restarted.\n'],
    ['nothing', ''],
  ])('%s', (_, text) => {
    expect(inShape(text)).toEqual([before]);
    expect(inShape(text.replaceAll('\n', '\r\n'))).toEqual([before]);
  });

  test('hears of what is there, not of what is missing', () => {
    const text =
      '---\ntags: [a\n---\n# Sign-in\n\n## Timeline\n\n- HH:MM {what}\n\n## Timeline\n\n## Root cause\n\n- [x] trade-off\n- [x] slip\n\n<!-- whylint-disable missing-wy -->\n';
    const found = inShape(text);
    expect(found).toContain(before);
    expect(found.filter((rule) => completeness.has(rule))).toEqual([]);
    expect(found).toEqual(
      expect.arrayContaining([
        'invalid-front-matter',
        'leftover-template-text',
        'duplicate-section',
        'invalid-root-cause',
        'unknown-directive-rule',
      ]),
    );
  });

  test('optional sections count for nothing', () => {
    const optional =
      '# T\n\n## Summary\n\n## Impact <!-- optional -->\n\n## Notes <!-- optional -->\n\n## Timeline\n\n## Root cause\n';
    const text = '# Sign-in\n\n## Impact\n\nx\n\n## Notes\n\ny\n\n## Summary\n\nz\n';
    expect(lintText(text, optional, {}, 'convention').against?.match.follows).toBe(false);
  });
});

describe('what it says', () => {
  test('one line at the title, with how many prompts and sections are open', () => {
    const { diagnostics, document } = lintText(
      '# Sign-in\n\n## Summary\n\nx\n\n## Impact\n',
      template,
      {},
      'convention',
    );
    expect(diagnostics.map(({ message, severity }) => [message, severity])).toEqual([
      ['Written before this template: 2 prompts, 4 sections open.', 'information'],
    ]);
    expect(diagnostics.map(({ range }) => document.text.slice(range.start, range.end))).toEqual(['# Sign-in']);
  });

  test('one is one', () => {
    const small = '# T\n\n## Customer voice\n\n**Who told us?**\n';
    expect(
      lintText('# Sign-in\n\nIt was down.\n', small, {}, 'convention').diagnostics.map(({ message }) => message),
    ).toEqual(['Written before this template: 1 prompt, 1 section open.']);
  });

  test('at the first line where there is no title', () => {
    expect(findings(before, 'It was down.\nAll of it.\n').map(([source]) => source)).toEqual(['It was down.']);
    expect(findings(before, '---\ntitle: x\n---\n\nIt was down.\n').map(([source]) => source)).toEqual([
      'It was down.',
    ]);
    expect(findings(before, 'Sign-in\n=======\n\nx\n').map(([source]) => source)).toEqual(['Sign-in\n=======']);
  });

  test('switched off by a comment, it takes nothing with it', () => {
    expect(rulesFinding('# Sign-in\n\n<!-- whylint-disable unadopted-template -->\n\nIt was down.\n')).toEqual([]);
  });
});

describe('fixes', () => {
  const text = '# Sign-in\n\nIt was down.\n';

  test('three ways on, none of them without being asked', () => {
    expect(fixTitles(before, text)).toEqual([
      'Insert all that the template asks for',
      'Lint it by the template from now on (kind: post-mortem)',
      'Leave it as it is',
    ]);
    const { diagnostics } = lintText(text);
    expect(diagnostics.flatMap(({ fixes }) => fixes.map(({ safe }) => safe))).toEqual([false, false, false]);
  });

  test('inserting all makes it follow, and leaves nothing missing', () => {
    const after = fixedBy(before, text) ?? '';
    expect(after.startsWith('# Sign-in\n\nIt was down.\n')).toBe(true);
    const { diagnostics } = lintText(after);
    expect(diagnostics.filter(({ message }) => /^(?:No section|Missing prompt|Written before)/.test(message))).toEqual(
      [],
    );
  });

  test('in a blank file, with a line between one section and the next', () => {
    const after = fixedBy(before, '') ?? '';
    expect(after).not.toMatch(/[^\n]\n## /);
    expect(after).not.toMatch(/\n\n\n/);
    expect(lintText(after).diagnostics.map(({ rule }) => rule)).not.toContain(before);
  });

  test.each([
    ['none yet', text, `---\nkind: post-mortem\n---\n${text}`],
    ['some', `---\ntitle: x\n---\n${text}`, `---\nkind: post-mortem\ntitle: x\n---\n${text}`],
    ['TOML', `+++\ntitle = "x"\n+++\n${text}`, `+++\nkind = "post-mortem"\ntitle = "x"\n+++\n${text}`],
    ['another kind', `---\nkind: page # of ours\n---\n${text}`, `---\nkind: post-mortem # of ours\n---\n${text}`],
    ['a blank kind', `---\nkind:\n---\n${text}`, `---\nkind: post-mortem\n---\n${text}`],
    ['CRLF', '# A\r\n\r\nx\r\n', '---\r\nkind: post-mortem\r\n---\r\n# A\r\n\r\nx\r\n'],
  ])('adopting it names the kind in the front matter: %s', (_, from, to) => {
    expect(fixedBy(before, from, undefined, 'Lint it')).toBe(to);
    expect(rulesFinding(to)).not.toContain(before);
    expect(rulesFinding(to).some((rule) => completeness.has(rule))).toBe(true);
  });

  test.each([
    ['with a title', text],
    ['with front matter', `---\ntitle: x\n---\n${text}`],
    ['without a title', 'It was down.\n'],
    ['in CRLF', '# A\r\n\r\nx\r\n'],
    ['with text before its title', 'Draft.\n\n# A\n\nx\n'],
    ['blank', ''],
  ])('leaving it as it is keeps it silent from then on: %s', (_, from) => {
    const after = fixedBy(before, from, undefined, 'Leave it') ?? '';
    expect(after.replace(/<!-- whylint-disable unadopted-template -->(?:\r?\n){2}/, '')).toBe(from);
    if (from.includes('\r')) expect(after.replaceAll('\r\n', '')).not.toContain('\n');
    expect(rulesFinding(after)).toEqual([]);
  });

  test('every fix is one that can be applied', () => {
    for (const from of ['', '\n\n', text, 'x', '---\n---\n', '---\nkind: [a\n---\n', '# A\r\n', '\u00a0'])
      for (const { fixes } of lintText(from).diagnostics)
        for (const { edits } of fixes) expect(applyEdits(from, edits)).not.toBe(from);
  });
});
