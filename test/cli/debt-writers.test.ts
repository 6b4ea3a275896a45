import { spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backlogItems } from '../../server/src/model/backlog/items.ts';
import { debtItem } from '../../server/src/model/debt-item.ts';
import { createDocument } from '../../server/src/model/document.ts';
import { exclusively } from '../../server/src/node/exclusively.ts';

let folder: string;
const at = (...names: string[]) => path.join(folder, ...names);
const itemPath = 'docs/debt/retry-swallows-errors-aaaaa1.md';

beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'whylint-writers-')));
  mkdirSync(at('.git'));
  mkdirSync(at('docs/debt'), { recursive: true });
  writeFileSync(at('retry.ts'), 'retry(forever);\n');
  const line = '- [retry.ts:1](../../retry.ts#L1) `retry(forever);`\n';
  writeFileSync(at(itemPath), `---\nid: aaaaa1\n---\n# Retry swallows errors\n\n${line}`);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const writer = (...argv: string[]) =>
  new Promise<string>((resolve) => {
    const child = spawn(process.execPath, [path.resolve('test/support/debt-writer.ts'), folder, ...argv]);
    let complaints = '';
    child.stderr.on('data', (data) => (complaints += data));
    child.on('close', (status) => resolve(status === 0 ? '' : `${status}: ${complaints}`));
  });

const items = () =>
  readdirSync(at('docs/debt')).map((name) =>
    debtItem(createDocument(name, readFileSync(at('docs/debt', name), 'utf8'))),
  );
const item = () => debtItem(createDocument(itemPath, readFileSync(at(itemPath), 'utf8')));

test('two who log at once lose nothing, and draw different ids', async () => {
  expect(await Promise.all([writer('log', '150'), writer('log', '150')])).toEqual(['', '']);
  const found = items();
  expect(found).toHaveLength(301);
  expect(new Set(found.map(({ id }) => id)).size).toBe(301);
  expect(found.filter(({ broken, title }) => broken !== undefined || title === '')).toEqual([]);
}, 60_000);

test('two who count hits at once lose none', async () => {
  expect(await Promise.all([writer('hit', '150'), writer('hit', '150')])).toEqual(['', '']);
  expect(item()).toMatchObject({ hits: 300, title: 'Retry swallows errors' });
  expect(readdirSync(at('docs/debt'))).toHaveLength(1);
}, 60_000);

test('two who set fields of one item at once both have their say', async () => {
  expect(await Promise.all([writer('set', '10', 'impact'), writer('set', '10', 'effort')])).toEqual(['', '']);
  expect(item().scores).toEqual({ impact: 10, effort: 10 });
}, 60_000);

test('two who log into one document at once lose nothing, and count on', async () => {
  writeFileSync(at('.whylint.yaml'), 'debt: { log-to: TECH_DEBT.md }\n');
  writeFileSync(at('TECH_DEBT.md'), '# Tech debt\n\n| ID | Title | Status |\n|--|--|--|\n| TD-001 | First | open |\n');
  expect(await Promise.all([writer('log', '60'), writer('log', '60')])).toEqual(['', '']);
  const found = backlogItems(createDocument('TECH_DEBT.md', readFileSync(at('TECH_DEBT.md'), 'utf8')));
  expect(found.map(({ id }) => id)).toEqual(
    Array.from({ length: 121 }, (_, index) => `TD-${String(index + 1).padStart(3, '0')}`),
  );
}, 60_000);

test('two who begin a document at once begin one', async () => {
  writeFileSync(at('.whylint.yaml'), 'debt: { log-to: TECH_DEBT.md }\n');
  expect(await Promise.all([writer('log', '20'), writer('log', '20')])).toEqual(['', '']);
  const found = backlogItems(createDocument('TECH_DEBT.md', readFileSync(at('TECH_DEBT.md'), 'utf8')));
  expect(new Set(found.map(({ id }) => id)).size).toBe(40);
}, 60_000);

test('two who import the same notes at once make one item of each', async () => {
  writeFileSync(at('notes.md'), Array.from({ length: 40 }, (_, index) => `- Parser ${index} is slow\n`).join(''));
  expect(await Promise.all([writer('import', '1', 'notes.md'), writer('import', '1', 'notes.md')])).toEqual(['', '']);
  expect(items()).toHaveLength(41);
  expect(readdirSync(folder).filter((name) => name.endsWith('.lock'))).toEqual([]);
}, 60_000);

test('a lock that was broken and taken anew stays with whoever has it', async () => {
  const lock = at('docs/debt/.retry-swallows-errors-aaaaa1.md.lock');
  await exclusively(at(itemPath), async () => writeFileSync(lock, 'somebody else'));
  expect(readFileSync(lock, 'utf8')).toBe('somebody else');
});

test('a lock that somebody left behind is broken', async () => {
  const lock = at('docs/debt/.retry-swallows-errors-aaaaa1.md.lock');
  writeFileSync(lock, 'long gone');
  utimesSync(lock, new Date(0), new Date(0));
  expect(await writer('hit', '1')).toBe('');
  expect(item().hits).toBe(1);
  expect(readdirSync(at('docs/debt'))).toHaveLength(1);
}, 60_000);
