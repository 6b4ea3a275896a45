import type { Files } from '../../server/src/cli/files.ts';
import { isBelow, relativePath } from '../../server/src/engine/paths.ts';
import { decodeSource, encodeSource, type Source } from '../../server/src/node/decode-source.ts';
import { GitFailed } from '../../server/src/node/git.ts';
import { WriteRefused } from '../../server/src/node/write-source.ts';
import type { UnreadableFile } from '../../server/src/workspace.ts';
import { inMemoryWorkspace } from './in-memory-workspace.ts';

export interface InMemoryFiles extends Files {
  /** The text at an absolute path, a byte order mark included; undefined when there is none. */
  text(path: string): string | undefined;
  /** Puts bytes there behind the back of whoever has read it. */
  put(path: string, content: string | Uint8Array): void;
  /** Takes a file away behind the back of whoever has read it. */
  lose(path: string): void;
  /** What git is to say has changed: absolute paths, or why it cannot tell. */
  change(ref: string | undefined, paths: readonly string[] | Error): void;
  /** Writing to this path is refused from now on. */
  protect(path: string): void;
}

/** A disk that holds these files; absolute paths. */
export function inMemoryFiles(initial: Readonly<Record<string, string | Uint8Array>>): InMemoryFiles {
  const disk = new Map<string, Uint8Array>();
  const guarded = new Set<string>();
  const changes = new Map<string | undefined, readonly string[] | Error>();
  const put = (path: string, content: string | Uint8Array) => void disk.set(path, Buffer.from(content));
  for (const [path, content] of Object.entries(initial)) put(path, content);
  const refuseGuarded = (path: string) => {
    if (guarded.has(path)) throw new WriteRefused(path, 'no permission to write it');
  };

  const workspaceOfAll = () =>
    inMemoryWorkspace(Object.fromEntries([...disk].map(([path, bytes]) => [path.slice(1), decoded(path, bytes)])));

  return {
    put,
    lose: (path) => void disk.delete(path),
    change: (ref, paths) => void changes.set(ref, paths),
    protect: (path) => void guarded.add(path),
    text: (path) => (disk.has(path) ? Buffer.from(disk.get(path) as Uint8Array).toString() : undefined),
    workspace(folder) {
      const inside = [...disk].filter(([path]) => isBelow(folder, path));
      const table = inside.map(([path, bytes]) => [relativePath(folder, path), decoded(path, bytes)]);
      const workspace = inMemoryWorkspace(Object.fromEntries(table), folder);
      return {
        ...workspace,
        read: (path) => (disk.has(path) ? workspaceOfAll().read(path.slice(1)) : workspace.read(path)),
      };
    },
    async entry(path) {
      if (disk.has(path)) return 'file';
      return [...disk.keys()].some((each) => isBelow(path, each)) ? 'folder' : undefined;
    },
    async head(path, bytes) {
      const whole = disk.get(path);
      return whole && !whole.includes(0) ? Buffer.from(whole.subarray(0, bytes)).toString() : undefined;
    },
    async read(path) {
      const bytes = disk.get(path);
      return bytes && decodeSource(path, bytes);
    },
    async write(source: Source, text: string) {
      refuseGuarded(source.path);
      put(source.path, encodeSource({ text, bom: source.bom }));
    },
    async remove(source: Source) {
      refuseGuarded(source.path);
      disk.delete(source.path);
    },
    exclusively: (_, work) => work(),
    async create(path, text) {
      refuseGuarded(path);
      if (disk.has(path)) return false;
      put(path, text);
      return true;
    },
    async save(path, text) {
      refuseGuarded(path);
      put(path, text);
    },
    async changed(_, ref) {
      const found = changes.get(ref) ?? new GitFailed(`git knows no commit ${ref}`);
      if (found instanceof Error) throw found;
      return new Set(found);
    },
  };
}

function decoded(path: string, bytes: Uint8Array): string | UnreadableFile {
  try {
    return decodeSource(path, bytes).text;
  } catch (error) {
    return error as UnreadableFile;
  }
}
