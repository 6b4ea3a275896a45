import {
  commands,
  l10n,
  type QuickPickItem,
  QuickPickItemKind,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import {
  type ImportNotesParams,
  type ImportNotesResult,
  importNotesRequest,
  type NoteSummary,
  type NotesParams,
  type NotesResult,
  notesRequest,
} from '../../../server/src/protocol.ts';
import type { Debt } from '../debt.ts';
import { applyAsOne, isAsRead, isWhole } from '../server-edit.ts';
import { debtSettings } from '../settings.ts';
import { tellServer } from '../tell-server.ts';
import { folderOfChoice } from './folder-of-choice.ts';
import type { DebtCommand } from './index.ts';
import { undoable } from './undo-log.ts';

/**
 * Makes items of the notes in a text or Markdown file, those that are chosen of all it finds. The file is left as it is, or
 * what was imported is struck there.
 *
 * @param given A file, from the explorer; else the active editor's, else one that is asked for. A call of its own may choose.
 * @returns The ids of the new items.
 */
export const importNotes: DebtCommand = async (debt, given, options) => {
  const document = await notesDocument(given);
  if (!document) return undefined;
  const params = await paramsOf(document);
  if (!params) return undefined;
  if (!isWhole(params.text)) {
    const name = workspace.asRelativePath(document.uri);
    void window.showInformationMessage(
      l10n.t('{0} is read in a wrong encoding: Reopen with Encoding, then import.', name),
    );
    return undefined;
  }
  const read = await debt.server.request<NotesResult>(notesRequest, params);
  if (read.outcome === 'refused') {
    void window.showInformationMessage(read.message);
    return undefined;
  }
  const asked = (options ?? {}) as { readonly only?: unknown; readonly strike?: unknown };
  const only = isNumbers(asked.only) ? asked.only : await choose(read, document);
  if (!only || only.length === 0) return undefined;
  const strike = typeof asked.strike === 'boolean' ? asked.strike : await askStrike(only.length);
  if (strike === undefined) return undefined;
  if (document.getText() !== params.text) {
    void window.showInformationMessage(l10n.t('The notes have changed meanwhile: nothing was imported.'));
    return undefined;
  }
  return importSome(debt, { ...params, only, strike });
};

async function importSome(debt: Debt, params: ImportNotesParams): Promise<readonly string[] | undefined> {
  const { author } = debtSettings();
  const request = () =>
    debt.server.request<ImportNotesResult>(importNotesRequest, { ...params, ...(author !== '' && { author }) });
  let result = await request();
  // Somebody else has written into the document meanwhile: what is read anew has another place.
  for (let tries = 1; tries < mostTries && isOfAnother(result) && !(await isAsRead(result.into)); tries++)
    result = await request();
  if (result.outcome === 'refused') {
    void window.showInformationMessage(result.message);
    return undefined;
  }
  const edits = await applyAsOne(result.edit);
  if (!edits) {
    void window.showInformationMessage(l10n.t('The folder of debt could not be written: nothing was imported.'));
    return undefined;
  }
  const { items, into } = result;
  const files = [...items, ...(into?.isNew ? [into] : [])].flatMap(({ uri, text }) =>
    text === undefined ? [] : [{ uri: Uri.parse(uri, true), text }],
  );
  for (const { uri } of files) tellServer(debt.server, uri.toString(), 'created');
  if (into && !into.isNew) tellServer(debt.server, into.uri, 'changed');
  const ids = items.map(({ id, name }) => id ?? name);
  const [only] = items;
  undoable({ ids, ...(items.length === 1 && only && { name: only.name }), files, edits });
  void sayImported(ids, into?.uri, result.note);
  return ids;
}

const mostTries = 5;

/** It changes a document that was there. */
const isOfAnother = (
  result: ImportNotesResult,
): result is Extract<ImportNotesResult, { outcome: 'imported' }> & { readonly into: { uri: string; text: string } } =>
  result.outcome === 'imported' && result.into !== undefined && !result.into.isNew;

async function sayImported(ids: readonly string[], into: string | undefined, note: string | undefined): Promise<void> {
  const open = l10n.t('Open Backlog');
  const undo = l10n.t('Undo');
  const count = ids.length === 1 ? l10n.t('1 note imported') : l10n.t('{0} notes imported', ids.length);
  const said =
    into === undefined ? count : l10n.t('{0} into {1}', count, workspace.asRelativePath(Uri.parse(into, true)));
  const chosen = await window.showInformationMessage(note === undefined ? said : `${said}. ${note}`, open, undo);
  if (chosen === undo) await commands.executeCommand('whylint.undoLog', ids[0]);
  if (chosen === open) await commands.executeCommand('whylint.debt.focus');
}

/** Undefined where nobody chose one, or it is no text. */
async function notesDocument(given: unknown): Promise<TextDocument | undefined> {
  const active = window.activeTextEditor?.document;
  if (!(given instanceof Uri) && active && isNotes(active)) return active;
  const uri = given instanceof Uri ? given : await askFile();
  if (!uri) return undefined;
  try {
    return await workspace.openTextDocument(uri);
  } catch {
    void window.showInformationMessage(l10n.t('{0} is no text that can be read.', workspace.asRelativePath(uri)));
    return undefined;
  }
}

const isNotes = ({ languageId, uri }: TextDocument): boolean =>
  (languageId === 'plaintext' || languageId === 'markdown') && uri.scheme !== 'output';

async function askFile(): Promise<Uri | undefined> {
  const [uri] =
    (await window.showOpenDialog({
      title: l10n.t('Import Notes'),
      openLabel: l10n.t('Import'),
      filters: { [l10n.t('Notes')]: ['txt', 'md', 'markdown', 'text', 'org'], [l10n.t('All files')]: ['*'] },
    })) ?? [];
  return uri;
}

/** The notes of a file that lies elsewhere go to a folder that is open. */
async function paramsOf(document: TextDocument): Promise<NotesParams | undefined> {
  const { uri, languageId } = document;
  const params = { uri: uri.toString(), text: document.getText(), languageId };
  if (uri.scheme !== 'untitled' && workspace.getWorkspaceFolder(uri)) return params;
  const folder = await folderOfChoice(l10n.t('Whose backlog are the notes for?'));
  if (folder === null) return undefined;
  return { ...params, ...(folder && { folder: folder.uri.toString() }) };
}

type NotePick = QuickPickItem & { readonly number?: number };

async function choose(
  { notes, left }: Extract<NotesResult, { outcome: 'read' }>,
  document: TextDocument,
): Promise<readonly number[] | undefined> {
  const picks = notes.map(
    (note): NotePick => ({
      label: note.title,
      description: [note.known, note.area].filter(Boolean).join(' · '),
      detail: detailOf(note),
      picked: note.known === undefined,
      number: note.number,
    }),
  );
  const isKnown = (at: number) => notes[at]?.known !== undefined;
  const fresh = picks.filter((_, at) => !isKnown(at));
  const known = picks.filter((_, at) => isKnown(at));
  const parted: NotePick[] =
    known.length === 0
      ? fresh
      : [...fresh, { label: l10n.t('Known or done already'), kind: QuickPickItemKind.Separator }, ...known];
  const chosen = await window.showQuickPick(parted, {
    title: l10n.t('Import Notes from {0}', document.uri.path.replace(/^.*\//, '')),
    placeHolder:
      left.length === 0
        ? l10n.t('Which of them become items?')
        : l10n.t('Which of them become items? Left out: {0}', left.map(firstWords).join(' · ').slice(0, 80)),
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  return chosen?.flatMap(({ number }) => number ?? []);
}

const firstWords = (text: string): string => /^.{0,30}/.exec(text)?.[0].trim() ?? '';

function detailOf({ line, places, missing }: NoteSummary): string {
  const gone = missing.map((path) => l10n.t('{0} (not there)', path));
  return [l10n.t('line {0}', line), ...places, ...gone].join(', ');
}

async function askStrike(count: number): Promise<boolean | undefined> {
  const leave = { label: l10n.t('Leave the notes as they are') };
  const strike = {
    label: l10n.t('Strike what was imported'),
    detail: l10n.t('Boxes are ticked, Markdown is struck through; each note names its item.'),
  };
  const chosen = await window.showQuickPick([leave, strike], {
    title: count === 1 ? l10n.t('Import 1 note') : l10n.t('Import {0} notes', count),
    placeHolder: l10n.t('What becomes of the notes themselves?'),
    ignoreFocusOut: true,
  });
  return chosen && chosen === strike;
}

const isNumbers = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'number');
