import { actionItems } from '../model/action-items.ts';
import { isVigilance } from '../model/action-wording.ts';
import { defineRule } from './define-rule.ts';

export default defineRule({
  name: 'vigilance-action',
  summary: 'An action that asks people to be more careful.',
  rationale:
    'Everyone was already being careful. Attention runs out at night, in a hurry and with the next newcomer; a mechanism ' +
    '(a check, a default, a limit, an alert, a tool that refuses) does not.',
  family: 'judgement',
  severity: 'information',
  subject: 'incident',
  audience: 'everyone',
  completeness: false,
  options: {},
  messages: { vigilance: 'This relies on attention. What mechanism would make it unnecessary?' },
  examples: [
    {
      caption: 'Care, for as long as it lasts.',
      bad: '# The login page was down\n\n## Action items\n\n- ⟦Jo: be more careful with the cache’s settings⟧\n- ⟦Priya: double-check the limits before a release⟧\n',
    },
    {
      caption: 'A mechanism.',
      good: '# The login page was down\n\n## Action items\n\n- Jo: refuse settings without an expiry\n- Priya: add a double-check of the limits to the release pipeline\n',
    },
  ],
  check({ document, report }) {
    for (const item of actionItems(document))
      if (item.state === 'open' && isVigilance(item)) report({ message: 'vigilance', range: item.line });
  },
});
