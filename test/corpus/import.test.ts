import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { importNote } from '../../server/src/authoring/import-notes.ts';
import { missingWords } from '../../server/src/authoring/moved-text.ts';
import { type NotesFile, readNotes } from '../../server/src/authoring/notes.ts';
import { withoutByteOrderMark } from '../../server/src/text/text.ts';
import { corpusFiles, tellFigures } from '../support/corpus.ts';

const files = corpusFiles('md,markdown,txt');

const figures = { readings: 0, notes: 0 };
tellFigures(figures);

describe.each([
  ['Markdown', true],
  ['plain text', false],
])(`${files.length} documents as notes in %s, word by word`, (_, isMarkdown) => {
  test.each(files)('%s', (name, file) => {
    const text = withoutByteOrderMark(readFileSync(file, 'utf8'));
    const notesFile: NotesFile = { path: name, text, isMarkdown, today: '2026-11-21' };
    const { notes, left } = readNotes(notesFile);
    figures.readings++;
    figures.notes += notes.length;
    const items = notes.map((note, at) => {
      const id = `k${String(at).padStart(5, '0')}`;
      const found = { places: [], missing: [] };
      return importNote(notesFile, { note, found, id, folder: 'docs/debt', created: '2026-11-21' });
    });
    const kept = [
      ...items.map((item) => item.text),
      ...left.map(({ range }) => text.slice(range.start, range.end)),
    ].join('\n');
    // The number of a list's entry is no word of it, nor is the tick of its box or a sign that says that it is done.
    const words = text.replace(/^([ \t>]*)(?:\d+[.)]|[-*+])[ \t]+(?:\[[ xX]\][ \t])?/gm, '$1');
    expect(missingWords(words, kept).filter((word) => /[\p{L}\p{N}]/u.test(word))).toEqual([]);
  });
});
