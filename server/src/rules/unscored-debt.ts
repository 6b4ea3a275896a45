import { daysWaited } from '../model/debt-age.ts';
import { isScored, scoreNames } from '../model/ice.ts';
import { titleRange } from '../model/sections.ts';
import { defineRule } from './define-rule.ts';

export default defineRule({
  name: 'unscored-debt',
  summary: 'An open item that has waited two weeks for its scores.',
  rationale:
    'Logging takes five seconds because it asks for nothing but a title. The scores come later, and if they never do the ' +
    'backlog has no order: what was logged last is what is seen.',
  family: 'debt',
  severity: 'warning',
  subject: 'debt',
  byDate: true,
  audience: 'everyone',
  completeness: false,
  inBacklogs: true,
  options: { days: { default: 14, description: 'How many days an item may go without all three scores.', minimum: 1 } },
  messages: { unscored: 'Logged {days} days ago, and no {missing} yet. 1 to 10 each will do.' },
  examples: [
    {
      caption: 'Logged in November; today is the first of January.',
      bad: '---\nid: k3f9qx\ncreated: 2025-11-20\n---\n⟦# Retry loop swallows errors⟧\n',
    },
    {
      caption: 'A row of a backlog that scores its items.',
      path: 'TECH_DEBT.md',
      bad: '| Debt | Impact | Confidence | Effort | Created |\n|-|-|-|-|-|\n| Start takes a minute | 7 | 8 | 3 | 2025-11-20 |\n| ⟦Two clocks⟧ | | | | 2025-11-20 |\n',
    },
    {
      caption: 'Logged yesterday.',
      good: '---\nid: k3f9qx\ncreated: 2025-12-31\n---\n# Retry loop swallows errors\n',
    },
  ],
  check({ document, items, options, today, report }) {
    for (const item of items) {
      if (isScored(item.scores)) continue;
      // A backlog without a place for scores has an order of its own.
      if (item.from && !scoreNames.every((name) => item.fields.has(name))) continue;
      const days = daysWaited(item, item.created, today);
      if (days < options.days) continue;
      const missing = scoreNames.filter((name) => item.scores[name] === undefined).join(', ');
      const range = item.from ? item.titleRange : titleRange(document);
      report({ message: 'unscored', data: { days, missing }, range });
    }
  },
});
