import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { setBacklogFields } from '../../server/src/kinds/set-backlog-field.ts';
import { backlogItems } from '../../server/src/model/backlog/items.ts';
import { createDocument } from '../../server/src/model/document.ts';
import { applyEdits } from '../../server/src/text/text.ts';
import { corpusFiles, tellFigures } from '../support/corpus.ts';

const files = corpusFiles('md,markdown');

const figures = { items: 0, paidBefore: 0, marked: 0, refused: 0, reopened: 0, identical: 0 };
tellFigures(figures);

const read = (text: string) => createDocument('TECH_DEBT.md', text);
const statusesOf = (text: string) => backlogItems(read(text)).map(({ id, title, status }) => [id, title, status]);

describe(`each item of ${files.length} documents is marked paid, and opened again`, () => {
  test.each(files)('%s', (_, file) => {
    const text = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
    const document = read(text);
    const before = statusesOf(text);
    for (const [at, item] of backlogItems(document).entries()) {
      figures.items++;
      if (item.status === 'paid') {
        figures.paidBefore++;
        continue;
      }
      const change = setBacklogFields(document, item, { status: 'paid', paid: '2026-11-21' });
      if ('refused' in change) {
        figures.refused++;
        continue;
      }
      figures.marked++;
      const after = applyEdits(text, change.edits);
      expect(statusesOf(after)).toEqual(before.with(at, [item.id, item.title, 'paid']));
      // A status of the document's own words is not what it was before.
      if (item.from?.own.some(({ field, name }) => field === 'status' && name !== '')) continue;
      figures.reopened++;
      const open = read(after);
      const marked = backlogItems(open)[at];
      const back = marked && setBacklogFields(open, marked, { status: 'open', paid: null });
      if (!back || 'refused' in back) throw new Error(`${file}: ${item.title}: ${back?.refused}`);
      expect(applyEdits(after, back.edits)).toBe(text);
      figures.identical++;
    }
  });
});
