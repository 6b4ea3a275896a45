import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { importNote } from '../../server/src/authoring/import-notes.ts';
import { missingWords } from '../../server/src/authoring/moved-text.ts';
import { type NotesFile, readNotes } from '../../server/src/authoring/notes.ts';
import { withoutByteOrderMark } from '../../server/src/text/text.ts';

// The project's own Markdown always; a folder of real documents besides, when WHYLINT_CORPUS names one.
const root = process.env.WHYLINT_CORPUS;
const files = [
  ...globSync(['*.md', '{docs,examples,test/vscode/fixture}/**/*.md']),
  ...(root === undefined ? [] : globSync(`${root}/**/*.{md,markdown,txt}`)),
].filter((file) => !file.includes('node_modules'));

const figures = { readings: 0, notes: 0 };
afterAll(() => {
  if (root !== undefined) console.log(figures);
});

describe.each([
  ['Markdown', true],
  ['plain text', false],
])(`${files.length} documents as notes in %s, word by word`, (_, isMarkdown) => {
  test.each(files.map((file) => [path.basename(file), file]))('%s', (name, file) => {
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
