import { describe, expect, test } from 'vitest';
import type { MarkupContent } from 'vscode-languageserver-types';
import { capFindings } from '../../server/src/features/cap.ts';
import type { EditorClient } from '../../server/src/features/editor-client.ts';
import { hover } from '../../server/src/features/hover.ts';
import { clientCommands } from '../../server/src/protocol.ts';
import { ableClient, lintedAt } from './linted.ts';

async function hovered(marked: string, options: { client?: EditorClient; template?: string } = {}) {
  const { client = ableClient, template } = options;
  const { linted, position } = await lintedAt(
    marked,
    template === undefined ? {} : { files: { 'docs/template.md': template } },
  );
  const shown = capFindings(linted.document.text, linted.result.diagnostics, 7);
  return hover(linted, position, shown, client);
}

const words = async (...args: Parameters<typeof hovered>) =>
  ((await hovered(...args))?.contents as MarkupContent)?.value;

describe('a hover', () => {
  test('says what the template asks for, on a heading', async () => {
    expect(await words('# Post-mortem: x\n\n## Sum‸mary\n\nIt was down.\n')).toBe(
      '**Summary**\n\nTwo sentences for somebody who was not there\\.',
    );
  });

  test('on a heading of another name with the same meaning', async () => {
    expect(await words('# Post-mortem: x\n\n## ‸TL;DR\n\nIt was down.\n')).toContain('**Summary**');
  });

  test('says the values of a field', async () => {
    expect(await words('# Post-mortem: x\n\n**Sev‸erity:** SEV1\n')).toContain('One of\\: SEV1\\, SEV2\\, SEV3');
  });

  test('defines a category, whatever its spelling', async () => {
    const value = await words('# Post-mortem: x\n\n## Root cause\n\n**Category:** Trade‸off\n');
    expect(value).toContain('**trade\\-off**');
    expect(value).toContain('tech debt');
  });

  test.each([
    ['a field', '# Post-mortem: x\n\n## Root cause\n\n**Category:** human ‸error\n'],
    ['front matter', '---\nkind: post-mortem\nroot-cause: the net‸work\n---\n# x\n'],
    ['a ticked box', '# Post-mortem: x\n\n## Root cause\n\n- [ ] trade-off\n- [x] human ‸error\n'],
  ])('lists the categories with what they mean where %s names none of them', async (_, marked) => {
    const value = await words(marked);
    const names = ['trade\\-off', 'knowledge gap', 'brain fart'].map((name) => value.indexOf(`**${name}**`));
    expect(names).toEqual(names.toSorted((a, b) => a - b));
    expect(names).not.toContain(-1);
    expect(value).toContain('tech debt');
    expect(value.indexOf('**invalid\\-root\\-cause**')).toBeGreaterThan(names.at(-1) ?? 0);
  });

  test('lists the category first that was meant', async () => {
    const value = await words('# Post-mortem: x\n\n## Root cause\n\n**Category:** knowlege ‸gap\n');
    expect(value).toMatch(/^\*\*knowledge gap\*\*/);
    expect(value).toContain('**brain fart**');
  });

  test('lists no categories beside the place that names none', async () => {
    expect(
      await hovered('# Post-mortem: x\n\n## Root cause\n\n**Category:** human error\n\nIt was ‸down.\n'),
    ).toBeNull();
  });

  test('explains the rule of a finding, with its reasons where no command shows its page', async () => {
    const marked =
      "# Post-mortem: x\n\n## Why wasn't it caught?\n\n**Why didn't the issue get caught by unit ‸tests?**\n\nTBD\n";
    const value = await words(marked);
    expect(value).toContain('**missing\\-why**');
    expect(value).toContain('wear the team out');
    const brief = await words(marked, { client: { ...ableClient, commands: new Set([clientCommands.showRulePage]) } });
    expect(brief).toContain('**missing\\-why**');
    expect(brief).not.toContain('wear the team out');
  });

  test('is silent in prose', async () => {
    expect(await hovered('# Post-mortem: x\n\n## Summary\n\nIt was ‸down.\n')).toBeNull();
  });

  test('is plain text for a client that shows no Markdown', async () => {
    const found = await hovered('# Post-mortem: x\n\n## Sum‸mary\n\nIt was down.\n', {
      client: { ...ableClient, markdown: false },
    });
    expect(found?.contents).toEqual({
      kind: 'plaintext',
      value: 'Summary\nTwo sentences for somebody who was not there.',
    });
  });

  test('neither loads nor runs what a template contains', async () => {
    const template =
      '# T\n\n## Summary\n\n<!-- ![x](http://evil.example/x.png) [run](command:evil) <img src=y onerror=z> <http://evil.example> `a` **b** -->\n';
    const value = await words('# Post-mortem: x\n\n## Sum‸mary\n\nIt was down.\n', { template });
    expect(value).toContain('\\!\\[x\\]\\(http\\:\\/\\/evil');
    expect(value).toContain('\\[run\\]\\(command\\:evil\\)');
    expect(value).toContain('\\<img');
    expect(value).toContain('\\`a\\` \\*\\*b\\*\\*');
  });
});
