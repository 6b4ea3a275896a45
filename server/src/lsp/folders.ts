import { debtFolder } from '../engine/load-debt.ts';
import { setupLoader } from '../engine/load-project.ts';
import { folderOf } from '../engine/paths.ts';
import type { Setup, SetupProblem } from '../engine/setup.ts';
import { createPlaces } from '../features/places.ts';
import type { LocatedProblem } from '../features/setup-problems.ts';
import { rules } from '../rules/index.ts';
import type { Workspace } from '../workspace.ts';
import type { Ports } from './ports.ts';
import { canonicalUri, parentUri, pathBelow, uriOf, uriPath, uriScheme } from './uri.ts';

/** Where documents stand and what governs them: read from disk when first needed, and kept. */
export interface Folders {
  /** The path by which the engine knows a document. */
  path(uri: string): string;
  setup(uri: string): Promise<FolderSetup>;
  /** What is wrong with a configuration as it stands in the editor. */
  configurationProblems(uri: string, text: string): Promise<readonly LocatedProblem[]>;
  /** Whether what a file says decides how others are linted. */
  governs(uri: string): boolean;
  /** What the paths of the documents in a folder count from. */
  root(folderUri: string): Root;
  /** Where the debt of a document or file of code is kept; undefined where there is no folder to keep it in. */
  debtPlace(uri: string): Promise<DebtPlace | undefined>;
  /** The URI of a path that counts from where a document's own path does. */
  uriFrom(uri: string, path: string): string;
  /** The part of a document's root that its author works in. */
  home(uri: string): string;
  /** A file's path counted from a root; undefined when it lies outside. */
  pathIn(root: Root, uri: string): string | undefined;
  /** The URIs of the folders that are open in the editor. */
  opened(): readonly string[];
  /** What is asked for next is read anew. */
  forget(): void;
  /** Folders were opened or closed in the editor. */
  replace(added: readonly string[], removed: readonly string[]): void;
}

export interface Root {
  readonly uri: string;
  /** The part of it, counted from the root, that the author works in and that new files belong to. */
  readonly home: string;
  readonly workspace: Workspace;
  /** There is a repository, a configuration or an open folder; else the root is that of the disk. */
  readonly isProject: boolean;
  /** @param from a folder, counted from the root. */
  setup(from: string): Promise<Setup>;
}

/** A folder of debt items, and what governs it. */
export interface DebtPlace {
  readonly root: Root;
  /** Counted from the root. */
  readonly folder: string;
  readonly setup: Setup;
}

export interface FolderSetup {
  readonly setup: Setup;
  readonly problems: readonly LocatedProblem[];
}

export const isConfiguration = (uri: string): boolean => /(?:^|\/)\.whylint\.ya?ml$/.test(uriPath(uri));

export function createFolders(
  initial: readonly string[],
  { openWorkspace, projectOf }: Pick<Ports, 'openWorkspace' | 'projectOf'>,
): Folders {
  let open = [...initial];
  const rootOfFolder = new Map<string, Root>();
  const roots = new Map<string, Root>();
  const setups = new Map<string, Promise<FolderSetup>>();
  const lastGood = new Map<string, Setup>();

  function root(folderUri: string): Root {
    const known = rootOfFolder.get(folderUri);
    if (known) return known;
    const project = projectOf(folderUri);
    const openFolder = project === undefined ? openFolderOf(folderUri) : undefined;
    const uri = project ?? (openFolder === undefined ? uriOf(folderUri, '/') : parentUri(openFolder));
    const home = (openFolder && pathBelow(uri, openFolder)) ?? '';
    const key = JSON.stringify([uri, home]);
    const made = roots.get(key) ?? createRoot(uri, home, project !== undefined || openFolder !== undefined);
    roots.set(key, made);
    rootOfFolder.set(folderUri, made);
    return made;
  }

  function createRoot(uri: string, home: string, isProject: boolean): Root {
    const workspace = searchedBelow(home, openWorkspace(uri) ?? nothingThere);
    const load = setupLoader(workspace, { rules });
    const atHome = remembered((setup: Setup) => withDebtAt(home, setup));
    return { uri, home, workspace, isProject, setup: async (from) => atHome(await load(from)) };
  }

  /**
   * Where there is neither repository nor configuration, the name of the open folder itself may be what says that
   * post-mortems are in it: paths count from the one above.
   */
  function openFolderOf(folderUri: string): string | undefined {
    const isAt = (each: string) => canonicalUri(each) === canonicalUri(folderUri);
    return open.find((each) => isAt(each) || pathBelow(each, folderUri) !== undefined)?.replace(/\/+$/, '');
  }

  /** A document that was never saved is governed as one that stands where it would be saved, or in the first folder. */
  function place(uri: string): string {
    if (uriScheme(uri) !== 'untitled') return uri;
    if (uriPath(uri).startsWith('/')) return `file://${uri.slice('untitled:'.length)}`;
    return open[0] === undefined ? uri : uriOf(open[0], uriPath(uri));
  }

  const rootOf = (uri: string) => root(parentUri(place(uri)));
  const path = (uri: string) => pathBelow(rootOf(uri).uri, place(uri)) ?? uriPath(uri);

  /** While a configuration is wrong, the one before it stays in force. */
  async function load(key: string, base: Root, from: string): Promise<FolderSetup> {
    const read = await base.setup(from);
    const good = lastGood.get(key);
    const isWrong = read.problems.some(({ source, severity }) => source === 'config' && severity === 'error');
    if (!isWrong) lastGood.set(key, read);
    const setup = isWrong && good ? { ...good, problems: read.problems } : read;
    return { setup, problems: await located(read.problems, base) };
  }

  function forget(): void {
    rootOfFolder.clear();
    roots.clear();
    setups.clear();
  }

  function setupOf(uri: string): Promise<FolderSetup> {
    const base = rootOf(uri);
    const from = folderOf(path(uri));
    const key = JSON.stringify([base.uri, from]);
    const known = setups.get(key);
    if (known) return known;
    const loading = load(key, base, from);
    setups.set(key, loading);
    loading.catch(() => setups.delete(key));
    return loading;
  }

  return {
    path,
    root,
    forget,
    setup: setupOf,
    async configurationProblems(uri, text) {
      const base = rootOf(uri);
      const configPath = path(uri);
      const workspace = withFile(base.workspace, configPath, text);
      const { problems } = await setupLoader(workspace, { rules, configPath })(folderOf(configPath));
      const own = problems.filter((problem) => problem.path === configPath);
      return located(own, { uri: base.uri, workspace });
    },
    async debtPlace(uri) {
      const base = rootOf(uri);
      if (!base.isProject) return undefined;
      const { setup } = await setupOf(uri);
      return { root: base, folder: debtFolder(setup), setup };
    },
    home: (uri) => rootOf(uri).home,
    uriFrom: (uri, at) => uriOf(rootOf(uri).uri, at),
    pathIn: (base, uri) => pathBelow(base.uri, place(uri)),
    opened: () => open,
    governs: (uri) =>
      isConfiguration(uri) ||
      /(?:^|[/_-])template\.[a-z.]+$/i.test(uriPath(uri)) ||
      [...lastGood.values()].some(
        ({ kinds, baseline }) => baseline?.path === path(uri) || kinds.some(({ template }) => template === path(uri)),
      ) ||
      /(?:^|\/)\.whylint[\w.-]*\.json$/.test(uriPath(uri)),
    replace(added, removed) {
      const gone = new Set(removed.map(canonicalUri));
      open = [...open.filter((uri) => !gone.has(canonicalUri(uri))), ...added];
      forget();
    },
  };
}

/** Where nothing is configured, the debt folder stands in the open one. */
function withDebtAt(home: string, setup: Setup): Setup {
  if (home === '' || setup.config.path !== undefined) return setup;
  const config = { ...setup.config, folder: home };
  const kinds = setup.kinds.map((kind) =>
    kind.subject === 'debt' || kind.subject === 'backlog' ? { ...kind, folder: home } : kind,
  );
  return { ...setup, config, kinds };
}

function remembered<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const found = known.get(key) ?? { value: compute(key) };
    known.set(key, found);
    return found.value;
  };
}

const nothingThere: Workspace = { read: async () => undefined, list: async () => [] };

/** Nobody asked for a search of what lies beside an open folder. */
const searchedBelow = (home: string, workspace: Workspace): Workspace =>
  home === ''
    ? workspace
    : { ...workspace, list: (globs, options) => workspace.list(globs, { ...options, under: options?.under || home }) };

const withFile = (workspace: Workspace, path: string, text: string): Workspace => ({
  ...workspace,
  read: (asked) => (asked === path ? Promise.resolve(text) : workspace.read(asked)),
});

async function located(
  problems: readonly SetupProblem[],
  { uri, workspace }: Pick<Root, 'uri' | 'workspace'>,
): Promise<readonly LocatedProblem[]> {
  const texts = new Map<string, string>();
  for (const { path } of problems)
    if (!texts.has(path)) texts.set(path, (await workspace.read(path).catch(() => undefined)) ?? '');
  return problems.map((problem) => ({
    ...problem,
    uri: uriOf(uri, problem.path),
    place: createPlaces(texts.get(problem.path) ?? '').range(problem.range),
  }));
}
