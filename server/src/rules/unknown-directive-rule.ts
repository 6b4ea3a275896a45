import { defineRule, quoted } from './define-rule.ts';

export default defineRule({
  name: 'unknown-directive-rule',
  summary: 'A comment disables a rule that does not exist, or is no directive that is known.',
  rationale:
    'A misspelt name disables nothing. The comment looks as if it worked until somebody wonders why it does not.',
  family: 'notice',
  severity: 'warning',
  audience: 'everyone',
  completeness: false,
  inBacklogs: true,
  stage: 'suppression',
  options: {},
  messages: {
    unknown: '"{name}" is not known here. {suggestion}',
  },
  examples: [
    {
      caption: 'A misspelt name.',
      bad: '# The login page was down\n\n<!-- whylint-disable-next-line ⟦duplicate-sections⟧ -->\n## Impact\n\n4,000 people.\n',
      fixed:
        '# The login page was down\n\n<!-- whylint-disable-next-line duplicate-section -->\n## Impact\n\n4,000 people.\n',
    },
    { caption: 'No directive at all.', good: '# The login page was down\n\n<!-- whylint is great -->\n' },
  ],
  check({ directiveProblems, report }) {
    for (const found of directiveProblems) {
      if (found.problem === 'unused') continue;
      const name = found.problem === 'malformed' ? found.word : found.rule.name;
      const { range, suggestion } = found;
      const asked = suggestion === undefined ? 'Is it spelt right?' : `Did this mean "${suggestion}"?`;
      const edits = suggestion === undefined ? [] : [{ range, newText: suggestion }];
      const fixes = () => [{ title: `Replace by "${suggestion}"`, edits, safe: false, preferred: true }];
      report({
        message: 'unknown',
        data: { name: quoted(name, 30), suggestion: asked },
        range,
        ...(suggestion !== undefined && { fixes }),
      });
    }
  },
});
