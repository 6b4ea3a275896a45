import { backlog, daysWaited } from '../model/debt-age.ts';
import { titleRange } from '../model/sections.ts';
import { defineRule } from './define-rule.ts';

export default defineRule({
  name: 'ignored-backlog',
  summary: 'Items are open, and for a quarter none was paid, closed or changed.',
  rationale:
    'A backlog that is only added to is worse than none: it costs the time to write it and teaches that writing changes ' +
    'nothing. One small item paid, or the hopeless half closed as `wont-fix`, makes it one that is used. It is said once, of ' +
    'the item that has been open longest; the days come from the items and, where there is one, from version control.',
  family: 'debt',
  severity: 'warning',
  subject: 'debt',
  byDate: true,
  audience: 'everyone',
  completeness: false,
  inBacklogs: true,
  options: { days: { default: 90, description: 'How many days may go by without anything being paid.', minimum: 1 } },
  messages: { ignored: '{open} open, none of them paid, closed or changed for {days} days. Which one goes first?' },
  examples: [
    {
      caption: 'The oldest of two, and neither was touched; today is the first of January.',
      items: {
        'docs/debt/slow-start-h7w2mp.md': '---\nid: h7w2mp\ncreated: 2025-09-01\n---\n# Start takes a minute\n',
      },
      bad: '---\nid: k3f9qx\ncreated: 2025-07-01\n---\n⟦# Retry loop swallows errors⟧\n',
    },
    {
      caption: 'One was paid in November.',
      items: {
        'docs/debt/slow-start-h7w2mp.md':
          '---\nid: h7w2mp\nstatus: paid\ncreated: 2025-09-01\npaid: 2025-11-20\n---\n# Start takes a minute\n',
      },
      good: '---\nid: k3f9qx\ncreated: 2025-07-01\n---\n# Retry loop swallows errors\n',
    },
  ],
  check({ document, items, project, options, today, report }) {
    const old = items.find((item) => daysWaited(item, item.created, today) >= options.days);
    // Most items are told apart here, without a look at all others.
    if (!project.isComplete || !old) return;
    const { open, oldest, lastWorkedOn } = backlog(project);
    if (oldest?.path !== old.path) return;
    const days = daysWaited(oldest, lastWorkedOn ?? oldest.created, today);
    if (days >= options.days) report({ message: 'ignored', data: { open, days }, range: titleRange(document) });
  },
});
