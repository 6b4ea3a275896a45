import { type Completeness, completeness } from '../../engine/completeness.ts';
import { completenessChart } from '../../engine/completeness-chart.ts';
import { completenessPage } from '../../engine/completeness-page.ts';
import { type ExitStatus, exitStatus, type Run } from '../command.ts';
import { lintedFiles } from '../linted-files.ts';
import { markdownAsText } from '../markdown-as-text.ts';
import { formatOption } from '../option-values.ts';
import type { Call } from '../options.ts';

/** Prints how complete documents are. Times of incidents are no part of it: their mean says nothing of how a team works. */
export async function stats(call: Call, run: Run): Promise<ExitStatus> {
  const format = formatOption(call, ['text', 'json', 'svg']);
  const found = completeness(await lintedFiles(call, run, call.arguments));
  run.stdout.write(written(found, format, run));
  return exitStatus.clean;
}

function written(found: Completeness, format: 'text' | 'json' | 'svg', { stdout }: Run): string {
  if (format === 'json') return `${JSON.stringify({ version: 1, ...found }, undefined, 2)}\n`;
  return format === 'svg' ? completenessChart(found) : markdownAsText(completenessPage(found), stdout);
}
