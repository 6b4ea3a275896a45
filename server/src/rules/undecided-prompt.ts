import type { Condition } from '../kinds/condition.ts';
import type { Match } from '../kinds/match.ts';
import { markers } from '../model/markers.ts';
import { titleRange } from '../model/sections.ts';
import { defineRule, quoted } from './define-rule.ts';

export default defineRule({
  name: 'undecided-prompt',
  summary: 'Whether a conditional question of the template is asked cannot be told yet.',
  rationale:
    '"If the outage took over an hour to get discovered, why didn’t the monitoring page our on-call?" is asked once the two times ' +
    'are there, and only if they are more than an hour apart. While one of them is missing or unknown, this asks for it instead. ' +
    'An answer to the question itself settles it, too.',
  family: 'prompt',
  severity: 'information',
  subject: 'incident',
  audience: 'everyone',
  completeness: true,
  options: {},
  messages: {
    times: 'When did it start, and when was it discovered? Both times decide: {prompt}',
    start: 'Discovered {time}. When did it start? It decides: {prompt}',
    discovery: 'Start {time}. When was it discovered? It decides: {prompt}',
    order: 'Start and discovery fit no order. Which times are right? They decide: {prompt}',
    severity: 'How severe was it? It decides: {prompt}',
    'root-cause': 'Which category has the root cause? It decides: {prompt}',
    'detected-by': 'Who or what detected it? It decides: {prompt}',
  },
  examples: [
    {
      caption: 'Nobody has found out yet when it began.',
      template:
        '# Title\n\n## Timeline\n\n## Detection\n\n**If it took over an hour to discover, why did no alert page us?**\n',
      bad: '---\nkind: post-mortem\n---\n# The login page was down\n\n## Timeline (UTC)\n\n- --:--: Outage starts\n- 2026-03-26 09:26: Detected by a customer\n\n## Detection\n\n**⟦If it took over an hour to discover, why did no alert page us?⟧**\n',
    },
    {
      caption: 'Within the hour, the question is not asked.',
      template:
        '# Title\n\n## Timeline\n\n## Detection\n\n**If it took over an hour to discover, why did no alert page us?**\n',
      good: '---\nkind: post-mortem\n---\n# The login page was down\n\n## Timeline (UTC)\n\n- 2026-03-26 08:26: Outage starts\n- 09:26: Detected by a customer\n\n## Detection\n\n**If it took over an hour to discover, why did no alert page us?**\n',
    },
  ],
  check({ document, match, report }) {
    const asked = new Set<Condition['subject']>();
    for (const { outline, state, leaf } of match.prompts) {
      const { condition, required } = outline;
      if (state !== 'undecided' || !condition || !(leaf || required) || asked.has(condition.subject)) continue;
      // What nothing can decide is the template's mistake, and is reported there.
      if (condition.subject === 'unknown' || isAskedElsewhere(condition.subject, match)) continue;
      const home = match.sections.find((each) => each.outline === outline.section)?.section;
      // A section that is gone is reported with all that it asks.
      if (!leaf && outline.section && !home) continue;
      // One answer decides all prompts about the same thing.
      asked.add(condition.subject);
      const range = leaf?.labelRange ?? home?.headingRange ?? titleRange(document);
      const prompt = quoted(outline.text, 40);
      if (condition.subject !== 'time-to-discovery') {
        report({ message: condition.subject, data: { prompt }, range });
        continue;
      }
      const { start, detection } = markers(document);
      if (start && detection) report({ message: 'order', data: { prompt }, range });
      else if (start) report({ message: 'discovery', data: { prompt, time: start.moment.clock }, range });
      else if (detection) report({ message: 'start', data: { prompt, time: detection.moment.clock }, range });
      else report({ message: 'times', data: { prompt: quoted(outline.text, 30) }, range });
    }
  },
});

/** What decides has a section of its own that another rule reports while it is absent or blank. */
const isAskedElsewhere = (subject: Condition['subject'], { sections }: Match): boolean =>
  sections.some(
    ({ outline, state }) =>
      (subject === 'time-to-discovery' && outline.concept === 'timeline' && state !== 'filled') ||
      (subject === 'root-cause' && outline.holdsCategory),
  );
