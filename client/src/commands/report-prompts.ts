import { l10n } from 'vscode';
import { promptReportRequest } from '../../../server/src/protocol.ts';
import { openPage } from '../views/pages.ts';
import { neededFolder } from './folder-of-choice.ts';
import type { Command } from './index.ts';

/** Shows how often each prompt of the team's templates is answered, so that those that nobody needs can go. */
export const reportPrompts: Command = async (server) => {
  const folder = await neededFolder(l10n.t('The folder whose documents are counted'));
  if (!folder) return;
  await openPage('prompts', await server.request<string>(promptReportRequest, { folder: folder.uri.toString() }));
};
