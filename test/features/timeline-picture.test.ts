import { describe, expect, test } from 'vitest';
import { codeLens } from '../../server/src/features/code-lens.ts';
import { timelinePicture } from '../../server/src/features/timeline-picture.ts';
import { clientCommands } from '../../server/src/protocol.ts';
import { withTimeline } from '../support/with-timeline.ts';
import { ableClient, lintedFrom, uri } from './linted.ts';

const outage = withTimeline(['- 2026-03-26 08:22: Outage starts', '- 09:22: Detected by an alert']);

describe('the picture', () => {
  test('is the timeline’s, with or without colours of its own', async () => {
    const linted = await lintedFrom(outage);
    const picture = timelinePicture(linted, true);
    expect(picture).toEqual({ title: 'The login page was down', svg: expect.stringContaining('Detected by an alert') });
    expect(picture?.svg).not.toContain('<style>');
    expect(timelinePicture(linted, false)?.svg).toContain('<style>');
  });

  test('is there for a document of no kind, too', async () => {
    const text = outage.replace(/^---[\s\S]*---\n/, '');
    expect(timelinePicture(await lintedFrom(text, { path: 'notes/a.md' }), true)).not.toBeNull();
  });

  test('is none without a timeline', async () => {
    expect(timelinePicture(await lintedFrom('# A\n'), true)).toBeNull();
  });

  test('goes by the gaps that the team configured', async () => {
    const files = { '.whylint.yaml': 'rules:\n  unexplained-gap: [information, { minutes: 60 }]\n' };
    expect(timelinePicture(await lintedFrom(outage, { files }), true)?.svg).not.toContain('no row for');
    expect(timelinePicture(await lintedFrom(outage), true)?.svg).toContain('no row for over 30 min');
  });
});

describe('its lens', () => {
  const client = { ...ableClient, showDocument: true, commands: new Set([clientCommands.showTimeline as string]) };
  const titles = async (text: string, of = client) =>
    codeLens(await lintedFrom(text), of).flatMap(({ command }) => (command ? [command.title] : []));

  test('stands behind the times', async () => {
    expect((await titles(outage)).slice(-2)).toEqual(['detected after 1 h', 'show to scale']);
    const lens = codeLens(await lintedFrom(outage), client).at(-1);
    expect(lens).toMatchObject({
      range: { start: { line: 5 } },
      command: { command: clientCommands.showTimeline, arguments: [uri] },
    });
  });

  test('is not there where no time could be worked out, nor for a client that has no such command', async () => {
    expect(await titles(withTimeline(['- 08:22: Coffee']))).not.toContain('show to scale');
    expect(await titles(outage, { ...client, commands: new Set() })).not.toContain('show to scale');
  });
});
