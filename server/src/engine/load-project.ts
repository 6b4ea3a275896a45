import type { Config, KindSettings } from '../config/config.ts';
import { defaultConfig } from '../config/default-config.ts';
import { findConfig } from '../config/find-config.ts';
import { parseConfig } from '../config/parse-config.ts';
import { builtInKindsIn } from '../kinds/built-in.ts';
import { claims } from '../kinds/detect-kind.ts';
import type { DocumentKind } from '../kinds/kind.ts';
import type { Outline } from '../kinds/outline.ts';
import { readOutline } from '../kinds/read-outline.ts';
import { remoteRepositories } from '../model/code-address.ts';
import { createDocument } from '../model/document.ts';
import type { Rule } from '../rules/define-rule.ts';
import type { TextRange } from '../text/text.ts';
import { UnreadableFile, type Workspace } from '../workspace.ts';
import { type Baseline, parseBaseline } from './baseline.ts';
import { foldersUpward, globBelow, isAbsolutePath, isBelow, joinPath } from './paths.ts';
import type { Setup, SetupProblem } from './setup.ts';

export interface LoadOptions {
  /** The configuration to use instead of the nearest one upward. */
  readonly configPath?: string;
  readonly rules: readonly Rule[];
  /** The baseline to use instead of the configuration's. */
  readonly baseline?: Baseline;
  /** The configuration's baseline is about to be written: that it is not there yet is no mistake. */
  readonly writesBaseline?: boolean;
}

/**
 * What governs the documents that stand in one folder: the nearest configuration upward, and the templates it names or
 * that lie in the folder itself or above. Never fails: what is wrong becomes a problem of the setup and is not in force.
 *
 * @param from that folder; '' for the workspace's own.
 */
export function loadSetup(
  workspace: Workspace,
  { from, ...options }: LoadOptions & { readonly from: string },
): Promise<Setup> {
  return setupLoader(workspace, options)(from);
}

/** Loads the setups of many folders of one workspace and reads nothing twice: folders that are governed alike share one. */
export function setupLoader(workspace: Workspace, options: LoadOptions): (from: string) => Promise<Setup> {
  const files = readingOnce(workspace);
  const configured = remembering((path: string) => loadConfigured(files, path, options));
  const setups = new Map<string, Promise<Setup>>();
  return remembering(async (from) => {
    const path = options.configPath ?? (await findConfig(files, from)) ?? '';
    const setup = await configured(path);
    const templates = await nearestTemplates(files, from, setup.kinds);
    const key = JSON.stringify([path, ...[...templates].map(([kind, template]) => [kind.name, template])]);
    const known = setups.get(key) ?? withTemplates(files, setup, templates);
    setups.set(key, known);
    return known;
  });
}

const readingOnce = (workspace: Workspace): Workspace => ({
  ...workspace,
  read: remembering((path) => workspace.read(path)),
  list: (globs, options) => workspace.list(globs, options),
});

function remembering<Value>(compute: (key: string) => Promise<Value>): (key: string) => Promise<Value> {
  const known = new Map<string, Promise<Value>>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}

/** The setup of a configuration, before templates that lie beside the documents. */
async function loadConfigured(files: Workspace, path: string, options: LoadOptions): Promise<Setup> {
  const { config, text, problems } = await readConfig(files, path, options.rules);
  const kinds: DocumentKind[] = [];
  for (const settings of config.kinds) {
    const loaded = await configuredKind(files, config, settings, text);
    if (loaded.kind) kinds.push(loaded.kind);
    problems.push(...loaded.problems);
  }
  kinds.push(...builtInOf(files, config).filter(({ name }) => !kinds.some((kind) => kind.name === name)));
  const baseline = options.baseline ?? (await configuredBaseline(files, config, options, text));
  const repositories = await repositoriesOf(files);
  const named = repositories.length > 0 && { repositories };
  if (!baseline || 'known' in baseline) return { config, kinds, problems, ...named, ...(baseline && { baseline }) };
  return { config, kinds, problems: [...problems, baseline], ...named };
}

/** By the remotes of the repository whose root the workspace is. */
const repositoriesOf = async (files: Workspace): Promise<readonly string[]> =>
  remoteRepositories((await files.read('.git/config').catch(() => undefined)) ?? '');

/** The baseline that a configuration names, or what is wrong with it. */
async function configuredBaseline(
  files: Workspace,
  config: Config,
  { writesBaseline = false }: LoadOptions,
  configText: string,
): Promise<Baseline | SetupProblem | undefined> {
  if (config.baseline === undefined || config.path === undefined) return undefined;
  const path = joinPath(config.folder, config.baseline);
  const place = { path, ...(files.folder !== undefined && { root: files.folder }) };
  const text = await readText(files, path);
  const isAbsent = typeof text !== 'string' && text.problem === noSuchFile;
  if (isAbsent && writesBaseline) return { ...place, known: new Map() };
  const known = typeof text === 'string' ? parseBaseline(text) : lowered(text.problem);
  if (typeof known !== 'string') return { ...place, known };
  const remedy = isAbsent ? '; `whylint --update-baseline` writes it' : '';
  return {
    path: config.path,
    message: `${config.baseline}: ${known}${remedy}.`,
    range: rangeOf(configText, config.baseline),
    severity: 'warning',
    source: 'config',
  };
}

async function readConfig(files: Workspace, path: string, rules: readonly Rule[]) {
  if (path === '') return { config: defaultConfig, text: '', problems: [] as SetupProblem[] };
  const problem = (message: string): SetupProblem => ({
    path,
    message,
    range: { start: 0, end: 0 },
    severity: 'error',
    source: 'config',
  });
  const text = await readText(files, path);
  if (typeof text !== 'string')
    return { config: defaultConfig, text: '', problems: [problem(`${text.problem}. The defaults stay in force.`)] };
  const { config, problems } = parseConfig(text, path, rules);
  return { config, text, problems: problems.map((each): SetupProblem => ({ ...each, path, source: 'config' })) };
}

const noSuchFile = 'No such file';

/** A file's text, or in a few words why there is none. */
async function readText(files: Workspace, path: string): Promise<string | { readonly problem: string }> {
  try {
    return (await files.read(path)) ?? { problem: noSuchFile };
  } catch (error) {
    if (error instanceof UnreadableFile) return { problem: capitalised(error.message) };
    throw error;
  }
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const builtInOf = (files: Workspace, { folder, debt }: Config): readonly DocumentKind[] =>
  builtInKindsIn(
    files.folder,
    joinPath(folder, debt.folder),
    debt.logTo === undefined ? undefined : joinPath(folder, debt.logTo),
  );

async function configuredKind(files: Workspace, config: Config, settings: KindSettings, text: string) {
  const builtIn = builtInOf(files, config).find(({ name }) => name === settings.name);
  const template = settings.template === undefined ? undefined : joinPath(config.folder, settings.template);
  const read = template === undefined ? undefined : await readTemplate(files, template);
  const problems: SetupProblem[] = [...(read?.problems ?? [])];
  if (read?.failure && config.path !== undefined) {
    const consequence = builtIn
      ? 'The built-in template stays in force'
      : `Documents of kind ${settings.name} are not linted`;
    problems.push({
      path: config.path,
      message: `${settings.template}: ${read.failure}. ${consequence}.`,
      range: rangeOf(text, settings.template ?? ''),
      severity: 'error',
      source: 'config',
    });
  }
  const outline = read?.outline ?? builtIn?.outline;
  if (!outline) return { problems };
  const own = settings.files ?? read?.outline?.files;
  const kind: DocumentKind = {
    name: settings.name,
    ...(builtIn?.subject && { subject: builtIn.subject }),
    outline,
    ...(read?.outline && template !== undefined && { template }),
    ...(own
      ? { files: own, ignore: settings.ignore ?? [], folder: config.folder, origin: 'configured' }
      : {
          files: builtIn?.files ?? [],
          ignore: [
            ...(builtIn?.ignore ?? []),
            ...(settings.ignore ?? []).map((glob) => globBelow(config.folder, glob)),
          ],
          folder: '',
          origin: 'convention',
        }),
  };
  return { kind, problems };
}

interface ReadTemplate {
  /** Absent where there is nothing to lint against. */
  readonly outline?: Outline;
  readonly failure?: string;
  readonly problems: readonly SetupProblem[];
}

async function readTemplate(files: Workspace, path: string): Promise<ReadTemplate> {
  if (!isBelow('', path) && !isAbsolutePath(path)) return { failure: 'lies outside the workspace', problems: [] };
  const text = await readText(files, path);
  if (typeof text !== 'string') return { failure: lowered(text.problem), problems: [] };
  const outline = readOutline(createDocument(path, text));
  const problems = outline.problems.map(
    (each): SetupProblem => ({ ...each, path, severity: 'warning', source: 'template' }),
  );
  const asks = outline.sections.length > 0 || outline.prompts.length > 0;
  return asks ? { outline, problems } : { failure: 'neither section headings nor fields', problems };
}

const lowered = (text: string): string =>
  /^[A-Z][a-z ]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

/** Where a value is written; the start of the text for one that is written with escapes. */
function rangeOf(text: string, value: string): TextRange {
  const start = value === '' ? -1 : text.indexOf(value);
  return start < 0 ? { start: 0, end: 0 } : { start, end: start + value.length };
}

const templateNames = ['template.md', '_template.md', '*-template.md'];

/** For each kind that has no template of the team's yet: the nearest one upward that lies in a folder of its documents. */
async function nearestTemplates(
  files: Workspace,
  from: string,
  kinds: readonly DocumentKind[],
): Promise<Map<DocumentKind, string>> {
  const found = new Map<DocumentKind, string>();
  for (const folder of foldersUpward(from)) {
    const kind = kinds.find((each) => each.subject !== 'backlog' && claims(each, joinPath(folder, 'x.md')));
    if (!kind || kind.template !== undefined || found.has(kind)) continue;
    const names = await files.list(
      templateNames.map((name) => globBelow(folder, name)),
      { limit: 20 },
    );
    const first = templateNames
      .map((name) => names.find((path) => isNamed(path, name)))
      .find((path) => path !== undefined);
    if (first !== undefined) found.set(kind, first);
  }
  return found;
}

const isNamed = (path: string, name: string): boolean =>
  name.startsWith('*') ? path.endsWith(name.slice(1)) : path === name || path.endsWith(`/${name}`);

async function withTemplates(
  files: Workspace,
  setup: Setup,
  templates: ReadonlyMap<DocumentKind, string>,
): Promise<Setup> {
  if (templates.size === 0) return setup;
  const problems = [...setup.problems];
  const kinds: DocumentKind[] = [];
  for (const kind of setup.kinds) {
    const template = templates.get(kind);
    const read = template === undefined ? undefined : await readTemplate(files, template);
    problems.push(...(read?.problems ?? []));
    if (read?.failure && template !== undefined && read.problems.length === 0)
      problems.push({
        path: template,
        message: `${capitalised(read.failure)}. The built-in template stays in force.`,
        range: { start: 0, end: 0 },
        severity: 'warning',
        source: 'template',
      });
    kinds.push(read?.outline && template !== undefined ? governedBy(kind, template, read.outline) : kind);
  }
  return { ...setup, kinds, problems };
}

const governedBy = (kind: DocumentKind, template: string, outline: Outline): DocumentKind => ({
  ...kind,
  name: outline.kind ?? kind.name,
  outline,
  template,
  ...(outline.files && { files: outline.files, folder: '' }),
  origin: kind.origin === 'configured' ? 'configured' : 'convention',
});
