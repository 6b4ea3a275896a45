import { CodeLines } from '../../code/code-lines.ts';
import { checkAnchors } from '../../engine/check-anchors.ts';
import { itemOf } from '../../engine/load-debt.ts';
import { joinPath } from '../../engine/paths.ts';
import { debtItem } from '../../model/debt-item.ts';
import { createDocument, type Document } from '../../model/document.ts';
import { UnreadableFile } from '../../workspace.ts';
import { type ExitStatus, exitStatus, type Run } from '../command.ts';
import { type DebtPlace, debtPlace } from '../debt-backlog.ts';
import type { Target } from '../find-documents.ts';
import { lintCall } from '../lint-options.ts';
import { type Call, UsageError } from '../options.ts';
import { displayPath, pathBelow } from '../projects.ts';
import { lintFiles } from './lint.ts';

/** Lints the backlog and looks up the lines of code that it names. */
export async function checkDebt(call: Call, run: Run): Promise<ExitStatus> {
  const [path] = call.arguments;
  if (path !== undefined) throw new UsageError(`debt check takes no arguments; did you mean whylint lint ${path}?`);
  const place = await debtPlace(call, run);
  const folder = joinPath(place.base, place.folder);
  if ((await run.files.entry(folder)) !== 'folder') {
    run.stderr.write(`whylint: ${displayPath(run.cwd, folder)}: no debt is logged here yet\n`);
    return exitStatus.clean;
  }
  const linesOf = linesReader(place);
  const beside = async (target: Target, document: Document) => {
    if (!itemOf(document, target.setup)) return [];
    // Paths in it count from where the backlog's do, which need not be where the linter's do.
    const own = createDocument(pathBelow(place.base, target.path), document.text);
    return checkAnchors(debtItem(own), linesOf);
  };
  return lintFiles({ ...(await lintCall(call, run)), paths: [displayPath(run.cwd, folder)] }, run, beside);
}

/** Reads each file of code once, however many items name it. */
function linesReader({ workspace }: DebtPlace) {
  const known = new Map<string, Promise<CodeLines | null | undefined>>();
  return (path: string) => {
    const lines = known.get(path) ?? readLines(workspace, path);
    known.set(path, lines);
    return lines;
  };
}

async function readLines(workspace: DebtPlace['workspace'], path: string): Promise<CodeLines | null | undefined> {
  try {
    const text = await workspace.read(path);
    return text === undefined ? undefined : new CodeLines(text);
  } catch (error) {
    if (error instanceof UnreadableFile) return null;
    throw error;
  }
}
