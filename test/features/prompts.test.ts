import { describe, expect, test } from 'vitest';
import { codeLens } from '../../server/src/features/code-lens.ts';
import { nextPrompt, promptStatus } from '../../server/src/features/prompt-status.ts';
import { clientCommands, serverCommands } from '../../server/src/protocol.ts';
import { ableClient, lintedAt, lintedFrom, uri } from './linted.ts';

const half = `# Post-mortem: x

**Severity:** SEV1 / SEV2 / SEV3

## Summary

It was down.

## Impact

<!-- Who noticed, and for how long? -->

## Root cause

**Category:** knowledge gap

## Why wasn't it caught?

**Why didn't the issue get caught by unit tests?**

The clock was mocked.

**Why didn't the issue get flagged in code review?**

`;

const done = half
  .replace('SEV1 / SEV2 / SEV3', 'SEV2')
  .replace('<!-- Who noticed, and for how long? -->', 'All customers, for an hour.')
  .replace('code review?**\n', 'code review?**\n\nIt looked like a rename.\n');

describe('the status', () => {
  test('counts what is wanted and what is open, and says what comes first', async () => {
    const linted = await lintedFrom(half);
    expect(promptStatus(linted)).toMatchObject({
      kind: 'post-mortem',
      prompts: 6,
      open: 3,
      undecided: 0,
      next: { text: 'Severity', range: { start: { line: 2, character: 14 }, end: { line: 2, character: 32 } } },
    });
  });

  test('has nothing open when all is answered', async () => {
    const status = promptStatus(await lintedFrom(done));
    expect(status).toMatchObject({ prompts: 6, open: 0 });
    expect(status).not.toHaveProperty('next');
  });

  test('is null for a document of no kind', async () => {
    expect(promptStatus(await lintedFrom('# Notes\n', { path: 'notes.md' }))).toBeNull();
  });

  test('asks nothing of a document that was written before its template', async () => {
    const linted = await lintedFrom('# The login page was down\n\nA restart helped.\n', {
      path: 'postmortems/x.md',
      files: { '.whylint.yaml': '' },
    });
    expect(promptStatus(linted)).toMatchObject({ prompts: 0, open: 0 });
    expect(codeLens(linted, { ...ableClient, showDocument: true })).toEqual([]);
  });

  test('counts conditional prompts apart', async () => {
    const template =
      '# T\n\n## Impact\n\n## Detection\n\n**If the outage took over an hour to get discovered, why was nobody paged?**\n';
    const linted = await lintedFrom('# Down\n\n## Impact\n\nAll.\n\n## Detection\n', {
      files: { 'docs/template.md': template },
    });
    expect(promptStatus(linted)).toMatchObject({ undecided: 1 });
    expect(codeLens(linted, { ...ableClient, showDocument: true })[0]?.command?.title).toContain('· 1 conditional');
  });
});

describe('the next open prompt', () => {
  test('is the one behind the cursor, going round at the end', async () => {
    const next = async (marked: string) => {
      const { linted, position } = await lintedAt(marked);
      return nextPrompt(linted, position)?.text;
    };
    expect(await next(`‸${half}`)).toBe('Severity');
    expect(await next(half.replace('It was down.', 'It was ‸down.'))).toBe('Impact');
    expect(await next(half.replace('The clock', '‸The clock'))).toContain('code review');
    expect(await next(`${half}‸`)).toBe('Severity');
  });

  test('is absent when none is open', async () => {
    expect(nextPrompt(await lintedFrom(done), { line: 0, character: 0 })).toBeNull();
  });

  test('is where the answer is written: behind the guidance of a section', async () => {
    const linted = await lintedFrom(half);
    expect(nextPrompt(linted, { line: 6, character: 0 })?.range.start).toEqual({ line: 10, character: 39 });
  });

  test('that is gone is where it would be inserted', async () => {
    const linted = await lintedFrom(done.replace(/\n## Impact[^#]*/, '\n'));
    expect(nextPrompt(linted, { line: 0, character: 0 })).toMatchObject({
      text: 'Impact',
      range: { start: { line: 8 } },
    });
  });
});

describe('the lens', () => {
  const client = { ...ableClient, commands: new Set([clientCommands.nextPrompt as string]) };

  test('stands at the title', async () => {
    const [lens, ...more] = codeLens(await lintedFrom(half), client);
    expect(more).toEqual([]);
    expect(lens?.range.start).toEqual({ line: 0, character: 0 });
    expect(lens?.command).toEqual({
      title: '3 of 6 prompts open · next: Severity',
      command: clientCommands.nextPrompt,
      arguments: [uri],
    });
  });

  test('says when all is answered', async () => {
    expect(codeLens(await lintedFrom(done), client)[0]?.command?.title).toBe('all 6 prompts answered');
  });

  test('is the server’s own for a client without the command, and none where no command would help', async () => {
    const linted = await lintedFrom(half);
    expect(codeLens(linted, { ...ableClient, showDocument: true })[0]?.command).toMatchObject({
      command: serverCommands.nextPrompt,
      arguments: [{ uri }],
    });
    expect(codeLens(linted, ableClient)).toEqual([]);
  });
});
