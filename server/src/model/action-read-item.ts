import type { TextRange } from '../text/text.ts';
import { doneTest } from './action-facts.ts';
import type { ActionItem, ActionOwner, ActionType } from './action-item.ts';
import type { LocatedText } from './located-text.ts';

/** An item before the document is asked about people and headings; offsets count from the chunk's start. */
export interface ReadItem extends Omit<ActionItem, 'section' | 'list' | 'types'> {
  readonly perhaps: readonly ActionOwner[];
  /** What its column or label says. */
  readonly namedType?: ActionType;
  /** What the label above it says. */
  readonly groupType?: ActionType;
}

/** Fills in what an item's words say; what a table or group knows better goes before it. */
export function itemOf(said: LocatedText, shape: ActionItem['shape'], known: Partial<ReadItem>): ReadItem {
  const range = said.source(0, said.text.length);
  const test = doneTest(said);
  return {
    text: said.text.replace(/\s+/gu, ' ').trim(),
    range,
    line: { start: range.start, end: firstLineEnd(said, range) },
    shape,
    ownerAt: { range: { start: range.end, end: range.end }, isCell: false },
    references: [],
    perhaps: [],
    state: 'open',
    hasDetails: false,
    ...(test && { doneTest: test }),
    ...known,
  };
}

/** Where the source of the words before the first line break ends. */
function firstLineEnd({ text, source }: LocatedText, range: TextRange): number {
  const at = text.indexOf('\n');
  return at <= 0 ? range.end : source(0, text.slice(0, at).trimEnd().length).end;
}
