import { fieldEdits } from '../kinds/field-fix.ts';
import { isBefore } from '../model/debt-age.ts';
import { drawDebtId } from '../model/debt-id.ts';
import type { DebtItem, WrittenDebtItem } from '../model/debt-item.ts';
import type { Document } from '../model/document.ts';
import type { Project } from '../model/project.ts';
import { isSameMatter } from '../model/title-words.ts';
import { defineRule, quoted } from './define-rule.ts';
import type { Fix } from './diagnostic.ts';

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
  inBacklogs: true,
  options: {},
  messages: {
    taken: '{id} is the id of {file} as well. Each item has one of its own.',
    here: '{id} is the id of the item at line {line} as well. Each item has one of its own.',
  },
  examples: [
    {
      caption: 'A copied file.',
      items: {
        'docs/debt/slow-start-k3f9qx.md': '---\nid: k3f9qx\ncreated: 2025-10-01\n---\n# Start takes a minute\n',
      },
      bad: '---\nid: ⟦k3f9qx⟧\ncreated: 2025-11-01\n---\n# Retry loop swallows errors\n',
    },
    {
      caption: 'Two rows of a backlog.',
      path: 'TECH_DEBT.md',
      bad: '| ID | Debt | Status |\n|-|-|-|\n| TD-1 | Start takes a minute | Open |\n| TD-1 | ⟦Two clocks⟧ | Open |\n',
    },
    {
      caption: 'An id of its own.',
      items: {
        'docs/debt/slow-start-h7w2mp.md': '---\nid: h7w2mp\ncreated: 2025-10-01\n---\n# Start takes a minute\n',
      },
      good: '---\nid: k3f9qx\ncreated: 2025-11-01\n---\n# Retry loop swallows errors\n',
    },
  ],
  check({ document, items, project, report }) {
    for (const item of items) {
      const { id } = item;
      if (id === undefined) continue;
      // The project may know an earlier version of the document.
      const others = project.withId(id).filter(({ path }) => path !== item.path);
      const other = [...items.filter((each) => each !== item && each.id === id), ...others].find(
        (each) => isBefore(each, item) && !isListedTwice(each, item),
      );
      if (!other) continue;
      const file = quoted(other.path.slice(other.path.lastIndexOf('/') + 1), 45);
      const range = item.from ? item.titleRange : (item.fields.get('id')?.valueRange ?? item.titleRange);
      const line = other.from?.line ?? 1;
      if (other.path === item.path) report({ message: 'here', data: { id, line }, range });
      else report({ message: 'taken', data: { id, file }, range, fixes: () => anotherId(document, item, project) });
    }
  },
});

/** A team's own documents list one item at several places, in an index and where it is told. */
const isListedTwice = (one: DebtItem, other: DebtItem): boolean =>
  one.from !== undefined && other.from !== undefined && isSameMatter(one.title, other.title);

/** Of a document that a team keeps by itself the ids are the team's. */
function anotherId(document: Document, item: WrittenDebtItem, project: Project): readonly Fix[] {
  if (item.from || item.broken !== undefined) return [];
  const id = drawDebtId(seeded(`${item.path}\n${item.title}`), (each) => project.withId(each).length > 0);
  return [{ title: `Give it the id ${id}`, edits: fieldEdits(document, item, { id }), safe: false }];
}

/** The same numbers for the same text, each time: a rule draws no lots. */
function seeded(text: string): (below: number) => number {
  let state = 0x811c9dc5;
  for (const character of text) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (below) => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x297a2d39;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
}
