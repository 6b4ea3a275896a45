import { timeline } from '../model/timeline.ts';
import { setNextDate, sortRows } from '../model/timeline-edits.ts';
import { defineRule } from './define-rule.ts';
import type { Fix } from './diagnostic.ts';

export default defineRule({
  name: 'unordered-timeline',
  summary: 'A row of the timeline is earlier than the row before it, on the same date.',
  rationale:
    'Either midnight has passed and the new date is not written, or a row was added where it came to mind. Both make every ' +
    'computed time wrong: to detect, to mitigate, to resolve. Approximate times (`~02:50`), details nested below a row and ' +
    'timelines with the newest row first are left alone; so is midnight where no date is written at all.',
  family: 'contradiction',
  severity: 'information',
  subject: 'incident',
  audience: 'everyone',
  completeness: false,
  options: {},
  messages: {
    dated: '{time} follows {before} on {date}. Next day, or a different date?',
    undated: '{time} follows {before}. Next day, or a row out of place?',
  },
  examples: [
    {
      caption: 'Midnight has passed.',
      bad: '# The login page was down\n\n## Timeline\n\n- 2026-03-26 23:04 UTC: sign-in fails\n- ⟦02:50⟧: rolled back\n',
      fixed:
        '# The login page was down\n\n## Timeline\n\n- 2026-03-26 23:04 UTC: sign-in fails\n- 2026-03-27 02:50: rolled back\n',
    },
    {
      caption: 'A row in the wrong place.',
      bad: '# The login page was down\n\n## Timeline (UTC)\n\n| Time | Event |\n| --- | --- |\n| 08:22 | sign-in fails |\n| 09:40 | rolled back |\n| ⟦09:26⟧ | paged |\n',
      fixed:
        '# The login page was down\n\n## Timeline (UTC)\n\n| Time | Event |\n| --- | --- |\n| 08:22 | sign-in fails |\n| 09:26 | paged |\n| 09:40 | rolled back |\n',
    },
    {
      caption: 'The new date is written, or the time is a rough one.',
      good: '# The login page was down\n\n## Timeline (UTC)\n\n- 2026-03-26\n  - 23:04: sign-in fails\n- 2026-03-27\n  - 02:50: rolled back\n  - ~02:40: the last user who saw it\n',
    },
  ],
  check({ document, report }) {
    for (const entry of timeline(document)?.entries ?? []) {
      const { earlierThan, time } = entry;
      if (!earlierThan?.time || !time) continue;
      const { timeRange, nextDayAssumed } = entry;
      const fixes = (): Fix[] => {
        const next = { title: 'Set the next date', edits: setNextDate(document, entry), safe: false };
        const sort = { title: 'Sort these rows by time', edits: sortRows(document, entry), safe: false };
        const [first, second] = nextDayAssumed ? [next, sort] : [sort, next];
        return [{ ...first, preferred: true }, second].filter(({ edits }) => edits.length > 0);
      };
      const times = { time: time.clock, before: earlierThan.time.clock };
      const found = {
        range: timeRange,
        related: [{ range: earlierThan.timeRange, message: 'The row before' }],
        fixes,
      };
      if (earlierThan.date === undefined) report({ message: 'undated', data: times, ...found });
      else report({ message: 'dated', data: { ...times, date: earlierThan.date.slice(-5) }, ...found });
    }
  },
});
