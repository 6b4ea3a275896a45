import { type Call, UsageError, unknown } from './options.ts';

/** The format that a command prints in, the first one if none is named. @throws UsageError */
export function formatOption<Format extends string>(call: Call, formats: readonly [Format, ...Format[]]): Format {
  const name = call.value('format') ?? formats[0];
  const format = formats.find((each) => each === name);
  if (format === undefined) throw new UsageError(`--format ${name}: ${unknown(name, formats)}`);
  return format;
}
