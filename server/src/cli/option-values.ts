import { joinPath } from '../engine/paths.ts';
import type { Run } from './command.ts';
import { type Call, UsageError, unknown } from './options.ts';

/** The configuration that a call names, absolute; undefined where it names none. @throws UsageError for one that is not there. */
export async function configOption(call: Call, { files, cwd }: Run): Promise<string | undefined> {
  const config = call.value('config');
  if (config === undefined) return undefined;
  const path = joinPath(cwd, config);
  if ((await files.entry(path)) !== 'file') throw new UsageError(`--config ${config}: no such file`);
  return path;
}

/** The format that a command prints in, the first one if none is named. @throws UsageError */
export const formatOption = <Format extends string>(call: Call, formats: readonly [Format, ...Format[]]): Format =>
  choiceOption(call, 'format', formats) ?? formats[0];

/** One of several words. @throws UsageError */
export function choiceOption<Choice extends string>(
  call: Call,
  name: 'format' | 'audience' | 'status',
  choices: readonly Choice[],
): Choice | undefined {
  const value = call.value(name);
  const choice = choices.find((each) => each === value);
  if (value !== undefined && choice === undefined)
    throw new UsageError(`--${name} ${value}: ${unknown(value, choices)}`);
  return choice;
}

/** A day that is in the calendar. @throws UsageError */
export function dayOption(call: Call, name: 'today' | 'date'): string | undefined {
  const value = call.value(name);
  if (value === undefined) return undefined;
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  // An overflowing day such as 02-30 is taken for one in March.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value)
    throw new UsageError(`--${name} ${value}: not a date; write it as YYYY-MM-DD`);
  return value;
}

/** A whole number. @throws UsageError */
export function countOption(call: Call, name: 'max-warnings' | 'minutes'): number | undefined {
  const value = call.value(name);
  if (value === undefined) return undefined;
  if (!/^\d{1,9}$/.test(value)) throw new UsageError(`--${name} ${value}: not a whole number`);
  return Number(value);
}
