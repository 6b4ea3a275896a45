import { headingConcepts } from '../kinds/concepts.ts';
import { namedSections } from '../kinds/match-sections.ts';
import type { Section } from '../model/sections.ts';
import { defineRule, quoted } from './define-rule.ts';

export default defineRule({
  name: 'duplicate-section',
  summary: 'A section of the template stands in the document twice.',
  rationale:
    'Two sections of one name split what readers look for, and mostly one of them is a copy that somebody forgot. Headings that ' +
    'repeat under different parents (a document on two incidents) are fine.',
  family: 'contradiction',
  severity: 'warning',
  audience: 'everyone',
  completeness: false,
  options: {},
  messages: { duplicate: '"{section}" stands here a second time. Is one of them left over?' },
  examples: [
    {
      caption: 'The impact twice.',
      bad: '# The login page was down\n\n## Impact\n\n4,000 people.\n\n## Timeline\n\n- 08:22 first error\n\n⟦## Impact⟧\n\nNobody could sign in.\n',
    },
    {
      caption: 'Once per incident.',
      good: '# Two outages of the login page\n\n## Monday\n\n### Impact\n\n4,000 people.\n\n## Friday\n\n### Impact\n\n300 people.\n',
    },
  ],
  check({ document, kind, match, report }) {
    const first = new Map<string, Section>();
    const named = new Set(match.sections.map(({ outline }) => outline.name));
    for (const section of namedSections(document, kind.outline)) {
      const { name, passage } = section;
      if (name === '' || !(named.has(name) || headingConcepts(passage).length > 0)) continue;
      const key = `${section.parent?.range.start ?? -1} ${section.level} ${name}`;
      const earlier = first.get(key);
      if (!earlier) first.set(key, section);
      else
        report({
          message: 'duplicate',
          data: { section: quoted(section.title, 45) },
          range: section.headingRange,
          related: [{ range: earlier.headingRange, message: 'It stands here first.' }],
        });
    }
  },
});
