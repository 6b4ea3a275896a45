import { conditionalParts } from '../kinds/condition.ts';
import { insertMissing, insertPrompt, insertSection, topmostAbsent } from '../kinds/insert.ts';
import { isMissingWhy, promptsUnder } from '../kinds/open-prompts.ts';
import type { OutlineSection } from '../kinds/outline.ts';
import type { Document } from '../model/document.ts';
import { durationText } from '../model/duration-text.ts';
import { durations } from '../model/markers.ts';
import { titleRange } from '../model/sections.ts';
import { defineRule, quoted } from './define-rule.ts';
import type { Fix } from './diagnostic.ts';

export default defineRule({
  name: 'missing-why',
  summary: 'A question of the template that asks why has no answer yet.',
  rationale:
    'The same few questions help in every review: why did no unit test, no integration or smoke test, no code review, no manual ' +
    'QA catch it? Asked by a person in front of the team they wear the team out; asked by the template, while the author ' +
    'writes, they are an invitation. Every one of them has an answer that makes the next incident less likely. ' +
    '"N/A – " and a reason is an answer; a bare "N/A", "TBD" or "-" is none. A conditional question ("If …, why …?") is asked ' +
    'only when its condition holds.',
  family: 'prompt',
  severity: 'warning',
  audience: 'everyone',
  completeness: true,
  options: {},
  messages: {
    open: 'Open prompt: {prompt}',
    absent: 'Missing prompt: {prompt}',
    section: 'No section "{section}" yet: {count} prompts of the template ask why.',
    'section-of-one': 'No section "{section}" yet: {prompt}',
    late: 'Start {start}, discovered {discovered}: {time}. The template asks: {question}',
    'section-itself': 'No section "{section}" yet; the template asks it.',
  },
  examples: [
    {
      caption: 'Two of the questions are still open, one is gone.',
      template:
        "# Title\n\n## Why wasn't it caught?\n\n**Why didn't the issue get caught by unit tests?**\n\n**Why didn't the issue get flagged in code review?**\n\n**Why didn't the issue get caught during manual QA?**\n",
      bad: "# The login page was down\n\n⟦## Why wasn't it caught?⟧\n\n**⟦Why didn't the issue get caught by unit tests?⟧**\n\nTBD\n\n**⟦Why didn't the issue get flagged in code review?⟧**\n",
    },
    {
      caption: 'The section is gone: one remark at the title, however many questions it holds.',
      template:
        "# Title\n\n## Summary\n\n## Why wasn't it caught?\n\n**Why didn't the issue get caught by unit tests?**\n\n**Why didn't the issue get caught during manual QA?**\n",
      bad: '---\nkind: post-mortem\n---\n⟦# The login page was down⟧\n\n## Summary\n\nNobody could sign in.\n',
      fixed:
        "---\nkind: post-mortem\n---\n# The login page was down\n\n## Summary\n\nNobody could sign in.\n\n## Why wasn't it caught?\n\n**Why didn't the issue get caught by unit tests?**\n\n**Why didn't the issue get caught during manual QA?**\n",
    },
    {
      caption: 'Over an hour until anybody knew: the two rows are named.',
      template:
        '# Title\n\n## Timeline\n\n## Detection\n\n**If the outage took over an hour to get discovered, why did no alert page us?**\n',
      bad: '# The login page was down\n\n## Timeline (UTC)\n\n- 2026-03-26 08:22: Outage starts\n- 09:26: Detected by a customer\n\n## Detection\n\n**⟦If the outage took over an hour to get discovered, why did no alert page us?⟧**\n',
    },
    {
      caption: 'Other words for the same question, a short label and a reason for having no answer are all fine.',
      good: "---\nkind: post-mortem\n---\n# The login page was down\n\n## Why wasn't it caught?\n\n- **Unit tests:** the clock was mocked, so no token ever expired in them.\n- **Integration or smoke tests:** they sign in once and stop.\n- **Why did nobody see it in code review?** The change looked like a rename.\n- **Manual QA:** N/A – the team has none for services.\n",
    },
  ],
  check({ document, match, report }) {
    const whys = match.prompts.filter(
      (each) => (each.outline.asksWhy && each.state === 'open' && !each.isOpenInParts) || isMissingWhy(each),
    );
    const insertAll = (): Fix => ({
      title: 'Insert everything that is missing',
      edits: insertMissing(document, match),
      safe: false,
    });
    const reported = new Set<OutlineSection>();
    for (const why of whys) {
      const { outline, leaf, state } = why;
      const prompt = quoted(outline.text);
      const home = outline.section && match.sections.find((each) => each.outline === outline.section);
      const late =
        outline.condition?.subject === 'time-to-discovery' ? lateDiscovery(document, outline.text) : undefined;
      if (state === 'open') {
        const range = leaf?.labelRange ?? titleRange(document);
        if (late) report({ message: 'late', ...late, range });
        else report({ message: 'open', data: { prompt }, range });
      } else if (outline.section && home?.state === 'absent') {
        const section = topmostAbsent(match, outline.section);
        if (reported.has(section)) continue;
        reported.add(section);
        const inIt = promptsUnder(section, match).filter(isMissingWhy);
        const parent = match.sections.find((each) => each.outline === section.parent)?.section;
        const fixes = () => [
          {
            title: `Insert the section "${section.title}"`,
            edits: [insertSection(document, match, section)],
            safe: false,
            preferred: true,
          },
          insertAll(),
        ];
        const range = parent?.headingRange ?? titleRange(document);
        const name = quoted(section.title, 45);
        if (inIt.length > 1) report({ message: 'section', data: { section: name, count: inIt.length }, range, fixes });
        else if (section.name === outline.name)
          report({ message: 'section-itself', data: { section: name }, range, fixes });
        else
          report({
            message: 'section-of-one',
            data: { section: name, prompt: quoted(outline.text, 80 - name.length) },
            range,
            fixes,
          });
      } else {
        const range = home?.section?.headingRange ?? titleRange(document);
        const fixes = () => [
          {
            title: `Insert the prompt "${quoted(outline.text, 50)}"`,
            edits: [insertPrompt(document, match, outline)],
            safe: false,
            preferred: true,
          },
          insertAll(),
        ];
        if (late) report({ message: 'late', ...late, range, fixes });
        else report({ message: 'absent', data: { prompt }, range, fixes });
      }
    }
  },
});

/** The two rows by which a question about a late discovery is asked, and the question without its condition. */
function lateDiscovery(document: Document, prompt: string) {
  const { detect } = durations(document);
  if (!detect) return undefined;
  const { from, to, minutes } = detect;
  const question = quoted(conditionalParts(prompt)?.question ?? prompt);
  return {
    data: { start: from.moment.clock, discovered: to.moment.clock, time: durationText(minutes), question },
    related: [
      { range: from.range, message: 'Taken for the start' },
      { range: to.range, message: 'Taken for the discovery' },
    ],
  };
}
