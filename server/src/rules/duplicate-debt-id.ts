import { writeDebtField } from '../kinds/write-debt-field.ts';
import { isBefore } from '../model/debt-age.ts';
import { drawDebtId } from '../model/debt-id.ts';
import { debtItem } from '../model/debt-item.ts';
import { defineRule, quoted } from './define-rule.ts';

export default defineRule({
  name: 'duplicate-debt-id',
  summary: 'Two debt items have one id.',
  rationale:
    'A comment that says `D-k3f9qx` has to lead to one item. Ids are drawn at random, so two alike are mostly a file that was ' +
    'copied to begin the next one. It is said of the one that was logged later.',
  family: 'contradiction',
  severity: 'error',
  subject: 'debt',
  audience: 'everyone',
  completeness: false,
  options: {},
  messages: { taken: '{id} is the id of {file} as well. Each item has one of its own.' },
  examples: [
    {
      caption: 'A copied file.',
      items: {
        'docs/debt/slow-start-k3f9qx.md': '---\nid: k3f9qx\ncreated: 2025-10-01\n---\n# Start takes a minute\n',
      },
      bad: '---\nid: ⟦k3f9qx⟧\ncreated: 2025-11-01\n---\n# Retry loop swallows errors\n',
    },
    {
      caption: 'An id of its own.',
      items: {
        'docs/debt/slow-start-h7w2mp.md': '---\nid: h7w2mp\ncreated: 2025-10-01\n---\n# Start takes a minute\n',
      },
      good: '---\nid: k3f9qx\ncreated: 2025-11-01\n---\n# Retry loop swallows errors\n',
    },
  ],
  check({ document, project, report }) {
    const item = debtItem(document);
    const field = item.fields.get('id');
    if (item.id === undefined || !field) return;
    const other = project.withId(item.id).find((each) => each.path !== item.path && isBefore(each, item));
    if (!other) return;
    report({
      message: 'taken',
      data: { id: item.id, file: quoted(other.path.slice(other.path.lastIndexOf('/') + 1), 45) },
      range: field.valueRange,
      ...(item.broken === undefined && {
        fixes: () => {
          const id = drawDebtId(seeded(`${item.path}\n${item.title}`), (each) => project.withId(each).length > 0);
          return [{ title: `Give it the id ${id}`, edits: [writeDebtField(document, 'id', id)], safe: false }];
        },
      }),
    });
  },
});

/** The same numbers for the same text, each time: a rule draws no lots. */
function seeded(text: string): (below: number) => number {
  let state = 0x811c9dc5;
  for (const character of text) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (below) => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x297a2d39;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
}
