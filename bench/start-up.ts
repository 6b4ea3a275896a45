import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { postMortem } from './documents.ts';
import { inTurn } from './in-turn.ts';
import { type LanguageServer, startServer } from './language-client.ts';
import { runMeasured } from './measured-process.ts';
import { path as documentPath } from './post-mortem-setup.ts';
import { type Chart, milliseconds, type Part, spread, type Target, times } from './report.ts';
import { whylint } from './servers.ts';
import { ratio, summary } from './statistics.ts';

const root = path.resolve(import.meta.dirname, '..');
const ours = 'language server: start to first findings';
const oursAgain = 'language server once more';
const emptyOne = 'empty server with the same parser';
const emptyFast = 'empty server, started as ours is';
const commandLine = path.join(root, 'server/bin/whylint.js');

/** In milliseconds. */
interface Start {
  readonly wall: number;
  readonly cpu: number;
}

/** How long it takes until there is anything at all. */
export async function measureStartUp({ rounds }: { readonly rounds: number }): Promise<Part> {
  const folder = mkdtempSync(path.join(tmpdir(), 'whylint-bench-'));
  const file = path.join(folder, documentPath);
  const text = postMortem(5, 10_000);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  const { empty, fast } = await emptyServers();
  const contenders: Readonly<Record<string, () => Promise<Start>>> = {
    'whylint --version': () => runMeasured(commandLine, ['--version'], folder),
    'whylint lint, one document of 10 kB': () => runMeasured(commandLine, ['lint', file], folder),
    [ours]: () => firstFindings(whylint, file, folder, text),
    [oursAgain]: () => firstFindings(whylint, file, folder, text),
    [emptyOne]: () => firstFindings(empty, file, folder, text),
    [emptyFast]: () => firstFindings(fast, file, folder, text),
  };
  const took = new Map<string, Start[]>(Object.keys(contenders).map((what) => [what, []]));
  try {
    // The first of each only brings the files into the system's cache, and what Node compiles into its own.
    for (const start of Object.values(contenders)) await start();
    for (let round = 0; round < rounds; round++)
      for (const [what, start] of inTurn(Object.entries(contenders), round)) took.get(what)?.push(await start());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const of = (what: string, figure: keyof Start) => took.get(what)?.map((each) => each[figure]) ?? [];
  const toIt = (what: string, figure: keyof Start) => ratio(of(ours, figure), of(what, figure));
  const targets: Target[] = [
    {
      what: 'server start to first findings at 10 kB: to an empty server',
      value: toIt(emptyOne, 'wall'),
      most: 1.5,
      unit: '×',
      noise: toIt(oursAgain, 'wall'),
    },
    {
      what: 'CPU of server start to first findings at 10 kB: to an empty server',
      value: toIt(emptyOne, 'cpu'),
      unit: '×',
      noise: toIt(oursAgain, 'cpu'),
    },
    {
      what: 'server start to first findings at 10 kB: to an empty server started as ours is',
      value: toIt(emptyFast, 'wall'),
      unit: '×',
      noise: toIt(oursAgain, 'wall'),
    },
  ];
  const figures = Object.keys(contenders).map((what) => ({
    what,
    wall: summary(of(what, 'wall')),
    cpu: summary(of(what, 'cpu')),
    isServer: [oursAgain, emptyOne, emptyFast].includes(what),
  }));
  const chart: Chart = {
    title: 'From the start of a language server to the first findings on 10 kB',
    unit: 'ms',
    besides: 'CPU',
    bars: [
      { name: 'whylint', value: summary(of(ours, 'wall')), beside: summary(of(ours, 'cpu')) },
      { name: 'empty server', value: summary(of(emptyOne, 'wall')), beside: summary(of(emptyOne, 'cpu')) },
    ],
  };
  return {
    tables: [
      {
        title: 'Start-up: median (least–most)',
        columns: ['', 'wall', 'CPU', 'our server to it', 'CPU, ours to it'],
        rows: figures.map(({ what, wall, cpu, isServer }) => [
          what,
          spread(wall, milliseconds),
          spread(cpu, milliseconds),
          isServer ? spread(toIt(what, 'wall'), times) : '',
          isServer ? spread(toIt(what, 'cpu'), times) : '',
        ]),
      },
    ],
    targets,
    charts: [chart],
    figures,
  };
}

async function firstFindings(server: LanguageServer, file: string, folder: string, text: string): Promise<Start> {
  const began = performance.now();
  const client = await startServer(server, pathToFileURL(folder).href);
  const greeted = performance.now() - began;
  const { latency } = await client.open(pathToFileURL(file).href, text);
  const cpu = client.cpu();
  await client.stop();
  return { wall: greeted + latency, cpu };
}

/** In one file, with what Node compiles kept: as one would start it, and with all that our own start does. */
async function emptyServers(): Promise<Readonly<Record<'empty' | 'fast', LanguageServer>>> {
  const folder = path.join(root, 'out/bench');
  const bundle = path.join(folder, 'empty-server-bundle.js');
  const fastStart = path.join(folder, 'fast-start.js');
  const options: BuildOptions = { bundle: true, minify: true, platform: 'node', format: 'esm', logLevel: 'warning' };
  await build({
    ...options,
    entryPoints: [path.join(import.meta.dirname, 'empty-server.ts')],
    outfile: bundle,
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
  });
  await build({ ...options, entryPoints: [path.join(root, 'server/src/node/fast-start.ts')], outfile: fastStart });
  const load = `import(${JSON.stringify(pathToFileURL(bundle).href)})`;
  const startedBy = (name: string, file: string, lines: readonly string[]): LanguageServer => {
    const start = path.join(folder, file);
    writeFileSync(start, `${lines.join('\n')}\n`);
    return { name, command: process.execPath, args: [start, '--stdio'] };
  };
  return {
    empty: startedBy('empty server', 'empty-server.js', [
      "import module from 'node:module';",
      'module.enableCompileCache?.();',
      `await ${load};`,
    ]),
    fast: startedBy('empty server, fast', 'empty-server-fast.js', [
      `import { fastStart } from ${JSON.stringify(pathToFileURL(fastStart).href)};`,
      `await fastStart(['child_process', 'crypto', 'net', 'util'], () => ${load});`,
    ]),
  };
}
