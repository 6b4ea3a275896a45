import type { BacklogShape } from '../../authoring/backlog-additions.ts';
import { migrateToBacklog } from '../../authoring/migrate-to-backlog.ts';
import { withLinks } from '../../authoring/migrate-to-items.ts';
import { itemDocuments } from '../../engine/item-documents.ts';
import { isBelow, joinPath } from '../../engine/paths.ts';
import { createDocument } from '../../model/document.ts';
import type { Source } from '../../node/decode-source.ts';
import { WriteRefused } from '../../node/write-source.ts';
import { counted } from '../../text/counted.ts';
import { UnreadableFile } from '../../workspace.ts';
import { type ExitStatus, exitStatus, type Run } from '../command.ts';
import { createFile } from '../create-file.ts';
import { type DebtPlace, debtPlace } from '../debt-backlog.ts';
import { type Call, UsageError } from '../options.ts';
import { displayPath, pathBelow } from '../projects.ts';
import { printable } from '../reporters/printable.ts';
import { resumeMigration } from '../resume-migration.ts';
import { unifiedDiff } from '../unified-diff.ts';

/** A document of several items, and where its debt is kept. */
interface Migration {
  readonly call: Call;
  readonly run: Run;
  readonly place: DebtPlace;
  /** Absolute. */
  readonly target: string;
  /** Counted from the base. */
  readonly path: string;
  /** As it is called by whoever asks. */
  readonly name: string;
}

/** Turns a document of several items into files, or files into such a document. */
export async function migrateDebt(call: Call, run: Run): Promise<ExitStatus> {
  const [file, ...more] = call.arguments;
  const shape = call.value('to') ?? 'items';
  if (file === undefined || more.length > 0)
    throw new UsageError('debt migrate wants one document: whylint debt migrate TECH_DEBT.md');
  if (shape !== 'items' && shape !== 'table' && shape !== 'headings')
    throw new UsageError(`--to ${shape}: there is items, table, headings`);
  const target = joinPath(run.cwd, file);
  const place = await debtPlace(call, run);
  const path = pathBelow(place.base, target);
  const name = displayPath(run.cwd, target);
  if (!/\.(?:md|markdown)$/i.test(path)) throw new UsageError(`${name}: a Markdown file is wanted`);
  if (!isBelow('', path)) throw new UsageError(`${name}: lies outside the workspace`);
  if (isBelow(place.folder, path)) throw new UsageError(`${name}: lies in the folder of items`);
  const migration = { call, run, place, target, path, name };
  try {
    // The folder that the lock stands in may not be there yet.
    if ((await run.files.entry(target)) === undefined) return await migrated(migration, shape);
    return await run.files.exclusively(target, () => migrated(migration, shape));
  } catch (error) {
    if (error instanceof WriteRefused || error instanceof UnreadableFile)
      throw new UsageError(`${displayPath(run.cwd, error.path)}: ${error.message}`);
    throw error;
  }
}

async function migrated(migration: Migration, shape: 'items' | BacklogShape): Promise<ExitStatus> {
  const source = await migration.run.files.read(migration.target);
  return shape === 'items' ? toItems(migration, source) : toBacklog(migration, source, shape);
}

async function toItems(migration: Migration, source: Source | undefined): Promise<ExitStatus> {
  const { call, run, place, path, name } = migration;
  if (!source) throw new UsageError(`${name}: no such file; with --to table or headings, items go into it`);
  const document = createDocument(path, source.text);
  const result = await resumeMigration(place, document);
  if (result.files.length === 0 && result.left.length === 0)
    throw new UsageError(`${name}: no items are recognised in it; nothing was written`);
  const after = call.has('keep') ? source.text : withLinks(document, result);
  const below = (each: string) => displayPath(run.cwd, joinPath(place.base, each));
  const lines = result.files.map((each) => `${below(each.path)}  ${each.id ?? `line ${each.line}`}: ${each.title}`);
  tell(
    migration,
    lines,
    result.left.map(({ line, title, reason }) => `${name}:${line} stays: ${title} (${reason})`),
  );
  if (call.has('dry-run')) return preview(migration, source.text, after);

  const created: string[] = [];
  try {
    for (const each of result.files) {
      if (result.there.has(each.path)) continue;
      const target = joinPath(place.base, each.path);
      if (!(await createFile(run, target, each.text))) throw new UsageError(`${below(each.path)}: is there already`);
      created.push(target);
    }
    if (after !== source.text) await run.files.write(source, after);
  } catch (error) {
    for (const each of created) await removeIfThere(run, each);
    throw error;
  }
  const where = call.has('keep') ? 'stays as it is' : 'links to them';
  const earlier = result.there.size === 0 ? '' : `, ${result.there.size} of them by an earlier run`;
  run.stdout.write(`${counted(result.files.length, 'item')} written${earlier}; ${printable(name)} ${where}\n`);
  return exitStatus.clean;
}

async function toBacklog(migration: Migration, source: Source | undefined, shape: BacklogShape): Promise<ExitStatus> {
  const { call, run, place, path, name, target } = migration;
  const items = await itemDocuments(place.workspace, place.setup);
  if (items.length === 0) throw new UsageError(`${place.folder}: no items; nothing was written`);
  const result = migrateToBacklog({
    path,
    ...(source && { text: source.text }),
    items,
    shape,
    formula: place.setup.config.debt.ice,
  });
  if ('refused' in result) throw new UsageError(`${name}: ${result.refused}; nothing was written`);
  const below = (each: string) => displayPath(run.cwd, joinPath(place.base, each));
  const left = result.left.map((each) => `${below(each.path)} stays: ${each.title} (${each.reason})`);
  tell(
    migration,
    result.moved.map((each) => `${below(each.path)}  ${each.title}`),
    left,
  );
  if (call.has('dry-run')) return preview(migration, source?.text ?? '', result.text);

  const read = await Promise.all(result.moved.map((each) => run.files.read(joinPath(place.base, each.path))));
  const texts = new Map(items.map((each) => [each.path, each.text]));
  result.moved.forEach((each, at) => {
    if (read[at]?.text !== texts.get(each.path))
      throw new UsageError(`${below(each.path)}: changed meanwhile; nothing was written`);
  });
  if (source) await run.files.write(source, result.text);
  else if (!(await createFile(run, target, result.text))) throw new UsageError(`${name}: is there already`);
  if (!call.has('keep')) for (const each of read) if (each) await run.files.remove(each);
  const kept = call.has('keep') ? 'the files stay' : 'their files are gone';
  run.stdout.write(`${counted(result.moved.length, 'item')} in ${printable(name)}; ${kept}\n`);
  return exitStatus.clean;
}

function tell({ run }: Migration, moved: readonly string[], left: readonly string[]): void {
  for (const line of moved) run.stdout.write(`${printable(line)}\n`);
  for (const line of left) run.stderr.write(`whylint: ${printable(line)}\n`);
}

function preview({ run, name }: Migration, before: string, after: string): ExitStatus {
  const diff = unifiedDiff(name, before, after);
  run.stdout.write(`${diff === '' ? '' : `\n${diff.split('\n').map(printable).join('\n')}\n`}nothing was written\n`);
  return exitStatus.clean;
}

async function removeIfThere({ files }: Run, path: string): Promise<void> {
  const source = await files.read(path).catch(() => undefined);
  if (source) await files.remove(source).catch(() => undefined);
}
