import { entryAt } from '../node/entry.ts';
import { exclusively } from '../node/exclusively.ts';
import { changedFiles } from '../node/git.ts';
import { readHead, readPlainFile, readSource } from '../node/read-source.ts';
import { nodeWorkspace } from '../node/workspace.ts';
import { createFile, removeSource, saveFile, writeSource } from '../node/write-source.ts';
import type { Files } from './files.ts';

/** The disk of the machine that the command line runs on. */
export const nodeFiles: Files = {
  workspace: nodeWorkspace,
  entry: entryAt,
  head: readHead,
  read: async (path) => readPlainFile(path) ?? readSource(path),
  write: writeSource,
  remove: removeSource,
  create: createFile,
  exclusively,
  save: saveFile,
  changed: changedFiles,
};
