import picomatch from 'picomatch';
import { foldersUpward, isAbsolutePath, isBelow, joinPath } from '../engine/paths.ts';
import { decodeSource, largestFile, readingProblems } from '../node/decode-source.ts';
import { isGitignore, pruning } from '../node/pruning.ts';
import {
  type ReadFileParams,
  type ReadFileResult,
  type ReadFolderParams,
  type ReadFolderResult,
  readFileRequest,
  readFolderRequest,
} from '../protocol.ts';
import { type ListOptions, UnreadableFile, type Workspace } from '../workspace.ts';
import { uriOf } from './uri.ts';

/** Asks the client. */
export type Ask = <Result>(method: string, params: object) => Promise<Result>;

/** More folders than that behind a network are not searched. */
const mostFolders = 1000;
const atOnce = 16;

/** A folder that only the editor can look into. Nothing outside it is asked for. */
export function clientWorkspace(folderUri: string, ask: Ask): Workspace {
  const readFile = (path: string): Promise<ReadFileResult> => {
    const params: ReadFileParams = { uri: uriOf(folderUri, path), most: largestFile };
    return ask(readFileRequest, params);
  };

  const workspace: Workspace = {
    async read(path) {
      const inner = joinPath('', path);
      if (isAbsolutePath(path) || !isBelow('', inner))
        throw new UnreadableFile(path, 'lies outside the workspace', 'outside');
      const found = await readFile(inner);
      if (found === null) return undefined;
      if ('problem' in found) {
        const { problem } = found;
        throw new UnreadableFile(path, readingProblems[problem], problem === 'folder' ? 'no-file' : 'unread');
      }
      return decodeSource(path, bytesOf(found.base64)).text;
    },
    list: (globs, options) => search({ globs, options, readFolder, readText: workspace.read }),
  };

  async function readFolder(path: string): Promise<readonly Found[]> {
    const params: ReadFolderParams = { uri: uriOf(folderUri, path) };
    const entries = (await ask<ReadFolderResult>(readFolderRequest, params)) ?? [];
    return entries.map(({ name, kind }) => ({
      name,
      path: path === '' ? name : `${path}/${name}`,
      isDirectory: () => kind === 'folder',
    }));
  }

  return workspace;
}

interface Found {
  readonly name: string;
  readonly path: string;
  isDirectory(): boolean;
}

interface Search {
  readonly globs: readonly string[];
  readonly options: ListOptions | undefined;
  readFolder(path: string): Promise<readonly Found[]>;
  readText(path: string): Promise<string | undefined>;
}

/** What `search` does on disk, a level of folders after the other. */
async function search({ globs, options = {}, readFolder, readText }: Search): Promise<string[]> {
  const under = joinPath('', options.under ?? '');
  if (!isBelow('', under)) return [];
  const kept = pruning(under, globs);
  const isMatch = picomatch([...globs], { dot: true });
  const isLeftOut = picomatch([...(options.ignore ?? [])], { dot: true });
  const bases = globs.map((glob) => picomatch.scan(glob).base);
  const leadsThere = (path: string) => bases.some((base) => base === '' || isBelow(base, path) || isBelow(path, base));

  const look = async (folder: string): Promise<readonly Found[]> => {
    const entries = await readFolder(folder);
    const gitignore = entries.find(isGitignore);
    const text = gitignore && (await readText(gitignore.path).catch(() => undefined));
    return kept(folder, entries, text).filter(({ path }) => !isLeftOut(path));
  };

  // On the way to where the search begins, what a .gitignore there says is all that matters.
  for (const above of foldersUpward(under).slice(1).reverse()) await look(above);
  const files: string[] = [];
  const folders = [under];
  for (let from = 0; from < Math.min(folders.length, mostFolders); ) {
    const batch = folders.slice(from, Math.min(from + atOnce, mostFolders));
    from += batch.length;
    for (const { path, isDirectory } of (await Promise.all(batch.map(look))).flat()) {
      if (!isDirectory()) {
        if (isMatch(path)) files.push(path);
      } else if (leadsThere(path)) folders.push(path);
    }
  }
  return files.sort((a, b) => (a < b ? -1 : 1)).slice(0, options.limit);
}

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
