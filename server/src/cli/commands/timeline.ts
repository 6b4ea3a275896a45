import { folderOf, joinPath } from '../../engine/paths.ts';
import { gapThreshold, type TimelineAccount, timelineAccount } from '../../engine/timeline-account.ts';
import { timelineSvg } from '../../engine/timeline-svg.ts';
import { createDocument } from '../../model/document.ts';
import { decodeSource } from '../../node/decode-source.ts';
import { asUsageError } from '../as-usage-error.ts';
import { type ExitStatus, exitStatus, type Run } from '../command.ts';
import { formatOption } from '../option-values.ts';
import { type Call, UsageError } from '../options.ts';
import { createProjects, displayPath, pathBelow } from '../projects.ts';
import { printable } from '../reporters/printable.ts';
import type { Look } from '../reporters/report.ts';
import { timelineJson } from '../reporters/timeline-json.ts';
import { timelineText } from '../reporters/timeline-text.ts';

const formats = {
  text: (_path, account, look) => timelineText(account, look),
  svg: (_path, account) => timelineSvg(account),
  json: timelineJson,
} as const satisfies Record<string, (path: string, account: TimelineAccount, look: Look) => string>;

/** Prints a document's timeline to scale. A document without one is a finding, not a wrong call. */
export async function showTimeline(call: Call, run: Run): Promise<ExitStatus> {
  const format = formatOption(call, ['text', 'svg', 'json']);
  const { path, shownAs, text } = await readDocument(call, run);
  const project = await createProjects(run).of(folderOf(path));
  const below = pathBelow(project.root, path);
  const { config } = await project.setup(folderOf(below));
  const account = timelineAccount(createDocument(below, text), gapThreshold(config));
  if (!account) {
    run.stderr.write(`${printable(shownAs)}: no timeline with a time in it\n`);
    return exitStatus.findings;
  }
  run.stdout.write(formats[format](shownAs, account, run.stdout));
  return exitStatus.clean;
}

interface Read {
  /** Absolute. */
  readonly path: string;
  readonly shownAs: string;
  readonly text: string;
}

async function readDocument(call: Call, { files, cwd, stdin }: Run): Promise<Read> {
  const [argument, ...more] = call.arguments;
  const stdinPath = call.value('stdin-path');
  if (call.has('stdin') && argument !== undefined)
    throw new UsageError('--stdin reads one document and takes no paths');
  if (stdinPath !== undefined && !call.has('stdin')) throw new UsageError('--stdin-path goes with --stdin');
  if (!call.has('stdin') && (argument === undefined || more.length > 0))
    throw new UsageError('timeline wants one document: whylint timeline docs/postmortems/checkout.md');
  const path = joinPath(cwd, argument ?? stdinPath ?? 'stdin');
  const shownAs = argument === undefined && stdinPath === undefined ? 'stdin' : displayPath(cwd, path);
  if (argument !== undefined && (await files.entry(path)) !== 'file') throw new UsageError(`${argument}: no such file`);
  const read = async () => (call.has('stdin') ? decodeSource(path, await stdin()) : files.read(path));
  const source = await read().catch(asUsageError(shownAs));
  if (!source) throw new UsageError(`${shownAs}: no longer there`);
  return { path, shownAs, text: source.text };
}
