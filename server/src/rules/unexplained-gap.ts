import { type Document, fact } from '../model/document.ts';
import { durationText } from '../model/duration-text.ts';
import { markers } from '../model/markers.ts';
import { type Passage, passageText, sections } from '../model/sections.ts';
import { type TimelineEntry, timeline } from '../model/timeline.ts';
import { defineRule } from './define-rule.ts';

export default defineRule({
  name: 'unexplained-gap',
  summary: 'A long silence in the timeline between detection and mitigation.',
  rationale:
    'Between knowing and stopping it, the longest stretch without an entry is mostly where people looked for something: a graph ' +
    'that is not there (observability), a page nobody wrote (documentation), a thing nobody on call had heard of (knowledge), a ' +
    'right they lacked (permissions), or too many signals that said different things. Each has its own remedy. Only the longest ' +
    'is asked about, and none where the document speaks of one of the five.',
  family: 'judgement',
  severity: 'information',
  subject: 'incident',
  audience: 'everyone',
  completeness: true,
  options: {
    minutes: { default: 30, description: 'The longest silence, in minutes, that is not asked about.', minimum: 1 },
  },
  messages: {
    gap: '{from} to {to}, {time}: a gap in observability, documentation, knowledge, access, clear signals?',
  },
  examples: [
    {
      caption: 'An hour and a half of which nothing is told.',
      bad: '---\nkind: post-mortem\n---\n# The login page was down\n\n## Timeline (UTC)\n\n- 2026-03-26 08:22: Outage starts\n- ⟦08:26⟧: Detected by an alert\n- 09:56: Mitigated, rolled back\n',
    },
    {
      caption: 'The document says where the time went.',
      good: '---\nkind: post-mortem\n---\n# The login page was down\n\n## Timeline (UTC)\n\n- 2026-03-26 08:22: Outage starts\n- 08:26: Detected by an alert\n- 09:56: Mitigated, rolled back\n\n## Uncertainty\n\nNobody on call had the permissions to roll back.\n',
    },
  ],
  check({ document, options, report }) {
    const gap = longestGap(document);
    if (!gap || gap.minutes <= options.minutes || explainsTime(document)) return;
    const { before, after, minutes } = gap;
    report({
      message: 'gap',
      data: { from: before.time?.clock ?? '', to: after.time?.clock ?? '', time: durationText(minutes) },
      range: before.timeRange,
      related: [{ range: after.timeRange, message: 'The next entry' }],
    });
  },
});

interface Gap {
  readonly before: TimelineEntry;
  readonly after: TimelineEntry;
  readonly minutes: number;
}

/** Between the row of the detection and that of the mitigation, or of the resolution where none is marked. */
function longestGap(document: Document): Gap | undefined {
  const { detection, mitigation, resolution } = markers(document);
  const until = mitigation ?? resolution;
  if (!detection || !until || detection.moment.dated !== until.moment.dated) return undefined;
  const entries = (timeline(document)?.entries ?? [])
    .filter(({ time }) => time && time.minutes >= detection.moment.minutes && time.minutes <= until.moment.minutes)
    .toSorted((a, b) => (a.time?.minutes ?? 0) - (b.time?.minutes ?? 0));
  let longest: Gap | undefined;
  let [before] = entries;
  let covered = before?.end?.minutes ?? before?.time?.minutes ?? 0;
  for (const after of entries.slice(1)) {
    const minutes = (after.time?.minutes ?? 0) - covered;
    if (before && minutes > (longest?.minutes ?? 0)) longest = { before, after, minutes };
    const end = Math.max(after.time?.minutes ?? 0, after.end?.minutes ?? 0);
    if (end >= covered) [before, covered] = [after, end];
  }
  return longest;
}

const fiveReasons =
  /observab|(?:document\w*|knowledge|monitoring|visibility|metrics|logging) gap|gaps? in (?:our )?(?:document|knowledge|monitoring|observ)|permission|no access|lack(?:ed|ing|s)? (?:of )?(?:access|visibility|documentation|knowledge|metrics|logs)|(?:did ?n[o'’]t|without|nobody|no one) (?:have |had |having )?(?:access|known?|documentation)|undocumented|(?:too many|conflicting|contradict\w+|mixed|misleading) (?:signals|alerts)|no (?:dashboard|runbook|documentation|metrics?|logs)\b/i;

const explainsTime = (document: Document): boolean => sections(document).some(({ passage }) => namesReason(passage));

const namesReason = fact((passage: Passage): boolean => fiveReasons.test(passageText(passage)));
