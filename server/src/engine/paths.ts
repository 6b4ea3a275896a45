import { literalGlob } from '../text/glob.ts';
/** The folder a path stands in: '' for a file at the top of the workspace; the top of the disk for what is there, and for itself. */
export function folderOf(path: string): string {
  const { prefix, segments } = split(path);
  return prefix + segments.slice(0, -1).join('/');
}

/** A path counted from a folder, without `.` and `..`; those that lead out of a relative folder stay at its front. */
export function joinPath(folder: string, path: string): string {
  const { prefix, segments } = split(
    isAbsolutePath(path) || folder === '' ? path : `${folder.replace(/\/$/, '')}/${path}`,
  );
  const kept: string[] = [];
  for (const segment of segments) {
    if (segment === '.') continue;
    if (segment !== '..') kept.push(segment);
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (prefix === '') kept.push(segment);
  }
  return prefix + kept.join('/');
}

/** The way from an absolute folder to an absolute path; the path itself where there is none. */
export function relativePath(folder: string, path: string): string {
  const from = split(folder);
  const to = split(path);
  if (from.prefix.toLowerCase() !== to.prefix.toLowerCase()) return path;
  let common = 0;
  while (common < from.segments.length && from.segments[common] === to.segments[common]) common++;
  return [...from.segments.slice(common).map(() => '..'), ...to.segments.slice(common)].join('/') || '.';
}

/** A folder and those above it, the nearest first, up to the workspace's own ('') or the top of the disk. */
export function foldersUpward(folder: string): string[] {
  const found = [folder];
  for (let at = folder, above = folderOf(at); above !== at; at = above, above = folderOf(at)) found.push(above);
  return found;
}

/** Whether a path is a folder or lies below it. */
export function isBelow(folder: string, path: string): boolean {
  if (folder === '') return !isAbsolutePath(path) && path !== '..' && !path.startsWith('../');
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** A path counted from a folder that it lies below; itself where it does not. */
export function nameBelow(folder: string, path: string): string {
  return folder !== '' && path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
}

/** A glob that counts from a folder, as one that counts from where the folder does. */
export function globBelow(folder: string, glob: string): string {
  return folder === '' ? glob : `${literalGlob(folder)}/${glob}`;
}

export const isAbsolutePath = (path: string): boolean => start.test(path);

/** `/`, `C:/`, or the two slashes of a share. */
const start = /^(?:[a-z]:)?\/{1,2}/i;

function split(path: string): { prefix: string; segments: string[] } {
  const prefix = start.exec(path)?.[0] ?? '';
  return {
    prefix,
    segments: path
      .slice(prefix.length)
      .split('/')
      .filter((segment) => segment !== ''),
  };
}
