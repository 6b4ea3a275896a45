import { fieldRange } from '../kinds/field-fix.ts';
import { appended } from '../kinds/insert.ts';
import { isOpenDebt } from '../model/debt-item.ts';
import { defineRule } from './define-rule.ts';

export default defineRule({
  name: 'spike-first',
  summary: 'Much effort on little confidence: a month or more on a guess.',
  rationale:
    'What is large and unsure is where months go and nothing gets faster. A spike of a day or two costs little and moves the ' +
    'confidence up or down; either is worth knowing before the rest is planned.',
  family: 'debt',
  severity: 'information',
  subject: 'debt',
  audience: 'everyone',
  completeness: false,
  inBacklogs: true,
  options: {
    confidence: { default: 3, description: 'The highest confidence that is little.', minimum: 1, maximum: 10 },
    effort: { default: 7, description: 'The lowest effort that is much.', minimum: 1, maximum: 10 },
  },
  messages: { spike: 'Confidence {confidence} for effort {effort}: which spike of a day would tell more?' },
  examples: [
    {
      caption: 'A month of work on a plausible argument.',
      bad: '---\nid: k3f9qx\nimpact: 9\n⟦confidence: 3⟧\neffort: 7\n---\n# Two retry layers disagree\n\nEvery change is tested twice.\n',
      fixed:
        '---\nid: k3f9qx\nimpact: 9\nconfidence: 3\neffort: 7\n---\n# Two retry layers disagree\n\nEvery change is tested twice.\n\nSpike first: {what would be known after a day}.\n',
    },
    {
      caption: 'A spike is named.',
      good: '---\nid: k3f9qx\nimpact: 9\nconfidence: 3\neffort: 7\n---\n# Two retry layers disagree\n\nSpike first: take one layer out behind a flag, for a day.\n',
    },
  ],
  check({ document, items, options, report }) {
    for (const item of items) {
      const { confidence, effort } = item.scores;
      if (!isOpenDebt(item) || confidence === undefined || effort === undefined) continue;
      if (!item.fields.has('confidence') || confidence > options.confidence || effort < options.effort) continue;
      const { start, end } = item.from?.range ?? { start: 0, end: document.text.length };
      if (/\bspikes?\b/i.test(document.text.slice(start, end))) continue;
      const edits = [appended(document, 'Spike first: {what would be known after a day}.')];
      report({
        message: 'spike',
        data: { confidence, effort },
        range: fieldRange(item, 'confidence'),
        // In a backlog it would stand behind another item.
        fixes: () => (item.from ? [] : [{ title: 'Name a spike', edits, safe: false }]),
      });
    }
  },
});
