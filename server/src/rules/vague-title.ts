import { type DebtItem, isOpenDebt } from '../model/debt-item.ts';
import { isPlaceholder } from '../model/placeholders.ts';
import { isVagueTitle } from '../model/title-words.ts';
import { defineRule, quoted } from './define-rule.ts';

export default defineRule({
  name: 'vague-title',
  summary: 'A debt item whose title would fit any other.',
  rationale:
    '"Refactoring" or "Legacy code" is a folder, not an item: nobody can say what it would cost, whether it is done, or whether ' +
    'it is the same as the next one. Two words that say what is off and where make it one.',
  family: 'debt',
  severity: 'information',
  subject: 'debt',
  audience: 'everyone',
  completeness: false,
  inBacklogs: true,
  options: {},
  messages: { vague: '"{title}" would fit any item. What is off, and where?' },
  examples: [
    { caption: 'What kind of work it is, and no more.', bad: '---\nid: k3f9qx\n---\n# ⟦Legacy code cleanup⟧\n' },
    { caption: 'What is off, and where.', good: '---\nid: k3f9qx\n---\n# Retry loop swallows errors\n' },
  ],
  check({ items, report }) {
    for (const item of items) {
      const { title, titleRange, from } = item;
      if (title === '' || isPlaceholder(title) || !isVagueTitle(title)) continue;
      // What a team is done with in a backlog of its own is history.
      if (from && (!isOpenDebt(item) || isToldBeside(item))) continue;
      report({ message: 'vague', data: { title: quoted(title, 45) }, range: titleRange });
    }
  },
});

/** In a table, the cells beside the title are read with it. */
const isToldBeside = ({ from }: DebtItem): boolean =>
  from?.shape === 'table' &&
  from.own.some(({ field, text }) => field !== 'title' && (text.match(/\p{L}{2,}/gu)?.length ?? 0) >= fewestWords);

const fewestWords = 5;
