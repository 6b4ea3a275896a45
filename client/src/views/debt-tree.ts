import {
  Disposable,
  EventEmitter,
  l10n,
  type Memento,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { DebtItemSummary } from '../../../server/src/protocol.ts';
import type { Backlog } from '../backlog.ts';
import { type DebtGroup, type Grouping, groupDebt, groupings, isOpen, matchesFilter } from './debt-groups.ts';

/** The view "Tech Debt": the backlog in groups. */
export interface DebtTree extends Disposable {
  grouping(): Grouping;
  group(by: Grouping): void;
  filterWords(): string;
  filter(words: string): void;
  /** What it shows, as text: for suites that run in the extension host. */
  shown(): Promise<readonly { readonly group: string; readonly items: readonly string[] }[]>;
}

/** What commands of the view's menus are called with. */
export type DebtNode = { readonly group: DebtGroup } | { readonly item: DebtItemSummary; readonly group: DebtGroup };

const memory = 'whylint.debt.grouping';

export function debtTree(backlog: Backlog, state: Memento): DebtTree {
  const changed = new EventEmitter<void>();
  let words = '';
  let shown: string | undefined;

  const grouping = (): Grouping => groupings.find((each) => each === state.get(memory)) ?? 'size';
  const groupsOf = (items: readonly DebtItemSummary[]) =>
    groupDebt(
      items.filter((item) => matchesFilter(item, words)),
      grouping(),
    );

  const provider: TreeDataProvider<DebtNode> = {
    onDidChangeTreeData: changed.event,
    getChildren: async (node) => {
      if (node) return 'item' in node ? [] : node.group.items.map((item) => ({ item, group: node.group }));
      const items = await backlog.items().catch(() => undefined);
      shown = JSON.stringify(items);
      describe(items);
      return groupsOf(items ?? []).map((group) => ({ group }));
    },
    getTreeItem: (node) => ('item' in node ? itemOf(node.item, node.group) : groupOf(node.group)),
  };
  const view = window.createTreeView('whylint.debt', { treeDataProvider: provider, showCollapseAll: true });

  function describe(items: readonly DebtItemSummary[] | undefined): void {
    if (!items) {
      // Else an empty view would say that there is none.
      view.message = l10n.t('The backlog could not be read.');
      return;
    }
    const open = items.filter(isOpen).length;
    view.description = open > 0 ? String(open) : '';
    view.message = words === '' || items.length === 0 ? '' : l10n.t('Filtered by: {0}', words);
  }

  // While VS Code reads the view anew, its menus and buttons act on nothing: it is told of what differs only.
  const listener = backlog.onDidChange(async () => {
    const isSame = shown !== undefined && shown === JSON.stringify(await backlog.items().catch(() => undefined));
    if (!isSame) changed.fire();
  });
  return {
    grouping,
    group: (by) => {
      void state.update(memory, by).then(() => changed.fire());
    },
    filterWords: () => words,
    filter: (given) => {
      words = given.trim();
      changed.fire();
    },
    shown: async () =>
      groupsOf(await backlog.items()).map(({ label, items }) => ({
        group: label,
        items: items.map(({ title }) => title),
      })),
    dispose: () => Disposable.from(changed, view, listener).dispose(),
  };
}

function groupOf({ label, items }: DebtGroup): TreeItem {
  const node = new TreeItem(label, TreeItemCollapsibleState.Expanded);
  node.id = label;
  node.description = String(items.length);
  node.contextValue = 'group';
  return node;
}

function itemOf(item: DebtItemSummary, group: DebtGroup): TreeItem {
  const uri = Uri.parse(item.uri, true);
  const node = new TreeItem(item.title || workspace.asRelativePath(uri));
  // Several groups may hold it.
  node.id = `${group.label}\n${item.uri}`;
  node.description = item.status === 'broken' ? (item.broken ?? '') : descriptionOf(item, group);
  node.iconPath = new ThemeIcon(icons[item.status]);
  node.tooltip = tooltipOf(item);
  node.accessibilityInformation = { label: node.tooltip };
  node.contextValue = contextOf(item);
  const goes = item.anchors.length > 0 && item.status !== 'broken';
  node.command = {
    title: goes ? l10n.t('Go to Line') : l10n.t('Open Item'),
    command: goes ? 'whylint.goToDebtLine' : 'whylint.openDebt',
    arguments: [{ item }],
  };
  return node;
}

/** A side bar is narrow: the number and the file's name; the tooltip has the rest, and a group's name is not said again. */
function descriptionOf({ ice, anchors }: DebtItemSummary, { label }: DebtGroup): string {
  const [score = ice] = ice.split(' · ');
  const place = anchors[0] && placeOf(anchors[0]).replace(/^.*\//, '');
  return [score === label ? undefined : score, place].filter((part) => part !== undefined).join(' · ');
}

function placeOf({ uri, line }: DebtItemSummary['anchors'][number]): string {
  const path = workspace.asRelativePath(Uri.parse(uri, true));
  return line === undefined ? path : `${path}:${line}`;
}

function tooltipOf(item: DebtItemSummary): string {
  const { name, title, ice, suggested, status, created, owner, area, hits, anchors, broken, uri } = item;
  const lines = [
    title,
    name,
    broken ?? ice,
    suggested,
    broken === undefined && l10n.t('Status: {0}', status),
    created && l10n.t('Logged {0}', created),
    owner && l10n.t('Owner: {0}', owner),
    area && l10n.t('Area: {0}', area),
    hits > 0 && l10n.t('Hits: {0}', hits),
    ...anchors.slice(0, mostPlaces).map(placeOf),
    workspace.asRelativePath(Uri.parse(uri, true)),
  ];
  return lines.filter((line) => typeof line === 'string' && line !== '').join('\n');
}

const mostPlaces = 3;

/** What the menus go by. */
function contextOf({ status, anchors }: DebtItemSummary): string {
  if (status === 'broken') return 'broken';
  return ['item', anchors.length > 0 && 'placed', status !== 'paid' && 'payable'].filter(Boolean).join(' ');
}

const icons: Readonly<Record<DebtItemSummary['status'], string>> = {
  open: 'circle-large-outline',
  planned: 'calendar',
  'in-progress': 'play-circle',
  paid: 'pass',
  'wont-fix': 'circle-slash',
  unknown: 'question',
  broken: 'warning',
};
