import { pickLine } from '../features/link-actions.ts';
import type { PickLineParams, PickLineResult } from '../protocol.ts';
import type { Session } from './session.ts';
import { parentUri } from './uri.ts';

/** The edit that links an item to a line of code; null where the link or the code cannot be read. */
export async function pickLineIn(session: Session, params: PickLineParams): Promise<PickLineResult | null> {
  const { uri, code } = params;
  const linted = await session.lint(uri);
  const root = session.folders.root(parentUri(uri));
  const path = session.folders.pathIn(root, code);
  if (!linted || path === undefined) return null;
  const text = session.openText(code) ?? (await root.workspace.read(path).catch(() => undefined));
  const edit = text === undefined ? null : pickLine(linted, params, { path, text }, session.client);
  return edit && { edit };
}
