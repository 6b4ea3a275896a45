import type { Document } from '../model/document.ts';
import { type Entry, entriesIn, minutesIn, sectionEntries } from '../model/entries.ts';
import type { Leaf } from '../model/leaf.ts';
import { isNotApplicable, isPlaceholder } from '../model/placeholders.ts';
import type { TextRange } from '../text/text.ts';
import type { PromptMatch, SectionMatch } from './match.ts';
import type { Amounts } from './outline.ts';

/** How many entries an answered place holds, and how many minutes they name in all. */
export interface EntryAmount {
  readonly amounts: Amounts;
  readonly count: number;
  /** Absent when none of them names a time. */
  readonly minutes?: number;
  /** Of the place's label. */
  readonly range: TextRange;
}

/** Undefined for a place that asks for no amount, is still open, or says that it does not apply. */
export function entryAmount(document: Document, place: PromptMatch | SectionMatch): EntryAmount | undefined {
  const { amounts } = place.outline;
  const found = amounts && placeEntries(document, place);
  if (!amounts || !found || isNotApplicable(found.text) === 'reasoned') return undefined;
  const entries = found.entries.filter(({ text }) => text.trim() !== '' && !isPlaceholder(unmarked(text)));
  const times = entries.flatMap(({ text }) => minutesIn(text) ?? []);
  return {
    amounts,
    count: entries.length,
    ...(times.length > 0 && { minutes: times.reduce((sum, each) => sum + each, 0) }),
    range: found.range,
  };
}

interface PlaceEntries {
  readonly entries: readonly Pick<Entry, 'text'>[];
  readonly text: string;
  readonly range: TextRange;
}

function placeEntries(document: Document, place: PromptMatch | SectionMatch): PlaceEntries | undefined {
  const section = 'section' in place ? place.section : undefined;
  if (section && place.state === 'filled') {
    const entries = sectionEntries(document, section);
    return { entries, text: entries.map(({ text }) => text).join('\n'), range: section.headingRange };
  }
  const { leaf, state } = place;
  if (!leaf || (state !== 'answered' && state !== 'filled')) return undefined;
  return { entries: leafEntries(leaf), text: leaf.value, range: leaf.labelRange };
}

/** On one line, what commas and semicolons hold apart. */
function leafEntries({ section, value, valueRange }: Leaf): readonly Pick<Entry, 'text'>[] {
  const listed = section && entriesIn(section, valueRange);
  if (listed) return listed;
  const parts = value.includes('\n') ? value.split('\n') : value.split(/[,;]\s+/);
  return parts.map((text) => ({ text }));
}

const unmarked = (text: string): string => text.replace(/^\[[ xX]\]\s+/, '');
