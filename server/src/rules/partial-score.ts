import { fieldEdits, fieldRange } from '../kinds/field-fix.ts';
import { isOpenDebt, type WrittenDebtItem } from '../model/debt-item.ts';
import { ice, meaningOf, type ScoreName, scoreNames } from '../model/ice.ts';
import { defineRule } from './define-rule.ts';

export default defineRule({
  name: 'partial-score',
  summary: 'Some of the three scores of an open item are there, not all.',
  rationale:
    'Two scores say little: with the third anywhere from 1 to 10 the item can be first or last of the backlog. It stays among ' +
    'the unscored ones until all three are there. An item with none yet is only new.',
  family: 'debt',
  severity: 'information',
  subject: 'debt',
  audience: 'everyone',
  completeness: false,
  inBacklogs: true,
  options: {},
  messages: { partial: 'No {missing} yet, so ICE can become anything from {lowest} to {highest}.' },
  examples: [
    {
      caption: 'What it would cost is not said.',
      bad: '---\nid: k3f9qx\n⟦impact: 6⟧\nconfidence: 7\n---\n# Retry loop swallows errors\n',
      fixed: '---\nid: k3f9qx\nimpact: 6\nconfidence: 7\neffort: 1\n---\n# Retry loop swallows errors\n',
    },
    {
      caption: 'A row of a backlog that scores its items: the fix fills the blank cell.',
      path: 'TECH_DEBT.md',
      bad: '| Debt | Impact | Confidence | Effort |\n|-|-|-|-|\n| Start takes a minute | 7 | 8 | 3 |\n| Two clocks | ⟦6⟧ | 5 | |\n',
      fixed:
        '| Debt | Impact | Confidence | Effort |\n|-|-|-|-|\n| Start takes a minute | 7 | 8 | 3 |\n| Two clocks | 6 | 5 | 1 |\n',
    },
    {
      caption: 'All three, and none at all.',
      good: '---\nid: k3f9qx\nimpact: 6\nconfidence: 7\neffort: 4\n---\n# Retry loop swallows errors\n',
    },
  ],
  check({ document, items, config, report }) {
    for (const item of items) {
      const there = scoreNames.filter((name) => item.scores[name] !== undefined);
      const missing = scoreNames.filter((name) => isBlank(item, name));
      const [first] = there.flatMap((name) => fieldOf(item, name) ?? []);
      const [wanted] = missing;
      if (!isOpenDebt(item) || !first || !wanted) continue;
      const { lowest, highest } = ice(item.scores, config.debt.ice);
      report({
        message: 'partial',
        data: { missing: missing.join(' and no '), lowest: round(lowest), highest: round(highest) },
        range: fieldRange(item, first.key),
        fixes: () =>
          [1, 3, 5, 7, 9]
            .map((score) => ({
              title: `Write ${wanted} ${score}: ${meaningOf(wanted, score)}`,
              edits: fieldEdits(document, item, { [wanted]: score }),
              safe: false,
            }))
            .filter(({ edits }) => edits.length > 0),
      });
    }
  },
});

const fieldOf = ({ fields }: WrittenDebtItem, name: ScoreName) =>
  fields.get(name) ?? (name === 'effort' ? fields.get('ease') : undefined);

/** What stands there and is no score is spoken of as such. */
const isBlank = (item: WrittenDebtItem, name: ScoreName): boolean => (fieldOf(item, name)?.text ?? '') === '';

const round = (value: number): number => Math.round(value * 10) / 10;
