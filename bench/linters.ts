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
  filesRead: numberIn(/^(\d+) files parsed/),
};

/** With rules that suit any document (none on the length of lines, which would find fault with every paragraph), and no cache. */
export const markdownlint = (): Linter =>
  peer(
    'markdownlint-cli2',
    ['--config', path.join(peersFolder, 'peers.markdownlint-cli2.jsonc'), '**/*.md'],
    numberIn(/^Linting: (\d+)/m),
  );

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
    filesRead: numberIn(/ in (\d+) files? \(/),
  };
}

/** Its rules need to be told what to look for; each document lacks one of the sections, so that all of them are listed. */
export const contextlint = (): Linter =>
  peer(
    '@contextlint/cli',
    ['--config', path.join(peersFolder, 'contextlint.config.json'), '**/*.md'],
    numberIn(/ in (\d+) files?$/m),
  );

export function remark(): Linter {
  const plugins = ['remark-frontmatter', 'remark-gfm', 'remark-preset-lint-recommended'];
  const used = plugins.flatMap((name) => ['--use', resolved(name)]);
  const args = ['--no-color', '--no-config', '--no-stdout', ...used, '.'];
  return peer('remark-cli', args, (output) => output.match(/^\S.*\.md(?::.*)?$/gm)?.length ?? 0);
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

/** A linter of npm that tells unasked how many files it has read. */
const peer = (name: string, args: readonly string[], filesRead: Linter['filesRead']): Linter => ({
  name: versioned(name),
  program: program(name),
  args,
  proofArgs: args,
  filesRead,
});

/** The number that a pattern captures; 0 where it finds nothing. */
function numberIn(pattern: RegExp): (output: string) => number {
  return (output) => Number(pattern.exec(output)?.[1] ?? 0);
}
