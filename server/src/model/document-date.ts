import type { TextRange } from '../text/text.ts';
import { type Document, fact } from './document.ts';
import type { LeafContent } from './leaf.ts';
import { leavesWhere } from './leaves.ts';
import { titleSection } from './sections.ts';
import { dateAt, dayNumber, isDay, type WrittenDate } from './written-date.ts';

/** A day that a document is dated by. */
export interface NamedDay {
  /** Days since 1970-01-01. */
  readonly days: number;
  readonly from: 'field' | 'title' | 'path';
  /** Absent for the path. */
  readonly range?: TextRange;
  readonly written: WrittenDate;
}

/** The days that a document's fields, its title and its file's name say it happened on, in that order; impossible ones left out. */
export const documentDates = fact((document: Document): readonly NamedDay[] => {
  const found: NamedDay[] = [];
  for (const leaf of datedFields(document)) {
    const date = dateOfField(leaf.content);
    if (date) found.push(...dayOf(date, 'field', leaf.valueRange));
  }
  const title = titleSection(document);
  const inTitle = title && dateIn(title.title);
  if (inTitle) found.push(...dayOf(inTitle, 'title', title.headingRange));
  const inPath = dateIn(fileName(document.path).replace(/(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)/, '$1-$2-$3'));
  if (inPath) found.push(...dayOf(inPath, 'path'));
  return found;
});

const dateOfField = fact(({ name, value, shape }: LeafContent): WrittenDate | undefined =>
  dateField.test(name) && (shape !== 'heading' || value.length <= 60) ? dateIn(value) : undefined,
);

const datedFields = leavesWhere((content) => dateOfField(content) !== undefined);

/** The first date that a short text names anywhere. */
export function dateIn(text: string): WrittenDate | undefined {
  const head = text.slice(0, 300);
  for (const { index } of head.matchAll(/(?<![\p{L}\d./-])[\p{L}\d]/gu)) {
    const date = dateAt(head, index);
    if (date && !/^[\p{L}\d]/u.test(head.slice(date.end))) return date;
  }
  return undefined;
}

const dateField =
  /^(?:(?:incident|outage|event|start|occurrence) )?dates?(?: of (?:the )?(?:incident|outage|event|occurrence))?$|^(?:incident )?(?:when|occurred(?: on| at)?|date time|started|start|start time|from|incident start)$/u;

const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function dayOf(written: WrittenDate, from: NamedDay['from'], range?: TextRange): NamedDay[] {
  const { year, month, day } = written;
  if (year === undefined || year < 1970 || year > 2100 || !isDay(year, month, day)) return [];
  return [{ days: dayNumber(year, month, day), from, written, ...(range && { range }) }];
}
