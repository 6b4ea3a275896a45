import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';

/** A person at the workbench, in a folder that is theirs alone. */
export interface Workbench {
  readonly page: Page;
  /** The workspace folder on disk. */
  readonly folder: string;
  /** The first text editor; search boxes are Monaco editors too, and are none of these. */
  readonly editor: Locator;
  /** The box of Go to File, of the command palette and of what commands ask. */
  readonly quickInput: Locator;
  /** Waits until a window has come up with its folders, and what comes last in it. */
  settled(): Promise<void>;
  /** Opens a file by its name through Go to File. */
  open(file: string): Promise<void>;
  /** Runs a command by its title, category included, through the command palette. */
  run(title: string): Promise<void>;
  /** Puts the cursor to the beginning of a line, counted from 1. */
  goToLine(line: number): Promise<void>;
  /** Opens, by its keys, the box that asks what seems off at the cursor. */
  logDebtHere(): Promise<void>;
  /** Opens the menu of quick fixes at the cursor, until it offers one with these words. */
  quickFixes(words: string): Promise<Locator>;
  /** The lines on view in the first editor. */
  lines(): Promise<string>;
  /** Those of them that have the tag of tech debt in the gutter. */
  marked(): Promise<string>;
  /** The text of a file of the workspace as it is on disk. */
  saved(file: string): string;
  /** Waits until that text is as expected: a file is empty for a moment while it is written. @throws with what it is. */
  savedAs(file: string, expected: string | RegExp): Promise<void>;
  /** Writes a file of the workspace on disk, and the folders that it lies in. */
  write(file: string, text: string): void;
  /** Waits until a condition holds, 20 s unless told otherwise. @throws naming what was waited for. */
  until(condition: () => boolean | Promise<boolean>, what: string, limit?: number): Promise<void>;
  /** Takes a picture. */
  shot(name: string): Promise<void>;
}

export type Scenario = (workbench: Workbench) => Promise<void>;

export function workbench(page: Page, folder: string, shotFile: (name: string) => string) {
  const editor = page.locator('.part.editor .monaco-editor[role=code]').first();
  const quickInput = page.locator('.quick-input-widget:visible');
  let shots = 0;
  let lastShot: string | undefined;

  const until: Workbench['until'] = async (condition, what, limit = 20_000) => {
    for (const end = Date.now() + limit; Date.now() < end; await page.waitForTimeout(50)) {
      if (await condition()) return;
    }
    throw new Error(`waited ${limit / 1000} s in vain for ${what}`);
  };

  const saved: Workbench['saved'] = (file) => readFileSync(path.join(folder, file), 'utf8');

  /** Opened again until it is offered: a list on view does not take up what an extension host adds at its start. */
  async function pick(key: string, text: string, label: string): Promise<void> {
    const row = quickInput.locator('.monaco-list-row', { hasText: label }).first();
    const picked = async () => {
      await page.keyboard.press(key);
      await quickInput.locator('input').fill(text);
      const clicked = await row.click({ timeout: 4000 }).then(
        () => true,
        () => false,
      );
      if (clicked) await page.mouse.move(0, 0);
      else await page.keyboard.press('Escape');
      return clicked;
    };
    await until(picked, `“${label}” to be offered`, 40_000);
  }

  const stage: Workbench = {
    page,
    folder,
    editor,
    quickInput,
    settled: async () => {
      const folders = page.locator('.explorer-folders-view .monaco-list-row').first();
      // A server that is busy may leave a workspace file unread, and VS Code then takes it for an empty one.
      const reloaded = () => page.reload().then(() => false);
      const shown = () => folders.waitFor({ timeout: 15_000 }).then(() => true, reloaded);
      await until(shown, 'the folders', 60_000);
      await page.locator('[id="status.problems"]').waitFor();
    },
    open: async (file) => {
      await pick('ControlOrMeta+P', file, path.basename(file));
      await page.locator('.part.editor .tab.active', { hasText: path.basename(file) }).waitFor();
      await editor.locator('.view-line').first().waitFor();
    },
    run: (title) => pick('F1', `>${title}`, title),
    goToLine: async (line) => {
      await page.keyboard.press('Control+G');
      await quickInput.locator('input').fill(`:${line}`);
      await page.keyboard.press('Enter');
      await page.locator('[id="status.editor.selection"]', { hasText: `Ln ${line}, Col 1` }).waitFor();
    },
    logDebtHere: async () => {
      await page.keyboard.press('ControlOrMeta+K');
      await page.keyboard.press('ControlOrMeta+Shift+D');
      await quickInput.locator('.quick-input-title').getByText('Log Tech Debt Here').waitFor();
    },
    quickFixes: async (words) => {
      const menu = page.locator('.action-widget');
      const opened = async () => {
        await page.keyboard.press('ControlOrMeta+.');
        const offered = await menu
          .getByText(words)
          .first()
          .waitFor({ timeout: 2000 })
          .then(
            () => true,
            () => false,
          );
        if (!offered) await page.keyboard.press('Escape');
        return offered;
      };
      await until(opened, `the quick fix “${words}”`);
      return menu;
    },
    marked: async () => (await editor.evaluate(markedLines)).replaceAll('\u00a0', ' '),
    lines: async () => (await editor.locator('.view-line').evaluateAll(textFromTop)).replaceAll('\u00a0', ' '),
    saved,
    savedAs: async (file, expected) => {
      const isIt = (text: string) => (typeof expected === 'string' ? text === expected : expected.test(text));
      await until(() => existsSync(path.join(folder, file)) && isIt(saved(file)), file).catch(() => {
        if (typeof expected === 'string') assert.equal(saved(file), expected);
        else assert.match(saved(file), expected);
      });
    },
    write: (file, text) => {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    },
    until,
    shot: async (name) => {
      await page.screenshot({ path: shotFile(name === 'failure' ? name : `${++shots}-${name}`) });
      if (name !== 'failure') lastShot = name;
    },
  };
  return { ...stage, lastShot: () => lastShot };
}

/** Monaco recycles the elements of lines, so that their order is not that of the text. */
function textFromTop(
  lines: { readonly style: { readonly top: string }; readonly textContent: string | null }[],
): string {
  const top = (line: (typeof lines)[number]) => Number.parseInt(line.style.top, 10);
  return lines
    .sort((one, other) => top(one) - top(other))
    .map((line) => line.textContent)
    .join('\n');
}

/** Tags stand in a column of their own, each as high up as its line. */
function markedLines(editor: {
  querySelectorAll(
    selector: string,
  ): Iterable<{ readonly style: { readonly top: string }; readonly textContent: string | null }>;
}): string {
  const top = ({ style }: { readonly style: { readonly top: string } }) => Number.parseInt(style.top, 10);
  const tags = new Set([...editor.querySelectorAll('.glyph-margin-widgets [class*="ced-"]')].map(top));
  return [...editor.querySelectorAll('.view-line')]
    .filter((line) => tags.has(top(line)))
    .sort((one, other) => top(one) - top(other))
    .map((line) => line.textContent)
    .join('\n');
}
