import type { CodeAction, Range } from 'vscode-languageserver-types';
import { titleSection } from '../model/sections.ts';
import { clientCommands, type DebtComment, type LogDebtArgument, serverCommands } from '../protocol.ts';
import { type ActionQuery, wants } from './code-actions.ts';
import type { EditorClient } from './editor-client.ts';
import { findingsIn, type LintedDocument } from './linted-document.ts';

/** What logs debt for a client: its own command if it has one, else the server's, if it takes edits that make files. */
export interface LoggingClient extends EditorClient {
  readonly createsFiles: boolean;
}

/** For a trade-off that names no debt: log it, and link both ways. */
export function tradeOffActions(linted: LintedDocument, query: ActionQuery, client: LoggingClient): CodeAction[] {
  if (!wants(query, 'quickfix') || !canLog(client)) return [];
  const { places, uri } = linted;
  const found = findingsIn(linted, places.offset(query.range.start), places.offset(query.range.end)).find(
    ({ rule }) => rule === 'trade-off-without-debt',
  );
  if (!found) return [];
  const range = places.range(found.range);
  const diagnostics = query.diagnostics.filter(({ code, source }) => source === 'whylint' && code === found.rule);
  const asks = client.commands.has(clientCommands.logDebt);
  const argument = { uri, range, ...(!asks && { title: `The trade-off behind: ${titleOf(linted)}` }) };
  return [{ ...logAction('Log it as tech debt', 'quickfix', argument, client), diagnostics, isPreferred: true }];
}

/** Log the line, and the comments on it that say TODO and the like, for editors without a command of their own. */
export function lineActions(
  uri: string,
  query: ActionQuery,
  comments: readonly DebtComment[],
  client: LoggingClient,
): CodeAction[] {
  if (client.commands.has(clientCommands.logDebt) || !canLog(client)) return [];
  const { start, end } = query.range;
  const here = comments.filter(
    ({ id, range }) => id === undefined && range.start.line <= end.line && start.line <= range.end.line,
  );
  return [
    ...(wants(query, 'quickfix')
      ? here.map(({ range, title }) =>
          logAction('Log as tech debt', 'quickfix', { uri, range, title, comment: 'tag' }, client),
        )
      : []),
    ...(wants(query, 'refactor')
      ? [logAction('Log tech debt here', 'refactor', { uri, range: query.range }, client)]
      : []),
  ];
}

const titleOf = ({ document }: LintedDocument): string => titleSection(document)?.title || document.path;

const canLog = (client: LoggingClient): boolean =>
  client.commands.has(clientCommands.logDebt) || (client.createsFiles && client.applyEdit);

function logAction(
  title: string,
  kind: string,
  argument: LogDebtArgument & { range: Range },
  client: EditorClient,
): CodeAction {
  const command = client.commands.has(clientCommands.logDebt) ? clientCommands.logDebt : serverCommands.logDebt;
  return { title, kind, command: { title, command, arguments: [argument] } };
}
