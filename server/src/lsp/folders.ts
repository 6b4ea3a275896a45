import { setupLoader } from '../engine/load-project.ts';
import { folderOf } from '../engine/paths.ts';
import type { Setup, SetupProblem } from '../engine/setup.ts';
import { createPlaces } from '../features/places.ts';
import type { LocatedProblem } from '../features/setup-problems.ts';
import { rules } from '../rules/index.ts';
import type { Workspace } from '../workspace.ts';
import type { Ports } from './ports.ts';
import { canonicalUri, parentUri, pathBelow, uriOf, uriPath, uriScheme } from './uri.ts';

/** The folders that are open, and what governs the documents in them: read from disk when first needed, and kept. */
export interface Folders {
  /** The path by which the engine knows a document: from its folder; absolute outside all of them. */
  path(uri: string): string;
  setup(uri: string): Promise<FolderSetup>;
  /** What is wrong with a configuration as it stands in the editor. */
  configurationProblems(uri: string, text: string): Promise<readonly LocatedProblem[]>;
  /** Whether what a file says decides how others are linted. */
  governs(uri: string): boolean;
  root(uri: string): Root;
  /** What is asked for next is read anew. */
  forget(): void;
  replace(added: readonly string[], removed: readonly string[]): void;
}

/** Where relative paths count from. */
export interface Root {
  readonly uri: string;
  readonly workspace: Workspace;
}

export interface FolderSetup {
  readonly setup: Setup;
  readonly problems: readonly LocatedProblem[];
}

export const isConfiguration = (uri: string): boolean => /(?:^|\/)\.whylint\.ya?ml$/.test(uriPath(uri));

export function createFolders(
  initial: readonly string[],
  { openWorkspace, homeOf }: Pick<Ports, 'openWorkspace' | 'homeOf'>,
): Folders {
  let open = [...initial];
  const roots = new Map<string, Root & { load(from: string): Promise<Setup> }>();
  const setups = new Map<string, Promise<FolderSetup>>();
  const lastGood = new Map<string, Setup>();

  /** The innermost of the open folders; outside all of them the home that the machine knows. */
  const folder = (uri: string) =>
    open.filter((each) => pathBelow(each, uri) !== undefined).sort((a, b) => b.length - a.length)[0] ?? homeOf(uri);

  const path = (uri: string) => {
    const home = folder(uri);
    return (home && pathBelow(home, uri)) ?? uriPath(uri);
  };

  const root = (uri: string) => {
    const home = folder(uri) ?? parentUri(uri);
    const known = roots.get(home);
    if (known) return known;
    const workspace = (uriScheme(uri) === 'untitled' ? undefined : openWorkspace(home)) ?? nothingThere;
    const made = { uri: home, workspace, load: setupLoader(workspace, { rules }) };
    roots.set(home, made);
    return made;
  };

  async function load(key: string, uri: string): Promise<FolderSetup> {
    const home = root(uri);
    const read = await home.load(folderOf(path(uri)));
    const good = lastGood.get(key);
    const broken = read.problems.some(({ source, severity }) => source === 'config' && severity === 'error');
    if (!broken) lastGood.set(key, read);
    const setup = broken && good ? { ...good, problems: read.problems } : read;
    return { setup, problems: await located(read.problems, home) };
  }

  return {
    path,
    root,
    setup(uri) {
      const key = JSON.stringify([root(uri).uri, folderOf(path(uri))]);
      const known = setups.get(key);
      if (known) return known;
      const loading = load(key, uri);
      setups.set(key, loading);
      loading.catch(() => setups.delete(key));
      return loading;
    },
    async configurationProblems(uri, text) {
      const home = root(uri);
      const configPath = path(uri);
      const edited = withFile(home.workspace, configPath, text);
      const { problems } = await setupLoader(edited, { rules, configPath })(folderOf(configPath));
      return located(problems.filter((problem) => problem.path === configPath), { uri: home.uri, workspace: edited });
    },
    governs: (uri) =>
      isConfiguration(uri) ||
      /(?:^|[/_-])template\.[a-z.]+$/i.test(uriPath(uri)) ||
      [...lastGood.values()].some(({ kinds }) => kinds.some(({ template }) => template === path(uri))),
    forget() {
      roots.clear();
      setups.clear();
    },
    replace(added, removed) {
      const gone = new Set(removed.map(canonicalUri));
      open = [...open.filter((uri) => !gone.has(canonicalUri(uri))), ...added];
      roots.clear();
      setups.clear();
    },
  };
}

const nothingThere: Workspace = { read: async () => undefined, list: async () => [] };

const withFile = (workspace: Workspace, path: string, text: string): Workspace => ({
  ...workspace,
  read: (asked) => (asked === path ? Promise.resolve(text) : workspace.read(asked)),
});

async function located(problems: readonly SetupProblem[], { uri, workspace }: Root): Promise<readonly LocatedProblem[]> {
  const texts = new Map<string, string>();
  for (const { path } of problems)
    if (!texts.has(path)) texts.set(path, (await workspace.read(path).catch(() => undefined)) ?? '');
  return problems.map((problem) => ({
    ...problem,
    uri: uriOf(uri, problem.path),
    place: createPlaces(texts.get(problem.path) ?? '').range(problem.range),
  }));
}
