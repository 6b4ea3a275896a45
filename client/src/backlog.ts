import { Disposable, type Event, EventEmitter, Uri, workspace } from 'vscode';
import { type DebtItemSummary, type DebtItems, debtItemsRequest } from '../../server/src/protocol.ts';
import type { Server } from './language-client.ts';

/** The debt of all open folders as the server knows it: asked for at first need, and again when it has changed. */
export interface Backlog extends Disposable {
  /** @throws when the server is off. */
  items(): Promise<readonly DebtItemSummary[]>;
  /** Those that name a file of code; none while nothing has been asked for yet. */
  inFile(uri: Uri): readonly DebtItemSummary[];
  /** Asks in the background where there may be debt: no server is started for folders without. */
  wake(): void;
  readonly onDidChange: Event<void>;
}

export function createBacklog(server: Server): Backlog {
  const changed = new EventEmitter<void>();
  let reading: Promise<readonly DebtItemSummary[]> | undefined;
  let byFile: ReadonlyMap<string, readonly DebtItemSummary[]> = new Map();
  let isLooking = false;

  function read(): Promise<readonly DebtItemSummary[]> {
    const mine: Promise<readonly DebtItemSummary[]> = server.request<DebtItems>(debtItemsRequest, {}).then(
      ({ items }) => {
        if (reading === mine) byFile = filesOf(items);
        return items;
      },
      (error) => {
        if (reading === mine) reading = undefined;
        throw error;
      },
    );
    reading = mine;
    return mine;
  }

  async function renew(): Promise<void> {
    await read().catch(() => undefined);
    changed.fire();
  }

  async function wake(): Promise<void> {
    isLooking = true;
    if ((await mayHaveDebt()) && !reading) await renew();
    isLooking = false;
  }

  const listener = server.onDidChangeDebt(renew);
  return {
    items: () => reading ?? read(),
    inFile: (uri) => byFile.get(uri.toString()) ?? [],
    wake: () => {
      if (!reading && !isLooking) void wake();
    },
    onDidChange: changed.event,
    dispose: () => Disposable.from(changed, listener).dispose(),
  };
}

function filesOf(items: readonly DebtItemSummary[]): ReadonlyMap<string, readonly DebtItemSummary[]> {
  const found = new Map<string, DebtItemSummary[]>();
  for (const item of items)
    for (const file of new Set(item.anchors.map(({ uri }) => Uri.parse(uri).toString()))) {
      const known = found.get(file);
      if (known) known.push(item);
      else found.set(file, [item]);
    }
  return found;
}

/** The names under which teams keep a backlog of their own making, and some more: whether one is a backlog its text tells. */
const ownBacklogs =
  '**/{*[Dd][Ee][Bb][Tt]*,*[Dd][Ee][Bb][Tt]*/{,*/,*/*/}*,*{[Dd][Ee][Uu][Dd][Aa],[Dd][IiÍí][Vv][Ii][Dd][Aa],[Dd][Ee][Bb][Ii][Tt][Oo],[Dd][Ee][Tt][Tt][Ee],[Ss][Cc][Hh][Uu][Ll][Dd][Ee][Nn]}*}.md';

/** The usual folder, a configuration that may name another, or a document of the team's own. */
async function mayHaveDebt(): Promise<boolean> {
  const places = (workspace.workspaceFolders ?? []).flatMap(({ uri }) =>
    ['docs/debt', '.whylint.yaml', '.whylint.yml'].map((path) => Uri.joinPath(uri, path)),
  );
  if ((await Promise.all(places.map(exists))).includes(true)) return true;
  return (await workspace.findFiles(ownBacklogs, null, 1)).length > 0;
}

export const exists = (uri: Uri): Promise<boolean> =>
  Promise.resolve(workspace.fs.stat(uri)).then(
    () => true,
    () => false,
  );
