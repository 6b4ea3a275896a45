import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { postMortem } from './documents.ts';
import { type LanguageServer, startServer } from './language-client.ts';
import { runMeasured } from './measured-process.ts';
import { path as documentPath } from './post-mortem-setup.ts';
import { type Chart, milliseconds, type Part, spread, type Target, times } from './report.ts';
import { whylint } from './servers.ts';
import { ratio, summary } from './statistics.ts';

const root = path.resolve(import.meta.dirname, '..');
const commandLine = path.join(root, 'server/bin/whylint.js');

/** How long it takes until there is anything at all. */
export async function measureStartUp({ rounds }: { readonly rounds: number }): Promise<Part> {
  const folder = mkdtempSync(path.join(tmpdir(), 'whylint-bench-'));
  const file = path.join(folder, documentPath);
  const text = postMortem(5, 10_000);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  const empty = await emptyServer();
  const contenders: Readonly<Record<string, () => Promise<number>>> = {
    'whylint --version': async () => (await runMeasured(commandLine, ['--version'], folder)).wall,
    'whylint lint, one document of 10 kB': async () => (await runMeasured(commandLine, ['lint', file], folder)).wall,
    'language server: start to first findings': () => firstFindings(whylint, file, folder, text),
    'language server once more': () => firstFindings(whylint, file, folder, text),
    'empty server with the same parser': () => firstFindings(empty, file, folder, text),
  };
  const took = new Map<string, number[]>(Object.keys(contenders).map((what) => [what, []]));
  try {
    // The first of each only brings the files into the system's cache, and what Node compiles into its own.
    for (const start of Object.values(contenders)) await start();
    for (let round = 0; round < rounds; round++) {
      const all = Object.entries(contenders);
      for (const [what, start] of round % 2 === 0 ? all : all.toReversed()) took.get(what)?.push(await start());
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const of = (what: string) => took.get(what) ?? [];
  const server = of('language server: start to first findings');
  const targets: Target[] = [
    {
      what: 'server start to first findings at 10 kB: to an empty server',
      value: ratio(server, of('empty server with the same parser')),
      most: 1.5,
      unit: '×',
      noise: ratio(server, of('language server once more')),
    },
  ];
  const figures = [...took].map(([what, values]) => ({ what, wall: summary(values), to: ratio(server, values) }));
  const chart: Chart = {
    title: 'From the start of a language server to the first findings on 10 kB',
    unit: 'ms',
    bars: [
      { name: 'whylint', value: summary(server) },
      { name: 'empty server', value: summary(of('empty server with the same parser')) },
    ],
  };
  return {
    tables: [
      {
        title: 'Start-up: median (least–most)',
        columns: ['', 'wall', 'our server to it'],
        rows: figures.map(({ what, wall, to }, at) => [
          what,
          spread(wall, milliseconds),
          at > 2 ? spread(to, times) : '',
        ]),
      },
    ],
    targets,
    charts: [chart],
    figures,
  };
}

async function firstFindings(server: LanguageServer, file: string, folder: string, text: string): Promise<number> {
  const began = performance.now();
  const client = await startServer(server, pathToFileURL(folder).href);
  const greeted = performance.now() - began;
  const { latency } = await client.open(pathToFileURL(file).href, text);
  await client.stop();
  return greeted + latency;
}

/** Built and started in the way of our own: in one file, with what Node compiled kept. */
async function emptyServer(): Promise<LanguageServer> {
  const folder = path.join(root, 'out/bench');
  const bundle = path.join(folder, 'empty-server-bundle.js');
  await build({
    entryPoints: [path.join(import.meta.dirname, 'empty-server.ts')],
    outfile: bundle,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
    logLevel: 'warning',
  });
  const start = path.join(folder, 'empty-server.js');
  const lines = [
    "import module from 'node:module';",
    'module.enableCompileCache?.();',
    `await import(${JSON.stringify(pathToFileURL(bundle).href)});`,
  ];
  writeFileSync(start, `${lines.join('\n')}\n`);
  return { name: 'empty server', command: process.execPath, args: [start, '--stdio'] };
}
