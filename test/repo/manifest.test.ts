import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { clientCommands, serverCommands } from '../../server/src/protocol.ts';

const root = path.resolve(import.meta.dirname, '../..');
const text = (file: string) => readFileSync(path.join(root, file), 'utf8');
const manifest = JSON.parse(text('package.json'));
const contributed: string[] = manifest.contributes.commands.map(({ command }: { command: string }) => command);

describe('the manifest', () => {
  test('names every text in package.nls.json, and no other is there', () => {
    const used = new Set([...text('package.json').matchAll(/"%([^"%]+)%"/g)].map(([, key]) => key));
    expect([...used].sort()).toEqual(Object.keys(JSON.parse(text('package.nls.json'))).sort());
  });

  test('contributes the commands that the client registers', () => {
    const table = text('client/src/commands/index.ts');
    const registered = [
      ...[...table.matchAll(/'(whylint\.\w+)':/g)].map(([, name]) => name),
      ...[...table.matchAll(/\[clientCommands\.(\w+)\]/g)].map(
        ([, key]) => clientCommands[key as keyof typeof clientCommands],
      ),
    ];
    expect(registered.sort()).toEqual([...contributed].sort());
    expect(Object.values(serverCommands).filter((command) => contributed.includes(command))).toEqual([]);
  });

  test('is active for nothing in general', () => {
    expect(manifest.activationEvents).not.toContain('*');
    expect(manifest.activationEvents.filter((event: string) => event.includes('**'))).toEqual([]);
    expect(manifest.contributes).not.toHaveProperty('languages');
    expect(manifest.keywords.length).toBeLessThanOrEqual(5);
  });

  test('gives every setting a scope, a default and a description', () => {
    for (const [name, setting] of Object.entries<Record<string, unknown>>(
      manifest.contributes.configuration.properties,
    )) {
      expect(name).toMatch(/^whylint\.[a-z][a-zA-Z]*\.[a-zA-Z]+$/);
      expect(setting).toMatchObject({ scope: expect.any(String), markdownDescription: expect.any(String) });
      expect(setting).toHaveProperty('default');
      expect(setting.enumDescriptions ?? []).toHaveLength(((setting.enum as unknown[]) ?? []).length);
    }
  });
});

test('the bundle for translators holds what the client says', () => {
  const said = globSync('client/src/**/*.ts', { cwd: root }).flatMap((file) =>
    [...text(file).matchAll(/\bl10n\.t\(\s*'((?:[^'\\]|\\.)*)'|\bl10n\.t\(\s*"((?:[^"\\]|\\.)*)"/g)].map(
      ([, single, double]) => (single ?? double ?? '').replaceAll("\\'", "'"),
    ),
  );
  expect(said.length).toBeGreaterThan(10);
  expect(JSON.parse(text('l10n/bundle.l10n.json'))).toEqual(
    Object.fromEntries(said.map((message) => [message, message])),
  );
});
