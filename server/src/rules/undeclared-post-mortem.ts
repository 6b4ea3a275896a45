import { adoptKind } from '../kinds/adopt.ts';
import { titleRange } from '../model/sections.ts';
import { defineRule } from './define-rule.ts';

export default defineRule({
  name: 'undeclared-post-mortem',
  summary: 'A document outside the post-mortem folders reads like a post-mortem.',
  rationale:
    'Post-mortems are found by their place and name, or by `kind: post-mortem` in their front matter. Elsewhere a document that has ' +
    'a timeline with three clock times or more and another of the usual headings is offered to be linted; nothing else is ' +
    'said of it. In the editor only.',
  family: 'notice',
  severity: 'hint',
  audience: 'author',
  completeness: false,
  stage: 'unrecognised',
  options: {},
  messages: { asks: 'This reads like a post-mortem. Lint it as one?' },
  examples: [
    {
      caption: 'A timeline with clock times, and what it led to.',
      bad: '⟦# The login page was down⟧\n\n## Timeline\n\n- 08:22 first error\n- 09:26 noticed\n- 10:10 restarted\n\n## Impact\n\n4,000 people.\n',
    },
    {
      caption: 'Minutes of a meeting.',
      good: '# Weekly\n\n## Timeline\n\nThe release moves to May.\n\n## Actions\n\n- Tell support.\n',
    },
  ],
  check({ document, report }) {
    report({
      message: 'asks',
      range: titleRange(document),
      fixes: () => [
        {
          title: 'Lint it as a post-mortem',
          edits: [adoptKind(document, 'post-mortem')],
          safe: false,
          preferred: true,
        },
      ],
    });
  },
});
