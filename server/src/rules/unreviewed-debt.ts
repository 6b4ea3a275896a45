import { fieldEdits } from '../kinds/field-fix.ts';
import { daysWaited, lastTouched } from '../model/debt-age.ts';
import type { WrittenDebtItem } from '../model/debt-item.ts';
import type { Document } from '../model/document.ts';
import { titleRange } from '../model/sections.ts';
import { defineRule } from './define-rule.ts';
import type { Fix } from './diagnostic.ts';

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
  inBacklogs: true,
  options: { days: { default: 180, description: 'How many days an item may stay as it is.', minimum: 1 } },
  messages: {
    unreviewed: 'Nothing here has changed for {days} days. Does it still hold, and is it worth paying?',
    several: 'Nothing here has changed for {days} days, and {others} more have waited long. Does it still hold?',
  },
  examples: [
    {
      caption: 'Logged last May; today is the first of January.',
      bad: '---\nid: k3f9qx\nstatus: open\ncreated: 2025-05-02\n---\n⟦# Retry loop swallows errors⟧\n',
      fixed:
        '---\nid: k3f9qx\nstatus: open\ncreated: 2025-05-02\nreviewed: 2026-01-01\n---\n# Retry loop swallows errors\n',
    },
    {
      caption: 'In a backlog it is said once, of the item that has waited longest.',
      path: 'TECH_DEBT.md',
      bad: '| Debt | Status | Created |\n|-|-|-|\n| Two clocks | Open | 2025-06-01 |\n| ⟦Start takes a minute⟧ | Open | 2025-05-01 |\n',
      fixed:
        "| Debt | Status | Created |\n|-|-|-|\n| Two clocks | Open | 2025-06-01 |\n| Start takes a minute | Won't fix | 2025-05-01 |\n",
    },
    {
      caption: 'Somebody has looked.',
      good: '---\nid: k3f9qx\nstatus: open\ncreated: 2025-05-02\nreviewed: 2025-11-30\n---\n# Retry loop swallows errors\n',
    },
  ],
  check({ document, items, project, options, today, report }) {
    const waiting = items
      .flatMap((item) => {
        const days = daysWaited(item, lastTouched(item, project), today);
        return days >= options.days ? [{ item, days }] : [];
      })
      .sort((a, b) => b.days - a.days);
    // Of a backlog it is said once, of what has waited longest.
    const [longest, ...others] = waiting;
    if (!longest) return;
    const { item, days } = longest;
    const range = item.from ? item.titleRange : titleRange(document);
    const fixes = () => ways(document, item, today);
    if (others.length === 0) report({ message: 'unreviewed', data: { days }, range, fixes });
    else report({ message: 'several', data: { days, others: others.length }, range, fixes });
  },
});

const ways = (document: Document, item: WrittenDebtItem, today: string): readonly Fix[] =>
  [
    { title: 'It still holds: write the date', edits: fieldEdits(document, item, { reviewed: today }), safe: false },
    { title: 'Close it as wont-fix', edits: fieldEdits(document, item, { status: 'wont-fix' }), safe: false },
  ].filter(({ edits }) => edits.length > 0);
