import { CodeLines } from '../../code/code-lines.ts';
import { debtItemsIn } from '../../engine/debt-items.ts';
import { backlogFiles, readBacklogFile } from '../../engine/load-debt.ts';
import { joinPath } from '../../engine/paths.ts';
import { type CodeSources, resolveAnchors } from '../../engine/resolve-anchors.ts';
import { detectKind } from '../../kinds/detect-kind.ts';
import type { Document } from '../../model/document.ts';
import { openAnchors } from '../../model/open-anchors.ts';
import { UnreadableFile, type Workspace } from '../../workspace.ts';
import { type ExitStatus, exitStatus, type Git, type Run } from '../command.ts';
import { type DebtPlace, debtPlace } from '../debt-backlog.ts';
import type { Target } from '../find-documents.ts';
import { lintCall } from '../lint-options.ts';
import { type Call, UsageError } from '../options.ts';
import { displayPath, type Project } from '../projects.ts';
import { lintFiles } from './lint.ts';

/** Lints the backlog and looks up the lines of code that it names. */
export async function checkDebt(call: Call, run: Run): Promise<ExitStatus> {
  const [path] = call.arguments;
  if (path !== undefined) throw new UsageError(`debt check takes no arguments; did you mean whylint lint ${path}?`);
  const place = await debtPlace(call, run);
  const folder = joinPath(place.base, place.folder);
  const isFolder = (await run.files.entry(folder)) === 'folder';
  const kept = await keptBacklogs(place);
  const paths = [...(isFolder ? [folder] : []), ...kept.map((path) => joinPath(place.base, path))];
  if (paths.length === 0) {
    run.stderr.write(`whylint: ${displayPath(run.cwd, folder)}: no debt is logged here yet\n`);
    return exitStatus.clean;
  }
  const sourcesOf = codeSources(run);
  const lookUp = async ({ setup, project }: Target, document: Document) => {
    const items = debtItemsIn(document, detectKind(document, setup.kinds)?.kind, setup);
    return items.length === 0 ? undefined : resolveAnchors(openAnchors(items), sourcesOf(project), document.path);
  };
  return lintFiles(
    { ...(await lintCall(call, run)), paths: paths.map((each) => displayPath(run.cwd, each)) },
    run,
    lookUp,
  );
}

/** The documents that a team keeps by itself and that hold items; an essay of that name holds none. */
async function keptBacklogs({ workspace, setup }: DebtPlace): Promise<readonly string[]> {
  const kept: string[] = [];
  for (const path of await backlogFiles(workspace, setup))
    if ((await readBacklogFile(workspace, setup, path)).length > 0) kept.push(path);
  return kept;
}

/** Reads each file of code once, and asks for each commit once, however many items name them. */
function codeSources({ git }: Run) {
  const known = new Map<Project, CodeSources>();
  return (project: Project): CodeSources => {
    const found = known.get(project) ?? createSources(project, git);
    known.set(project, found);
    return found;
  };
}

function createSources({ root, workspace }: Project, git: Git | undefined): CodeSources {
  const { changesSince, lineCommits, linesWith } = git ?? {};
  return {
    lines: remembered((path) => readLines(workspace, path)),
    list: (globs) => workspace.list(globs),
    ...(changesSince &&
      linesWith && {
        history: {
          changesSince: remembered((commit) => changesSince(root, commit)),
          linesWith: (texts) => linesWith(root, texts),
          ...(lineCommits && { lineCommits: (path) => lineCommits(root, path) }),
        },
      }),
  };
}

function remembered<Value>(compute: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    if (!known.has(key)) known.set(key, compute(key));
    return known.get(key) as Value;
  };
}

async function readLines(workspace: Workspace, path: string): Promise<CodeLines | null | undefined> {
  try {
    const text = await workspace.read(path);
    return text === undefined ? undefined : new CodeLines(text);
  } catch (error) {
    if (error instanceof UnreadableFile) return null;
    throw error;
  }
}
