import { joinPath } from '../engine/paths.ts';
import { asUsageError } from './as-usage-error.ts';
import type { Run } from './command.ts';
import { UsageError, unknown } from './options.ts';
import { github } from './reporters/github.ts';
import { json } from './reporters/json.ts';
import { junit } from './reporters/junit.ts';
import { markdown } from './reporters/markdown.ts';
import type { Report, Reporter } from './reporters/report.ts';
import { sarif } from './reporters/sarif.ts';
import { text } from './reporters/text.ts';

const reporters = { text, json, sarif, github, junit, markdown } as const satisfies Readonly<Record<string, Reporter>>;
export type Format = keyof typeof reporters;
/** The one for people first: it is printed where none is named. */
export const formats = Object.keys(reporters) as [Format, ...Format[]];

/** A report that goes into a file. */
export interface ReportFile {
  readonly format: Format;
  /** As it was asked for. */
  readonly path: string;
}

/** Reads `FORMAT=FILE`. @throws UsageError */
export function readReportFiles(values: readonly string[]): readonly ReportFile[] {
  const found = values.map((value): ReportFile => {
    const [, format = value, path = ''] = /^([^=]*)=(.*)$/s.exec(value) ?? [];
    if (path === '')
      throw new UsageError(`--output ${value}: which format in which file? --output sarif=whylint.sarif`);
    if (!isFormat(format)) throw new UsageError(`--output ${value}: ${unknown(format, formats)}`);
    return { format, path };
  });
  const twice = found.find(({ path }, at) => found.findIndex((other) => other.path === path) < at);
  if (twice) throw new UsageError(`--output: two reports would go into ${twice.path}`);
  return found;
}

export const isFormat = (word: string): word is Format => Object.hasOwn(reporters, word);

/** Prints the report on standard output. */
export function printReport({ stdout }: Run, format: Format, report: Report): void {
  stdout.write(reporters[format](report, stdout));
}

/** Writes the reports that go into files. @throws UsageError for one that cannot be written. */
export async function writeReportFiles(run: Run, reportFiles: readonly ReportFile[], report: Report): Promise<void> {
  for (const { format, path } of reportFiles) {
    const text = reporters[format](report, { color: false, width: 100 });
    await run.files.save(joinPath(run.cwd, path), text).catch(asUsageError(`--output ${format}=${path}`));
  }
}
