import type { Document } from '../model/document.ts';
import { dateIn, documentDates, type NamedDay } from '../model/document-date.ts';
import { leavesWhere } from '../model/leaves.ts';
import { markerOfField } from '../model/marker-words.ts';
import { candidates, type Marker, type MarkerKind } from '../model/markers.ts';
import { titleSection } from '../model/sections.ts';
import { type ImpossibleTime, type TimelineEntry, timeline } from '../model/timeline.ts';
import { dateProblem, isoOf } from '../model/written-date.ts';
import { defineRule, quoted } from './define-rule.ts';

export default defineRule({
  name: 'impossible-date',
  summary: 'A date that no calendar shows, or two that cannot both be right.',
  rationale:
    'A slip in a year, a Tuesday that was a Wednesday, a resolution before the detection: small things that make readers doubt ' +
    'the rest, and every computed time wrong. Only the timeline, fields and the title are looked at, not prose.',
  family: 'contradiction',
  severity: 'error',
  subject: 'incident',
  audience: 'everyone',
  completeness: false,
  options: {},
  messages: {
    date: '{written} is not a date.',
    clock: '{written} is not a time.',
    weekday: '{written}: that day was a {weekday}. Which of the two is right?',
    order: '{later} at {time} is before {earlier} at {before}. Which of the two is right?',
    title: 'The title says {title}, the file {file}. Which day was it?',
  },
  examples: [
    {
      caption: 'A slip in the year, and a weekday that was another.',
      bad: '# The login page was down\n\n- **Date:** ⟦22025-03-18⟧\n\n## Timeline (UTC)\n\n- ⟦Tuesday, 26 March 2026⟧, 08:22: sign-in fails\n- 09:26: paged\n',
    },
    {
      caption: 'Detected before it began.',
      bad: '# The login page was down\n\n## Timeline (UTC)\n\n- 2026-03-26 08:22: Outage starts\n- ⟦2026-03-25 09:26⟧: Detected by the on-call\n',
    },
    {
      caption: 'The title and the file say the same.',
      good: '# Login outage on 1 March 2026\n\n- **Date:** 2026-03-01\n\n## Timeline (UTC)\n\n- Sunday, 1 March 2026, 08:22: sign-in fails\n',
    },
  ],
  check({ document, report }) {
    for (const { range, written, problem, weekday } of [
      ...(timeline(document)?.impossible ?? []),
      ...impossibleFields(document),
    ]) {
      const data = { written: quoted(written, 40) };
      if (problem === 'clock') report({ message: 'clock', data, range });
      else if (weekday !== undefined) report({ message: 'weekday', data: { ...data, weekday }, range });
      else report({ message: 'date', data, range });
    }
    for (const { later, earlier } of contradictions(document))
      report({
        message: 'order',
        data: {
          later: names[later.kind],
          time: later.moment.clock,
          earlier: names[earlier.kind].toLowerCase(),
          before: earlier.moment.clock,
        },
        range: later.range,
        related: [{ range: earlier.range, message: names[earlier.kind] }],
      });
    const inTitle = documentDates(document).find(({ from }) => from === 'title');
    const inPath = documentDates(document).find(({ from }) => from === 'path');
    if (inTitle?.range && inPath && contradict(inTitle, inPath))
      report({
        message: 'title',
        data: { title: isoOf(inTitle.days), file: isoOf(inPath.days) },
        range: inTitle.range,
      });
  },
});

/** A date in words may be part of the telling, and the file dated by when it was written, some weeks later. */
function contradict(inTitle: NamedDay, inPath: NamedDay): boolean {
  const late = inPath.days - inTitle.days;
  if (inTitle.written.form === 'iso') return late !== 0;
  return inTitle.written.form === 'words' && (late < 0 || late > 31);
}

const names: Readonly<Record<MarkerKind, string>> = {
  start: 'The start',
  detection: 'Detection',
  mitigation: 'Mitigation',
  resolution: 'Resolution',
};

const dateName = /^(?:(?:incident|outage|event|start|end) )*dates?(?: of .*)?$|^(?:from|until|when)$/u;

const dateFields = leavesWhere(
  ({ name, shape }) => shape !== 'heading' && (dateName.test(name) || markerOfField(name) !== undefined),
);

/** Dates of fields and of the title; those in the timeline have been seen with it. */
function impossibleFields(document: Document): ImpossibleTime[] {
  const { entries = [], turns = [] } = timeline(document) ?? {};
  const found: ImpossibleTime[] = [];
  const look = (text: string, start: number) => {
    const date = dateIn(text);
    const wrong = date && dateProblem(date, date.year);
    if (!date || !wrong) return;
    const range = { start: start + date.start, end: start + date.end };
    found.push({ range, written: text.slice(date.start, date.end), ...wrong });
  };
  for (const { valueRange } of dateFields(document)) {
    const isHere = ({ range }: TimelineEntry) => range.start <= valueRange.start && valueRange.start < range.end;
    if (entries.some(isHere) || turns.some(isHere)) continue;
    look(document.text.slice(valueRange.start, valueRange.end), valueRange.start);
  }
  const title = titleSection(document)?.headingRange;
  if (title) look(document.text.slice(title.start, title.end), title.start);
  return found;
}

/** Turns of the incident in an order that cannot be, as fields or marked rows have them; verbs prove nothing. */
function contradictions(document: Document): { readonly later: Marker; readonly earlier: Marker }[] {
  const sure = candidates(document).filter(
    ({ source, rank }) => source === 'field' || (source === 'marker' && rank <= 1),
  );
  const only = (kind: MarkerKind): Marker | undefined => {
    const fields = sure.filter((each) => each.kind === kind && each.source === 'field');
    const all = fields.length > 0 ? fields : sure.filter((each) => each.kind === kind);
    // Where several rows say so, each may be about another part of the incident.
    return all.length === 1 ? all[0] : undefined;
  };
  return [
    { later: only('detection'), earlier: only('start') },
    { later: only('resolution'), earlier: only('detection') ?? only('start') },
  ].flatMap(({ later, earlier }) => {
    if (!later || !earlier || later.approximate || earlier.approximate) return [];
    if (later.moment.dated !== earlier.moment.dated || later.moment.minutes >= earlier.moment.minutes - 1) return [];
    return [{ later, earlier }];
  });
}
