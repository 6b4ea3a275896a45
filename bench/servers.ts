import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LanguageServer } from './language-client.ts';
import { loaded, peersFolder, program, rumdl, versioned } from './peers.ts';

const underNode = (name: string, file: string, ...args: readonly string[]): LanguageServer => ({
  name,
  command: process.execPath,
  args: [file, '--stdio', ...args],
});

export const whylint = underNode(
  'whylint',
  fileURLToPath(new URL('../server/bin/whylint-language-server.js', import.meta.url)),
);

/** remark's linter as a server. */
export const unified = (): LanguageServer =>
  underNode(versioned('unified-language-server'), path.join(peersFolder, 'remark-server.js'));

/** With the same rules as on the command line; undefined where its package has no program for this system. */
export function rust(): LanguageServer | undefined {
  const installed = rumdl();
  if (!installed) return undefined;
  const { name, program: command } = installed;
  return { name, command, args: ['server', '--config', path.join(peersFolder, 'rumdl.toml')] };
}

/** VS Code's own, which has its client parse for it. */
export async function vsCode(): Promise<LanguageServer> {
  const { default: MarkdownIt } = (await loaded('markdown-it')) as { default: new (options: object) => Tokenizer };
  const tokenizer = new MarkdownIt({ html: true });
  const parsed = { text: '', tokens: undefined as unknown };
  return {
    ...underNode(
      versioned('vscode-markdown-languageserver'),
      program('vscode-markdown-languageserver', 'dist/node/workerMain.js'),
    ),
    settings: { markdown: vsCodeSettings },
    answers: {
      'markdown/parse': (text) => {
        if (parsed.text !== text) Object.assign(parsed, { text, tokens: tokenizer.parse(text, {}) });
        return parsed.tokens;
      },
      'markdown/findMarkdownFilesInWorkspace': () => [],
      'markdown/fs/readDirectory': () => [],
    },
  };
}

interface Tokenizer {
  parse(text: string, environment: object): unknown;
}

/** Validation is off unless it is set; all of it is on here. */
const vsCodeSettings = {
  server: { log: 'off' },
  preferredMdPathExtensionStyle: 'auto',
  occurrencesHighlight: { enabled: false },
  suggest: { paths: { enabled: true, includeWorkspaceHeaderCompletions: 'never' } },
  validate: {
    enabled: true,
    referenceLinks: { enabled: 'warning' },
    fragmentLinks: { enabled: 'warning' },
    fileLinks: { enabled: 'warning', markdownFragmentLinks: 'inherit' },
    ignoredLinks: [],
    unusedLinkDefinitions: { enabled: 'warning' },
    duplicateLinkDefinitions: { enabled: 'warning' },
  },
};
