import { type Disposable, type Uri, type WorkspaceEdit, workspace } from 'vscode';
import type { FileOperationsMiddleware } from 'vscode-languageclient/node';
import { isWhole } from './server-edit.ts';

type WillRename = NonNullable<FileOperationsMiddleware['willRenameFiles']>;

/** What goes with files that are moved. */
export interface MovedFiles extends Disposable {
  willRenameFiles: WillRename;
}

/** Documents that are changed along with a move are saved where they were saved before; the others stay as they are. */
export function movedFiles(): MovedFiles {
  let saved: readonly Uri[] = [];
  const listener = workspace.onDidRenameFiles(async ({ files }) => {
    const changed = saved;
    saved = [];
    for (const uri of changed) {
      const moved = movedTo(uri.toString(), files);
      const document = workspace.textDocuments.find((each) => each.uri.toString() === moved);
      if (document?.isDirty && isWhole(document.getText())) await document.save();
    }
  });
  return {
    willRenameFiles: async (event, next) => {
      const edit = await (next(event) as Thenable<WorkspaceEdit | null | undefined>);
      const changed = (edit?.entries() ?? []).map(([uri]) => uri);
      saved = changed.filter((uri) => !isUnsaved(uri));
      // One that is nowhere open would be let go as soon as it is saved, and with it what an undo of the move takes back.
      await Promise.all(changed.map((uri) => workspace.openTextDocument(uri).then(undefined, () => undefined)));
      return edit;
    },
    dispose: () => listener.dispose(),
  };
}

/** A document may have moved itself, or with its folder. */
function movedTo(uri: string, files: readonly { readonly oldUri: Uri; readonly newUri: Uri }[]): string {
  const move = files.find(({ oldUri }) => uri === oldUri.toString() || uri.startsWith(`${oldUri.toString()}/`));
  return move ? move.newUri.toString() + uri.slice(move.oldUri.toString().length) : uri;
}

const isUnsaved = (uri: Uri): boolean =>
  workspace.textDocuments.some((each) => each.isDirty && each.uri.toString() === uri.toString());
