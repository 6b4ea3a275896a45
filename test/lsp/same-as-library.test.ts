import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FullDocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import { lint } from '../../server/src/engine/lint.ts';
import { loadDebt } from '../../server/src/engine/load-debt.ts';
import { loadSetup } from '../../server/src/engine/load-project.ts';
import { createDocument } from '../../server/src/model/document.ts';
import { nodeWorkspace } from '../../server/src/node/workspace.ts';
import { rules } from '../../server/src/rules/index.ts';
import { LineIndex } from '../../server/src/text/line-index.ts';
import { type BareClient, startClient } from './bare-client.ts';
import { pullCapabilities } from './documents.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const examples = globSync('examples/**/*.md', { cwd: root }).map((path) => path.replaceAll('\\', '/'));

let client: BareClient;

beforeAll(async () => {
  client = await startClient({
    capabilities: pullCapabilities,
    initializationOptions: { maximumFindings: 0 },
    folders: [pathToFileURL(join(root, 'examples')).href],
  });
});

afterAll(() => client.stop());

test('there are examples', () => expect(examples.length).toBeGreaterThan(2));

test.each(examples)('%s has the diagnostics that the library finds', async (path) => {
  const file = join(root, path);
  const text = readFileSync(file, 'utf8');
  const uri = pathToFileURL(file).href;
  client.open(uri, text);
  const { items } = (await client.pull(uri)) as FullDocumentDiagnosticReport;
  client.close(uri);

  const workspace = nodeWorkspace(root);
  const setup = await loadSetup(workspace, { from: dirname(path), rules });
  const lines = new LineIndex(text);
  const { diagnostics } = lint(createDocument(path, text), setup, {
    today: new Date().toISOString().slice(0, 10),
    audience: 'author',
    project: await loadDebt(workspace, setup),
  });
  const place = (offset: number) => {
    const { line, column } = lines.position(offset);
    return { line, character: column };
  };
  expect(items.map(({ code, message, severity, range }) => ({ code, message, severity, range }))).toEqual(
    diagnostics.map(({ rule, message, severity, range }) => ({
      code: rule,
      message,
      severity: ['error', 'warning', 'information', 'hint'].indexOf(severity) + 1,
      range: { start: place(range.start), end: place(range.end) },
    })),
  );
});
