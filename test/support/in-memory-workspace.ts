import picomatch from 'picomatch';
import { UnreadableFile, type Workspace } from '../../server/src/workspace.ts';

/** The text of each file by its path; an `UnreadableFile` stands for one that is there but is no text. */
export type FileTable = Readonly<Record<string, string | UnreadableFile>>;

/** A workspace that holds these files. Later changes of the table show, as those of a disk do. */
export function inMemoryWorkspace(files: FileTable, folder = '/workspace'): Workspace {
  return {
    folder,
    async read(path) {
      const text = files[path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path];
      if (text instanceof UnreadableFile) throw text;
      return text;
    },
    async list(globs, { under = '', ignore = [], limit } = {}) {
      const matches = picomatch([...globs], { dot: true, ignore: [...ignore] });
      return Object.keys(files)
        .filter((path) => under === '' || under === '.' || path.startsWith(`${under}/`))
        .filter((path) => matches(path))
        .sort()
        .slice(0, limit);
    },
  };
}
