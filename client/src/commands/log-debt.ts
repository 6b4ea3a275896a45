import { commands, env, l10n, type Range, Selection, type TextDocument, Uri, window, workspace } from 'vscode';
import {
  type DebtItemSummary,
  type LogDebtArgument,
  type LogDebtParams,
  type LogDebtResult,
  logDebtRequest,
} from '../../../server/src/protocol.ts';
import type { Debt } from '../debt.ts';
import { applyServerEdit, isAsRead, rangeOf } from '../server-edit.ts';
import { debtSettings } from '../settings.ts';
import { tellServer } from '../tell-server.ts';
import { askScores, type Scores } from './ask-scores.ts';
import type { DebtCommand } from './index.ts';
import { setDebtFields } from './set-debt-fields.ts';
import { undoable } from './undo-log.ts';

/**
 * Logs debt at the selection. It asks for a title only; one that ends in `!` goes on to the scores. The editor stays as it
 * is: focus, selection and scroll.
 *
 * @returns The new item's id, for whoever calls it as a command.
 */
export const logDebt: DebtCommand = async (debt, given) => {
  const argument = logArgument(given);
  const target = await targetOf(argument);
  const asked = argument.title ?? (await askTitle());
  if (asked === undefined) return undefined;
  const wantsScores = argument.title === undefined && asked.trimEnd().endsWith('!');
  const title = (wantsScores ? asked.trimEnd().replace(/!+$/, '') : asked).trim();
  if (title === '') return undefined;
  const scores = wantsScores ? await askScores(debt.server, title, target?.document.uri) : undefined;
  const outcome = await logAt(debt, {
    title,
    ...(target && { target }),
    ...(scores && { scores }),
    ...(argument.comment && { comment: argument.comment }),
    offers: debt.logToHint.isDue(),
  });
  void sayOutcome(debt, outcome);
  return outcome?.outcome === 'logged' ? outcome.id : undefined;
};

export interface Target {
  readonly document: TextDocument;
  readonly selection: Range;
}

export interface Log {
  readonly title: string;
  readonly target?: Target;
  readonly scores?: Scores;
  readonly comment?: 'tag' | 'remove';
  /** Anew although an item of this title is near. */
  readonly force?: boolean;
  /** What comes of it may name a document to log into instead. */
  readonly offers?: boolean;
}

export type Logged = LogDebtResult & { readonly log: Log };

/** Has the server log it and applies what it answers. */
export async function logAt(debt: Debt, log: Log): Promise<Logged> {
  const { title, target, scores, comment, force, offers } = log;
  const { author } = debtSettings();
  const params: LogDebtParams = {
    title,
    ...(target && {
      uri: target.document.uri.toString(),
      languageId: target.document.languageId,
      text: target.document.getText(),
      selection: plainRange(target.selection),
    }),
    ...(scores && { scores }),
    ...(author !== '' && { author }),
    ...(comment && { comment }),
    ...(force && { force }),
    ...(offers && { offers }),
  };
  for (let tries = 1; ; tries++) {
    const result = await debt.server.request<LogDebtResult>(logDebtRequest, params);
    // Somebody else has written into the document meanwhile: what is read anew has another place.
    if (tries < mostTries && result.outcome === 'logged' && result.into && !(await isAsRead(result.into))) continue;
    return { ...(await applied(debt, result, target)), log };
  }
}

const mostTries = 5;

async function applied(debt: Debt, result: LogDebtResult, target: Target | undefined): Promise<LogDebtResult> {
  if (result.outcome === 'no-folder') await env.clipboard.writeText(result.text);
  if (result.outcome !== 'logged' && result.outcome !== 'hit') return result;
  if (result.outcome === 'hit' && !result.counted) return result;
  // Code that is tagged is the author's to save, when and with what formatting is up to them.
  const edits = await applyServerEdit(result.edit, (uri) => uri.toString() === target?.document.uri.toString());
  if (result.outcome === 'hit') {
    tellServer(debt.server, fileOf(result.item.uri).toString(), 'changed');
    return edits ? result : { outcome: 'refused', message: l10n.t('The item could not be changed.') };
  }
  const uri = fileOf(result.uri);
  if (!edits) {
    const message = l10n.t('{0} could not be written.', workspace.asRelativePath(uri));
    if (!result.undo) return { outcome: 'refused', message };
    await env.clipboard.writeText(result.undo.text);
    return {
      outcome: 'no-folder',
      text: result.undo.text,
      message: l10n.t('{0} could not be written: the item is on the clipboard.', workspace.asRelativePath(uri)),
    };
  }
  tellServer(debt.server, uri.toString(), result.undo ? 'created' : 'changed');
  const { id = '', name, undo } = result;
  undoable({ ids: [id], name, files: undo ? [{ uri, text: undo.text }] : [], edits });
  return result;
}

/** Without the line in it. */
const fileOf = (uri: string): Uri => Uri.parse(uri, true).with({ fragment: '' });

async function sayOutcome(debt: Debt, outcome: Logged): Promise<void> {
  switch (outcome.outcome) {
    case 'logged': {
      const undo = l10n.t('Undo');
      const open = l10n.t('Open');
      const { offer, name, note, uri } = outcome;
      const change = offer && l10n.t('Log There');
      const never = offer && l10n.t("Don't Ask Again");
      const logged = l10n.t('Logged {0}', name);
      const more = [note, offer && l10n.t('Log into {0} from now on?', offer.name)].filter(Boolean).join(' ');
      if (offer) debt.logToHint.shown();
      const choices = [undo, open, change, never].filter((each) => each !== undefined);
      const chosen = await window.showInformationMessage(more === '' ? logged : `${logged}. ${more}`, ...choices);
      // The item that this message is about, whatever was logged since.
      if (chosen === undo) await commands.executeCommand('whylint.undoLog', name);
      if (chosen === open) await openAt(uri);
      if (offer && chosen === change) await debt.logToHint.accept(debt.server, offer);
      if (offer && chosen === never) debt.logToHint.never();
      return;
    }
    case 'hit': {
      const anew = l10n.t('Log Anew');
      const open = l10n.t('Open');
      const minutes = l10n.t('Minutes Lost…');
      const { item, counted } = outcome;
      const isFile = !item.uri.includes('#L');
      const said = counted ? hitWords(item) : l10n.t('Known already: {0}', nameOf(item));
      const chosen = await window.showInformationMessage(said, ...(isFile ? [minutes] : []), open, anew);
      if (chosen === minutes) await addMinutes(debt, item);
      if (chosen === open) await openAt(item.uri);
      if (chosen === anew) void sayOutcome(debt, await logAt(debt, { ...outcome.log, force: true }));
      return;
    }
    default:
      await window.showInformationMessage(outcome.message);
  }
}

const hitWords = (item: DebtItemSummary): string =>
  l10n.t('Known already, and counted: {0} ({1} hits)', nameOf(item), item.hits);

/** Ids of the team's own are in capitals, and are what an item is called. */
const nameOf = ({ id, title }: DebtItemSummary): string =>
  id === undefined ? title : /^[0-9a-z]+$/.test(id) ? `D-${id}` : id;

async function openAt(uri: string): Promise<void> {
  const line = Number(/#L(\d+)$/.exec(uri)?.[1] ?? 1) - 1;
  await window.showTextDocument(fileOf(uri), { selection: new Selection(line, 0, line, 0) });
}

async function addMinutes(debt: Debt, { uri, title, minutes }: DebtItemSummary): Promise<void> {
  const lost = await window.showInputBox({
    title,
    prompt: l10n.t('How many minutes it cost this time'),
    validateInput: (answer) => (/^\d{1,6}$/.test(answer.trim()) ? undefined : l10n.t('A whole number is needed.')),
  });
  if (lost) await setDebtFields(debt, uri, { 'minutes-lost': minutes + Number(lost) });
}

/** A place named by a code action, else the active editor's. */
async function targetOf({ uri, range }: LogDebtArgument): Promise<Target | undefined> {
  const editor = window.activeTextEditor;
  if (uri === undefined || editor?.document.uri.toString() === Uri.parse(uri, true).toString())
    return editor && { document: editor.document, selection: range ? rangeOf(range) : editor.selection };
  const document = await workspace.openTextDocument(Uri.parse(uri, true));
  return { document, selection: range ? rangeOf(range) : new Selection(0, 0, 0, 0) };
}

const askTitle = () =>
  window.showInputBox({
    title: l10n.t('Log Tech Debt Here'),
    placeHolder: l10n.t('Retry loop swallows errors'),
    prompt: l10n.t('What seems off, in a few words. End with ! to score it, too.'),
  });

const plainRange = ({ start, end }: Range) => ({
  start: { line: start.line, character: start.character },
  end: { line: end.line, character: end.character },
});

/** Anything may call a command. */
function logArgument(given: unknown): LogDebtArgument {
  const { uri, range, title, comment } = (given ?? {}) as { [Key in keyof LogDebtArgument]?: unknown };
  return {
    ...(typeof uri === 'string' && { uri }),
    ...(isRange(range) && { range }),
    ...(typeof title === 'string' && { title }),
    ...((comment === 'tag' || comment === 'remove') && { comment }),
  };
}

function isRange(value: unknown): value is NonNullable<LogDebtArgument['range']> {
  const { start, end } = (value ?? {}) as { start?: { line?: unknown }; end?: { line?: unknown } };
  return typeof start?.line === 'number' && typeof end?.line === 'number';
}
