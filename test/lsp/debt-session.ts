import { afterEach, expect } from 'vitest';
import type { CreateFile, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { DebtItems, LogDebtParams, LogDebtResult } from '../../server/src/protocol.ts';
import { type BareClient, type ClientOptions, startClient } from './bare-client.ts';
import { pullCapabilities } from './documents.ts';
import { type TemporaryWorkspace, temporaryWorkspace } from './temporary-workspace.ts';

/** In `src/retry.ts` of every workspace. */
export const code = `import { send } from './send.ts';

export function retry(times: number) {
  for (let at = 0; at < times; at++) {
    try {
      return send(at);
    } catch (error) {
      // TODO: tell somebody that it failed
    }
  }
}
`;

export const item = `---\r
id: m2n4pq\r
status: open   # as always\r
---\r
# Mail queue has no limit\r
\r
Nobody can tell how long a mail waits.\r
`;

/** Workspaces with code to log debt in, each with a client of its own; they go with the test. */
export function debtSession() {
  let workspace: TemporaryWorkspace | undefined;
  let client: BareClient | undefined;

  afterEach(async () => {
    expect(await client?.stop()).toBe(0);
    workspace?.remove();
  });

  return {
    async start(files: Record<string, string>, options: ClientOptions = {}, repository = true) {
      workspace = temporaryWorkspace({ 'src/retry.ts': code, ...files }, { repository });
      client = await startClient({ capabilities: pullCapabilities, folders: [workspace.uri], ...options });
      return { workspace, client };
    },

    /** Writes what an edit that creates a file says, as an editor does. */
    write(edit: WorkspaceEdit): string {
      const [create, text] = (edit.documentChanges ?? []) as [CreateFile, TextDocumentEdit];
      expect(create).toMatchObject({ kind: 'create', options: { overwrite: false } });
      const path = decodeURIComponent(create.uri.slice((workspace as TemporaryWorkspace).uri.length + 1));
      workspace?.write(path, text.edits.map((each) => ('newText' in each ? each.newText : '')).join(''));
      client?.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: create.uri, type: 1 }] });
      return path;
    },

    debtChanged: (from: number) =>
      client?.message(
        (message) => message.method === 'whylint/debtChanged' && (client?.messages.indexOf(message) ?? -1) >= from,
      ),
  };
}

export const at = (line: number, character = 0) => ({ start: { line, character }, end: { line, character } });

export const items = async ({ request }: BareClient) => (await request<DebtItems>('whylint/debtItems', {})).items;

export const log = ({ request }: BareClient, params: LogDebtParams) =>
  request<LogDebtResult>('whylint/logDebt', params);
