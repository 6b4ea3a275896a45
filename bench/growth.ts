import { createDocument } from '../server/src/model/document.ts';
import { callCount } from './call-count.ts';
import { shapes } from './documents.ts';
import { lintForAuthor, path } from './post-mortem-setup.ts';
import { exactly, kilobytes, milliseconds, type Part, spread, type Target, times } from './report.ts';
import { ratio, type Summary, summary } from './statistics.ts';
import { workTime } from './work-time.ts';

/** Each to be compared with the one before. */
const lengths = [125_000, 250_000, 500_000, 1_000_000];
const longest = Math.max(...lengths);

interface ShapeFigures {
  readonly shape: string;
  /** Milliseconds to parse and lint, by length. */
  readonly took: readonly Summary[];
  /** time(2N) / time(N), by the longer one's length. */
  readonly doubling: readonly Summary[];
  /** Calls of functions to parse and lint one of them, by length. */
  readonly calls: readonly number[];
  /** The share of the longest document that was over a bound and left unread. */
  readonly unread: number;
}

/** How the time to parse and lint grows with a document that is long in one way. */
export async function measureGrowth({ rounds }: { readonly rounds: number }): Promise<Part> {
  const timed = Object.entries(shapes).map(([shape, write]) => measureShape(shape, write, rounds));
  // Behind all that is timed: what counts calls slows them down.
  const figures: ShapeFigures[] = [];
  for (const each of timed) figures.push({ ...each, calls: await countCalls(shapes[each.shape] ?? String) });
  return {
    tables: [
      {
        title: 'In process, parse and lint of documents that grow in one way: median, time(2N) / time(N)',
        columns: [
          '',
          ...lengths.flatMap((length, at) => [kilobytes(length), ...(at > 0 ? ['doubled'] : [])]),
          'calls, doubled',
          'unread',
        ],
        rows: figures.map(({ shape, took, doubling, calls, unread }) => [
          shape,
          ...took.flatMap(({ median }, at) => {
            const doubled = doubling[at - 1];
            return [milliseconds(median), ...(doubled ? [spread(doubled, times)] : [])];
          }),
          grown(calls).map(times).join(', '),
          `${(unread * 100).toFixed(0)} %`,
        ]),
      },
    ],
    targets: figures.flatMap(({ shape, took, calls }): Target[] => [
      {
        what: `${shape}: time(2N) / time(N)`,
        // Of the least times: a collection of garbage that falls into one of them is none of its growth.
        value: exactly(Math.max(...grown(took.map(({ least }) => least)))),
        most: 2.3,
        unit: '×',
      },
      { what: `${shape}: calls(2N) / calls(N)`, value: exactly(Math.max(...grown(calls))), most: 2.1, unit: '×' },
    ]),
    figures,
  };
}

function measureShape(shape: string, write: (length: number) => string, rounds: number): Omit<ShapeFigures, 'calls'> {
  // So many of each that all make for as much work, and as much garbage.
  const texts = lengths.map((length) => Array.from({ length: longest / length }, (_, at) => write(length + at)));
  const took: number[][] = lengths.map(() => []);
  for (const same of texts.slice(0, -1)) same.forEach(lintFresh);
  for (let round = 0; round < rounds; round++)
    for (const [at, same] of texts.entries()) took[at]?.push(workTime(() => same.forEach(lintFresh)) / same.length);
  return {
    shape,
    took: took.map(summary),
    doubling: took.slice(1).map((longer, at) => ratio(longer, took[at] ?? [])),
    unread: unreadShare(texts.at(-1)?.[0] ?? ''),
  };
}

async function countCalls(write: (length: number) => string): Promise<readonly number[]> {
  const counts: number[] = [];
  for (const length of lengths) {
    const text = write(length);
    counts.push(await callCount(() => lintFresh(text)));
  }
  return counts;
}

/** Each to the one before. */
const grown = (values: readonly number[]): readonly number[] =>
  values.slice(1).map((value, at) => value / (values[at] ?? Number.NaN));

const lintFresh = (text: string): void => void lintForAuthor(createDocument(path, text));

function unreadShare(text: string): number {
  const unread = createDocument(path, text).markdown.chunks.flatMap(({ chunk }) => chunk.unparsed);
  return unread.reduce((sum, { range }) => sum + range.end - range.start, 0) / text.length;
}
