import { actionLists } from '../model/action-items.ts';
import { offersRunbook } from '../model/runbooks.ts';
import { titleRange } from '../model/sections.ts';
import { defineRule } from './define-rule.ts';

export default defineRule({
  name: 'missing-runbook',
  summary: 'No runbook is linked, and no action writes one.',
  rationale:
    'Mitigating comes before finding the cause. Whoever is on call the next time will not have read this document, but ' +
    'will open what the alert links to. Teams that keep runbooks switch this on.',
  family: 'action',
  severity: 'off',
  subject: 'incident',
  audience: 'everyone',
  completeness: true,
  options: {},
  messages: { missing: 'No runbook linked, and no action writes one. What would on-call open the next time?' },
  examples: [
    {
      caption: 'Nothing for the next night.',
      bad: '---\nkind: post-mortem\n---\n# The login page was down\n\n⟦## Action items⟧\n\n- Priya: let sessions expire after a day\n',
    },
    {
      caption: 'An action that writes one.',
      good: '---\nkind: post-mortem\n---\n# The login page was down\n\n## Action items\n\n- Ana: write a runbook for a full session cache\n',
    },
    {
      caption: 'One that was at hand.',
      good: '---\nkind: post-mortem\n---\n# The login page was down\n\n## Response\n\nWe followed [the runbook](https://example.org/runbooks/cache).\n',
    },
  ],
  check({ document, report }) {
    if (offersRunbook(document)) return;
    report({ message: 'missing', range: actionLists(document)[0]?.range ?? titleRange(document) });
  },
});
