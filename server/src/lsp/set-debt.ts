import { fieldProblem } from '../authoring/debt-fields.ts';
import { setFields } from '../authoring/set-field.ts';
import { documentEdit } from '../features/document-edit.ts';
import { setBacklogFields } from '../kinds/set-backlog-field.ts';
import { createDocument } from '../model/document.ts';
import type { SetDebtParams, SetDebtResult } from '../protocol.ts';
import { withoutByteOrderMark } from '../text/text.ts';
import type { Backlog } from './debt-index.ts';
import { itemAt, readItem } from './read-item.ts';
import type { Session } from './session.ts';

/** Changes fields of an item: answers the edit, writes nothing. */
export async function setDebt(session: Session, { uri, fields }: SetDebtParams): Promise<SetDebtResult> {
  const backlog = await session.debt.backlog(uri);
  const item = backlog && itemAt(session, backlog, uri);
  if (!backlog || !item) return { refused: 'This is no item of the backlog.' };
  for (const [key, value] of Object.entries(fields)) {
    const problem = fieldProblem(key.toLowerCase(), value);
    if (problem !== undefined) return { refused: problem };
  }
  const read = await readItem(session, backlog, item);
  if (!read) return { refused: `${item.path} cannot be read.` };
  const document = createDocument(item.path, withoutByteOrderMark(read.text));
  const wanted = await withPayer(session, backlog, fields);
  const changed = item.from ? setBacklogFields(document, item, wanted) : setFields(document, wanted);
  if ('refused' in changed) return { refused: changed.refused };
  return changed.edits.length === 0 ? {} : { edit: { documentChanges: [documentEdit(read, changed.edits)] } };
}

/** Who pays is known where version control knows who works here. */
async function withPayer(session: Session, { place }: Backlog, fields: SetDebtParams['fields']) {
  if (fields.status !== 'paid' || fields['paid-by'] != null) return fields;
  const author = (await session.provenance(place, undefined))?.author;
  return author === undefined ? fields : { ...fields, 'paid-by': author };
}
