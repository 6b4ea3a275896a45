import { globSync, statSync } from 'node:fs';
import path from 'node:path';
import { exactly, kilobytes, type Part } from './report.ts';

const root = path.resolve(import.meta.dirname, '..');

/** What is installed with the extension; NaN for what was not built. */
export function measureSizes(): Part {
  const sizes = [
    { what: 'server bundle', files: 'dist/server{,-*}.js', most: 1_350_000 },
    { what: '.vsix', files: 'whylint.vsix', most: 1_100_000 },
  ].map(({ files, ...rest }) => ({ ...rest, value: sizeOf(globSync(files, { cwd: root })) }));
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
    targets: sizes.map(({ what, value, most }) => ({ what, value: exactly(value), most, unit: 'B' })),
    figures: sizes,
  };
}

const sizeOf = (files: readonly string[]): number =>
  files.length === 0 ? Number.NaN : files.reduce((sum, file) => sum + statSync(path.join(root, file)).size, 0);
