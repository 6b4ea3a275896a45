import assert from 'node:assert/strict';
import { commands, extensions } from 'vscode';
import { whylint } from './support.ts';

describe('activation', () => {
  it('registers only', async function () {
    const { activation } = await whylint();
    if (this.test) this.test.title += `, in ${activation.toFixed(1)} ms`;
    assert.ok(activation > 0 && activation < 1000);
  });

  it('has every command that the manifest names', async () => {
    const manifest = extensions.getExtension('whylint.whylint-vscode')?.packageJSON;
    const named: string[] = manifest.contributes.commands.map(({ command }: { command: string }) => command);
    const there = new Set(await commands.getCommands(true));
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter((command) => !there.has(command)),
      [],
    );
  });
});
