import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { logIntoBacklog } from '../../server/src/authoring/log-into-backlog.ts';
import { migrateToBacklog } from '../../server/src/authoring/migrate-to-backlog.ts';
import { migrateToItems, withLinks } from '../../server/src/authoring/migrate-to-items.ts';
import { missingWords } from '../../server/src/authoring/moved-text.ts';
import { backlogItems } from '../../server/src/model/backlog/items.ts';
import { createDocument, type Document } from '../../server/src/model/document.ts';
import { applyEdits } from '../../server/src/text/text.ts';
import { corpusFiles, tellFigures } from '../support/corpus.ts';

const files = corpusFiles('md,markdown');

const figures = { documents: 0, items: 0, migrated: 0, exact: 0, sameReading: 0, logged: 0 };
tellFigures(figures);

const read = (text: string): Document => createDocument('TECH_DEBT.md', text.replace(/^\ufeff/, ''));
const reading = (document: Document) =>
  backlogItems(document).map(({ id, title, status, from }) => [
    id,
    title,
    status,
    from?.shape,
    from?.own.map(({ name, text }) => [name, text]),
  ]);

describe(`${files.length} documents to files and back, word by word`, () => {
  test.each(files)('%s', (_, file) => {
    const document = read(readFileSync(file, 'utf8'));
    const items = backlogItems(document);
    if (items.length === 0) return;
    figures.documents++;
    figures.items += items.length;
    let count = 0;
    const result = migrateToItems(document, {
      folder: 'docs/debt',
      newId: () => `k${String(count++).padStart(5, '0')}`,
    });
    figures.migrated += result.files.length;
    expect(result.files.length + result.left.length).toBe(items.length);
    if (result.files.length === 0) return;
    const back = migrateToBacklog({
      path: document.path,
      text: withLinks(document, result),
      items: result.files.map((each) => createDocument(each.path, each.text)),
      shape: 'headings',
      formula: 'ease',
    });
    if ('refused' in back) throw new Error(back.refused);
    expect(back.left).toEqual([]);
    expect(missingWords(document.text, back.text)).toEqual([]);
    if (back.text === document.text) figures.exact++;
    if (JSON.stringify(reading(read(back.text))) === JSON.stringify(reading(document))) figures.sameReading++;
  });
});

describe('logging into them', () => {
  test.each(files)('%s', (_, file) => {
    const document = read(readFileSync(file, 'utf8'));
    const place = { path: 'src/retry.ts', line: 1, text: 'retry(forever);\n' };
    const logged = logIntoBacklog(document, { title: 'Retry never ends', id: 'k3f9qx', created: '2026-03-02', place });
    if ('refused' in logged) return;
    figures.logged++;
    const after = read(applyEdits(document.text, logged.edits));
    expect(logged.edits.every(({ range }) => range.start === range.end)).toBe(true);
    expect(backlogItems(after)).toHaveLength(backlogItems(document).length + 1);
  });
});
