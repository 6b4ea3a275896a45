import { fieldEdits } from '../kinds/field-fix.ts';
import { statedScale } from '../model/backlog/scales.ts';
import { scoreOf, type WrittenDebtItem } from '../model/debt-item.ts';
import { isPlaceholder } from '../model/placeholders.ts';
import { defineRule, quoted } from './define-rule.ts';

export default defineRule({
  name: 'score-out-of-range',
  summary: 'A score that is no whole number from 1 to 10.',
  rationale:
    'Impact, confidence and effort are compared between items by being multiplied. A 0, a percentage, a half or a word has no ' +
    'place on that scale, and counts as no score.',
  family: 'debt',
  severity: 'warning',
  subject: 'debt',
  audience: 'everyone',
  completeness: false,
  inBacklogs: true,
  options: {},
  messages: {
    outside: '{name} is {text} here. Write a whole number from 1 to 10.',
    ownScale: '{name} is {text} here. Write a number from {least} to {most}.',
  },
  examples: [
    {
      caption: 'A number of another scale, and a word.',
      bad: '---\nid: k3f9qx\nimpact: ⟦12⟧\neffort: ⟦high⟧\n---\n# Retry loop swallows errors\n',
      fixed: '---\nid: k3f9qx\nimpact: 10\neffort: high\n---\n# Retry loop swallows errors\n',
    },
    {
      caption: 'In a backlog that scores, and in one with a scale of its own.',
      path: 'TECH_DEBT.md',
      bad: '| Debt | Impact | Confidence | Effort |\n|-|-|-|-|\n| Start takes a minute | 7 | 8 | 3 |\n| Two clocks | ⟦12⟧ | 5 | 2 |\n\n| Debt | Priority (1-5) |\n|-|-|\n| Retry loop swallows errors | ⟦7⟧ |\n',
    },
    { caption: 'Whole numbers.', good: '---\nid: k3f9qx\nimpact: 6\neffort: 4\n---\n# Retry loop swallows errors\n' },
  ],
  check({ document, items, report }) {
    for (const item of items) {
      for (const name of ['impact', 'confidence', 'effort', 'ease']) {
        const field = item.fields.get(name);
        if (!field || field.text === '' || scoreOf(field.text) !== undefined || isPlaceholder(field.text)) continue;
        const nearest = nearestScore(field.text);
        const edits = nearest === undefined ? [] : fieldEdits(document, item, { [name]: nearest as number });
        report({
          message: 'outside',
          data: { name, text: quoted(field.text, 30) },
          range: field.valueRange,
          ...(edits.length > 0 && { fixes: () => [{ title: `Write ${nearest}`, edits, safe: false }] }),
        });
      }
      for (const { name, text, range, most, least } of outsideOwnScale(item))
        report({ message: 'ownScale', data: { name: quoted(name, 30), text: quoted(text, 10), least, most }, range });
    }
  },
});

/** Numbers that are outside of what a backlog says of its own scale at the head of the column, `Priority (1-5)`. */
const outsideOwnScale = ({ from }: WrittenDebtItem) =>
  (from?.own ?? []).flatMap(({ name, text, range }) => {
    const [least, most] = statedScale(name) ?? [];
    const number = /^-?\d{1,6}(?:[.,]\d{1,6})?$/.test(text) ? Number(text.replace(',', '.')) : undefined;
    if (number === undefined || least === undefined || most === undefined) return [];
    // One to ten is Whylint's own scale, which has been spoken of.
    if ((number >= least && number <= most) || (least === 1 && most === 10)) return [];
    return [{ name, text, range, least, most }];
  });

/** The score that a number was probably meant to be: `6/10`, `60 %`, `3/5`, `6.5`, `12`; words are for people to weigh. */
function nearestScore(text: string): number | undefined {
  const [, number, whole] = /^(-?\d{1,6}(?:[.,]\d{1,6})?)\s*(?:\/\s*(5|10|100)|(?:%))?$/.exec(text) ?? [];
  if (number === undefined) return undefined;
  const scale = whole !== undefined ? Number(whole) : text.endsWith('%') ? 100 : 10;
  const score = Math.round((Number(number.replace(',', '.')) * 10) / scale);
  return Math.min(10, Math.max(1, score));
}
