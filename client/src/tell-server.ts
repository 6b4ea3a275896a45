import type { Server } from './language-client.ts';

const changeTypes = { created: 1, changed: 2, deleted: 3 } as const;

/** File watchers are late, and there are none everywhere. */
export function tellServer(server: Server, uri: string, type: keyof typeof changeTypes): void {
  void server.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: changeTypes[type] }] });
}
