import { window } from 'vscode';
import { serverCommands } from '../../../server/src/protocol.ts';
import type { Command } from './index.ts';

/** Applies every safe fix to the active document. */
export const fixAll: Command = async (server) => {
  const document = window.activeTextEditor?.document;
  if (document) await server.execute(serverCommands.fixAll, { uri: document.uri.toString() });
};
