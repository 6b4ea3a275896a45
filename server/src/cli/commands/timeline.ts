import { folderOf, joinPath } from '../../engine/paths.ts';
import { gapThreshold, type TimelineAccount, timelineAccount } from '../../engine/timeline-account.ts';
import { timelineSvg } from '../../engine/timeline-svg.ts';
import { createDocument } from '../../model/document.ts';
import { decodeSource } from '../../node/decode-source.ts';
import { rules } from '../../rules/index.ts';
import { UnreadableFile } from '../../workspace.ts';
import { type ExitStatus, exitStatus, type Run } from '../command.ts';
import { type Call, UsageError, unknown } from '../options.ts';
import { createProjects, displayPath, pathBelow } from '../projects.ts';
import { printable } from '../reporters/printable.ts';
import type { Look } from '../reporters/report.ts';
import { timelineJson } from '../reporters/timeline-json.ts';
import { timelineText } from '../reporters/timeline-text.ts';

type Format = (path: string, account: TimelineAccount, look: Look) => string;

const formats: Readonly<Record<string, Format>> = {
  text: (_path, account, look) => timelineText(account, look),
  svg: (_path, account) => timelineSvg(account),
  json: timelineJson,
};

/** Prints a document's timeline to scale. A document without one is a finding, not a wrong call. */
export async function showTimeline(call: Call, run: Run): Promise<ExitStatus> {
  const format = formatOf(call);
  const { path, shownAs, text } = await readDocument(call, run);
  const project = await createProjects({ files: run.files, cwd: run.cwd, rules }).of(folderOf(path));
  const below = pathBelow(project.root, path);
  const { config } = await project.setup(folderOf(below));
  const account = timelineAccount(createDocument(below, text), gapThreshold(config));
  if (!account) {
    run.stderr.write(`${printable(shownAs)}: no timeline with a time in it\n`);
    return exitStatus.findings;
  }
  run.stdout.write(format(shownAs, account, run.stdout));
  return exitStatus.clean;
}

function formatOf(call: Call): Format {
  const name = call.value('format') ?? 'text';
  const format = Object.hasOwn(formats, name) ? formats[name] : undefined;
  if (!format) throw new UsageError(`--format ${name}: ${unknown(name, Object.keys(formats))}`);
  return format;
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
  try {
    const source = call.has('stdin') ? decodeSource(path, await stdin()) : await files.read(path);
    if (source) return { path, shownAs, text: source.text };
  } catch (error) {
    if (error instanceof UnreadableFile) throw new UsageError(`${shownAs}: ${error.message}`);
    throw error;
  }
  throw new UsageError(`${shownAs}: no longer there`);
}
