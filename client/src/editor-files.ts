import { FileSystemError, FileType, Uri, workspace } from 'vscode';
import {
  type ReadFileParams,
  type ReadFileResult,
  type ReadFolderParams,
  type ReadFolderResult,
  readFileRequest,
  readFolderRequest,
} from '../../server/src/protocol.ts';

interface Requests {
  onRequest<Params, Result>(method: string, answer: (params: Params) => Promise<Result>): unknown;
}

/** Lets the server look into open folders that are not on its disk, and into nothing else. */
export function answerForFiles(client: Requests): void {
  client.onRequest<ReadFileParams, ReadFileResult>(readFileRequest, ({ uri, most }) => ifOpen(uri, readFile(most)));
  client.onRequest<ReadFolderParams, ReadFolderResult>(readFolderRequest, ({ uri }) => ifOpen(uri, readFolder));
}

async function ifOpen<Result>(given: string, read: (uri: Uri) => Promise<Result>): Promise<Result | null> {
  const uri = Uri.parse(given, true);
  return workspace.getWorkspaceFolder(uri) ? read(uri) : null;
}

const readFile =
  (most: number) =>
  async (uri: Uri): Promise<ReadFileResult> => {
    try {
      const { type, size } = await workspace.fs.stat(uri);
      if (type & FileType.Directory) return { problem: 'folder' };
      if (type !== FileType.File) return { problem: 'unreadable' };
      if (size > most) return { problem: 'long' };
      return { base64: Buffer.from(await workspace.fs.readFile(uri)).toString('base64') };
    } catch (error) {
      const isAbsent = error instanceof FileSystemError && error.code === 'FileNotFound';
      return isAbsent ? null : { problem: 'unreadable' };
    }
  };

async function readFolder(uri: Uri): Promise<ReadFolderResult> {
  const entries = await workspace.fs.readDirectory(uri).then(undefined, () => undefined);
  return (
    entries
      ?.filter(([, type]) => type === FileType.File || type === FileType.Directory)
      .map(([name, type]) => ({ name, kind: type === FileType.Directory ? 'folder' : 'file' })) ?? null
  );
}
