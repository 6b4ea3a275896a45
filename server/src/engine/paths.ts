/** The folder a path stands in: '' for a file at the top of the workspace, '/' at the top of the disk. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash > 0 ? path.slice(0, slash) : path.slice(0, slash + 1);
}

/** A path counted from a folder, without `.` and `..`; those that lead out of a relative folder stay at its front. */
export function joinPath(folder: string, path: string): string {
  const absolute = path.startsWith('/') || folder.startsWith('/');
  const whole = path.startsWith('/') || folder === '' ? path : `${folder}/${path}`;
  const segments: string[] = [];
  for (const segment of whole.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.length > 0 && segments.at(-1) !== '..') segments.pop();
    else if (!absolute) segments.push(segment);
  }
  return (absolute ? '/' : '') + segments.join('/');
}

/** A folder and those above it, the nearest first, down to the workspace's own (''). */
export function foldersUpward(folder: string): string[] {
  const found = [folder];
  for (let at = folder; at !== '' && at !== '/'; ) {
    at = folderOf(at);
    found.push(at);
  }
  return found;
}

/** Whether a path stands in a folder or below it. */
export const isBelow = (folder: string, path: string): boolean =>
  folder === '' ? !path.startsWith('/') && path !== '..' && !path.startsWith('../') : path.startsWith(`${folder === '/' ? '' : folder}/`);
