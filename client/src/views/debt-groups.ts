import { l10n, Uri, workspace } from 'vscode';
import type { DebtItemSummary } from '../../../server/src/protocol.ts';

export const groupings = ['size', 'file', 'area', 'owner', 'status'] as const;
export type Grouping = (typeof groupings)[number];

export interface DebtGroup {
  readonly label: string;
  /** In the order of the backlog. */
  readonly items: readonly DebtItemSummary[];
}

/**
 * The backlog in groups: those of a fixed order in that order, others by the alphabet, what belongs to none at the end.
 * What is paid or will not be fixed stands among the statuses only.
 */
export function groupDebt(items: readonly DebtItemSummary[], grouping: Grouping): readonly DebtGroup[] {
  const open = grouping === 'status' ? items : items.filter(isOpen);
  const broken = open.filter(({ status }) => status === 'broken');
  const whole = open.filter(({ status }) => status !== 'broken');
  const groups = new Map<string, DebtItemSummary[]>();
  for (const item of whole)
    for (const key of keysOf(item, grouping)) {
      const known = groups.get(key);
      if (known) known.push(item);
      else groups.set(key, [item]);
    }
  const words = labels()[grouping];
  const fixed = Object.keys(words);
  const others = [...groups.keys()].filter((key) => !fixed.includes(key)).sort((a, b) => a.localeCompare(b));
  const order = [...fixed.filter((key) => key !== ''), ...others, ''];
  return [
    ...(broken.length > 0 ? [{ label: l10n.t('Broken'), items: broken }] : []),
    ...order.flatMap((key) => {
      const found = groups.get(key);
      return found ? [{ label: words[key] ?? key, items: found }] : [];
    }),
  ];
}

export const isOpen = ({ status }: DebtItemSummary): boolean => status !== 'paid' && status !== 'wont-fix';

/** Whether all words stand somewhere in what an item says, upper or lower case. */
export function matchesFilter(item: DebtItemSummary, words: string): boolean {
  const { title, name, area, owner, by, status, size } = item;
  const all = [title, name, area, owner, by, status, size, ...filesOf(item)].join('\n').toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

const filesOf = ({ anchors }: DebtItemSummary): string[] => [
  ...new Set(anchors.map(({ uri }) => workspace.asRelativePath(Uri.parse(uri, true)))),
];

/** An item that names several files stands under each. '' for none. */
function keysOf(item: DebtItemSummary, grouping: Grouping): readonly string[] {
  if (grouping === 'file') return item.anchors.length > 0 ? filesOf(item) : [''];
  return [(grouping === 'status' ? item.status : item[grouping]) ?? ''];
}

/** The groups that have an order of their own; '' names the group of what belongs to none. */
const labels = (): Readonly<Record<Grouping, Readonly<Record<string, string>>>> => ({
  size: {
    small: l10n.t('Small: up to 2 days'),
    week: l10n.t('Week: 1 or 2 weeks'),
    heavy: l10n.t('Heavy: a month or more'),
    '': l10n.t('Unscored'),
  },
  file: { '': l10n.t('No file') },
  area: { '': l10n.t('No area') },
  owner: { '': l10n.t('No owner') },
  status: {
    open: l10n.t('Open'),
    planned: l10n.t('Planned'),
    'in-progress': l10n.t('In progress'),
    unknown: l10n.t('Unknown status'),
    paid: l10n.t('Paid'),
    'wont-fix': l10n.t("Won't fix"),
  },
});
