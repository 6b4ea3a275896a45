import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../server/src/config/default-config.ts';
import { type LintOptions, lint } from '../../server/src/engine/lint.ts';
import { createDocument } from '../../server/src/model/document.ts';
import { applyEdits } from '../../server/src/text/text.ts';
import { builtInSetup } from '../support/built-in-setup.ts';

const text =
  '# Sign-in was down\n\n## Timeline\n\n- 08:22 first error\n- 09:26 noticed\n- 10:10 restarted\n\n## Impact\n\n4,000 people.\n';

const linted = (path: string, source = text, options: Partial<LintOptions> = {}) =>
  lint(createDocument(path, source), builtInSetup(), { today: '2026-03-02', audience: 'author', ...options });
const rulesIn = (...args: Parameters<typeof linted>) => linted(...args).diagnostics.map(({ rule }) => rule);

test('one hint at the title, and nothing else is said of it', () => {
  const { kind, diagnostics, against } = linted('notes/login.md');
  expect(kind).toBeNull();
  expect(against).toBeUndefined();
  expect(
    diagnostics.map(({ rule, severity, message, range }) => [
      rule,
      severity,
      message,
      text.slice(range.start, range.end),
    ]),
  ).toEqual([
    ['undeclared-post-mortem', 'hint', 'This reads like a post-mortem. Lint it as one?', '# Sign-in was down'],
  ]);
});

describe('silent', () => {
  test('in shared output', () => {
    expect(rulesIn('notes/login.md', text, { audience: 'shared' })).toEqual([]);
  });

  test('in a document that is one by its place, its front matter or by being told so', () => {
    expect(rulesIn('post-mortems/login.md')).not.toContain('undeclared-post-mortem');
    expect(rulesIn('login.md', `---\nkind: post-mortem\n---\n${text}`)).not.toContain('undeclared-post-mortem');
    expect(rulesIn('login.md', text, { kind: 'post-mortem' })).not.toContain('undeclared-post-mortem');
  });

  test('where fewer than three times stand below the timeline', () => {
    expect(rulesIn('login.md', text.replace('10:10', 'later'))).toEqual([]);
    expect(rulesIn('login.md', text.replace('10:10', 'later').replace('4,000', 'At 10:10 4,000'))).toEqual([]);
  });

  test('by headings alone', () => {
    expect(rulesIn('login.md', '# A\n\n## Timeline\n\n## Impact\n\n## Root cause\n\n## Action items\n')).toEqual([]);
  });

  test('when the team has switched it off', () => {
    const rules = new Map([['undeclared-post-mortem', { severity: 'off', options: {} } as const]]);
    const { diagnostics } = lint(createDocument('login.md', text), builtInSetup({ rules }), {
      today: '2026-03-02',
      audience: 'author',
    });
    expect(diagnostics).toEqual([]);
  });

  test('where post-mortems are no kind', () => {
    const { diagnostics } = lint(
      createDocument('login.md', text),
      { config: defaultConfig, kinds: [], problems: [] },
      { today: '2026-03-02', audience: 'author' },
    );
    expect(diagnostics).toEqual([]);
  });
});

describe('the fix declares it', () => {
  test.each([
    ['no front matter', text, `---\nkind: post-mortem\n---\n${text}`],
    ['front matter', `---\ntags: [login]\n---\n${text}`, `---\nkind: post-mortem\ntags: [login]\n---\n${text}`],
    ['CRLF', text.replaceAll('\n', '\r\n'), `---\nkind: post-mortem\n---\n${text}`.replaceAll('\n', '\r\n')],
  ])('%s', (_, before, after) => {
    const [fix] = linted('login.md', before).diagnostics[0]?.fixes ?? [];
    expect([fix?.title, fix?.safe]).toEqual(['Lint it as a post-mortem', false]);
    expect(applyEdits(before, fix?.edits ?? [])).toBe(after);
    expect(linted('login.md', after).kind).toBe('post-mortem');
  });
});
