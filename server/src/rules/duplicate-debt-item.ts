import { appended } from '../kinds/insert.ts';
import { writeDebtField } from '../kinds/write-debt-field.ts';
import { isBefore } from '../model/debt-age.ts';
import { debtReference } from '../model/debt-id.ts';
import { type DebtItem, debtItem, isOpenDebt } from '../model/debt-item.ts';
import type { Document } from '../model/document.ts';
import type { Project } from '../model/project.ts';
import { titleWords } from '../model/title-words.ts';
import { defineRule, quoted } from './define-rule.ts';
import type { Fix } from './diagnostic.ts';

export default defineRule({
  name: 'duplicate-debt-item',
  summary: 'The same debt is logged twice, and both items are open.',
  rationale:
    'Whoever runs into the same thing should count for the item that is there, not split its weight in two. Items are taken ' +
    'for one when their titles are the same, or when they have the same words and stand in the same file of code.',
  family: 'debt',
  severity: 'warning',
  subject: 'debt',
  audience: 'everyone',
  completeness: false,
  options: {},
  messages: { logged: 'This is logged already: {file}. One item, or what sets the two apart?' },
  examples: [
    {
      caption: 'The same title, in another file.',
      items: {
        'docs/debt/retry-h7w2mp.md':
          '---\nid: h7w2mp\ncreated: 2025-10-01\n---\n# Retry loop swallows errors\n\nNobody sees failures.\n',
      },
      bad: '---\nid: k3f9qx\nstatus: open\ncreated: 2025-11-01\n---\n# ⟦Retry loop swallows errors⟧\n',
      fixed:
        '---\nid: k3f9qx\nstatus: wont-fix\ncreated: 2025-11-01\n---\n# Retry loop swallows errors\n\nThe same as D-h7w2mp.\n',
    },
    {
      caption: 'The other one is paid: it has come back.',
      items: {
        'docs/debt/retry-h7w2mp.md':
          '---\nid: h7w2mp\nstatus: paid\ncreated: 2025-10-01\n---\n# Retry loop swallows errors\n',
      },
      good: '---\nid: k3f9qx\nstatus: open\ncreated: 2025-11-01\n---\n# Retry loop swallows errors\n',
    },
  ],
  check({ document, project, report }) {
    const item = debtItem(document);
    if (!isOpenDebt(item) || item.title === '') return;
    const other = alike(item, project).find(
      (each) => each.path !== item.path && isOpenDebt(each) && isBefore(each, item),
    );
    // A copy with the same id is spoken of as such.
    if (!other || (other.id !== undefined && other.id === item.id)) return;
    report({
      message: 'logged',
      data: { file: quoted(other.path.slice(other.path.lastIndexOf('/') + 1), 40) },
      range: item.titleRange,
      ...(item.broken === undefined && { fixes: () => closing(document, other) }),
    });
  },
});

function alike(item: DebtItem, project: Project): readonly DebtItem[] {
  const words = wordsOf(item);
  const beside = new Set(item.anchors.map(({ path }) => path));
  const near = [...beside].flatMap((path) => project.anchoredIn(path)).filter((each) => wordsOf(each) === words);
  return [...project.withTitle(item.title), ...(words === '' ? [] : near)];
}

const wordsOf = ({ title }: DebtItem): string => [...new Set(titleWords(title))].sort().join(' ');

function closing(document: Document, { id }: DebtItem): readonly Fix[] {
  if (id === undefined) return [];
  const reference = debtReference(id);
  const edits = [writeDebtField(document, 'status', 'wont-fix'), appended(document, `The same as ${reference}.`)];
  return [{ title: `Close it as the same as ${reference}`, edits, safe: false }];
}
