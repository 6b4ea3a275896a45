import path from 'node:path';
import { imports } from './imports.ts';

/** What one folder, or one file at the root of the sources, may import; what is its own it always may. */
export interface Layer {
  /** Path from the project's root. */
  readonly at: string;
  /** Layers by their `at`. */
  readonly may?: readonly string[];
  /** Packages; a `*` stands for anything, a folder of a package goes with it. */
  readonly packages?: readonly string[];
  readonly typePackages?: readonly string[];
}

const server = (...names: readonly string[]) => names.map((name) => `server/src/${name}`);
const meaning = server('text', 'markdown', 'model', 'kinds', 'config', 'code', 'rules', 'workspace.ts');
const core = [...meaning, ...server('engine', 'authoring')];

/** "Who may import whom" of docs/architecture.md. */
export const layers: readonly Layer[] = [
  { at: 'server/src/text' },
  {
    at: 'server/src/markdown',
    may: server('text'),
    packages: [
      'unified',
      'remark-*',
      'mdast-util-*',
      'micromark-extension-*',
      'micromark-util-normalize-identifier',
      'yaml',
    ],
    typePackages: ['mdast', 'micromark-util-types'],
  },
  {
    at: 'server/src/model',
    may: server('text', 'markdown'),
    packages: ['parse-duration', 'smol-toml', 'yaml'],
    typePackages: ['mdast'],
  },
  {
    at: 'server/src/kinds',
    may: server('text', 'markdown', 'model'),
    packages: ['picomatch'],
    typePackages: ['mdast'],
  },
  {
    at: 'server/src/config',
    may: server('text', 'markdown', 'model', 'kinds'),
    packages: ['yaml', 'picomatch', 'fastest-levenshtein'],
  },
  { at: 'server/src/code', may: server('text', 'model', 'kinds', 'config', 'workspace.ts') },
  {
    at: 'server/src/rules',
    may: server('text', 'model', 'kinds', 'config', 'code'),
    packages: ['fastest-levenshtein'],
  },
  { at: 'server/src/engine', may: meaning },
  { at: 'server/src/authoring', may: [...meaning, ...server('engine')] },
  {
    at: 'server/src/features',
    may: [...core, ...server('protocol.ts')],
    packages: ['vscode-languageserver-types'],
    typePackages: ['mdast'],
  },
  { at: 'server/package.json' },
  { at: 'server/src/workspace.ts' },
  { at: 'server/src/protocol', packages: ['vscode-languageserver-types'] },
  { at: 'server/src/protocol.ts', may: server('protocol') },
  {
    at: 'server/src/node',
    may: server('workspace.ts', 'text'),
    packages: ['node:*', 'tinyglobby', 'ignore', 'write-file-atomic'],
  },
  {
    at: 'server/src/lsp',
    may: [...core, ...server('features', 'node', 'protocol.ts')],
    packages: [
      'vscode-languageserver',
      'vscode-languageserver-textdocument',
      'vscode-languageserver-types',
      'picomatch',
    ],
  },
  {
    at: 'server/src/lsp/main.ts',
    may: [...core, ...server('features', 'node', 'protocol.ts', 'lsp'), 'server/package.json'],
    packages: ['node:url', 'vscode-languageserver'],
  },
  { at: 'server/src/lsp/start.ts', may: server('lsp/main.ts', 'node') },
  { at: 'server/src/cli', may: [...core, ...server('node', 'protocol.ts')], packages: ['node:util'] },
  {
    at: 'server/src/cli/main.ts',
    may: [...core, ...server('node', 'protocol.ts', 'cli'), 'server/package.json'],
    packages: ['node:util', 'node:process', 'node:readline'],
  },
  { at: 'server/src/cli/start.ts', may: server('cli/main.ts', 'node') },
  { at: 'server/index.d.ts' },
  { at: 'server/src/api.ts', may: [...core, 'server/index.d.ts'] },
  { at: 'client/src', may: server('protocol.ts'), packages: ['vscode', 'vscode-languageclient'] },
];

/** Layers that the table keeps free for what is to come; one that holds a file leaves this list. */
export const rooms: readonly string[] = [];

/** The layer a file belongs to: the innermost that holds it. */
export function layerOf(file: string): Layer | undefined {
  return layers
    .filter(({ at }) => file === at || file.startsWith(`${at}/`))
    .sort((one, other) => other.at.length - one.at.length)[0];
}

/** What a source file imports against the table, each as one line. */
export function breaches(file: string, source: string): string[] {
  const layer = layerOf(file);
  if (!layer) return [`${file} is in no layer`];
  return imports(source).flatMap(({ from, typesOnly }) => {
    const allowed = from.startsWith('.')
      ? mayImportFile(layer, path.posix.join(path.posix.dirname(file), from))
      : mayImportPackage(layer, from, typesOnly);
    return allowed ? [] : [`${file} imports ${from}`];
  });
}

function mayImportFile(layer: Layer, file: string): boolean {
  const target = layerOf(file)?.at ?? '';
  return [layer.at, ...(layer.may ?? [])].includes(target);
}

function mayImportPackage(layer: Layer, name: string, typesOnly: boolean): boolean {
  const allowed = [...(layer.packages ?? []), ...(typesOnly ? (layer.typePackages ?? []) : [])];
  return allowed.some((pattern) =>
    pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern || name.startsWith(`${pattern}/`),
  );
}
