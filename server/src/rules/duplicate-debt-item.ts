import { appended } from '../kinds/insert.ts';
import { writeDebtField } from '../kinds/write-debt-field.ts';
import { isBefore } from '../model/debt-age.ts';
import { debtReference } from '../model/debt-id.ts';
import { type DebtItem, isOpenDebt, type WrittenDebtItem } from '../model/debt-item.ts';
import type { Document } from '../model/document.ts';
import { normaliseText } from '../model/normalise.ts';
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
  inBacklogs: true,
  options: {},
  messages: {
    logged: 'This is logged already: {file}. One item, or what sets the two apart?',
    here: 'This is logged already, at line {line}. One item, or what sets the two apart?',
  },
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
      caption: 'Twice in one backlog.',
      path: 'TECH_DEBT.md',
      bad: '# Tech debt\n\n- [ ] Start takes a minute\n- [ ] Two clocks\n- [ ] ⟦Start takes a minute⟧\n',
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
  check({ document, items, project, report }) {
    for (const item of items) {
      if (!isOpenDebt(item) || item.title === '') continue;
      // A team's own documents list one item at several places, in an index and where it is told.
      const others = alike(item, project).filter(({ path, from }) => path !== item.path && !(from && item.from));
      const other = [...alikeHere(item, items), ...others].find((each) => isOpenDebt(each) && isBefore(each, item));
      // A copy with the same id is spoken of as such.
      if (!other || (other.id !== undefined && other.id === item.id)) continue;
      const file = quoted(other.path.slice(other.path.lastIndexOf('/') + 1), 40);
      const range = item.titleRange;
      if (other.path === item.path) report({ message: 'here', data: { line: other.from?.line ?? 1 }, range });
      else report({ message: 'logged', data: { file }, range, fixes: () => closing(document, item, other) });
    }
  },
});

/** In one document the same title is the same debt only where nothing else sets the two apart. */
const alikeHere = (item: DebtItem, items: readonly DebtItem[]): readonly DebtItem[] =>
  items.filter(
    (each) => each !== item && normaliseText(each.title) === normaliseText(item.title) && !isSetApart(each, item),
  );

/** Ids, areas or places of their own. */
const isSetApart = (one: DebtItem, other: DebtItem): boolean =>
  (one.id !== undefined && other.id !== undefined) ||
  one.area !== other.area ||
  [...one.anchors].map(({ path }) => path).join() !== [...other.anchors].map(({ path }) => path).join();

function alike(item: DebtItem, project: Project): readonly DebtItem[] {
  const words = wordsOf(item);
  const beside = new Set(item.anchors.map(({ path }) => path));
  const near = [...beside].flatMap((path) => project.anchoredIn(path)).filter((each) => wordsOf(each) === words);
  return [...project.withTitle(item.title), ...(words === '' ? [] : near)];
}

const wordsOf = ({ title }: DebtItem): string => [...new Set(titleWords(title))].sort().join(' ');

function closing(document: Document, item: WrittenDebtItem, { id }: DebtItem): readonly Fix[] {
  if (id === undefined || item.from || item.broken !== undefined) return [];
  const reference = debtReference(id);
  const edits = [writeDebtField(document, 'status', 'wont-fix'), appended(document, `The same as ${reference}.`)];
  return [{ title: `Close it as the same as ${reference}`, edits, safe: false }];
}
