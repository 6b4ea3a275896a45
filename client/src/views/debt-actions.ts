import {
  CodeAction,
  CodeActionKind,
  type CodeActionProvider,
  type Disposable,
  l10n,
  languages,
  type Range,
  type TextDocument,
} from 'vscode';
import { clientCommands, type LogDebtArgument } from '../../../server/src/protocol.ts';
import { openComments } from '../commands/log-todos.ts';
import { documentsOfPeople } from '../documents.ts';
import type { Server } from '../language-client.ts';
import { rangeOf } from '../server-edit.ts';
import { debtSettings } from '../settings.ts';

const words = /\b(?:TODO|FIXME|HACK|XXX|KLUDGE|DEBT)\b/;
const mostLines = 200;

/** "Log as tech debt" on comments that say TODO and the like. The server is asked only for lines with such a word. */
export function debtActions(server: Server): Disposable {
  const provider: CodeActionProvider = {
    provideCodeActions: async (document, range, { only }, token) => {
      if (only && !only.contains(CodeActionKind.QuickFix)) return [];
      if (document.languageId === 'markdown' || !hasWord(document, range)) return [];
      const comments = await openComments(server, document).catch(() => []);
      if (token.isCancellationRequested) return [];
      const here = comments.filter((comment) => rangeOf(comment.range).intersection(wholeLines(document, range)));
      return here.map(({ title, range: place }) => {
        const action = new CodeAction(l10n.t('Log as tech debt'), CodeActionKind.QuickFix);
        const argument: LogDebtArgument = {
          uri: document.uri.toString(),
          range: place,
          comment: debtSettings(document).comment,
          ...(title !== '' && { title }),
        };
        action.command = { title: action.title, command: clientCommands.logDebt, arguments: [argument] };
        return action;
      });
    },
  };
  return languages.registerCodeActionsProvider(documentsOfPeople, provider, {
    providedCodeActionKinds: [CodeActionKind.QuickFix],
  });
}

function hasWord(document: TextDocument, { start, end }: Range): boolean {
  const last = Math.min(end.line, start.line + mostLines);
  for (let line = start.line; line <= last; line++) if (words.test(document.lineAt(line).text)) return true;
  return false;
}

const wholeLines = (document: TextDocument, { start, end }: Range): Range =>
  document.lineAt(start.line).range.union(document.lineAt(end.line).range);
