import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import {
  type CodeAction,
  CodeActionKind,
  type ConfigurationTarget,
  commands,
  type Diagnostic,
  extensions,
  languages,
  Selection,
  type TextDocument,
  type TextEditor,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { WhylintApi } from '../../client/src/extension.ts';

export const checkout = 'docs/postmortems/2026-03-01-checkout-timeouts.md';

/** The one thing that can be mended without a decision. */
export const withUnusedDirective = (text: string): string =>
  text.replace('## Impact\n', '<!-- whylint-disable-next-line missing-why: asked elsewhere -->\n## Impact\n');

export const folder = (): Uri => {
  const [first] = workspace.workspaceFolders ?? [];
  assert.ok(first, 'a folder is open');
  return first.uri;
};

export const at = (path: string): Uri => Uri.joinPath(folder(), path);

export async function whylint(): Promise<WhylintApi> {
  return (await extensions.getExtension<WhylintApi>('whylint.whylint-vscode')?.activate()) as WhylintApi;
}

/**
 * Waits until a probe finds something. VS Code answers a provider command with nothing, or with Canceled, while another
 * extension registers a provider: that is asked again.
 */
export async function until<Found>(
  what: string,
  probe: () => Found | undefined | false | Promise<Found | undefined | false>,
  milliseconds = 15_000,
): Promise<Found> {
  for (const end = Date.now() + milliseconds; Date.now() < end; await pause(40)) {
    try {
      const found = await probe();
      if (found) return found;
    } catch (error) {
      if ((error as Error).name !== 'Canceled') throw error;
    }
  }
  throw new Error(`waited in vain for ${what}`);
}

export const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

export async function open(uri: Uri): Promise<TextEditor> {
  return window.showTextDocument(await workspace.openTextDocument(uri), { preview: false });
}

/** A file of its own for a test, opened. */
export async function opened(path: string, text: string): Promise<TextEditor> {
  await workspace.fs.writeFile(at(path), Buffer.from(text));
  return open(at(path));
}

export async function read(uri: Uri): Promise<string> {
  return Buffer.from(await workspace.fs.readFile(uri)).toString();
}

export const findings = (uri: Uri): Diagnostic[] =>
  languages.getDiagnostics(uri).filter(({ source }) => source === 'whylint');

export const codeOf = ({ code }: Diagnostic): string => String(typeof code === 'object' ? code.value : code);

export const codes = (uri: Uri): string[] => findings(uri).map(codeOf).sort();

/** Waits until a document's findings are these. */
export async function found(uri: Uri, expected: readonly string[], milliseconds?: number): Promise<void> {
  const wanted = [...expected].sort().join(', ');
  await until(wanted || 'no findings', () => codes(uri).join(', ') === wanted, milliseconds).catch(() =>
    assert.deepEqual(codes(uri), [...expected].sort()),
  );
}

export async function finding(uri: Uri, code: string): Promise<Diagnostic> {
  return until(code, () => findings(uri).find((each) => codeOf(each) === code));
}

export async function quickFixes(document: TextDocument, { range }: Diagnostic): Promise<CodeAction[]> {
  return until('quick fixes', async () => {
    const kind = CodeActionKind.QuickFix.value;
    const actions = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      kind,
    );
    return actions.length > 0 && actions;
  });
}

/** Does what choosing a code action does. */
export async function apply({ edit, command }: CodeAction): Promise<void> {
  if (edit) assert.ok(await workspace.applyEdit(edit));
  if (command) await commands.executeCommand(command.command, ...(command.arguments ?? []));
}

export function putCursor(editor: TextEditor, text: string, offset = text.length): void {
  const start = editor.document.getText().indexOf(text);
  assert.ok(start >= 0, `“${text}” is in the document`);
  const position = editor.document.positionAt(start + offset);
  editor.selection = new Selection(position, position);
}

export async function withSetting(
  name: string,
  value: unknown,
  target: ConfigurationTarget,
  test: () => Promise<void>,
): Promise<void> {
  const settings = () => workspace.getConfiguration();
  await settings().update(name, value, target);
  try {
    await test();
  } finally {
    await settings().update(name, undefined, target);
  }
}

export async function closeAll(): Promise<void> {
  for (const editor of workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await window.showTextDocument(editor);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await commands.executeCommand('workbench.action.closeAllEditors');
}

/** The process of the language server that this extension host started. */
export function serverProcess(): number | undefined {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .find((pid) => isServer(pid));
}

function isServer(pid: number): boolean {
  try {
    const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const parent = Number(rest.split(' ')[1]);
    return parent === process.pid && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('/dist/server.js');
  } catch {
    // It ended meanwhile.
    return false;
  }
}
