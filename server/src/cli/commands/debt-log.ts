import { fieldProblem } from '../../authoring/debt-fields.ts';
import { countHit, itemNear } from '../../authoring/debt-hit.ts';
import { slug } from '../../authoring/document-place.ts';
import { type CodePlace, debtTitle, logDebt } from '../../authoring/log-debt.ts';
import { CodeLines } from '../../code/code-lines.ts';
import { readItem } from '../../engine/load-debt.ts';
import { folderOf, globBelow, isBelow, joinPath } from '../../engine/paths.ts';
import { debtReference } from '../../model/debt-id.ts';
import { type DebtItem, debtItem } from '../../model/debt-item.ts';
import { type Scores, scoreNames } from '../../model/ice.ts';
import { UnreadableFile } from '../../workspace.ts';
import { type ExitStatus, exitStatus, type Run } from '../command.ts';
import { createFile } from '../create-file.ts';
import { type DebtPlace, debtPlace } from '../debt-backlog.ts';
import { idDrawer } from '../draw-id.ts';
import { editItem } from '../edit-item.ts';
import { countOption, dayOption } from '../lint-options.ts';
import { type Call, UsageError } from '../options.ts';
import { displayPath, pathBelow } from '../projects.ts';
import { printable } from '../reporters/printable.ts';

/** Logs debt and prints its id and its file; where it has been logged before, counts a hit instead. */
export async function logDebtItem(call: Call, run: Run): Promise<ExitStatus> {
  const title = titleOf(call);
  const scores = scoresOf(call);
  const minutes = countOption(call, 'minutes');
  const written = call.value('at');
  const at = written === undefined ? undefined : readPlace(written);
  if (call.has('hit') && !at) throw new UsageError('--hit wants to know where: --at FILE:LINE');
  const place = await debtPlace(call, run, at && folderOf(joinPath(run.cwd, at.file)));
  const code = at && (await codePlace(place, run, written as string, at));

  const near = code && (await itemThere(place, title, code));
  if (near) return hit(place, run, near, minutes);
  if (call.has('hit'))
    throw new UsageError(`${written}: no item of this title stands here; without --hit, it is logged`);

  const by = call.value('by') ?? (await run.git?.author(place.base))?.name;
  const created = dayOption(call, 'today') ?? run.today;
  const drawId = await idDrawer(place);
  for (;;) {
    const id = drawId();
    const logged = logDebt({
      title,
      id,
      folder: place.folder,
      created,
      scores,
      ...(by !== undefined && { by }),
      ...(code && { place: code }),
    });
    await refuseOutside(place, logged.path);
    const path = joinPath(place.base, logged.path);
    if (!(await createFile(run, path, logged.text))) continue;
    run.stdout.write(`${debtReference(id)} ${printable(displayPath(run.cwd, path))}\n`);
    if (logged.note !== undefined) run.stderr.write(`whylint: ${logged.note}\n`);
    return exitStatus.clean;
  }
}

function titleOf(call: Call): string {
  const [title, ...more] = call.arguments;
  if (title === undefined) throw new UsageError('debt log wants a title: whylint debt log "Retry swallows errors"');
  if (more.length > 0)
    throw new UsageError(`debt log takes one title; in quotes, it can have spaces: "${[title, ...more].join(' ')}"`);
  if (debtTitle(title) === '') throw new UsageError('debt log wants a title that says something');
  return title;
}

function scoresOf(call: Call): Scores {
  const scores: { [Name in (typeof scoreNames)[number]]?: number } = {};
  for (const name of scoreNames) {
    const value = call.value(name);
    if (value === undefined) continue;
    const problem = fieldProblem(name, value);
    if (problem !== undefined) throw new UsageError(`--${problem}`);
    scores[name] = Number(value);
  }
  return scores;
}

interface WrittenPlace {
  readonly file: string;
  readonly line?: number;
  readonly endLine?: number;
}

/** `file:12`, `file:12-14`, `file:12:5`, of which the last number is a column, or a file alone. */
function readPlace(written: string): WrittenPlace {
  const [, file, first, last] = /^(.+?):(\d{1,9})(?:-(\d{1,9})|:\d{1,9})?$/.exec(written) ?? [];
  if (file === undefined) return { file: written };
  const [line, endLine] = [Number(first), Number(last ?? 0)];
  if (line === 0 || (last !== undefined && endLine < line))
    throw new UsageError(`--at ${written}: lines count from 1 upwards`);
  return { file, line, ...(endLine > line && { endLine }) };
}

async function codePlace(
  { base, workspace }: DebtPlace,
  run: Run,
  written: string,
  at: WrittenPlace,
): Promise<CodePlace> {
  const { file, ...lines } = at;
  const target = joinPath(run.cwd, file);
  const path = pathBelow(base, target);
  const entry = await run.files.entry(target);
  if (entry !== 'file') throw new UsageError(`--at ${written}: ${entry === 'folder' ? 'a folder' : 'no such file'}`);
  if (!isBelow('', path)) throw new UsageError(`--at ${written}: lies outside the workspace`);
  const text = await textOf(workspace, path, written);
  const count = text === undefined ? undefined : new CodeLines(text).count;
  if (count !== undefined && Math.max(lines.line ?? 0, lines.endLine ?? 0) > count)
    throw new UsageError(`--at ${written}: the file has ${count} ${count === 1 ? 'line' : 'lines'}`);
  const commit = await run.git?.headCommit(target);
  return { path, ...lines, ...(text !== undefined && { text }), ...(commit !== undefined && { commit }) };
}

/** Undefined for what is no text: debt can be logged there all the same. */
async function textOf(workspace: DebtPlace['workspace'], path: string, written: string): Promise<string | undefined> {
  try {
    return await workspace.read(path);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    if (/outside/.test(error.message)) throw new UsageError(`--at ${written}: ${error.message}`);
    return undefined;
  }
}

/** The debt folder may be a symbolic link. */
async function refuseOutside({ workspace, folder }: DebtPlace, path: string): Promise<void> {
  await workspace.read(path).catch((error) => {
    if (error instanceof UnreadableFile && /outside/.test(error.message))
      throw new UsageError(`${folder}: ${error.message}`);
  });
}

/** Only items whose file is named by the title are read: logging costs no scan. */
async function itemThere(
  { workspace, setup, folder }: DebtPlace,
  title: string,
  code: CodePlace,
): Promise<DebtItem | undefined> {
  const name = slug(debtTitle(title)) || 'debt';
  const paths = await workspace.list([globBelow(folder, `**/${name}-*.{md,markdown}`)]);
  const items = await Promise.all(paths.map((path) => readItem(workspace, setup, path)));
  const lines = code.text === undefined ? undefined : new CodeLines(code.text);
  return itemNear(
    items.filter((item) => item !== undefined),
    title,
    code.path,
    code.line,
    lines,
  );
}

async function hit(
  { base }: DebtPlace,
  run: Run,
  { path }: DebtItem,
  minutes: number | undefined,
): Promise<ExitStatus> {
  const target = joinPath(base, path);
  const document = await editItem(run, target, (now) => countHit(now, debtItem(now), minutes));
  const { id, hits } = debtItem(document);
  const name = id === undefined ? '' : `${debtReference(id)} `;
  run.stdout.write(`${name}${printable(displayPath(run.cwd, target))}: logged before, hit ${hits}\n`);
  return exitStatus.clean;
}
