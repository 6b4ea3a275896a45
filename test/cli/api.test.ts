import { describe, expect, test } from 'vitest';
import { lint } from '../../server/src/api.ts';
import { runCli } from '../support/run-cli.ts';

const template = '# Title\n\n## Summary\n\n<!-- What broke? -->\n\n## Root cause\n\n- **Category:** slip / trade-off\n';
const text = '# Checkout was down\n\n## Summary\n\n## Root cause\n\n- **Category:** human error\n';
const today = '2026-03-02';

describe('lint(text, options)', () => {
  test('says the same as the command line', async () => {
    const files = { 'a.md': text, '.whylint.yaml': 'rules:\n  invalid-root-cause: warning\n' };
    const { stdout } = await runCli(['--format', 'json', '--kind', 'post-mortem', 'a.md'], { files });
    const found = lint(text, { path: 'a.md', config: files['.whylint.yaml'], today });
    expect(found.length).toBeGreaterThan(1);
    expect(found.map((each) => ({ ...each, fixes: each.fixes.map(({ title, safe }) => ({ title, safe })) }))).toEqual(
      JSON.parse(stdout).results[0].diagnostics,
    );
  });

  test('by the team’s own template, its fixes as edits', () => {
    const found = lint(text, { template, kind: 'post-mortem' });
    expect(found.map(({ rule, range }) => [rule, range.start.line])).toEqual([
      ['empty-section', 3],
      ['invalid-root-cause', 7],
    ]);
    const [edit] = found[1]?.fixes[0]?.edits ?? [];
    expect(edit && text.slice(0, edit.start) + edit.newText + text.slice(edit.end)).toBe(
      text.replace('human error', 'trade-off'),
    );
  });

  test('a byte order mark is no part of the text', () => {
    expect(lint(`\ufeff${text}`, { template })).toEqual(lint(text, { template }));
  });

  test('rules for the author alone only when asked for', () => {
    const blaming = text.replace('## Summary\n', '## Summary\n\nBob forgot to renew the certificate.\n');
    const rules = (audience?: 'author' | 'shared') =>
      lint(blaming, { template, ...(audience && { audience }) }).map(({ rule }) => rule);
    expect(rules()).not.toContain('blaming-wording');
    expect(rules('shared')).not.toContain('blaming-wording');
    expect(rules('author')).toContain('blaming-wording');
  });

  test('a mistake in the configuration and an unknown kind are said', () => {
    expect(() => lint(text, { config: 'rules:\n  no-such-rule: off\n' })).toThrow(/^config:2:3: /);
    expect(() => lint(text, { kind: 'recipe' })).toThrow(/^kind recipe: there is post-mortem/);
  });
});
