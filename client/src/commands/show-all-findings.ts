import { window } from 'vscode';
import { serverCommands } from '../../../server/src/protocol.ts';
import type { Command } from './index.ts';

/** Lifts the cap on the findings of a document, the active one unless told otherwise, until it is closed. */
export const showAllFindings: Command = async (server, uri) => {
  const of = typeof uri === 'string' ? uri : window.activeTextEditor?.document.uri.toString();
  if (of !== undefined) await server.execute(serverCommands.showAllFindings, { uri: of });
};
