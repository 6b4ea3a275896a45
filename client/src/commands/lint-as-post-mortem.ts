import { window } from 'vscode';
import { serverCommands } from '../../../server/src/protocol.ts';
import type { Command } from './index.ts';

/** Names the kind in the active document's front matter, so that it is linted wherever it stands. */
export const lintAsPostMortem: Command = async (server) => {
  const document = window.activeTextEditor?.document;
  if (document) await server.execute(serverCommands.lintAs, { uri: document.uri.toString(), kind: 'post-mortem' });
};
