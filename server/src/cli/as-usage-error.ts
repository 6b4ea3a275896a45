import { WriteRefused } from '../node/write-source.ts';
import { UnreadableFile } from '../workspace.ts';
import { UsageError } from './options.ts';

/** Takes what cannot be read or written for a wrong call, and says why behind what it was called by: for `catch`. */
export const asUsageError =
  (name: string) =>
  (error: unknown): never => {
    if (error instanceof WriteRefused || error instanceof UnreadableFile)
      throw new UsageError(`${name}: ${error.message}`);
    throw error;
  };
