import { insertMissing, insertSection } from '../kinds/insert.ts';
import type { PromptMatch } from '../kinds/match.ts';
import { isMissingWhy, promptsUnder } from '../kinds/open-prompts.ts';
import type { OutlineSection } from '../kinds/outline.ts';
import { titleRange } from '../model/sections.ts';
import { defineRule, quoted } from './define-rule.ts';

export default defineRule({
  name: 'missing-section',
  summary: 'A section that the template requires is not there.',
  rationale:
    'A template is a list of what readers of the next incident will look for. A section that is gone leaves them guessing ' +
    'whether there was nothing to say or nobody asked. Headings are compared by meaning: "Customer impact" is an impact ' +
    'section, and so is a field `**Impact:** …`. A section whose prompts ask why is reported by `missing-why`.',
  family: 'prompt',
  severity: 'warning',
  audience: 'everyone',
  completeness: true,
  options: {},
  messages: { absent: 'No section "{section}" yet; the template asks for one.' },
  examples: [
    {
      caption: 'The template asks for the impact.',
      template: '# Title\n\n## Summary\n\n## Impact\n\n<!-- In numbers. -->\n\n## Timeline\n',
      bad: '⟦# The login page was down⟧\n\n## Summary\n\nNobody could sign in.\n\n## Timeline\n\n- 08:22 first error\n',
      fixed:
        '# The login page was down\n\n## Summary\n\nNobody could sign in.\n\n## Impact\n\n<!-- In numbers. -->\n\n## Timeline\n\n- 08:22 first error\n',
    },
    {
      caption: 'Another name for the same thing is fine, and so is a field.',
      template: '# Title\n\n## Summary\n\n## Impact\n\n## Severity\n',
      good: '# The login page was down\n\n**Severity:** SEV2\n\n## TL;DR\n\nNobody could sign in.\n\n## Customer impact\n\n4,000 people.\n',
    },
  ],
  check({ document, match, report }) {
    const absent = match.sections.filter(({ outline, state }) => state === 'absent' && outline.required);
    const isReported = ({ parent }: OutlineSection) => !absent.some(({ outline }) => outline === parent);
    for (const { outline } of absent) {
      const prompts = promptsUnder(outline, match);
      if (!isReported(outline) || prompts.some(isMissingWhy) || stand(prompts)) continue;
      const parent = match.sections.find((each) => each.outline === outline.parent)?.section;
      report({
        message: 'absent',
        data: { section: quoted(outline.title, 45) },
        range: parent?.headingRange ?? titleRange(document),
        fixes: () => [
          {
            title: `Insert the section "${outline.title}"`,
            edits: [insertSection(document, match, outline)],
            safe: false,
            preferred: true,
          },
          { title: 'Insert everything that is missing', edits: insertMissing(document, match), safe: false },
        ],
      });
    }
  },
});

/** Whether all that a section asks stands elsewhere in the document, or is not asked of it. */
const stand = (prompts: readonly PromptMatch[]): boolean =>
  prompts.length > 0 &&
  prompts.every(
    ({ outline, state }) =>
      state === 'not-asked' ||
      state === 'undecided' ||
      (outline.shape !== 'section' && (state !== 'absent' || !outline.required)),
  );
