import { hasIssue } from '../model/action-item.ts';
import { actionItems } from '../model/action-items.ts';
import { isVague } from '../model/action-wording.ts';
import { defineRule, quoted } from './define-rule.ts';

export default defineRule({
  name: 'vague-action',
  summary: 'An action that improves, ensures or looks into something, and no way to tell when it is done.',
  rationale:
    '"Improve alerting" can be ticked on the first day or never. A done-test makes it an action: what will be there that is ' +
    'not there now, a figure, a date, "until …", "so that …". An item with a link is silent, since the issue says more.',
  family: 'judgement',
  severity: 'information',
  subject: 'incident',
  audience: 'everyone',
  completeness: false,
  options: {},
  messages: { vague: 'How will we know that "{action}" is done?' },
  examples: [
    {
      caption: 'Nothing says when it is done.',
      bad: '# The login page was down\n\n## Action items\n\n- ⟦Improve alerting (Priya)⟧\n',
    },
    {
      caption: 'A figure, a purpose, a thing that will be there.',
      good: '# The login page was down\n\n## Action items\n\n- Priya: improve alerting so that a full cache pages on-call\n- Jo: look into cache sizes until 2026-03-06\n- Ana: ensure that every session expires after a day\n- Sam: investigate whether sessions are still needed\n',
    },
  ],
  check({ document, config, report }) {
    for (const item of actionItems(document)) {
      if (item.state !== 'open' || hasIssue(item, config.trackers) || !isVague(item)) continue;
      report({ message: 'vague', data: { action: quoted(item.text, 60) }, range: item.line });
    }
  },
});
