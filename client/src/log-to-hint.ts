import { type ExtensionContext, l10n } from 'vscode';
import type { LogToOffer } from '../../server/src/protocol.ts';
import type { Server } from './language-client.ts';
import { say } from './say.ts';
import { applyServerEdit, createdFiles } from './server-edit.ts';
import { tellServer } from './tell-server.ts';

/** That debt may go into the document that a team has anyway: said once in a workspace, and in none after "don't ask". */
export interface LogToHint {
  isDue(): boolean;
  /** It is on the screen. */
  shown(): void;
  /** Writes the setting. */
  accept(server: Server, offer: LogToOffer): Promise<void>;
  never(): void;
}

const memory = 'whylint.debt.logToHint';

export function logToHint({ workspaceState, globalState }: ExtensionContext): LogToHint {
  return {
    isDue: () => workspaceState.get(memory) === undefined && globalState.get(memory) === undefined,
    shown: () => void workspaceState.update(memory, 'shown'),
    never: () => void globalState.update(memory, 'never'),
    accept: async (server, { name, edit }) => {
      const changed = await applyServerEdit(edit);
      if (!changed) return say(l10n.t('The configuration could not be written.'));
      // The configuration may not be watched.
      for (const { uri } of createdFiles(edit)) tellServer(server, uri.toString(), 'created');
      for (const { uri } of changed) tellServer(server, uri.toString(), 'changed');
      say(l10n.t('Debt is logged into {0} from now on.', name));
    },
  };
}
