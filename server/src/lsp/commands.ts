import { type Connection, Range } from 'vscode-languageserver';
import { nextWhy } from '../features/chain-lens.ts';
import { fixAllEdits } from '../features/fix-all.ts';
import type { LintedDocument } from '../features/linted-document.ts';
import { promptStatus } from '../features/prompt-status.ts';
import { workspaceEdit } from '../features/workspace-edit.ts';
import { adoptKind } from '../kinds/adopt.ts';
import { insertMissing } from '../kinds/insert.ts';
import { serverCommands } from '../protocol.ts';
import type { TextEdit } from '../text/text.ts';
import { record } from './client-profile.ts';
import type { DiagnosticsChannel } from './diagnostics-channel.ts';
import type { NotesImporter } from './import-notes.ts';
import { importOpenNotes } from './import-open-notes.ts';
import { applyInEditor } from './in-editor.ts';
import type { DebtLogger } from './log-debt.ts';
import { logDebtHere } from './log-debt-here.ts';
import { refusal } from './refusal.ts';
import type { Session } from './session.ts';

interface Context {
  readonly connection: Connection;
  readonly session: Session;
  readonly channel: DiagnosticsChannel;
  readonly log: DebtLogger;
  readonly notes: NotesImporter;
}

/** Carries out a command that a client sends by its name. @throws ResponseError when there is nothing it could do. */
export async function executeCommand(context: Context, command: string, argument: unknown): Promise<null> {
  const { uri, kind, range } = record(argument);
  if (command === serverCommands.logDebt) return logDebtHere(context, argument);
  if (command === serverCommands.importNotes) return importOpenNotes(context, argument);
  const linted = typeof uri === 'string' ? await context.session.lint(uri) : undefined;
  if (!linted) throw refusal(`${command} needs the URI of an open Markdown document`);
  const { against } = linted.result;
  switch (command) {
    case serverCommands.insertMissingPrompts:
      if (!against) throw refusal('This document is of no kind, so nothing says what is missing');
      return apply(context, linted, 'Insert missing prompts', insertMissing(linted.document, against.match));
    case serverCommands.fixAll:
      return apply(context, linted, 'Fix all safe problems', fixAllEdits(linted, context.session.today()));
    case serverCommands.lintAs: {
      const name = typeof kind === 'string' ? kind : 'post-mortem';
      if (!linted.setup.kinds.some((each) => each.name === name)) throw refusal(`There is no kind ${name}`);
      return apply(context, linted, `Lint as ${name}`, [adoptKind(linted.document, name)]);
    }
    case serverCommands.nextPrompt: {
      const next = promptStatus(linted)?.next;
      if (next)
        await context.connection.window.showDocument({ uri: linted.uri, takeFocus: true, selection: next.range });
      return null;
    }
    case serverCommands.showRange:
      if (Range.is(range))
        await context.connection.window.showDocument({ uri: linted.uri, takeFocus: true, selection: range });
      return null;
    case serverCommands.addNextWhy: {
      const next = nextWhy(linted);
      await apply(context, linted, 'Add the next why', next ? [next.edit] : []);
      if (next && context.session.client.showDocument)
        await context.connection.window.showDocument({ uri: linted.uri, takeFocus: true, selection: next.answer });
      return null;
    }
    case serverCommands.showAllFindings:
      context.session.showAll(linted.uri);
      context.channel.refresh();
      return null;
    default:
      throw refusal(`There is no command ${command}`);
  }
}

async function apply(
  { connection, session }: Context,
  linted: LintedDocument,
  label: string,
  edits: readonly TextEdit[],
): Promise<null> {
  if (edits.length === 0) return null;
  if (!session.client.applyEdit) throw refusal('This editor takes no edits from a language server');
  await applyInEditor(connection, label, workspaceEdit(linted, edits, session.client));
  return null;
}
