import { describe, expect, test } from 'vitest';
import type { MarkupContent, TextEdit } from 'vscode-languageserver-types';
import { capFindings } from '../../server/src/features/cap.ts';
import { completion } from '../../server/src/features/completion.ts';
import { explainTemplate } from '../../server/src/features/explain-template.ts';
import { hover } from '../../server/src/features/hover.ts';
import { ableClient, lintedAt } from './linted.ts';

const inTemplate = (marked: string) => lintedAt(marked, { path: 'docs/template.md' });

async function offered(marked: string): Promise<readonly string[]> {
  const { linted, position } = await inTemplate(marked);
  return completion(linted, position).map(({ label }) => label);
}

describe('in a directive of a template', () => {
  test('what it can say', async () => {
    const words = await offered('# T\n\n## A <!-- whylint: ‸ -->\n');
    expect(words).toEqual([
      'optional',
      'required',
      'aliases ',
      'one of: ',
      'when ',
      'min ',
      'max ',
      'sum ',
      'kind ',
      'files ',
    ]);
    expect(await offered('# T\n\n## A <!-- whylint: optional; mi‸ -->\n')).toEqual(words);
  });

  test('what a condition can be about', async () => {
    expect(await offered('# T\n\n## A <!-- whylint: when ‸ -->\n')).toContain('severity is ');
    expect(await offered('# T\n\n## A <!-- whylint: kind ‸ -->\n')).toContain('runbook');
  });

  test('replaces what was begun', async () => {
    const { linted, position } = await inTemplate('# T\n\n## A <!-- whylint: opt‸ -->\n');
    const start = { line: 2, character: 19 };
    expect(completion(linted, position)[0]?.textEdit).toEqual({
      range: { start, end: { line: 2, character: 22 } },
      newText: 'optional',
    } satisfies TextEdit);
  });

  test('nowhere else', async () => {
    expect(await offered('# T\n\n## A <!-- whylint: optional -->‸\n')).toEqual([]);
    expect(await offered('# T\n\n## A <!-- about ‸ -->\n')).toEqual([]);
    const { linted, position } = await lintedAt('# T\n\n<!-- whylint: ‸ -->\n');
    expect(completion(linted, position)).toEqual([]);
  });
});

describe('what a template checks', () => {
  const text =
    '# ‸T\n\n- **Severity:** <!-- whylint: one of: high, low -->\n\n## Impact\n\n<!-- ![](https://example.org/x.png) in numbers -->\n\n' +
    '**Who was told?** <!-- whylint: when severity is high -->\n';

  test('is on hover over its title', async () => {
    const { linted, position } = await inTemplate(text);
    const shown = capFindings(linted.document.text, linted.result.diagnostics, 7);
    const value = (hover(linted, position, shown, ableClient)?.contents as MarkupContent | undefined)?.value;
    expect(value).toContain('**What this template checks**');
    expect(value).toContain('- **Severity** – required · one of\\: high\\, low');
    expect(value).toContain('- **Who was told\\?** – if the severity is high');
    expect(value).not.toContain('![]');
  });

  test('and on a page', async () => {
    const { linted } = await inTemplate(text);
    expect(explainTemplate(linted)).toMatch(
      /^# What template\\.md checks\n\nDocuments of kind post\\-mortem: 1 section, 2 prompts, 1 of them/,
    );
  });
});
