import { fieldProblem } from '../../authoring/debt-fields.ts';
import { countHit, countsHits, itemNear } from '../../authoring/debt-hit.ts';
import { slug } from '../../authoring/document-place.ts';
import { type CodePlace, debtTitle, logDebt } from '../../authoring/log-debt.ts';
import { CodeLines } from '../../code/code-lines.ts';
import { backlogNamed, readBacklogFile, readItems } from '../../engine/load-debt.ts';
import { folderOf, globBelow, isBelow, joinPath } from '../../engine/paths.ts';
import { backlogItems } from '../../model/backlog/items.ts';
import { debtReference } from '../../model/debt-id.ts';
import { type DebtItem, debtItem } from '../../model/debt-item.ts';
import type { Document } from '../../model/document.ts';
import { type Scores, scoreNames } from '../../model/ice.ts';
import { counted } from '../../text/counted.ts';
import { leadsOutside, UnreadableFile } from '../../workspace.ts';
import { type ExitStatus, exitStatus, type Run } from '../command.ts';
import { createFile } from '../create-file.ts';
import { type DebtPlace, debtPlace } from '../debt-backlog.ts';
import { idDrawer } from '../draw-id.ts';
import { editItem } from '../edit-item.ts';
import { type LoggedItem, logIntoFile } from '../log-into-file.ts';
import { countOption, dayOption } from '../option-values.ts';
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
  const what = { title, created, scores, ...(by !== undefined && { by }), ...(code && { place: code }) };
  const logged = await logIntoFile(place, run, what);
  if (logged) return said(logged, run);
  const drawId = await idDrawer(place);
  for (;;) {
    const id = drawId();
    const { path, text, note } = logDebt({ ...what, id, folder: place.folder });
    await refuseOutside(place, path);
    const target = joinPath(place.base, path);
    if (await createFile(run, target, text))
      return said({ name: debtReference(id), at: displayPath(run.cwd, target), note }, run);
  }
}

function said({ name, at, note }: LoggedItem, { stdout, stderr }: Run): ExitStatus {
  stdout.write(`${name === undefined ? '' : `${name} `}${printable(at)}\n`);
  if (note !== undefined) stderr.write(`whylint: ${note}\n`);
  return exitStatus.clean;
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
    throw new UsageError(`--at ${written}: the file has ${counted(count, 'line')}`);
  const commit = await run.git?.headCommit(target);
  return { path, ...lines, ...(text !== undefined && { text }), ...(commit !== undefined && { commit }) };
}

/** Undefined for what is no text: debt can be logged there all the same. */
async function textOf(workspace: DebtPlace['workspace'], path: string, written: string): Promise<string | undefined> {
  try {
    return await workspace.read(path);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    if (error.kind === 'outside') throw new UsageError(`--at ${written}: ${error.message}`);
    return undefined;
  }
}

/** The debt folder may be a symbolic link. */
async function refuseOutside({ workspace, folder }: DebtPlace, path: string): Promise<void> {
  const outside = await leadsOutside(workspace, path);
  if (outside) throw new UsageError(`${folder}: ${outside.message}`);
}

/** Only items whose file is named by the title are read: logging costs no scan. */
async function itemThere(
  { workspace, setup, folder }: DebtPlace,
  title: string,
  code: CodePlace,
): Promise<DebtItem | undefined> {
  const name = slug(debtTitle(title)) || 'debt';
  const paths = await workspace.list([globBelow(folder, `**/${name}-*.{md,markdown}`)]);
  const items = (await Promise.all(paths.map((path) => readItems(workspace, setup, path)))).flat();
  const single = backlogNamed(setup);
  if (single !== undefined) items.push(...(await readBacklogFile(workspace, setup, single)));
  const lines = code.text === undefined ? undefined : new CodeLines(code.text);
  return itemNear(items, title, code.path, code.line, lines);
}

async function hit({ base }: DebtPlace, run: Run, item: DebtItem, minutes: number | undefined): Promise<ExitStatus> {
  const target = joinPath(base, item.path);
  const { id, from } = item;
  const name = id === undefined ? '' : `${debtReference(id)} `;
  const at = printable(displayPath(run.cwd, target)) + (from ? `:${from.line}` : '');
  if (!countsHits(item)) {
    run.stdout.write(`${name}${at}: logged before; the document has no place to count hits\n`);
    return exitStatus.clean;
  }
  const now = (document: Document) => (from ? sameItem(document, item) : debtItem(document));
  const document = await editItem(run, target, (text) => countHit(text, now(text), minutes));
  run.stdout.write(`${name}${at}: logged before, hit ${now(document).hits}\n`);
  return exitStatus.clean;
}

/** The item in a later version of its document: others may have been logged above it. */
function sameItem(document: Document, { id, title, from }: DebtItem): DebtItem {
  const all = backlogItems(document).filter((each) => each.title === title && each.id === id);
  const found = all.find((each) => each.from?.line === from?.line) ?? all[0];
  if (!found) throw new UsageError(`${title}: no longer in the document`);
  return found;
}
