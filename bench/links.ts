import { CodeLines } from '../server/src/code/code-lines.ts';
import { createAnchorIndex } from '../server/src/engine/anchor-index.ts';
import type { CodeAnchor } from '../server/src/model/code-anchor.ts';
import { milliseconds, type Part, spread, type Target, times } from './report.ts';
import { ratio, summary } from './statistics.ts';

const files = 1000;
const perFile = 10;
/** What a pull brings. */
const touched = 50;
const nowhere = { start: 0, end: 0 };

/** Links to code after a change of a few files, beside the first look at all of them, in milliseconds. */
export async function measureLinks({ rounds }: { readonly rounds: number }): Promise<Part> {
  const all: number[] = [];
  const again: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const texts = new Map(Array.from({ length: files }, (_, at) => [`src/f${at}.ts`, textOf(at)]));
    const anchors = [...texts.keys()].flatMap((path, at) => anchorsIn(path, at));
    const index = createAnchorIndex({ lines: async (path) => new CodeLines(texts.get(path) ?? '') });
    all.push(await took(() => index.resolve(anchors)));
    const pulled = [...texts.keys()].slice(0, touched);
    for (const path of pulled) texts.set(path, `// pulled\n${texts.get(path)}`);
    again.push(await took(() => index.resolve(pulled.flatMap((path) => index.changed(path)))));
  }
  const share = ratio(again, all);
  const targets: Target[] = [
    // A twentieth of the files, and a tenth for the noise of a short time.
    {
      what: `links after ${touched} of ${files} files changed: to all of them`,
      value: share,
      most: 0.15,
      unit: '×',
    },
  ];
  return {
    tables: [
      {
        title: `${files * perFile} links to code in ${files} files: median (least–most)`,
        columns: ['first look', `after ${touched} changed`, 'to first look'],
        rows: [[spread(summary(all), milliseconds), spread(summary(again), milliseconds), spread(share, times)]],
      },
    ],
    targets,
    figures: { all, again },
  };
}

/** 200 lines, every tenth of them unlike all others, below one that moved them: to find that out is what costs. */
const textOf = (file: number): string =>
  '// new\n' +
  Array.from({ length: 200 }, (_, line) => (line % 10 === 0 ? `  step${line}(${file});` : '  next();')).join('\n');

const anchorsIn = (path: string, file: number): CodeAnchor[] =>
  Array.from({ length: perFile }, (_, at) => ({
    path,
    line: at * 20 + 1,
    snippet: `step${at * 20}(${file});`,
    range: nowhere,
    labelRange: nowhere,
    hrefRange: nowhere,
  }));

async function took(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
