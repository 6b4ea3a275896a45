import { l10n, window } from 'vscode';
import { templatePageRequest } from '../../../server/src/protocol.ts';
import { say } from '../say.ts';
import { openPage } from '../views/pages.ts';
import type { Command } from './index.ts';

/** Shows what the active document checks when it is a template. */
export const explainTemplate: Command = async (server) => {
  const document = window.activeTextEditor?.document;
  if (!document) return;
  const page = await server.request<string | null>(templatePageRequest, { uri: document.uri.toString() });
  if (page === null) say(l10n.t('This is no Markdown document that can be read.'));
  else await openPage('template', page);
};
