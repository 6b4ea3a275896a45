import { importNote, type KnownNote, knownNotes, knownWords } from '../../authoring/import-notes.ts';
import { findPlaces, type NotePlaces, namedPlaces } from '../../authoring/note-places.ts';
import { type LeftOver, type Note, type NotesFile, readNotes } from '../../authoring/notes.ts';
import { strikeNotes } from '../../authoring/strike-notes.ts';
import { isBelow, joinPath } from '../../engine/paths.ts';
import { debtReference } from '../../model/debt-id.ts';
import type { Source } from '../../node/decode-source.ts';
import { WriteRefused } from '../../node/write-source.ts';
import { counted } from '../../text/counted.ts';
import { columnsOf, cutToColumns } from '../../text/display-width.ts';
import { applyEdits } from '../../text/text.ts';
import { UnreadableFile } from '../../workspace.ts';
import { asUsageError } from '../as-usage-error.ts';
import { type ExitStatus, exitStatus, type Run } from '../command.ts';
import { createFile } from '../create-file.ts';
import { type DebtPlace, debtPlace, readBacklog } from '../debt-backlog.ts';
import { idDrawer } from '../draw-id.ts';
import { dayOption } from '../option-values.ts';
import { type Call, UsageError } from '../options.ts';
import { displayPath, pathBelow } from '../projects.ts';
import { printable } from '../reporters/printable.ts';

/** Makes items of the notes in a file; with --dry-run, shows which they would be. */
export async function importNotes(call: Call, run: Run): Promise<ExitStatus> {
  const source = await notesSource(call, run);
  const place = await debtPlace(call, run);
  if (call.has('dry-run')) {
    const proposal = await propose(call, run, place, source);
    run.stdout.write(call.has('json') ? asJson(proposal, []) : preview(proposal));
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
  const imported: Imported[] = [];
  try {
    await writeItems(call, run, place, proposal, imported);
  } finally {
    if (call.has('strike') && imported.length > 0) await strike(run, source, proposal.file, imported);
  }
  run.stdout.write(call.has('json') ? asJson(proposal, imported) : summary(proposal, imported));
  return exitStatus.clean;
}

interface Proposal {
  readonly name: string;
  readonly file: NotesFile;
  readonly notes: readonly ProposedNote[];
  readonly left: readonly LeftOver[];
}

interface ProposedNote {
  readonly note: Note;
  readonly known: KnownNote | undefined;
  readonly found: NotePlaces;
  /** It is to be imported. */
  readonly isChosen: boolean;
}

interface Imported {
  readonly note: Note;
  readonly id: string;
  /** As it is reported. */
  readonly path: string;
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

async function propose(call: Call, run: Run, place: DebtPlace, { path, text }: Source): Promise<Proposal> {
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
  { file, notes }: Proposal,
  imported: Imported[],
): Promise<void> {
  const chosen = notes.filter(({ isChosen }) => isChosen);
  if (chosen.length === 0) return;
  const by = call.value('by') ?? (await run.git?.author(place.base))?.name;
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
      imported.push({ note, id, path: shown });
      if (!call.has('json')) run.stdout.write(`${debtReference(id)} ${printable(shown)}\n`);
      if (item.note !== undefined) run.stderr.write(`whylint: ${printable(shown)}: ${item.note}\n`);
      break;
    }
}

/** Only what was read is changed. @throws UsageError */
async function strike(run: Run, source: Source, file: NotesFile, imported: readonly Imported[]): Promise<void> {
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

const widestTitle = 72;
const longestQuote = 60;

function preview(proposal: Proposal): string {
  const { name, notes, left, file } = proposal;
  if (notes.length === 0) return nothing(proposal);
  const digits = String(notes.length).length;
  const titles = notes.map(({ note }) => cutToColumns(printable(note.title), widestTitle));
  const width = Math.max(...titles.map(columnsOf));
  const rows = notes.map(({ note, known, found, isChosen }, at) => {
    const title = titles[at] ?? '';
    const facts = [
      known === undefined ? '' : `(${knownWords(known)})`,
      ...found.places.map(({ path, line }) => (line === undefined ? path : `${path}:${line}`)),
      ...found.missing.map((path) => `${path} (not there)`),
      note.area ?? '',
    ].filter((fact) => fact !== '');
    const mark = isChosen ? '+' : ' ';
    return `${mark} ${String(note.number).padStart(digits)}  ${title}${' '.repeat(width - columnsOf(title))}  ${printable(facts.join(', '))}`.trimEnd();
  });
  const rest = left.map(
    ({ line, what, range }) =>
      `  line ${line}  ${what}: ${cutToColumns(printable(file.text.slice(range.start, range.end).replace(/\s+/g, ' ')), longestQuote)}`,
  );
  return [
    ...rows,
    '',
    ...(rest.length === 0 ? [] : [`Left in ${printable(name)}`, ...rest, '']),
    `${printable(name)}: ${countedChosen(proposal)}; nothing is written yet`,
    '',
  ].join('\n');
}

function countedChosen({ notes }: Proposal): string {
  const chosen = notes.filter(({ isChosen }) => isChosen).length;
  const all = counted(notes.length, 'note');
  return chosen === notes.length ? `${all} to import` : `${all}, ${chosen} to import (+)`;
}

function summary(proposal: Proposal, imported: readonly Imported[]): string {
  const { name, notes } = proposal;
  if (notes.length === 0) return nothing(proposal);
  const rest = notes.filter(({ isChosen }) => !isChosen);
  const whys = [...new Set(rest.map(({ known }) => knownWords(known)))];
  const reason = whys.includes('') ? '' : whys.length === 1 ? `: ${whys[0]}` : ', --dry-run tells why';
  const why = rest.length === 0 ? '' : `; ${rest.length} left${reason}`;
  return `${counted(imported.length, 'item')} from ${printable(name)}${why}\n`;
}

function nothing({ name, file, left }: Proposal): string {
  if (file.text.trim() === '') return `${printable(name)}: empty, nothing to import\n`;
  const what = [...new Set(left.map((each) => each.what))].join(', ');
  return `${printable(name)}: no notes found${what === '' ? '' : `, only ${what}`}\n`;
}

function asJson({ name, file, notes, left }: Proposal, imported: readonly Imported[]): string {
  const items = new Map(imported.map((each) => [each.note, each]));
  const record = {
    version: 1,
    path: name,
    notes: notes.map(({ note, known, found, isChosen }) => {
      const item = items.get(note);
      const { number, line, endLine, title, area, created, by, urgency } = note;
      return {
        number,
        line,
        endLine,
        title,
        ...(area !== undefined && { area }),
        ...(created !== undefined && { created }),
        ...(by !== undefined && { by }),
        ...(urgency && { suggested: { impact: urgency.impact } }),
        anchors: found.places.map((each) => ({
          path: each.path,
          ...(each.line !== undefined && { line: each.line }),
          ...(each.endLine !== undefined && { endLine: each.endLine }),
        })),
        ...(found.missing.length > 0 && { missing: found.missing }),
        chosen: isChosen,
        ...(known && { known: knownWords(known) }),
        ...(item && { item: { id: item.id, path: item.path } }),
      };
    }),
    left: left.map(({ line, what, range }) => ({ line, what, text: file.text.slice(range.start, range.end) })),
  };
  return `${JSON.stringify(record, null, 2)}\n`;
}
