import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { postMortem } from './documents.ts';
import { startServer } from './language-client.ts';
import { runMeasured } from './measured-process.ts';
import { path as documentPath } from './post-mortem-setup.ts';
import { kilobytes, milliseconds, type Part, spread } from './report.ts';
import { type Summary, summary } from './statistics.ts';

const root = path.resolve(import.meta.dirname, '..');
const bin = (name: string) => path.join(root, 'server/bin', name);

/** How long it takes until there is anything at all. */
export async function measureStartUp({ rounds }: { readonly rounds: number }): Promise<Part> {
  const folder = mkdtempSync(path.join(tmpdir(), 'whylint-bench-'));
  const file = path.join(folder, documentPath);
  const text = postMortem(5, 6000);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  const took: Record<string, number[]> = {};
  const note = (what: string, value: number) => {
    took[what] = [...(took[what] ?? []), value];
  };
  try {
    for (let round = 0; round <= rounds; round++) {
      // The first one only brings the files into the system's cache.
      if (round === 1) for (const what of Object.keys(took)) delete took[what];
      note('whylint --version', (await runMeasured(bin('whylint.js'), ['--version'], folder)).wall);
      note('whylint lint, one document of 6 kB', (await runMeasured(bin('whylint.js'), ['lint', file], folder)).wall);
      const began = performance.now();
      const server = await startServer(bin('whylint-language-server.js'), pathToFileURL(folder).href);
      note('language server: start to initialize', performance.now() - began);
      await server.open(pathToFileURL(file).href, text);
      note('language server: start to first findings', performance.now() - began);
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const figures: readonly (readonly [string, Summary])[] = Object.entries(took).map(([what, values]) => [
    what,
    summary(values),
  ]);
  return {
    tables: [
      {
        title: 'Start-up: median (least–most)',
        columns: ['', 'wall'],
        rows: figures.map(([what, wall]) => [what, spread(wall, milliseconds)]),
      },
    ],
    limits: [],
    figures: Object.fromEntries(figures),
  };
}

/** What is installed with the extension; NaN for what was not built. */
export function measureSizes(): Part {
  const sizes = [
    { what: 'server bundle', file: 'dist/server.js', most: 1_200_000 },
    { what: '.vsix', file: 'whylint.vsix', most: 1_100_000 },
  ].map(({ file, ...rest }) => ({
    ...rest,
    value: statSync(path.join(root, file), { throwIfNoEntry: false })?.size ?? Number.NaN,
  }));
  return {
    tables: [
      {
        title: 'Sizes',
        columns: ['', 'size'],
        rows: sizes.map(({ what, value }) => [
          what,
          Number.isNaN(value) ? 'not there: npm run package' : kilobytes(value),
        ]),
      },
    ],
    limits: sizes.map((size) => ({ ...size, unit: 'B' })),
    figures: sizes,
  };
}
