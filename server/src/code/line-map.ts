/** How the lines of files moved between two versions of a tree, by the earlier one's paths; files that did not change are not in it. */
export type LineMap = ReadonlyMap<string, FileChange>;

interface FileChange {
  /** Undefined for a file that is gone. */
  readonly path: string | undefined;
  /** In order. */
  readonly hunks: readonly Hunk[];
}

/** Lines from `start` on, `count` of them, that became `now` lines; where `count` is 0, lines were put in behind `start`. */
interface Hunk {
  readonly start: number;
  readonly count: number;
  readonly now: number;
}

/** Reads a unified diff without context lines, prefixes `a/` and `b/`, as git writes it. */
export function readLineMap(diff: string): LineMap {
  const files = new Map<string, FileChange>();
  let before: string | undefined;
  let current: { path: string | undefined; hunks: Hunk[] } | undefined;
  /** Lines of the hunk at hand that are text, whatever they look like. */
  let rest = 0;
  for (const line of diff.split('\n')) {
    if (rest > 0 && /^[-+]/.test(line)) {
      rest--;
      continue;
    }
    const [, start, count = '1', now = '1'] = /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(line) ?? [];
    if (start !== undefined) {
      current?.hunks.push({ start: Number(start), count: Number(count), now: Number(now) });
      rest = Number(count) + Number(now);
    } else if (line.startsWith('diff --git ')) {
      before = undefined;
      current = undefined;
    } else if (line.startsWith('rename from ')) before = unquoted(line.slice('rename from '.length));
    else if (line.startsWith('rename to ') && before !== undefined) {
      current = { path: unquoted(line.slice('rename to '.length)), hunks: [] };
      files.set(before, current);
    } else if (line.startsWith('--- ')) before ??= named(line.slice(4));
    else if (line.startsWith('+++ ') && before !== undefined && !current) {
      current = { path: named(line.slice(4)), hunks: [] };
      files.set(before, current);
    }
  }
  return files;
}

/** Where a line of the earlier version is; its line absent when it was changed or taken out, undefined when its file is gone. */
export function lineNow(
  map: LineMap,
  path: string,
  line: number,
): { readonly path: string; readonly line?: number } | undefined {
  const change = map.get(path);
  if (!change) return { path, line };
  if (change.path === undefined) return undefined;
  let shift = 0;
  for (const { start, count, now } of change.hunks) {
    if (line < start + (count === 0 ? 1 : 0)) break;
    if (line < start + count) return { path: change.path };
    shift += now - count;
  }
  return { path: change.path, line: line + shift };
}

/** `a/src/x.ts`, with a tab behind it where the name has blanks; undefined for `/dev/null`. */
function named(written: string): string | undefined {
  const name = unquoted(written.replace(/\t$/, ''));
  return name === '/dev/null' ? undefined : name.replace(/^[ab]\//, '');
}

/** Git quotes a name with a quote, a backslash or a control character in it. */
function unquoted(written: string): string {
  const inner = /^"(.*)"\t?$/.exec(written)?.[1];
  return inner === undefined
    ? written
    : inner.replace(/\\(?:([0-7]{3})|(.))/g, (_, octal: string | undefined, letter: string) =>
        octal === undefined ? (controls[letter] ?? letter) : String.fromCharCode(Number.parseInt(octal, 8)),
      );
}

const controls: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', a: '\x07', b: '\b', f: '\f', v: '\v' };
