// How well links to code survive a repository's own history: anchors are taken at earlier commits and resolved at a later
// one, and git's line tracking says what is right. node bench/anchors.ts [REPOSITORY] [--to COMMIT] [--pairs N] [--show]

import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import picomatch from 'picomatch';
import { anchorAt } from '../server/src/code/anchor-at.ts';
import { CodeLines, snippetOf } from '../server/src/code/code-lines.ts';
import { lineNow, readLineMap } from '../server/src/code/line-map.ts';
import { withoutSpelling } from '../server/src/code/respelled.ts';
import { type CodeHistory, resolveAnchors } from '../server/src/engine/resolve-anchors.ts';
import { type AnchorState, anchorKey } from '../server/src/model/anchor-state.ts';
import type { CodeAnchor } from '../server/src/model/code-anchor.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    to: { type: 'string', default: 'HEAD' },
    pairs: { type: 'string', default: '8' },
    /** Of each earlier commit, and lines of each of them. */
    files: { type: 'string', default: '60' },
    lines: { type: 'string', default: '8' },
    /** The re-anchorings that are wrong, one by one. */
    show: { type: 'boolean', default: false },
  },
});
const repository = positionals[0] ?? '.';
const later = git('rev-parse', values.to)?.trim() ?? '';
const known = new Map<string, CodeLines | undefined>();
const filesNow = (git('ls-tree', '-r', '--name-only', later) ?? '').trim().split('\n');
const nowhere = { start: 0, end: 0 };

/** Where a line of the earlier commit is at the later one. */
interface Truth {
  /** Absent when git finds the line no more. */
  readonly at?: string;
  /** The line was changed into one of these. */
  readonly replacedBy: ReadonlySet<string>;
}

interface Sample {
  readonly anchor: CodeAnchor;
  readonly truth: Truth;
}

/** What became of anchors, as counts. */
const noneYet = {
  survived: 0,
  refound: 0,
  same: 0,
  moved: 0,
  wrong: 0,
  offered: 0,
  offeredRight: 0,
  lost: 0,
  lostRight: 0,
};
const tallies = { text: { ...noneYet }, git: { ...noneYet } };

const history: CodeHistory = {
  changesSince: async (commit) => git('diff', '-M60%', '--unified=0', '--no-color', commit, later, '--'),
  linesWith: async (texts) => {
    const found = git('grep', '-FnzI', '--no-color', ...texts.flatMap((text) => ['-e', text]), later, '--', '.') ?? '';
    return found.split('\n').flatMap((each) => {
      const [name, line, ...text] = each.split('\0');
      return name && line ? [{ path: name.slice(later.length + 1), line: Number(line), text: text.join('\0') }] : [];
    });
  },
};

const share = (part: number, whole: number): string =>
  `${part} of ${whole} (${whole === 0 ? '–' : ((100 * part) / whole).toFixed(1)} %)`;

const isCode = (name: string): boolean =>
  /\.(?:[cm]?[jt]sx?|py|go|rs|java|kt|c|h|cc|cpp|cs|rb|php|sh|css|swift|scala|sql|vue)$/.test(name);

const commits = (git('log', '--first-parent', '--format=%H', later) ?? '').trim().split('\n').slice(1);
const step = Math.max(1, Math.floor(commits.length / Number(values.pairs)));
const random = seeded(5);
for (let at = step - 1; at < commits.length; at += step) await measure(commits[at] as string);
report();

async function measure(earlier: string): Promise<void> {
  const samples = samplesOf(earlier);
  const texts = new Map<string, CodeLines | undefined>();
  const lines = async (path: string) => {
    if (!texts.has(path)) texts.set(path, linesAt(later, path));
    return texts.get(path);
  };
  const anchors = samples.map(({ anchor }) => anchor);
  const list = async (globs: readonly string[]) => {
    const isMatch = picomatch([...globs], { dot: true });
    return filesNow.filter((path) => isMatch(path));
  };
  const plain = await resolveAnchors(anchors, { lines, list });
  const tracked = await resolveAnchors(anchors, { lines, list, history });
  for (const { anchor, truth } of samples) {
    count('text', anchor, truth, plain.get(anchorKey(anchor)) as AnchorState);
    count('git', anchor, truth, tracked.get(anchorKey(anchor)) as AnchorState);
  }
}

function samplesOf(earlier: string): Sample[] {
  const names = (git('ls-tree', '-r', '--name-only', earlier) ?? '').split('\n').filter(isCode);
  const changed = new Set((git('diff', '--name-only', '--no-renames', earlier, later) ?? '').split('\n'));
  // Lines of files that nobody touched are all where they were: they would only make the figures look better.
  const files = shuffled(names.filter((name) => changed.has(name))).slice(0, Number(values.files));
  const map = readLineMap(git('diff', '-M', '--unified=0', '--no-color', earlier, later, '--') ?? '');
  return files.flatMap((path) => {
    const lines = linesAt(earlier, path);
    const tracked = lines && linesNow(earlier, path);
    if (!tracked) return [];
    const places = shuffled(Array.from({ length: lines.count }, (_, at) => at + 1)).slice(0, Number(values.lines));
    const anchored = new Map(
      places.flatMap((line) => {
        const anchor = anchorAt(lines, line);
        return anchor ? [[anchor.line, anchor] as const] : [];
      }),
    );
    return [...anchored.values()].map((anchor): Sample => {
      const at = tracked.get(anchor.line);
      const range = { range: nowhere, labelRange: nowhere, hrefRange: nowhere };
      return {
        anchor: { ...range, path, commit: earlier, ...anchor },
        truth: {
          ...(at !== undefined && { at }),
          replacedBy: new Set([
            ...replacements(map, path, anchor.line, lines.count),
            ...(at === undefined ? between(tracked, anchor.line) : []),
          ]),
        },
      };
    });
  });
}

/** By git's blame, backwards: the lines of an earlier file that are in the later commit, as `path:line`. */
function linesNow(earlier: string, path: string): ReadonlyMap<number, string> | undefined {
  const blame = git('blame', '--reverse', '-p', `${earlier}..${later}`, '--', path);
  if (blame === undefined) return undefined;
  const found = new Map<number, string>();
  const names = new Map<string, string>();
  let header: readonly string[] = [];
  for (const line of blame.split('\n')) {
    if (/^[0-9a-f]{40} \d+ \d+/.test(line)) header = line.split(' ');
    else if (line.startsWith('filename ')) names.set(header[0] as string, line.slice('filename '.length));
    else if (line.startsWith('\t') && header[0] === later)
      found.set(Number(header[2]), `${names.get(later) ?? path}:${header[1]}`);
  }
  return found;
}

/** The lines between the neighbours above and below that are still there. */
function replacements(map: ReturnType<typeof readLineMap>, path: string, line: number, count: number): Set<string> {
  const found = new Set<string>();
  const here = lineNow(map, path, line);
  if (!here || here.line !== undefined) return found;
  let [above, below] = [line - 1, line + 1];
  while (above > 0 && lineNow(map, path, above)?.line === undefined) above--;
  while (below <= count && lineNow(map, path, below)?.line === undefined) below++;
  const first = above === 0 ? 1 : (lineNow(map, path, above)?.line as number) + 1;
  const last = below > count ? first + 500 : (lineNow(map, path, below)?.line as number) - 1;
  for (let at = first; at <= last; at++) found.add(`${here.path}:${at}`);
  return found;
}

/** The lines between the nearest ones above and below that blame finds, since a diff over many commits loses renames. */
function between(tracked: ReadonlyMap<number, string>, line: number): readonly string[] {
  const numbers = [...tracked.keys()].sort((one, other) => one - other);
  const above = tracked.get(numbers.findLast((each) => each < line) ?? 0);
  const below = tracked.get(numbers.find((each) => each > line) ?? 0);
  const [path, first, last] = [above?.replace(/:\d+$/, ''), lineOf(above), lineOf(below)];
  if (path === undefined || path !== below?.replace(/:\d+$/, '')) return [];
  return Array.from({ length: Math.max(0, last - first - 1) }, (_, at) => `${path}:${first + 1 + at}`);
}

function lineOf(place = ''): number {
  return Number(place.slice(place.lastIndexOf(':') + 1));
}

function count(way: 'text' | 'git', anchor: CodeAnchor, truth: Truth, state: AnchorState): void {
  const place =
    state.state === 'same' ? `${anchor.path}:${anchor.line}` : 'path' in state ? `${state.path}:${state.line}` : '';
  const tally = tallies[way];
  // A line that was cut and pasted, or formatted, is a new one for git; as long as it says the same, it is the one.
  const isPasted = truth.at === undefined && place !== '' && saysTheSame(textAt(place), anchor.snippet ?? '');
  const isRight =
    state.state === 'lost'
      ? truth.at === undefined
      : truth.at === undefined
        ? isPasted || truth.replacedBy.has(place)
        : place === truth.at;
  const isSurvivor = truth.at !== undefined;
  tally[state.state]++;
  if (isSurvivor) tally.survived++;
  if (isSurvivor && isRight && (state.state === 'same' || state.state === 'moved')) tally.refound++;
  if (state.state === 'moved' && !isRight) tally.wrong++;
  if (state.state === 'offered' && isRight) tally.offeredRight++;
  if (state.state === 'lost' && isRight) tally.lostRight++;
  if (values.show && state.state === 'moved' && !isRight)
    console.log(
      `${way} ${anchor.path}:${anchor.line} → ${place}, by git ${truth.at ?? 'gone'}: ${anchor.snippet} / ${textAt(place)}`,
    );
  if (values.show && state.state !== 'same' && truth.at !== undefined && state.state !== 'moved')
    console.log(
      `${way} ${anchor.path}:${anchor.line} ${state.state} ${place}, by git ${isRight ? 'so' : truth.at}: ${anchor.snippet}`,
    );
}

/** Apart from blanks, quotes and commas; a longer line may have been cut in two. */
function saysTheSame(one: string, other: string): boolean {
  const [short, long] = [withoutSpelling(one), withoutSpelling(other)].sort((a, b) => a.length - b.length);
  return short === long || ((short?.length ?? 0) >= 12 && (long?.startsWith(short as string) ?? false));
}

function textAt(place: string): string {
  const colon = place.lastIndexOf(':');
  return snippetOf(linesAt(later, place.slice(0, colon))?.text(Number(place.slice(colon + 1))) ?? '');
}

function report(): void {
  for (const [way, tally] of Object.entries(tallies)) {
    const { survived, refound, same, moved, wrong, offered, offeredRight, lost, lostRight } = tally;
    console.log(way === 'git' ? 'With version control:' : 'By text and neighbours alone:');
    console.log(`  survivors re-anchored ${share(refound, survived)}; re-anchorings wrong ${share(wrong, moved)}`);
    console.log(
      `  same ${same}, moved ${moved}, offered ${share(offeredRight, offered)} right, lost ${share(lostRight, lost)} right`,
    );
  }
}

function linesAt(commit: string, path: string): CodeLines | undefined {
  const name = `${commit}:${path}`;
  if (!known.has(name)) {
    const text = git('show', name);
    known.set(name, text === undefined ? undefined : new CodeLines(text));
  }
  return known.get(name);
}

function git(...args: readonly string[]): string | undefined {
  try {
    const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore'];
    const options = { cwd: repository, encoding: 'utf8', maxBuffer: 1 << 28, stdio } as const;
    return execFileSync('git', ['-c', 'core.quotePath=false', ...args], options);
  } catch {
    return undefined;
  }
}

function shuffled<Value>(values: readonly Value[]): Value[] {
  const left = [...values];
  for (let at = left.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [left[at], left[other]] = [left[other] as Value, left[at] as Value];
  }
  return left;
}

/** The same numbers from 0 to 1 in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
