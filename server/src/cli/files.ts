import type { Source } from '../node/decode-source.ts';
import type { Workspace } from '../workspace.ts';

/** What the command line needs of the disk. Paths are absolute, with `/`. */
export interface Files {
  workspace(folder: string): Workspace;
  /** What stands at a path, symbolic links followed; undefined for nothing. */
  entry(path: string): Promise<'file' | 'folder' | undefined>;
  /** The first bytes of a text file as text; undefined for what is no readable text. */
  head(path: string, bytes: number): Promise<string | undefined>;
  /** @throws UnreadableFile when there is something, but no text. */
  read(path: string): Promise<Source | undefined>;
  /** @throws WriteRefused when the file is no longer what was read, or cannot be written. */
  write(source: Source, text: string): Promise<void>;
  /** @throws WriteRefused when the file is no longer what was read, or cannot be removed. */
  remove(source: Source): Promise<void>;
  /** False, with nothing done, when the path is taken. @throws WriteRefused when it cannot be written. */
  create(path: string, text: string): Promise<boolean>;
  /** Carries out work on a file while no other process that asks does. @throws WriteRefused */
  exclusively<Value>(path: string, work: () => Promise<Value>): Promise<Value>;
  /** Writes a report or a baseline, whatever stood there. @throws WriteRefused when it cannot be written. */
  save(path: string, text: string): Promise<void>;
  /** The files that differ from a commit, the latest one if none is named; absolute. @throws GitFailed */
  changed(folder: string, ref?: string): Promise<ReadonlySet<string>>;
}
