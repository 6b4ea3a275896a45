import { writeDebtField } from '../kinds/write-debt-field.ts';
import { debtItem, scoreOf } from '../model/debt-item.ts';
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
  options: {},
  messages: { outside: '{name} is {text} here. Write a whole number from 1 to 10.' },
  examples: [
    {
      caption: 'A number of another scale, and a word.',
      bad: '---\nid: k3f9qx\nimpact: ⟦12⟧\neffort: ⟦high⟧\n---\n# Retry loop swallows errors\n',
      fixed: '---\nid: k3f9qx\nimpact: 10\neffort: high\n---\n# Retry loop swallows errors\n',
    },
    { caption: 'Whole numbers.', good: '---\nid: k3f9qx\nimpact: 6\neffort: 4\n---\n# Retry loop swallows errors\n' },
  ],
  check({ document, report }) {
    const { fields, broken } = debtItem(document);
    for (const name of ['impact', 'confidence', 'effort', 'ease']) {
      const field = fields.get(name);
      if (!field || field.text === '' || scoreOf(field.text) !== undefined || isPlaceholder(field.text)) continue;
      const nearest = nearestScore(field.text);
      report({
        message: 'outside',
        data: { name, text: quoted(field.text, 30) },
        range: field.valueRange,
        ...(nearest !== undefined &&
          broken === undefined && {
            fixes: () => [
              {
                title: `Write ${nearest}`,
                edits: [writeDebtField(document, name, nearest)],
                safe: false,
              },
            ],
          }),
      });
    }
  },
});

/** The score that a number was probably meant to be: `6/10`, `60 %`, `3/5`, `6.5`, `12`; words are for people to weigh. */
function nearestScore(text: string): number | undefined {
  const [, number, whole] = /^(-?\d{1,6}(?:[.,]\d{1,6})?)\s*(?:\/\s*(5|10|100)|(?:%))?$/.exec(text) ?? [];
  if (number === undefined) return undefined;
  const scale = whole !== undefined ? Number(whole) : text.endsWith('%') ? 100 : 10;
  const score = Math.round((Number(number.replace(',', '.')) * 10) / scale);
  return Math.min(10, Math.max(1, score));
}
