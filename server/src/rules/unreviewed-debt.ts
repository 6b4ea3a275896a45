import { writeDebtField } from '../kinds/write-debt-field.ts';
import { daysWaited, lastTouched } from '../model/debt-age.ts';
import { debtItem } from '../model/debt-item.ts';
import { titleRange } from '../model/sections.ts';
import { defineRule } from './define-rule.ts';

export default defineRule({
  name: 'unreviewed-debt',
  summary: 'An open item in which nothing has changed for half a year.',
  rationale:
    'Code moves on under its debt. An item that nobody has touched for half a year is paid by the way, worse than it says, or ' +
    'not worth paying; a look tells which. `reviewed: 2026-01-31` says that somebody looked and it still holds. The days ' +
    'come from the item and, where there is one, from version control.',
  family: 'debt',
  severity: 'warning',
  subject: 'debt',
  byDate: true,
  audience: 'everyone',
  completeness: false,
  options: { days: { default: 180, description: 'How many days an item may stay as it is.', minimum: 1 } },
  messages: { unreviewed: 'Nothing here has changed for {days} days. Does it still hold, and is it worth paying?' },
  examples: [
    {
      caption: 'Logged last May; today is the first of January.',
      bad: '---\nid: k3f9qx\nstatus: open\ncreated: 2025-05-02\n---\n⟦# Retry loop swallows errors⟧\n',
      fixed:
        '---\nid: k3f9qx\nstatus: open\ncreated: 2025-05-02\nreviewed: 2026-01-01\n---\n# Retry loop swallows errors\n',
    },
    {
      caption: 'Somebody has looked.',
      good: '---\nid: k3f9qx\nstatus: open\ncreated: 2025-05-02\nreviewed: 2025-11-30\n---\n# Retry loop swallows errors\n',
    },
  ],
  check({ document, project, options, today, report }) {
    const item = debtItem(document);
    const days = daysWaited(item, lastTouched(item, project), today);
    if (days < options.days) return;
    report({
      message: 'unreviewed',
      data: { days },
      range: titleRange(document),
      ...(item.broken === undefined && {
        fixes: () => [
          {
            title: 'It still holds: write the date',
            edits: [writeDebtField(document, 'reviewed', today)],
            safe: false,
          },
          { title: 'Close it as wont-fix', edits: [writeDebtField(document, 'status', 'wont-fix')], safe: false },
        ],
      }),
    });
  },
});
