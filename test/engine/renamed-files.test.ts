import { expect, test } from 'vitest';
import { anchorAt } from '../../server/src/code/anchor-at.ts';
import { CodeLines } from '../../server/src/code/code-lines.ts';
import { resolveAnchors } from '../../server/src/engine/resolve-anchors.ts';
import { anchorKey } from '../../server/src/model/anchor-state.ts';
import type { CodeAnchor } from '../../server/src/model/code-anchor.ts';

const none = { start: 0, end: 0 };
const code = [
  'export async function retry(send, attempts) {',
  '  for (let left = attempts; left > 0; left--) {',
  '    const answer = await send();',
  '    if (answer.ok) return answer;',
  '  }',
  "  throw new Error('no answer');",
  '}',
].join('\n');

const anchor = (path: string, line: number): CodeAnchor => ({
  ...(anchorAt(new CodeLines(code), line) as NonNullable<ReturnType<typeof anchorAt>>),
  path,
  range: none,
  labelRange: none,
  hrefRange: none,
});

async function stateOf(anchors: readonly CodeAnchor[], files: Record<string, string>, asked: string[] = []) {
  const states = await resolveAnchors(anchors, {
    lines: async (path) => {
      asked.push(path);
      return files[path] === undefined ? undefined : new CodeLines(files[path]);
    },
    list: async () => Object.keys(files),
  });
  return anchors.map((each) => states.get(anchorKey(each)));
}

test.each([
  ['src/http/retry.ts', 'another folder'],
  ['lib/retry/index.ts', 'a folder of its name'],
  ['src/retry.js', 'another ending'],
  ['src/Retry.ts', 'another case'],
  ['src/re-try.ts', 'another spelling'],
])('a file that went to %s is found without version control: %s', async (path) => {
  expect(await stateOf([anchor('src/retry.ts', 4)], { [path]: `// Sends.\n${code}\n` })).toEqual([
    { state: 'moved', path, line: 5 },
  ]);
});

test('a name alone is no proof, and neither is a line that is everywhere', async () => {
  const lost = [{ state: 'lost', why: 'no-file' }];
  expect(await stateOf([anchor('src/retry.ts', 4)], { 'lib/retry.ts': 'export const retry = once;\n' })).toEqual(lost);
  expect(await stateOf([anchor('src/retry.ts', 4)], { 'src/other-thing.ts': code })).toEqual(lost);
  expect(await stateOf([anchor('src/retry.ts', 4)], { 'src/retry.py': code })).toEqual(lost);
});

test('two files that hold it are a question', async () => {
  const files = { 'a/retry.ts': code, 'b/retry.ts': code };
  expect((await stateOf([anchor('src/retry.ts', 4)], files)).map((each) => each?.state)).toEqual(['offered']);
});

test('a name that is like it will do where several lines are there, and the file as a whole follows them', async () => {
  const { snippet: _snippet, line: _line, context: _context, ...whole } = anchor('src/retry.ts', 1);
  const anchors = [anchor('src/retry.ts', 3), anchor('src/retry.ts', 6), whole];
  expect(await stateOf(anchors, { 'src/retry-loop.ts': `\n${code}` })).toEqual([
    { state: 'moved', path: 'src/retry-loop.ts', line: 4 },
    { state: 'moved', path: 'src/retry-loop.ts', line: 7 },
    { state: 'moved', path: 'src/retry-loop.ts' },
  ]);
});

test('a name that holds the old one beside where it was counts before the same name elsewhere', async () => {
  const files = {
    'src/query/sql-query-compiler.ts': code,
    'src/compiler.ts': code.replace('left--', 'left -= 1').replace('answer.ok', 'answer'),
  };
  expect(await stateOf([anchor('src/query/compiler.ts', 4)], files)).toEqual([
    { state: 'moved', path: 'src/query/sql-query-compiler.ts', line: 4 },
  ]);
});

test('what every file of a folder has alike is found in none of them by a name that is only like it', async () => {
  const files = { 'src/retry-loop.ts': code, 'src/sync.ts': code };
  expect((await stateOf([anchor('src/retry.ts', 4)], files)).map((each) => each?.state)).toEqual(['lost']);
});

test('a file of its name in a folder beside its own counts, unless others there begin alike', async () => {
  const files = { 'test/pipe/basic.ts': code.replace('left--', 'left -= 1'), 'test/other.ts': 'export {};\n' };
  const moved = [{ state: 'moved', path: 'test/pipe/basic.ts', line: 4 }];
  expect(await stateOf([anchor('test/pretty/basic.ts', 4)], files)).toEqual(moved);
  const more = { ...files, 'test/pipe/stop.ts': code };
  expect((await stateOf([anchor('test/pretty/basic.ts', 4)], more)).map((each) => each?.state)).toEqual(['lost']);
  const left = { ...files, 'test/pretty/null.ts': code };
  expect((await stateOf([anchor('test/pretty/basic.ts', 4)], left)).map((each) => each?.state)).toEqual(['lost']);
  // In a folder of its own folder, or of the same name, it is the one.
  const within = { 'test/pretty/more/basic.ts': code, 'test/pretty/more/stop.ts': code };
  expect(await stateOf([anchor('test/pretty/basic.ts', 4)], within)).toMatchObject([
    { path: 'test/pretty/more/basic.ts' },
  ]);
  const again = { 'lib/test/pretty/basic.ts': code, 'lib/test/pretty/stop.ts': code };
  expect(await stateOf([anchor('test/pretty/basic.ts', 4)], again)).toMatchObject([
    { path: 'lib/test/pretty/basic.ts' },
  ]);
});

test('nothing is searched where every file is there', async () => {
  const asked: string[] = [];
  await stateOf([anchor('src/retry.ts', 4)], { 'src/retry.ts': `\n${code}`, 'lib/retry.ts': code }, asked);
  expect(asked).not.toContain('lib/retry.ts');
});

test('of lines that are alike, the one that stands between the others is the one', async () => {
  const steps = ['arrange', 'act', 'assert', 'tidy', 'check', 'close', 'end'];
  const block = (name: string) => `test('${name}', () => {\n${steps.map((step) => `  ${step}();\n`).join('')}});\n`;
  const before = new CodeLines(['one', 'two', 'three'].map(block).join(''));
  const at = (line: number): CodeAnchor => {
    const { context, ...rest } = anchorAt(before, line) as NonNullable<ReturnType<typeof anchorAt>>;
    const { above, below } = context;
    return { ...anchor('a.ts', 1), ...rest, context: { above, below } };
  };
  const files = { 'a.ts': `// New.\n${['zero', 'one', 'two', 'three'].map(block).join('')}` };
  expect((await stateOf([at(14)], files))[0]?.state).toBe('offered');
  expect((await stateOf([at(10), at(14)], files))[1]).toEqual({ state: 'moved', path: 'a.ts', line: 24 });
});
