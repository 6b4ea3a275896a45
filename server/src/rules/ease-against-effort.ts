import { fieldEdits, fieldRange } from '../kinds/field-fix.ts';
import { scoreOf } from '../model/debt-item.ts';
import { defineRule } from './define-rule.ts';

export default defineRule({
  name: 'ease-against-effort',
  summary: 'Ease and effort are both there and say different things.',
  rationale:
    'Ease is effort counted from the other end: ease 9 is effort 2. With both written and not in step nobody can tell which ' +
    'one was meant, and the rank of the item is wrong by one of them.',
  family: 'contradiction',
  severity: 'error',
  subject: 'debt',
  audience: 'everyone',
  completeness: false,
  inBacklogs: true,
  options: {},
  messages: { against: 'Ease {ease} is effort {meant}, and effort is {effort} here. Which of the two is right?' },
  examples: [
    {
      caption: 'A month of work that is easy.',
      bad: '---\nid: k3f9qx\neffort: 7\n⟦ease: 9⟧\n---\n# Retry loop swallows errors\n',
      fixed: '---\nid: k3f9qx\neffort: 7\nease: 4\n---\n# Retry loop swallows errors\n',
    },
    {
      caption: 'In a backlog with a column for each.',
      path: 'TECH_DEBT.md',
      bad: '| Debt | Impact | Confidence | Effort | Ease |\n|-|-|-|-|-|\n| Two clocks | 6 | 5 | 7 | ⟦9⟧ |\n',
      fixed: '| Debt | Impact | Confidence | Effort | Ease |\n|-|-|-|-|-|\n| Two clocks | 6 | 5 | 7 | 4 |\n',
    },
    {
      caption: 'The same, said twice.',
      good: '---\nid: k3f9qx\neffort: 2\nease: 9\n---\n# Retry loop swallows errors\n',
    },
  ],
  check({ document, items, report }) {
    for (const item of items) {
      const field = item.fields.get('ease');
      const ease = scoreOf(field?.text ?? '');
      const effort = scoreOf(item.fields.get('effort')?.text ?? '');
      if (!field || ease === undefined || effort === undefined || ease + effort === 11) continue;
      const keep = (title: string, key: string, value: number) => ({
        title,
        edits: fieldEdits(document, item, { [key]: value }),
        safe: false,
      });
      report({
        message: 'against',
        data: { ease, meant: 11 - ease, effort },
        range: fieldRange(item, 'ease'),
        related: [{ range: item.fields.get('effort')?.valueRange ?? field.valueRange, message: `Effort ${effort}` }],
        fixes: () =>
          [
            keep(`Keep effort ${effort}: write ease ${11 - effort}`, 'ease', 11 - effort),
            keep(`Keep ease ${ease}: write effort ${11 - ease}`, 'effort', 11 - ease),
          ].filter(({ edits }) => edits.length > 0),
      });
    }
  },
});
