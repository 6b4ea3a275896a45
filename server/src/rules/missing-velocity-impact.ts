import { appended } from '../kinds/insert.ts';
import { debtItem, isOpenDebt } from '../model/debt-item.ts';
import { hasOwnSentence } from '../model/own-sentence.ts';
import { defineRule } from './define-rule.ts';

export default defineRule({
  name: 'missing-velocity-impact',
  summary: 'No sentence says what takes longer because of this debt.',
  rationale:
    'One sentence on what takes longer, for whom and how often is the why of a debt document: it is what a product manager ' +
    'weighs against a feature, and what tells next year whether it still hurts. A score without it is a number.',
  family: 'debt',
  severity: 'information',
  subject: 'debt',
  audience: 'everyone',
  completeness: false,
  options: {},
  messages: { missing: 'What takes longer because of this, for whom, and how often?' },
  examples: [
    {
      caption: 'A title and a place.',
      bad: '---\nid: k3f9qx\nstatus: open\n---\n# ⟦Retry loop swallows errors⟧\n\n- [src/http/retry.ts:42](../../src/http/retry.ts#L42) `catch (e) {}`\n',
      fixed:
        '---\nid: k3f9qx\nstatus: open\n---\n# Retry loop swallows errors\n\n- [src/http/retry.ts:42](../../src/http/retry.ts#L42) `catch (e) {}`\n\nBecause of this, it takes longer to {what, and how often}.\n',
    },
    {
      caption: 'One sentence.',
      good: '---\nid: k3f9qx\nstatus: open\n---\n# Retry loop swallows errors\n\nEvery HTTP change needs a day of manual checks.\n',
    },
  ],
  check({ document, report }) {
    const item = debtItem(document);
    if (!isOpenDebt(item) || item.title === '' || hasOwnSentence(document)) return;
    report({
      message: 'missing',
      range: item.titleRange,
      fixes: () => [
        {
          title: 'Begin the sentence',
          edits: [appended(document, 'Because of this, it takes longer to {what, and how often}.')],
          safe: false,
        },
      ],
    });
  },
});
