import type { Document } from '../model/document.ts';
import { durationText } from '../model/duration-text.ts';
import { candidates, type Interval, interval, type Marker, markers } from '../model/markers.ts';
import { type StatedDuration, statedDurations } from '../model/stated-durations.ts';
import { timeline } from '../model/timeline.ts';
import { defineRule, quoted } from './define-rule.ts';

export default defineRule({
  name: 'inconsistent-duration',
  summary: 'A stated duration fits no two marked rows of the timeline.',
  rationale:
    'Durations are quoted in reports long after the timeline is forgotten. This one was counted by another clock, or one of the two ' +
    'times has been corrected since. Up to five minutes or one percent apart is fine, whichever is more, and so is any pair of ' +
    'marked rows. Approximations, and time counted in support hours, are left alone.',
  family: 'contradiction',
  severity: 'information',
  subject: 'incident',
  audience: 'everyone',
  completeness: false,
  options: {},
  messages: {
    'other-time': '{stated} stated; {from} → {to} is {actual}. Which clock?',
  },
  examples: [
    {
      caption: 'Seven minutes apart.',
      bad: '# The login page was down\n\n- **Time to resolve:** ⟦6 h 27 min⟧\n\n## Timeline (UTC)\n\n- 2026-03-26 09:33: Outage starts\n- 16:07: Resolved\n',
    },
    {
      caption: 'Close enough, or said to be rough.',
      good: '# The login page was down\n\n- **Duration:** 6 h 30 min\n- **Time to detect:** ~2 hours\n\n## Timeline (UTC)\n\n- 2026-03-26 09:33: Outage starts\n- 09:40: Detected by an alert\n- 16:07: Resolved\n',
    },
  ],
  check({ document, report }) {
    const marked = candidates(document);
    // Where no row is marked as the start, any of them may have been counted from.
    const isStartMarked = marked.some((each) => each.kind === 'start' && isSure(each));
    for (const stated of statedDurations(document)) {
      if (stated.rough) continue;
      const natural = naturalInterval(document, stated.of);
      if (!natural || fitsAny(stated, isStartMarked ? marked : [...marked, ...rowMoments(document)])) continue;
      const { from, to, minutes } = natural;
      const valueStart = stated.leaf.valueRange.start;
      const at = document.text.indexOf(stated.written, valueStart);
      const start = at >= 0 && at < stated.leaf.valueRange.end ? at : valueStart;
      report({
        message: 'other-time',
        data: {
          // Days in words would lose the minutes.
          stated: stated.minutes < 1440 ? durationText(stated.minutes) : quoted(stated.written, 30),
          from: from.moment.clock,
          to: to.moment.clock,
          actual: durationText(minutes),
        },
        range: { start, end: start === at ? start + stated.written.length : stated.leaf.valueRange.end },
        related: [from, to].map(({ range, moment }) => ({ range, message: moment.clock })),
      });
    }
  },
});

/** The two times that a stated duration names, where both are marked beyond doubt. */
function naturalInterval(document: Document, of: StatedDuration['of']): Interval | undefined {
  const { start, detection, mitigation, resolution } = markers(document);
  const to = of === 'detection' ? detection : of === 'mitigation' ? mitigation : resolution;
  const found = interval(start ?? (of === 'detection' ? undefined : detection), to);
  return found && [found.from, found.to].every(isSure) ? found : undefined;
}

const isSure = ({ source, approximate }: Marker): boolean => source !== 'verb' && !approximate;

const rowMoments = (document: Document): Pick<Marker, 'moment'>[] =>
  (timeline(document)?.entries ?? []).flatMap(({ time }) => (time ? [{ moment: time }] : []));

function fitsAny({ minutes }: StatedDuration, marked: readonly Pick<Marker, 'moment'>[]): boolean {
  const tolerance = Math.max(5, minutes / 100);
  return marked.some((from) =>
    marked.some((to) => {
      const passed = to.moment.minutes - from.moment.minutes;
      return from.moment.dated === to.moment.dated && passed >= 0 && Math.abs(passed - minutes) <= tolerance;
    }),
  );
}
