import type { Config } from '../config/config.ts';
import { nearestName } from '../config/nearest-name.ts';
import { debtReference } from '../model/debt-id.ts';
import { type DebtMention, debtMentions, isUnknownDebtId, knowsDebtIds } from '../model/debt-mentions.ts';
import type { Project } from '../model/project.ts';
import { defineRule, quoted } from './define-rule.ts';
import type { Fix } from './diagnostic.ts';

export default defineRule({
  name: 'unknown-debt-id',
  summary: 'A debt id, or a link to a debt item, that leads to no item.',
  rationale:
    'A trade-off that names `D-k3f9qx` is only as good as the item behind it. An id that was mistyped, or whose item was ' +
    'deleted instead of paid, looks like a promise that somebody keeps. It is said only where the backlog has been read.',
  family: 'contradiction',
  severity: 'warning',
  audience: 'everyone',
  completeness: false,
  inBacklogs: true,
  inCode: true,
  options: {},
  messages: {
    unknown: 'There is no debt item {id}. Which one is it?',
    absent: 'There is no debt item {file}. Which one is it?',
  },
  examples: [
    {
      caption: 'An id with a slip, and a link to a file that is gone.',
      items: { 'docs/debt/missing-lock-k3f9qx.md': '---\nid: k3f9qx\n---\n# Sign-in takes no lock\n' },
      bad: '# The login page was down\n\nA trade-off, see ⟦D-k3f9xq⟧ and ⟦[the cache](../debt/cold-cache-h7w2mp.md)⟧.\n',
      fixed: '# The login page was down\n\nA trade-off, see D-k3f9qx and [the cache](../debt/cold-cache-h7w2mp.md).\n',
    },
    {
      caption: 'The item is there.',
      items: { 'docs/debt/missing-lock-k3f9qx.md': '---\nid: k3f9qx\n---\n# Sign-in takes no lock\n' },
      good: '# The login page was down\n\nA trade-off, see [D-k3f9qx](../debt/missing-lock-k3f9qx.md).\n',
    },
  ],
  check({ document, items, config, project, tags, report }) {
    if (!knowsDebtIds(project)) return;
    for (const { id, range } of tags)
      if (isUnknownDebtId(id, project)) report({ message: 'unknown', data: { id: debtReference(id) }, range });
    const own = new Set(items.map((item) => item.id));
    const folder = debtFolder(config);
    for (const mention of debtMentions(document)) {
      const { id, path, range } = mention;
      if (path === undefined) {
        if (id === undefined || own.has(id) || !isUnknownDebtId(id, project)) continue;
        report({ message: 'unknown', data: { id: debtReference(id) }, range, fixes: () => nearest(mention, project) });
      } else if (isItemFile(mention, folder) && path !== document.path && !project.items.has(path))
        report({ message: 'absent', data: { file: quoted(path.slice(path.lastIndexOf('/') + 1), 50) }, range });
    }
  },
});

const debtFolder = ({ folder, debt }: Config): string =>
  [...folder.split('/'), ...debt.folder.split('/')].filter((part) => part !== '' && part !== '.').join('/');

/** By its name: other pages may stand in the folder too. */
const isItemFile = ({ id, path = '' }: DebtMention, folder: string): boolean =>
  id !== undefined && /\d/.test(id) && (folder === '' || path.startsWith(`${folder}/`));

function nearest({ id, range }: DebtMention, project: Project): readonly Fix[] {
  const ids = [...project.items.values()].flatMap((item) => item.id ?? []);
  const meant = nearestName(id ?? '', ids);
  if (meant === undefined) return [];
  const newText = debtReference(meant);
  return [{ title: `Write ${newText}`, edits: [{ range, newText }], safe: false, preferred: true }];
}
