import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openWorkbench } from '../test/host/browser.ts';
import { installHost } from '../test/host/install.ts';
import { type Server, startServer } from '../test/host/server.ts';
import { workbench } from '../test/host/workbench.ts';
import { postMortem } from './documents.ts';
import { type Chart, milliseconds, type Part, spread, times } from './report.ts';
import { ratio, summary } from './statistics.ts';

const root = path.resolve(import.meta.dirname, '..');
const document = 'docs/post-mortems/checkout.md';
/** What their rows in the list of running extensions begin with; VS Code's own for Markdown wakes up for the same document. */
const extensions = { ours: 'whylint', markdown: 'Markdown Language Features' };

/** What VS Code itself says that an extension took to be loaded and activated, in a fresh extension host each time. */
export async function measureActivation({ rounds }: { readonly rounds: number }): Promise<Part> {
  installHost();
  const dir = mkdtempSync(path.join(tmpdir(), 'whylint-'));
  const folder = path.join(dir, 'workspace');
  mkdirSync(path.join(folder, path.dirname(document)), { recursive: true });
  writeFileSync(path.join(folder, document), postMortem(5, 10_000));
  const server = await startServer({ dir });
  const browser = await launchBrowser();
  const ours: number[] = [];
  const markdown: number[] = [];
  try {
    // The first fills caches.
    for (let round = 0; round <= rounds; round++) {
      const told = await activations(browser, server, folder);
      if (round === 0) continue;
      ours.push(told.ours);
      markdown.push(told.markdown);
    }
  } finally {
    await browser.close();
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  }
  const chart: Chart = {
    title: 'Activation in VS Code, as it tells it',
    unit: 'ms',
    bars: [
      { name: 'whylint', value: summary(ours) },
      { name: extensions.markdown, value: summary(markdown) },
    ],
  };
  return {
    tables: [
      {
        title: 'Activation in VS Code, as it tells it: median (least–most)',
        columns: ['', 'activation', 'ours to it'],
        rows: [
          ['whylint', spread(summary(ours), milliseconds), ''],
          [extensions.markdown, spread(summary(markdown), milliseconds), spread(ratio(ours, markdown), times)],
        ],
      },
    ],
    targets: [{ what: "activation: to VS Code's Markdown extension", value: ratio(ours, markdown), unit: '×' }],
    charts: [chart],
    figures: { ours, markdown },
  };
}

type Activations = Readonly<Record<keyof typeof extensions, number>>;

async function activations(browser: Browser, server: Server, folder: string): Promise<Activations> {
  const { page } = await openWorkbench(browser, server, { folder, extensions: [root] });
  try {
    // All rows of the list, which is sorted by what took longest, have room.
    await page.setViewportSize({ width: 1280, height: 3000 });
    const stage = workbench(page, folder, () => '');
    await stage.settled();
    await stage.open(path.basename(document));
    await stage.run('Developer: Show Running Extensions');
    const found = { ours: Number.NaN, markdown: Number.NaN };
    await stage.until(async () => {
      for (const who of ['ours', 'markdown'] as const) found[who] = await activation(page, extensions[who]);
      return !Number.isNaN(found.ours + found.markdown);
    }, 'the activation times of both extensions');
    return found;
  } finally {
    await page.context().close();
  }
}

/** NaN as long as the list does not show it. */
async function activation(page: Page, name: string): Promise<number> {
  const rows = page.locator('.runtime-extensions-editor .monaco-list-row');
  const texts = await rows.evaluateAll((all: readonly { readonly textContent: string | null }[]) =>
    all.map(({ textContent }) => textContent ?? ''),
  );
  const row = texts.find((text) => text.toLowerCase().startsWith(name.toLowerCase())) ?? '';
  return Number(/Activation: (\d+)ms/.exec(row)?.[1] ?? Number.NaN);
}
