import { l10n, window } from 'vscode';
import type { Command } from './index.ts';

/** Lifts the cap for the rest of the session. */
export const showAllFindings: Command = async (server) => {
  await server.showAllFindings();
  window.setStatusBarMessage(l10n.t('All findings are shown until the window is reloaded.'), 5000);
};
