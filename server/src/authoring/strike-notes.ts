import type { TextEdit, TextRange } from '../text/text.ts';
import type { NoteLine } from './note-lines.ts';
import type { Note, NotesFile } from './notes.ts';

/**
 * What marks notes as imported where they stand: a box is ticked, Markdown struck through, and each names its item. In plain
 * text there is the name alone. Read again, such notes are known.
 *
 * @param imported With the name of its item; where items have none, that of the document which holds it.
 */
export function strikeNotes(
  file: NotesFile,
  imported: readonly { readonly note: Note; readonly name: string }[],
): readonly TextEdit[] {
  return imported.flatMap(({ note, name }) => strikeNote(file, note, name));
}

function strikeNote({ text, isMarkdown }: NotesFile, { lines, opening }: Note, name: string): readonly TextEdit[] {
  const box = lines[0]?.box;
  const ticked = box && /[ ☐]/u.test(text.slice(box.start, box.end));
  const edits: TextEdit[] = ticked ? [{ range: box, newText: text.charAt(box.start) === '☐' ? '☑' : 'x' }] : [];
  const struck = isMarkdown && !box ? paragraphs(lines).filter((range) => canBeStruck(text, range)) : [];
  for (const { start, end } of struck) {
    edits.push({ range: { start, end: start }, newText: '~~' });
    edits.push({ range: { start: end, end }, newText: '~~' });
  }
  const end = struck[0]?.end ?? opening.end;
  return [...edits, { range: { start: end, end }, newText: isMarkdown ? ` (${name})` : ` [${name}]` }];
}

/** A note's words, as far as each stretch of them is one paragraph. */
function paragraphs(lines: readonly NoteLine[]): readonly TextRange[] {
  const found: { start: number; end: number }[] = [];
  lines.forEach(({ kind, words }, at) => {
    if (kind !== 'text' && kind !== 'bullet' && kind !== 'heading' && kind !== 'quote') return;
    const above = lines[at - 1]?.kind;
    const last = found.at(-1);
    if (kind === 'text' && (above === 'text' || above === 'bullet') && last) last.end = words.end;
    else found.push({ ...words });
  });
  return found;
}

function canBeStruck(text: string, { start, end }: TextRange): boolean {
  const source = text.slice(start, end);
  return /[\p{L}\p{N}]/u.test(source) && !source.includes('~') && !source.endsWith('\\');
}
