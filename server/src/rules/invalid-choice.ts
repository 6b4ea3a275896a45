import { choiceMistake } from '../kinds/choice-mistake.ts';
import { writeValue } from '../kinds/write-value.ts';
import { defineRule, quoted } from './define-rule.ts';

export default defineRule({
  name: 'invalid-choice',
  summary: 'A field holds none of the values that its template allows, or two of them are ticked.',
  rationale:
    'Where a template lists values in a `one of` comment, what reads the documents later (a dashboard, the next review) counts on ' +
    'one of these standing there. Words behind the value are fine: "major – a fifth of all orders". Values that a template ' +
    'only offers (`alert / customer`), without that comment, may be answered in other words.',
  family: 'contradiction',
  severity: 'warning',
  audience: 'everyone',
  completeness: true,
  options: {},
  messages: {
    unknown: '"{value}" is none of: {choices}. Which of them is it?',
    several: 'More than one is ticked here: {values}. Which one holds?',
  },
  examples: [
    {
      caption: 'A severity of the author’s own.',
      template: '# Title\n\n- **Severity:** <!-- whylint: one of: critical, major, minor -->\n',
      bad: '# Sign-in fails\n\n- **Severity:** ⟦terrible⟧\n',
      fixed: '# Sign-in fails\n\n- **Severity:** critical\n',
    },
    {
      caption: 'One of the values, with what it means here.',
      template: '# Title\n\n- **Severity:** <!-- whylint: one of: critical, major, minor -->\n',
      good: '# Sign-in fails\n\n- **Severity:** major, on Mondays\n',
    },
  ],
  check({ document, match, report }) {
    for (const { outline, leaf, state } of match.prompts) {
      const mistake = leaf && state === 'answered' ? choiceMistake(outline, leaf) : undefined;
      if (!mistake || !leaf) continue;
      const range = leaf.shape === 'heading' ? leaf.labelRange : leaf.valueRange;
      if (mistake.ticked.length > 1) {
        report({ message: 'several', data: { values: quoted(mistake.ticked.join(', '), 50) }, range });
        continue;
      }
      const value = quoted(leaf.value, 25);
      const choices = outline.choices ?? [];
      report({
        message: 'unknown',
        data: { value, choices: quoted(choices.join(', '), 60 - value.length) },
        range,
        ...(leaf.shape !== 'heading' && {
          fixes: () =>
            choices.map((choice) => ({
              title: `Set to "${choice}"`,
              edits: [writeValue(document, leaf.valueRange, choice)],
              safe: false,
            })),
        }),
      });
    }
  },
});
