import {
  type Disposable,
  EventEmitter,
  type FileChangeEvent,
  FileChangeType,
  FileSystemError,
  type FileSystemProvider,
  FileType,
  type Uri,
  workspace,
} from 'vscode';

/** Files that are on no disk, under a scheme of their own. */
export function memoryFiles(scheme: string): Disposable {
  const files = new Map<string, { readonly bytes: Uint8Array; readonly mtime: number }>();
  const folders = new Set(['/']);
  const changed = new EventEmitter<FileChangeEvent[]>();
  const tell = (type: FileChangeType, uri: Uri) => changed.fire([{ type, uri }]);
  const below = (path: string) => [...files.keys(), ...folders].filter((each) => each.startsWith(`${path}/`));

  const provider: FileSystemProvider = {
    onDidChangeFile: changed.event,
    watch: () => ({ dispose: () => undefined }),
    stat({ path }) {
      const file = files.get(path);
      if (!file && !folders.has(path)) throw FileSystemError.FileNotFound(path);
      const type = file ? FileType.File : FileType.Directory;
      return { type, ctime: 0, mtime: file?.mtime ?? 0, size: file?.bytes.length ?? 0 };
    },
    readDirectory({ path }) {
      if (!folders.has(path)) throw FileSystemError.FileNotFound(path);
      return below(path)
        .map((each): [string, FileType] => [
          each.slice(path.length + 1),
          files.has(each) ? FileType.File : FileType.Directory,
        ])
        .filter(([name]) => !name.includes('/'));
    },
    createDirectory: ({ path }) => void folders.add(path),
    readFile({ path }) {
      const file = files.get(path);
      if (!file) throw FileSystemError.FileNotFound(path);
      return file.bytes;
    },
    writeFile(uri, bytes) {
      const type = files.has(uri.path) ? FileChangeType.Changed : FileChangeType.Created;
      files.set(uri.path, { bytes, mtime: Date.now() });
      tell(type, uri);
    },
    delete(uri) {
      for (const path of [uri.path, ...below(uri.path)]) {
        files.delete(path);
        folders.delete(path);
      }
      tell(FileChangeType.Deleted, uri);
    },
    rename() {
      throw FileSystemError.NoPermissions();
    },
  };
  return workspace.registerFileSystemProvider(scheme, provider, { isCaseSensitive: true });
}
