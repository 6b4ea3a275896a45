import { type Connection, Range } from 'vscode-languageserver';
import { record } from './client-profile.ts';
import { applyInEditor, openSource, sayInEditor } from './in-editor.ts';
import type { DebtLogger } from './log-debt.ts';
import { refusal } from './refusal.ts';
import type { Session } from './session.ts';

interface Context {
  readonly connection: Connection;
  readonly session: Session;
  readonly log: DebtLogger;
}

/** Logs debt for an editor that has no command of its own: its edit makes the file. @throws ResponseError when it could not. */
export async function logDebtHere({ connection, session, log }: Context, argument: unknown): Promise<null> {
  const { uri, range, title, comment } = record(argument);
  const source = openSource(session, uri, 'Logging', 'whylint debt log');
  const selection = Range.is(range) ? range : { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const result = await log({
    title: typeof title === 'string' && title.trim() !== '' ? title : lineTitle(source.text, selection),
    ...source,
    selection,
    ...((comment === 'tag' || comment === 'remove') && { comment }),
  });
  if (result.outcome === 'refused') throw refusal(result.message);
  if (result.outcome === 'no-folder') throw refusal('No folder is open to keep debt in');
  if (result.outcome === 'logged' || result.counted) await applyInEditor(connection, 'Log tech debt', result.edit);
  const said =
    result.outcome === 'hit'
      ? result.counted
        ? `Known already, and counted: ${result.item.title} (${result.item.hits} hits)`
        : `Known already: ${result.item.title}`
      : [`Logged ${result.name}`, result.note].filter(Boolean).join('. ');
  await sayInEditor(connection, said);
  return null;
}

/** Nobody can be asked: what the line says, which the item's author will put better. */
function lineTitle(text: string, { start }: Range): string {
  const line = text.split(/\r\n|\n|\r/, start.line + 1)[start.line] ?? '';
  return line.replace(/^[\s#/*<>!-]+|[\s*/>-]+$/g, '') || 'Debt without a title yet';
}
