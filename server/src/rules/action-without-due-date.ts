import { actionItems, actionLists } from '../model/action-items.ts';
import { defineRule } from './define-rule.ts';

export default defineRule({
  name: 'action-without-due-date',
  summary: 'An action item that says nothing of when.',
  rationale:
    'For teams that date their actions: a day, a quarter or "by the next release" tells what was meant to happen soon from ' +
    'what was meant to happen some day. Most teams keep dates in a tracker, so the rule is off until it is switched on.',
  family: 'action',
  severity: 'off',
  subject: 'incident',
  audience: 'everyone',
  completeness: false,
  options: {},
  messages: {
    one: 'By when? (a quarter is fine)',
    all: 'None of these {count} actions says by when. (a quarter is fine)',
  },
  examples: [
    {
      caption: 'Some day.',
      bad: '# The login page was down\n\n## Action items\n\n- Alert when the session cache is 80 % full, by Friday\n- ⟦Let sessions expire after a day⟧\n',
    },
    {
      caption: 'A day, a quarter, a column.',
      good: '# The login page was down\n\n## Action items\n\n| Action | Due |\n| --- | --- |\n| Alert when the session cache is 80 % full | 2026-03-06 |\n| Let sessions expire after a day | Q2 2026 |\n',
    },
  ],
  check({ document, match, report }) {
    const lists = match.follows ? actionLists(document).map(({ items }) => items) : [actionItems(document)];
    for (const items of lists) {
      const open = items.filter(({ state }) => state === 'open');
      const undated = open.filter(({ due }) => !due);
      const [first] = undated;
      if (first && undated.length === open.length && open.length > 1)
        report({ message: 'all', data: { count: undated.length }, range: first.line });
      else for (const { line } of undated) report({ message: 'one', range: line });
    }
  },
});
