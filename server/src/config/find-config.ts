/** The part of a workspace that the search needs. */
export interface ReadableFiles {
  /** Undefined when nothing is there; rejects when something is that cannot be read. */
  read(path: string): Promise<string | undefined>;
}

/** In the order in which they count; the second is read, and remarked on. */
export const configNames = ['.whylint.yaml', '.whylint.yml'] as const;

/**
 * The path of the configuration that governs a folder: the nearest upward. The search ends at the root of a repository,
 * and for a relative folder at the workspace's own (''). One that cannot be read is found too: to ignore it would be silent.
 */
export async function findConfig(files: ReadableFiles, folder: string): Promise<string | undefined> {
  for (const each of upward(folder)) {
    for (const name of configNames) if (await exists(files, each + name)) return each + name;
    if (await exists(files, `${each}.git`)) return undefined;
  }
  return undefined;
}

async function exists(files: ReadableFiles, path: string): Promise<boolean> {
  try {
    return (await files.read(path)) !== undefined;
  } catch {
    // A folder, as `.git` mostly is, or a file that is no text.
    return true;
  }
}

/** A folder and those above it, as the beginnings of paths: `a/b/`, `a/`, ``; or `/a/`, `/`. */
function upward(folder: string): readonly string[] {
  const found = [folder === '' || folder.endsWith('/') ? folder : `${folder}/`];
  for (let at = found[0] ?? ''; at !== '' && at !== '/'; found.push(at))
    at = at.slice(0, at.lastIndexOf('/', at.length - 2) + 1);
  return found;
}
