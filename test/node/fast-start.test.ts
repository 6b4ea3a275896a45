import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

const module = pathToFileURL(path.resolve('server/src/node/fast-start.ts')).href;

const started = (script: string) => {
  const source = `const { fastStart } = await import(${JSON.stringify(module)});\n${script}`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', source],
    { encoding: 'utf8', timeout: 5000 },
  );
  return { status, stdout, stderr };
};

// V8 says on standard error what it has not heard of.
test('this V8 knows all that it is told, and nothing that waits keeps the program alive', () => {
  const script = `await fastStart(['util'], async () => console.log('loaded'));`;
  expect(started(script)).toEqual({ status: 0, stdout: 'loaded\n', stderr: '' });
});

test('what cannot be told how to compile runs all the same', () => {
  const script = `
    process.getBuiltinModule('node:v8').setFlagsFromString = () => { throw new Error('not here'); };
    process.getBuiltinModule('node:module').enableCompileCache = undefined;
    await fastStart([], async () => console.log('loaded'));`;
  expect(started(script)).toEqual({ status: 0, stdout: 'loaded\n', stderr: '' });
});

test('a program that fails to load fails', () => {
  const { status, stderr } = started(`await fastStart([], async () => { throw new Error('broken'); });`);
  expect(status).toBe(1);
  expect(stderr).toContain('broken');
});

test('a Node that is too old is named, and nothing is loaded', () => {
  const script = `
    Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } });
    await fastStart([], async () => console.log('loaded'));`;
  expect(started(script)).toEqual({
    status: 3,
    stdout: '',
    stderr: 'whylint: Node 20.20.2 is too old; it needs Node 22 or later.\n',
  });
});
