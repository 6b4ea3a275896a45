import { defineRule, quoted } from './define-rule.ts';

export default defineRule({
  name: 'invalid-template',
  summary: 'Something in a template says nothing that documents could be linted by.',
  rationale:
    'The template is the linter, so a mistake in it fails silently everywhere else: a condition that is not understood is never ' +
    'asked, a heading that stands twice is matched once. Reported in the template alone.',
  family: 'notice',
  severity: 'warning',
  audience: 'everyone',
  completeness: false,
  stage: 'template',
  options: {},
  messages: { problem: '{problem}' },
  examples: [
    {
      caption: 'A condition that nothing in a document can decide.',
      bad: '# Title\n\n## Impact\n\n**⟦If it rained, why did nobody bring an umbrella?⟧**\n',
    },
    {
      caption: 'A condition on how long it took to notice.',
      good: '# Title\n\n## Detection\n\n**If the outage took over an hour to get discovered, why was nobody paged?**\n',
    },
  ],
  check({ kind, report }) {
    for (const { message, range } of kind.outline.problems)
      report({ message: 'problem', data: { problem: quoted(message, 100) }, range });
  },
});
