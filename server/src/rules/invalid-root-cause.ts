import { categoryVerdict } from '../config/category-verdict.ts';
import { defineRule, quoted } from './define-rule.ts';
import type { Fix } from './diagnostic.ts';

export default defineRule({
  name: 'invalid-root-cause',
  summary: 'What stands as the root cause’s category is none of the team’s categories.',
  rationale:
    '"Human error", "config" or "the network" name where it broke, not why it could. A category tells what to do next: a trade-off ' +
    'has a debt item to pay, a knowledge gap something to learn or document, a brain fart a safeguard to build. ' +
    'Case, spaces and hyphens make no difference: `Trade off` and `knowledge-gap` are fine.',
  family: 'root-cause',
  severity: 'error',
  subject: 'incident',
  audience: 'everyone',
  completeness: false,
  options: {},
  messages: {
    unknown: '"{value}" is no root-cause category. One of: {choices}?',
    misspelt: '"{value}" is no root-cause category. {suggestion}?',
    several: 'Two categories or more are ticked: {values}. Which one ends the chain?',
  },
  examples: [
    {
      caption: 'Where it broke is not why it could.',
      bad: '---\nkind: post-mortem\n---\n# The login page was down\n\n## Root cause\n\n- **Category:** ⟦human error⟧\n',
      fixed: '---\nkind: post-mortem\n---\n# The login page was down\n\n## Root cause\n\n- **Category:** trade-off\n',
    },
    {
      caption: 'A slip of the keyboard.',
      bad: '---\nkind: post-mortem\nroot-cause: ⟦knowlege gap⟧\n---\n# The login page was down\n',
      fixed: '---\nkind: post-mortem\nroot-cause: knowledge gap\n---\n# The login page was down\n',
    },
    {
      caption: 'One box, one category.',
      good: '---\nkind: post-mortem\n---\n# The login page was down\n\n## Root cause\n\n- [ ] trade-off\n- [x] knowledge gap\n- [ ] brain fart\n',
    },
  ],
  check({ document, config, report }) {
    const verdict = categoryVerdict(document, config.rootCauses);
    const choices = config.rootCauses.map(({ name }) => name);
    if (verdict.state === 'several') {
      const values = quoted(verdict.ticked.map(({ label }) => label).join(', '), 35);
      const [first] = verdict.ticked;
      if (first)
        report({
          message: 'several',
          data: { values },
          range: { start: first.range.start, end: verdict.ticked.at(-1)?.range.end ?? first.range.end },
        });
    }
    if (verdict.state !== 'invalid') return;
    const { statement, suggestion } = verdict;
    const value = quoted(statement.value, 25);
    const ordered = [...choices].sort((a, b) => Number(b === suggestion?.name) - Number(a === suggestion?.name));
    const isChoice = statement.choices !== undefined;
    const fixes = () =>
      ordered.map(
        (name): Fix => ({
          title: `Replace by "${name}"`,
          edits: [{ range: statement.range, newText: name }],
          safe: false,
          ...(name === suggestion?.name && { preferred: true }),
        }),
      );
    const found = { range: statement.range, ...(!isChoice && { fixes }) };
    if (suggestion)
      report({
        message: 'misspelt',
        data: { value, suggestion: `Did this mean "${quoted(suggestion.name, 25)}"` },
        ...found,
      });
    else
      report({ message: 'unknown', data: { value, choices: quoted(choices.join(', '), 60 - value.length) }, ...found });
  },
});
