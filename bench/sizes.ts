import { statSync } from 'node:fs';
import path from 'node:path';
import { exactly, kilobytes, type Part } from './report.ts';

const root = path.resolve(import.meta.dirname, '..');

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
    targets: sizes.map(({ what, value, most }) => ({ what, value: exactly(value), most, unit: 'B' })),
    figures: sizes,
  };
}
