import { leftWords, type NotesInBacklog } from '../../authoring/import-into-backlog.ts';
import { importNote, type KnownNote, knownNotes } from '../../authoring/import-notes.ts';
import { findPlaces, type NotePlaces, namedPlaces } from '../../authoring/note-places.ts';
import { type Note, type NotesFile, readNotes } from '../../authoring/notes.ts';
import { strikeNotes } from '../../authoring/strike-notes.ts';
import { isBelow, joinPath } from '../../engine/paths.ts';
import { debtReference } from '../../model/debt-id.ts';
import type { DebtItem } from '../../model/debt-item.ts';
import type { Source } from '../../node/decode-source.ts';
import { WriteRefused } from '../../node/write-source.ts';
import { counted } from '../../text/counted.ts';
import { applyEdits } from '../../text/text.ts';
import { UnreadableFile } from '../../workspace.ts';
import { asUsageError } from '../as-usage-error.ts';
import { type ExitStatus, exitStatus, type Run } from '../command.ts';
import { createFile } from '../create-file.ts';
import { type DebtPlace, debtPlace, readBacklog } from '../debt-backlog.ts';
import { idDrawer } from '../draw-id.ts';
import { importIntoFile, previewIntoFile } from '../import-into-file.ts';
import { type BacklogTarget, backlogTarget } from '../log-into-file.ts';
import { asJson, type ImportedNote, type NotesProposal, type ProposedNote, preview, summary } from '../notes-report.ts';
import { dayOption } from '../option-values.ts';
import { type Call, UsageError } from '../options.ts';
import { displayPath, pathBelow } from '../projects.ts';
import { printable } from '../reporters/printable.ts';
import { unifiedDiff } from '../unified-diff.ts';

/** Makes items of the notes in a file; with --dry-run, shows which they would be. */
export async function importNotes(call: Call, run: Run): Promise<ExitStatus> {
  const source = await notesSource(call, run);
  const place = await debtPlace(call, run);
  if (call.has('dry-run')) {
    const proposal = await propose(call, run, place, source);
    run.stdout.write(
      call.has('json') ? asJson(proposal, []) : preview(proposal, await changes(call, run, place, proposal)),
    );
    return exitStatus.clean;
  }
  // Of two who import at once, the second one finds the items of the first.
  return run.files
    .exclusively(joinPath(place.base, 'debt-import'), async () =>
      writeNotes(call, run, place, await notesSource(call, run)),
    )
    .catch(asUsageError(displayPath(run.cwd, place.base) || '.'));
}

async function writeNotes(call: Call, run: Run, place: DebtPlace, source: Source): Promise<ExitStatus> {
  const proposal = await propose(call, run, place, source);
  const imported: ImportedNote[] = [];
  try {
    await writeItems(call, run, place, proposal, imported);
  } finally {
    if (call.has('strike') && imported.length > 0) await strike(run, source, proposal.file, imported);
  }
  run.stdout.write(call.has('json') ? asJson(proposal, imported) : summary(proposal, imported));
  return exitStatus.clean;
}

/** @throws UsageError for what is no file of text. */
async function notesSource(call: Call, run: Run): Promise<Source> {
  const [name, ...more] = call.arguments;
  if (name === undefined) throw new UsageError('debt import wants a file of notes: whylint debt import notes.txt');
  if (more.length > 0) throw new UsageError(`debt import takes one file; there is ${more[0]}, too`);
  const path = joinPath(run.cwd, name);
  const source = await run.files.read(path).catch(asUsageError(name));
  if (source) return source;
  throw new UsageError(`${name}: ${(await run.files.entry(path)) === 'folder' ? 'a folder' : 'no such file'}`);
}

async function propose(call: Call, run: Run, place: DebtPlace, { path, text }: Source): Promise<NotesProposal> {
  const own = pathBelow(place.base, path);
  const file: NotesFile = {
    // What lies elsewhere has no way to the code.
    path: isBelow('', own) ? own : own.slice(own.lastIndexOf('/') + 1),
    text,
    isMarkdown: /\.(?:md|markdown|mdx)$/i.test(path),
    today: dayOption(call, 'today') ?? run.today,
  };
  const { notes, left } = readNotes(file);
  const known = knownNotes(file, notes, await readBacklog(place));
  const isWanted = wanted(call, displayPath(run.cwd, path), notes.length);
  const into = await backlogTarget(place, run);
  const commit = await run.git?.headCommit(joinPath(place.base, 'x'));
  const found = await findPlaces(
    place.workspace,
    notes.map((note) => namedPlaces(file, note)),
    commit,
  );
  return {
    name: displayPath(run.cwd, path),
    file,
    left,
    // What is in it already does not go into it again.
    into: into?.target === path ? undefined : into,
    notes: notes.map((note, at) => ({
      note,
      known: known[at],
      found: found[at] as NotePlaces,
      isChosen: isWanted(note.number, known[at]),
    })),
  };
}

/** @throws UsageError */
function wanted(call: Call, name: string, count: number): (number: number, known: KnownNote | undefined) => boolean {
  const only = call.value('only');
  if (only === undefined) return (_, known) => known === undefined || call.has('all');
  if (call.has('all')) throw new UsageError('--only and --all; which one?');
  const numbers = new Set<number>();
  for (const part of only.split(',')) {
    const [, first, last = first] = /^\s*(\d{1,6})(?:-(\d{1,6}))?\s*$/.exec(part) ?? [];
    if (first === undefined) throw new UsageError(`--only ${only}: numbers of notes are wanted, such as 1,3-5`);
    if (Number(first) < 1 || Number(last) > count || Number(last) < Number(first))
      throw new UsageError(`--only ${part.trim()}: ${name} has ${counted(count, 'note')}`);
    for (let number = Number(first); number <= Number(last); number++) numbers.add(number);
  }
  return (number) => numbers.has(number);
}

/** @param imported Those that are written by now, should one be refused. */
async function writeItems(
  call: Call,
  run: Run,
  place: DebtPlace,
  proposal: NotesProposal,
  imported: ImportedNote[],
): Promise<void> {
  const { file, notes, into } = proposal;
  if (notes.every(({ isChosen }) => !isChosen)) return;
  const by = await author(call, run, place);
  const told = (each: ImportedNote) => {
    imported.push(each);
    const at = `${printable(each.path)}${each.line === undefined ? '' : `:${each.line}`}`;
    if (!call.has('json')) run.stdout.write(`${each.id === undefined ? '' : `${each.name} `}${at}\n`);
  };
  let chosen = notes.filter(({ isChosen }) => isChosen);
  if (into) {
    const what = { file, notes: chosen, created: file.today, ...(by !== undefined && { by }) };
    const result = into.unusable === undefined ? await importIntoFile(place, run, into, what) : undefined;
    for (const { note, item } of result?.imported ?? []) told(inFile(into, note, item));
    for (const remark of result?.remarks ?? []) run.stderr.write(`whylint: ${printable(into.name)}: ${remark}\n`);
    tellLeft(run, into, chosen, result);
    chosen = chosen.filter(({ note }) => result?.left.some((each) => each.note === note) ?? true);
  }
  const drawId = await idDrawer(place);
  for (const { note, found } of chosen)
    for (;;) {
      const id = drawId();
      const item = importNote(file, {
        note,
        found,
        id,
        folder: place.folder,
        created: file.today,
        ...(by !== undefined && { by }),
      });
      const path = joinPath(place.base, item.path);
      if (!(await createFile(run, path, item.text))) continue;
      const shown = displayPath(run.cwd, path);
      told({ note, id, name: debtReference(id), path: shown });
      if (item.note !== undefined) run.stderr.write(`whylint: ${printable(shown)}: ${item.note}\n`);
      break;
    }
}

const author = async (call: Call, run: Run, place: DebtPlace): Promise<string | undefined> =>
  call.value('by') ?? (await run.git?.author(place.base))?.name;

function inFile({ name }: BacklogTarget, note: Note, { id, from }: DebtItem): ImportedNote {
  const own = id === undefined ? name.slice(name.lastIndexOf('/') + 1) : debtReference(id);
  return { note, id, name: own, path: name, line: from?.line ?? 1 };
}

/** A line for each reason why notes do not go into the document. */
function tellLeft(
  { stderr }: Run,
  { name, unusable }: BacklogTarget,
  chosen: readonly ProposedNote[],
  result: NotesInBacklog | undefined,
): void {
  const left = unusable === undefined ? (result?.left ?? []) : chosen.map(() => ({ reason: unusable }));
  for (const words of leftWords(left)) stderr.write(`whylint: ${printable(name)}: ${words}\n`);
}

/** What would change in the document that they go into, as a diff; '' where each has a file of its own. */
async function changes(call: Call, run: Run, place: DebtPlace, { file, notes, into }: NotesProposal): Promise<string> {
  const chosen = notes.filter(({ isChosen }) => isChosen);
  if (!into || chosen.length === 0) return '';
  if (into.unusable !== undefined) {
    tellLeft(run, into, chosen, undefined);
    return '';
  }
  const by = await author(call, run, place);
  const what = { file, notes: chosen, created: file.today, ...(by !== undefined && { by }) };
  const result = await previewIntoFile(place, run, into, what);
  tellLeft(run, into, chosen, result);
  return result.imported.length === 0 ? '' : unifiedDiff(into.name, result.before, result.document.text);
}

/** Only what was read is changed. @throws UsageError */
async function strike(run: Run, source: Source, file: NotesFile, imported: readonly ImportedNote[]): Promise<void> {
  const { files, cwd } = run;
  const refused = (reason: string) =>
    new UsageError(`${displayPath(cwd, source.path)}: ${reason}; the items are written, the notes stay as they are`);
  try {
    await files.exclusively(source.path, async () => {
      if ((await files.read(source.path))?.text !== source.text) throw refused('changed meanwhile');
      await files.write(source, applyEdits(source.text, strikeNotes(file, imported)));
    });
  } catch (error) {
    if (error instanceof WriteRefused || error instanceof UnreadableFile) throw refused(error.message);
    throw error;
  }
}
