import { configNames } from '../config/find-config.ts';
import type { Baseline } from '../engine/baseline.ts';
import { setupLoader } from '../engine/load-project.ts';
import { folderOf, foldersUpward, isBelow, joinPath, relativePath } from '../engine/paths.ts';
import type { Setup } from '../engine/setup.ts';
import { builtInKinds } from '../kinds/built-in.ts';
import { claims } from '../kinds/detect-kind.ts';
import { rules } from '../rules/index.ts';
import type { Workspace } from '../workspace.ts';
import type { Files } from './files.ts';

/** A folder that documents belong to: what their paths, and the globs that claim them, count from. */
export interface Project {
  /** Absolute. */
  readonly root: string;
  /** Where the team's files would be put: the repository, the configuration's folder, or the working directory. */
  readonly home: string;
  readonly workspace: Workspace;
  /** What governs the documents in a folder, which counts from the root. */
  setup(folder: string): Promise<Setup>;
}

export interface Projects {
  /** The project of the documents in an absolute folder. */
  of(folder: string): Promise<Project>;
}

export interface ProjectOptions {
  readonly files: Files;
  readonly cwd: string;
  /** Absolute. */
  readonly config?: string | undefined;
  /** Used instead of the one that the configuration names; its path is absolute. */
  readonly baseline?: Baseline | undefined;
  readonly writesBaseline?: boolean;
}

/** Finds each folder's project once, and reads nothing of a project twice. */
export function createProjects(options: ProjectOptions): Projects {
  const roots = new Map<string, Promise<Pick<Project, 'root' | 'home'>>>();
  const projects = new Map<string, Project>();
  return {
    async of(folder) {
      const known = roots.get(folder) ?? projectRoot(options, folder);
      roots.set(folder, known);
      const { root, home } = await known;
      const project = projects.get(root) ?? createProject(options, root, home);
      projects.set(root, project);
      return project;
    },
  };
}

function createProject(options: ProjectOptions, root: string, home: string): Project {
  const { files, config, baseline, writesBaseline = false } = options;
  const workspace = files.workspace(root);
  const configPath = config === undefined ? undefined : pathBelow(root, config);
  return {
    root,
    home,
    workspace,
    setup: setupLoader(workspace, {
      rules,
      writesBaseline,
      ...(configPath !== undefined && { configPath }),
      ...(baseline && { baseline: { ...baseline, root } }),
    }),
  };
}

/** The repository, else where the configuration is, else the working directory. */
async function projectRoot({ files, cwd }: ProjectOptions, folder: string): Promise<Pick<Project, 'root' | 'home'>> {
  const above = foldersUpward(folder);
  for (const name of ['.git', ...configNames])
    for (const each of above) if (await files.entry(joinPath(each, name))) return { root: each, home: each };
  if (!isBelow(cwd, folder)) return { root: above.at(-1) ?? folder, home: folder };
  return { root: isNamedForDocuments(cwd) ? folderOf(cwd) : cwd, home: cwd };
}

/** Whether the name of the folder itself is what says that post-mortems are in it: paths have to count from above it then. */
const isNamedForDocuments = (folder: string): boolean =>
  builtInKinds().some((kind) => claims(kind, joinPath(relativePath(folderOf(folder), folder), 'a.md')));

/** A path counted from the root; absolute for what lies outside. */
export function pathBelow(root: string, path: string): string {
  if (path === root) return '';
  return isBelow(root, path) ? path.slice(root.endsWith('/') ? root.length : root.length + 1) : path;
}

/** A path as it is reported: relative to the working directory. */
export const displayPath = (cwd: string, path: string): string => relativePath(cwd, path);

/** The order of what is reported. */
export const byPath = (a: { readonly path: string }, b: { readonly path: string }): number =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
