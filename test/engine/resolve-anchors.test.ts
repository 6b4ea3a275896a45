import { describe, expect, test } from 'vitest';
import { CodeLines } from '../../server/src/code/code-lines.ts';
import { createAnchorIndex } from '../../server/src/engine/anchor-index.ts';
import { type CodeHistory, resolveAnchors } from '../../server/src/engine/resolve-anchors.ts';
import { type AnchorState, anchorKey } from '../../server/src/model/anchor-state.ts';
import type { CodeAnchor } from '../../server/src/model/code-anchor.ts';

const none = { start: 0, end: 0 };
const at = (path: string, line: number, snippet?: string, commit?: string): CodeAnchor => ({
  path,
  line,
  ...(snippet !== undefined && { snippet }),
  ...(commit !== undefined && { commit }),
  range: none,
  labelRange: none,
  hrefRange: none,
});

/** Sources over texts, and what was asked of them. */
function sources(files: Record<string, string | null>, history?: Partial<CodeHistory>) {
  const asked: string[] = [];
  return {
    asked,
    files,
    lines: async (path: string) => {
      asked.push(path);
      const text = files[path];
      return text == null ? text : new CodeLines(text);
    },
    ...(history && {
      history: {
        changesSince: async (commit: string) => {
          asked.push(`diff ${commit}`);
          return history.changesSince?.(commit);
        },
        ...(history.lineCommits && { lineCommits: history.lineCommits }),
        linesWith: async (texts: readonly string[]) => {
          asked.push(`grep ${texts.length}`);
          return history.linesWith?.(texts);
        },
      },
    }),
  };
}

const stateOf = async (anchor: CodeAnchor, of: ReturnType<typeof sources>): Promise<AnchorState | undefined> =>
  (await resolveAnchors([anchor], of)).get(anchorKey(anchor));
const diff = '--- a/a.ts\n+++ b/a.ts\n@@ -0,0 +1,2 @@\n+return;\n+x\n';

test('the line of the commit is followed where its text is not the only one', async () => {
  const text = 'return;\nx\nreturn;\nreturn;\n';
  const of = sources({ 'a.ts': text }, { changesSince: async () => `diff --git a/a.ts b/a.ts\n${diff}` });
  expect(await stateOf(at('a.ts', 2, 'return;', 'abc1234'), of)).toEqual({ state: 'moved', path: 'a.ts', line: 4 });
  expect(await stateOf(at('a.ts', 2, 'return;'), of)).toEqual({ state: 'offered', path: 'a.ts', line: 1 });
});

test('a commit that git does not know, or that tells another line, leaves it to the text', async () => {
  const files = { 'a.ts': 'a\nb\nconst only = here;\n' };
  const expected = { state: 'moved', path: 'a.ts', line: 3 };
  const anchor = at('a.ts', 1, 'const only = here;', 'abc1234');
  expect(await stateOf(anchor, sources(files, {}))).toEqual(expected);
  expect(await stateOf(anchor, sources(files, { changesSince: async () => '' }))).toEqual(expected);
});

test('the only such line elsewhere', async () => {
  const found = [{ path: 'b.ts', line: 7, text: '  const only = here;' }];
  const anchor = at('a.ts', 1, 'const only = here;');
  const linesWith = async () => [...found, { path: 'c.ts', line: 1, text: 'const only = here; // not all of it' }];
  expect(await stateOf(anchor, sources({}, { linesWith }))).toEqual({ state: 'moved', path: 'b.ts', line: 7 });
  const twice = async () => [...found, { path: 'c.ts', line: 1, text: 'const only = here;' }];
  expect(await stateOf(anchor, sources({}, { linesWith: twice }))).toEqual({ state: 'lost', why: 'no-file' });
  expect(await stateOf(at('a.ts', 1, '} else {'), sources({}, { linesWith }))).toEqual({
    state: 'lost',
    why: 'no-file',
  });
});

test('without version control: text, neighbours, and what there is to say of the rest', async () => {
  expect(await stateOf(at('a.ts', 1, 'x = 1;'), sources({ 'a.ts': 'x = 1;' }))).toEqual({ state: 'same' });
  expect(await stateOf(at('a.ts', 1, 'x = 1;'), sources({ 'a.ts': null }))).toEqual({ state: 'same' });
  expect(await stateOf(at('a.ts', 9, 'x = 1;'), sources({ 'a.ts': 'b' }))).toEqual({
    state: 'lost',
    why: 'beyond-end',
    count: 1,
  });
});

test('git is asked once for a commit, and once for all that is missing', async () => {
  const of = sources({}, { changesSince: async () => '' });
  const anchors = ['one', 'two', 'three'].map((word) => at(`${word}.ts`, 1, `const ${word} = compute();`, 'abc1234'));
  await resolveAnchors(anchors, of);
  expect(of.asked.filter((each) => each.includes(' '))).toEqual(['diff abc1234', 'grep 3']);
});

test('after a change, only what stands in the changed files is looked up: 50 of 1,000', async () => {
  const files: Record<string, string | null> = {};
  const anchors: CodeAnchor[] = [];
  for (let file = 0; file < 1000; file++) {
    const text = Array.from({ length: 10 }, (_, line) => `call(${file}, ${line});`);
    files[`f${file}.ts`] = text.join('\n');
    anchors.push(...text.map((each, line) => at(`f${file}.ts`, line + 1, each)));
  }
  const of = sources(files);
  const index = createAnchorIndex(of);
  expect((await index.resolve(anchors)).size).toBe(10_000);
  of.asked.length = 0;
  for (let file = 0; file < 50; file++) {
    of.files[`f${file}.ts`] = `// new\n${of.files[`f${file}.ts`]}`;
    index.changed(`f${file}.ts`);
  }
  expect(index.known(anchors).size).toBe(9500);
  const states = await index.resolve(anchors);
  expect(of.asked).toHaveLength(500);
  expect(new Set(of.asked).size).toBe(50);
  expect(states.get(anchorKey(anchors[499] as CodeAnchor))).toEqual({ state: 'moved', path: 'f49.ts', line: 11 });
  expect(states.get(anchorKey(anchors[500] as CodeAnchor))).toEqual({ state: 'same' });
});

test('a line that was found in another file is looked up when that one changes, or when it is asked for', async () => {
  const anchor = at('a.ts', 1, 'const only = here;');
  let line = 7;
  const of = sources({}, { linesWith: async () => [{ path: 'b.ts', line, text: 'const only = here;' }] });
  const index = createAnchorIndex(of);
  await index.resolve([anchor]);
  line = 8;
  index.changed('c.ts');
  expect([...index.known([anchor]).values()]).toEqual([{ state: 'moved', path: 'b.ts', line: 7 }]);
  index.changed('b.ts');
  expect([...(await index.resolve([anchor])).values()]).toEqual([{ state: 'moved', path: 'b.ts', line: 8 }]);
  index.forget([anchor]);
  expect(index.known([anchor]).size).toBe(0);
});

test('what keeps neither text nor commit is followed from the commit that wrote it', async () => {
  const written = '| Old cache | `a.ts:2` |';
  const asked: string[] = [];
  const of = sources(
    { 'a.ts': `return;\nx\nreturn;\nreturn;\n${'y\n'.repeat(8)}` },
    {
      changesSince: async (commit) => (commit === 'abc1234' ? `diff --git a/a.ts b/a.ts\n${diff}` : undefined),
      lineCommits: async (path) => {
        asked.push(path);
        return new Map([[written, 'abc1234']]);
      },
    },
  );
  const anchors = [
    { ...at('a.ts', 2), written },
    { ...at('a.ts', 2), written: 'another line of it' },
    { ...at('a.ts', 9), written },
  ];
  const states = await resolveAnchors(anchors, of, 'TECH_DEBT.md');
  expect(anchors.map((anchor) => states.get(anchorKey(anchor)))).toEqual([
    { state: 'moved', path: 'a.ts', line: 4 },
    { state: 'same' },
    { state: 'moved', path: 'a.ts', line: 11 },
  ]);
  expect(asked).toEqual(['TECH_DEBT.md']);
});

test('a path in running text claims to be a file only where it names a folder, and none ends with it', async () => {
  const anchor = (path: string): CodeAnchor => ({ ...at(path, 1), form: 'path', written: path });
  const globs: string[] = [];
  const list = async (asked: readonly string[]) => {
    globs.push(...asked);
    return ['web/lib/a.ts'];
  };
  const of = { ...sources({}), list };
  const anchors = ['lib/a.ts', 'lib/[id]/b.ts', 'c.ts'].map(anchor);
  const states = await resolveAnchors(anchors, of);
  expect(anchors.map((each) => states.get(anchorKey(each))?.state)).toEqual(['same', 'lost', 'same']);
  expect(globs).toEqual(['**/lib/a.ts', '**/lib/\\[id\\]/b.ts']);
});

test('an address shows the line of its commit', async () => {
  const of = sources(
    { 'a.ts': 'return;\nx\na\nb\n' },
    { changesSince: async () => `diff --git a/a.ts b/a.ts\n${diff}` },
  );
  const address: CodeAnchor = { ...at('a.ts', 2, undefined, 'abc1234'), form: 'address' };
  expect(await stateOf(address, of)).toEqual({ state: 'moved', path: 'a.ts', line: 4 });
});

describe('an address whose branch may have slashes', () => {
  const address: CodeAnchor = { ...at('retry/src/a.ts', 2), form: 'address', ways: ['src/a.ts', 'a.ts'] };

  test('stands at the longest path that is there', async () => {
    expect(await stateOf(address, sources({ 'src/a.ts': 'a\nb\n', 'a.ts': 'a\nb\n' }))).toEqual({
      state: 'moved',
      path: 'src/a.ts',
      line: 2,
    });
    expect(await stateOf(address, sources({ 'retry/src/a.ts': 'a\nb\n', 'src/a.ts': 'a\nb\n' }))).toEqual({
      state: 'same',
    });
  });

  test('is gone where none is there, or the file is too short', async () => {
    expect(await stateOf(address, sources({}))).toEqual({ state: 'lost', why: 'no-file' });
    expect(await stateOf(address, sources({ 'src/a.ts': 'a' }))).toEqual({
      state: 'lost',
      why: 'beyond-end',
      count: 1,
    });
  });
});

test('what has blanks may be words: it does not claim to be a file that is gone', async () => {
  const place: CodeAnchor = { ...at('src/my dir/a.ts', 4), form: 'path' };
  expect(await stateOf(place, sources({}))).toEqual({ state: 'same' });
  expect(await stateOf(place, sources({ 'src/my dir/a.ts': 'a' }))).toEqual({
    state: 'lost',
    why: 'beyond-end',
    count: 1,
  });
});

test('a line beyond the end is not there, whatever the history says', async () => {
  const of = sources({ 'a.ts': 'a\n' }, { changesSince: async () => '' });
  expect(await stateOf(at('a.ts', 9, undefined, 'abc1234'), of)).toEqual({
    state: 'lost',
    why: 'beyond-end',
    count: 2,
  });
});
