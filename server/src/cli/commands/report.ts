import { promptReport } from '../../engine/prompt-report.ts';
import { promptReportPage } from '../../engine/prompt-report-page.ts';
import { type ExitStatus, exitStatus, type Run } from '../command.ts';
import { lintedFiles } from '../linted-files.ts';
import { markdownAsText } from '../markdown-as-text.ts';
import { formatOption } from '../option-values.ts';
import { type Call, UsageError, unknown } from '../options.ts';

/** Prints what becomes of a template's prompts over all documents, and which rules find something. */
export async function report(call: Call, run: Run): Promise<ExitStatus> {
  const [about, ...paths] = call.arguments;
  if (about !== 'prompts')
    throw new UsageError(
      about === undefined
        ? 'report wants its subject: whylint report prompts'
        : `report ${about}: ${unknown(about, ['prompts'])}`,
    );
  const format = formatOption(call, ['text', 'json']);
  const found = promptReport(await lintedFiles(call, run, paths));
  run.stdout.write(
    format === 'json'
      ? `${JSON.stringify({ version: 1, ...found }, undefined, 2)}\n`
      : markdownAsText(promptReportPage(found), run.stdout),
  );
  return exitStatus.clean;
}
