import type { CodeHistory } from '../engine/resolve-anchors.ts';
import type { Files } from './files.ts';
import type { Call } from './options.ts';
import type { Look } from './reporters/report.ts';

/** All that a run knows of the world. */
export interface Run {
  readonly argv: readonly string[];
  /** Absolute, with `/`. */
  readonly cwd: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly version: string;
  /** Where the project lives: the pages of its rules are below. */
  readonly homepage?: string;
  readonly files: Files;
  /** Version control, where there is any. */
  readonly git?: Git;
  readonly stdin: () => Promise<Uint8Array>;
  /** Puts a question that is answered by yes or no; absent where nobody is there to answer. */
  readonly ask?: (question: string) => Promise<boolean>;
  readonly stdout: Output;
  readonly stderr: Pick<Output, 'write'>;
}

/** What version control knows; nothing of what it does not. */
export interface Git {
  /** The commit that an absolute file's repository is at, short. */
  headCommit(file: string): Promise<string | undefined>;
  author(folder: string): Promise<{ readonly name?: string; readonly email?: string }>;
  /** `YYYY-MM-DD` of each absolute path below a folder. */
  lastChanges(folder: string): Promise<ReadonlyMap<string, string>>;
  /** How a folder's files differ from a commit, as a diff without context lines. */
  changesSince?(folder: string, commit: string): Promise<string | undefined>;
  /** The commits that last wrote a file's lines, by their texts. */
  lineCommits?(folder: string, path: string): ReturnType<NonNullable<CodeHistory['lineCommits']>>;
  /** The lines below a folder that hold one of these texts. */
  linesWith?(folder: string, texts: readonly string[]): ReturnType<CodeHistory['linesWith']>;
}

export interface Output extends Look {
  write(text: string): void;
}

/** What the process tells its caller. */
export const exitStatus = { clean: 0, findings: 1, wrongCall: 2, failed: 3 } as const;
export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

/** Carries out a call. @throws UsageError */
export type Command = (call: Call, run: Run) => Promise<ExitStatus>;
