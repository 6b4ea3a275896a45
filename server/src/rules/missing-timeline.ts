import { isNotApplicable } from '../model/placeholders.ts';
import { passageText, type Section } from '../model/sections.ts';
import { timeline } from '../model/timeline.ts';
import { defineRule } from './define-rule.ts';

export default defineRule({
  name: 'missing-timeline',
  summary: 'The timeline names no time.',
  rationale:
    'When it began, when somebody knew, when it stopped hurting: three times tell more about an incident than a page of prose, ' +
    'and what is computed from them (time to detect, mitigate, resolve) needs no opinion. Rough times (`~08:20`), unknown ones ' +
    '(`--:--`) and times since the start (`T+15`) are fine. A timeline that is not there at all is a `missing-section`.',
  family: 'prompt',
  severity: 'information',
  subject: 'incident',
  audience: 'everyone',
  completeness: true,
  options: {},
  messages: {
    'no-times': 'No row of this timeline has a time. When did it start, when was it detected, mitigated, resolved?',
  },
  examples: [
    {
      caption: 'What happened, but not when.',
      bad: '---\nkind: post-mortem\n---\n# The login page was down\n\n⟦## Timeline⟧\n\n- **Initial report:** nobody could sign in\n- **Fix:** rolled back\n',
    },
    {
      caption: 'None, and why.',
      good: '---\nkind: post-mortem\n---\n# The login page was down\n\n## Timeline\n\nN/A – nobody kept one, and the logs are gone.\n',
    },
    {
      caption: 'Rough times do.',
      good: '---\nkind: post-mortem\n---\n# The login page was down\n\n## Timeline (UTC)\n\n- ~08:20: nobody could sign in\n- --:--: somebody noticed\n- 09:40: rolled back\n',
    },
  ],
  check({ document, match, report }) {
    const place = match.sections.find(({ outline }) => outline.concept === 'timeline');
    // A blank one, and one that is not there, are what other rules are for.
    if (place?.state !== 'filled' || !place.section || isWaived(place.section)) return;
    const entries = timeline(document)?.entries ?? [];
    if (entries.some(({ time, unknown, date }) => time !== undefined || unknown || date !== undefined)) return;
    report({ message: 'no-times', range: place.section.headingRange });
  },
});

const isWaived = ({ passage }: Section): boolean =>
  passageText(passage)
    .split('\n')
    .some((line) => isNotApplicable(line) === 'reasoned');
