import { describe, expect, test } from 'vitest';
import type { InMemoryFiles } from '../support/in-memory-files.ts';
import { repository, runCli } from '../support/run-cli.ts';

const good = '# Checkout was down\n\n## Root cause\n\nThe pool had no limit.\n';
const at = (name: string) => `docs/postmortems/${name}.md`;
const place = '/repo/node_modules/.cache/whylint/lint.json';

const start = (files: Record<string, string> = {}) =>
  repository({ [at('a')]: good, [at('b')]: good, 'node_modules/x/package.json': '{}', ...files });
const lint = (files: InMemoryFiles, ...argv: string[]) => runCli(['--format', 'json', ...argv], { files });
const cached = (files: InMemoryFiles, ...argv: string[]) => lint(files, '--cache', ...argv);

interface CacheFile {
  readonly entries: [string, { key: string; day?: string; result: { diagnostics: { message: string }[] } }][];
}
const cacheIn = (files: InMemoryFiles, path = place): CacheFile => JSON.parse(files.text(path) ?? '{"entries":[]}');

/** Changes what the cache says, so that its use can be seen. */
function mark(files: InMemoryFiles, path = place): void {
  const cache = cacheIn(files, path);
  for (const [name, { result }] of cache.entries)
    for (const each of result.diagnostics) each.message = `from the cache: ${name}`;
  files.put(path, JSON.stringify({ version: 1, ...cache }));
}
const isUsed = ({ stdout }: { readonly stdout: string }) => stdout.includes('from the cache');

describe('--cache', () => {
  test('says the same as a run without it, the first time and from then on', async () => {
    const files = start({ '.whylint.yaml': 'fail-on: information\n' });
    const fresh = await lint(files);
    expect(fresh.status).toBe(1);
    expect(files.text(place)).toBeUndefined();
    for (const run of [await cached(files), await cached(files)]) {
      expect(run.stdout).toBe(fresh.stdout);
      expect(run.status).toBe(1);
    }
    expect(cacheIn(files).entries.map(([name]) => name)).toHaveLength(2);
  });

  test('looks again only at what has changed', async () => {
    const files = start();
    await cached(files);
    mark(files);
    files.put(`/repo/${at('b')}`, `${good}\nMore.\n`);
    const { stdout } = await cached(files);
    expect(stdout).toContain('postmortems/a.md"');
    expect(stdout).toMatch(/from the cache: [./]*docs\/postmortems\/a\.md/);
    expect(stdout).not.toMatch(/from the cache: [./]*docs\/postmortems\/b\.md/);
  });

  test.each([
    ['a configuration', (files: InMemoryFiles) => files.put('/repo/.whylint.yaml', 'questions: how\n'), []],
    ['a template', (files: InMemoryFiles) => files.put(`/repo/${at('template')}`, '# T\n\n## Impact\n\n{who}\n'), []],
    ['who it is for', () => {}, ['--audience', 'author']],
    ['what counts', () => {}, ['--strict']],
  ])('follows %s', async (_, change, argv) => {
    const files = start();
    await cached(files);
    mark(files);
    expect(isUsed(await cached(files))).toBe(true);
    change(files);
    expect(isUsed(await cached(files, ...argv))).toBe(false);
  });

  test('holds on other days where nothing depends on the day', async () => {
    const files = start();
    await cached(files);
    expect(cacheIn(files).entries.every(([, { day }]) => day === undefined)).toBe(true);
    mark(files);
    expect(isUsed(await cached(files, '--today', '2027-01-01'))).toBe(true);
  });

  test('knows the day that a result depends on', async () => {
    const item = '---\nstatus: open\ncreated: 2026-01-01\n---\n# No retries\n';
    const files = repository({ 'notes/a.md': item });
    const run = (today: string) =>
      lint(files, '--cache', '--cache-location', 'c.json', '--kind', 'debt-item', '--today', today, 'notes/a.md');
    await run('2026-03-02');
    expect(cacheIn(files, '/repo/c.json').entries.map(([, { day }]) => day)).toEqual(['2026-03-02']);
    mark(files, '/repo/c.json');
    expect(isUsed(await run('2026-03-02'))).toBe(true);
    expect(isUsed(await run('2026-03-03'))).toBe(false);
  });

  test('never keeps what other debt items have a say in', async () => {
    const files = start({ 'docs/debt/D-aaaaaa.md': '---\nid: D-aaaaaa\nstatus: open\n---\n# No retries\n' });
    await cached(files);
    expect(cacheIn(files).entries.map(([name]) => name)).toHaveLength(2);
  });

  test.each(['', '{', 'null', '[]', '{"version":2,"entries":[]}', '{"version":1,"entries":[null,["a"],["b",{}]]}'])(
    'a broken one, %j, is none',
    async (text) => {
      const files = start();
      const fresh = await lint(files);
      files.put(place, text);
      expect(await cached(files)).toMatchObject({ status: fresh.status, stdout: fresh.stdout, stderr: '' });
      expect(cacheIn(files).entries).toHaveLength(2);
    },
  );

  test('forgets documents that are gone, and keeps those of other runs', async () => {
    const files = start();
    await cached(files);
    await cached(files, '--kind', 'post-mortem', at('a'));
    expect(cacheIn(files).entries).toHaveLength(2);
    files.lose(`/repo/${at('b')}`);
    await cached(files);
    expect(cacheIn(files).entries).toHaveLength(1);
  });

  test('says what of the baseline is gone, as a run without it', async () => {
    const files = start();
    const text = '# Checkout was down\n\n## Root cause\n\n- **Category:** human error\n';
    files.put(`/repo/${at('a')}`, text);
    await lint(files, '--baseline', 'known.json', '--update-baseline');
    files.put(`/repo/${at('a')}`, text.replace('human error', 'trade-off'));
    const fresh = await lint(files, '--baseline', 'known.json');
    expect(fresh.stderr).toContain('no longer there');
    for (const run of [1, 2].map(() => cached(files, '--baseline', 'known.json')))
      expect(await run).toMatchObject({ stdout: fresh.stdout, stderr: fresh.stderr });
  });

  test('stands where it is told to, and in the working directory where there is no node_modules', async () => {
    const files = repository({ [at('a')]: good });
    await cached(files);
    expect(cacheIn(files, '/repo/.whylintcache').entries).toHaveLength(1);
    await lint(files, '--cache-location', 'out/c.json');
    expect(cacheIn(files, '/repo/out/c.json').entries).toHaveLength(1);
  });

  test('that cannot be written fails nothing', async () => {
    const files = start();
    files.protect(place);
    const fresh = await lint(files);
    const run = await cached(files);
    expect(run).toMatchObject({ status: fresh.status, stdout: fresh.stdout });
    expect(run.stderr).toMatch(/^node_modules\/\.cache\/whylint\/lint\.json: .*; nothing is cached\n$/);
  });

  test('is left alone by --fix', async () => {
    const files = start();
    await cached(files, '--fix');
    expect(files.text(place)).toBeUndefined();
  });
});
