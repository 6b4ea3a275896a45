import { globSync } from 'node:fs';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { layerOf } from './layers.ts';

const atTheEdge = ['node', 'lsp/start.ts', 'lsp/main.ts', 'cli', 'cli/main.ts', 'cli/start.ts'].map(
  (name) => `server/src/${name}`,
);

test('everything below the faces can be bundled for a web worker', async () => {
  const files = globSync('server/src/**/*.ts').filter((file) => !atTheEdge.includes(layerOf(file)?.at ?? ''));
  expect(files.length).toBeGreaterThan(0);
  const { metafile } = await build({
    stdin: { contents: files.map((file) => `import './${file}';`).join('\n'), resolveDir: process.cwd() },
    bundle: true,
    platform: 'browser',
    format: 'esm',
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  expect(Object.values(metafile.outputs).flatMap(({ imports }) => imports)).toEqual([]);
});
