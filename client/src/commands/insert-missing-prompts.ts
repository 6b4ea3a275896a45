import { window } from 'vscode';
import { serverCommands } from '../../../server/src/protocol.ts';
import type { Command } from './index.ts';

/** Inserts what the active document lacks of its template, at its place in template order. */
export const insertMissingPrompts: Command = async (server) => {
  const document = window.activeTextEditor?.document;
  if (document) await server.execute(serverCommands.insertMissingPrompts, { uri: document.uri.toString() });
};
