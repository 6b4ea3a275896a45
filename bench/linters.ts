import path from 'node:path';
import { peersFolder, program, resolved, rumdl, versioned } from './peers.ts';

/** A linter that takes files on the command line. */
export interface Linter {
  readonly name: string;
  /** Run under the same Node as this process, unless it is a program of the machine's own. */
  readonly program: string;
  readonly isNative?: boolean;
  /** For all Markdown below the working directory. */
  readonly args: readonly string[];
  /** How many files it says that it has read, by its output under `proofArgs`. */
  readonly proofArgs: readonly string[];
  readonly filesRead: (output: string) => number;
}

export const whylint: Linter = {
  name: 'whylint',
  program: path.resolve(import.meta.dirname, '../server/bin/whylint.js'),
  args: ['lint', '--kind', 'post-mortem', '**/*.md'],
  proofArgs: ['lint', '--kind', 'post-mortem', '--format', 'json', '**/*.md'],
  filesRead: (output) => (JSON.parse(output) as { summary: { files: number } }).summary.files,
};

/** What a linter in JavaScript can't do without, unless it does it on several threads or not at all. */
export const bareParse: Linter = {
  name: 'bare parse',
  program: path.join(peersFolder, 'bare-parse-files.js'),
  args: [],
  proofArgs: [],
  filesRead: (output) => Number(/^(\d+) files parsed/.exec(output)?.[1] ?? 0),
};

/** With rules that suit any document (none on the length of lines, which would find fault with every paragraph), and no cache. */
export function markdownlint(): Linter {
  const args = ['--config', path.join(peersFolder, 'peers.markdownlint-cli2.jsonc'), '**/*.md'];
  return {
    name: versioned('markdownlint-cli2'),
    program: program('markdownlint-cli2'),
    args,
    proofArgs: args,
    filesRead: (output) => Number(/^Linting: (\d+)/m.exec(output)?.[1] ?? 0),
  };
}

/** The same rules as markdownlint; undefined where its package has no program for this system. */
export function rust(): Linter | undefined {
  const installed = rumdl();
  if (!installed) return undefined;
  const args = ['check', '--no-cache', '--config', path.join(peersFolder, 'rumdl.toml'), '.'];
  return {
    ...installed,
    isNative: true,
    args,
    proofArgs: args,
    filesRead: (output) => Number(/ in (\d+) files? \(/.exec(output)?.[1] ?? 0),
  };
}

/** Its rules need to be told what to look for; each document lacks one of the sections, so that all of them are listed. */
export function contextlint(): Linter {
  const args = ['--config', path.join(peersFolder, 'contextlint.config.json'), '**/*.md'];
  return {
    name: versioned('@contextlint/cli'),
    program: program('@contextlint/cli'),
    args,
    proofArgs: args,
    filesRead: (output) => Number(/ in (\d+) files?$/m.exec(output)?.[1] ?? 0),
  };
}

export function remark(): Linter {
  const plugins = ['remark-frontmatter', 'remark-gfm', 'remark-preset-lint-recommended'];
  const used = plugins.flatMap((name) => ['--use', resolved(name)]);
  const args = ['--no-color', '--no-config', '--no-stdout', ...used, '.'];
  return {
    name: versioned('remark-cli'),
    program: program('remark-cli'),
    args,
    proofArgs: args,
    filesRead: (output) => output.match(/^\S.*\.md(?::.*)?$/gm)?.length ?? 0,
  };
}

export function textlint(): Linter {
  const rules = ['no-todo', 'common-misspellings'].flatMap((name) => ['--rule', name]);
  const args = ['--no-textlintrc', '--rules-base-directory', path.join(peersFolder, 'node_modules'), ...rules];
  return {
    name: versioned('textlint'),
    program: program('textlint'),
    args: [...args, '.'],
    proofArgs: [...args, '--format', 'json', '.'],
    filesRead: (output) => (JSON.parse(output) as unknown[]).length,
  };
}
