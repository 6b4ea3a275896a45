import { l10n, Position, Range, type TextDocument, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { type NewDocument, type NewDocumentParams, newDocumentRequest } from '../../../server/src/protocol.ts';
import { askInSteps } from './ask-in-steps.ts';
import { folderOfChoice } from './folder-of-choice.ts';
import { selectNextPrompt } from './go-to-next-prompt.ts';
import type { Command } from './index.ts';

/**
 * Writes the template into a new file of the folder in force, and puts the cursor at the first prompt. Asks for title and
 * date unless its argument, as from a keybinding, gives both.
 */
export const newPostMortem: Command = async (server, given) => {
  const folder = await folderOfChoice(l10n.t('The folder that the post-mortem belongs to'));
  if (folder === null) return;
  const [title, date] = givenAnswers(given) ?? (await ask()) ?? [];
  if (title === undefined || date === undefined) return;
  const params: NewDocumentParams = {
    kind: 'post-mortem',
    title: title.trim(),
    date: date.trim(),
    ...(folder && { folder: folder.uri.toString() }),
  };
  const { uri, text, cursor } = await server.request<NewDocument>(newDocumentRequest, params);
  const document = uri === undefined ? await untitled(text) : await create(Uri.parse(uri, true), text);
  const at = new Position(cursor.line, cursor.character);
  await window.showTextDocument(document, { selection: new Range(at, at), preview: false });
  // A place that holds the template's words is selected, so that what is typed takes their place.
  await selectNextPrompt(server, document, new Position(0, 0));
};

function givenAnswers(given: unknown): string[] | undefined {
  const { title, date } = (given ?? {}) as { title?: unknown; date?: unknown };
  return typeof title === 'string' && typeof date === 'string' && isDate(date) ? [title, date] : undefined;
}

function ask(): Promise<string[] | undefined> {
  return askInSteps(l10n.t('New Post-Mortem'), [
    {
      prompt: l10n.t('What happened, in a few words'),
      placeholder: l10n.t('Checkout failed for an hour'),
      problem: (title) => (title.trim() ? undefined : l10n.t('A title is needed: it names the file, too.')),
    },
    {
      prompt: l10n.t('The day of the incident'),
      placeholder: 'YYYY-MM-DD',
      value: today(),
      problem: (date) => (isDate(date) ? undefined : l10n.t('A date, such as {0}.', today())),
    },
  ]);
}

const untitled = (text: string) => workspace.openTextDocument({ language: 'markdown', content: text });

/** @throws when the file is there after all: nothing is ever written over. */
async function create(uri: Uri, text: string): Promise<TextDocument> {
  if (await exists(uri)) throw new Error(l10n.t('{0} is there already.', workspace.asRelativePath(uri)));
  const edit = new WorkspaceEdit();
  edit.createFile(uri, { ignoreIfExists: true });
  edit.insert(uri, new Position(0, 0), text);
  if (!(await workspace.applyEdit(edit)))
    throw new Error(l10n.t('{0} can not be written.', workspace.asRelativePath(uri)));
  const document = await workspace.openTextDocument(uri);
  await document.save();
  return document;
}

const exists = (uri: Uri) =>
  workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );

function today(): string {
  const now = new Date();
  const two = (count: number) => String(count).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function isDate(text: string): boolean {
  const date = new Date(`${text.trim()}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text.trim();
}
