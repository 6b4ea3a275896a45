import { fileURLToPath, pathToFileURL } from 'node:url';
import { createConnection } from 'vscode-languageserver/node';
import manifest from '../../package.json' with { type: 'json' };
import { configNames } from '../config/find-config.ts';
import { type Author, author, changesSince, headCommit, lastChanges, lineCommits, linesWith } from '../node/git.ts';
import { localDay } from '../node/local-day.ts';
import { projectRoot } from '../node/project-root.ts';
import { randomBelow } from '../node/random-below.ts';
import { nodeWorkspace, slashes } from '../node/workspace.ts';
import type { Ports } from './ports.ts';
import { startServer } from './server.ts';

const transports = /^--(?:stdio$|node-ipc$|socket\b|pipe\b)/;

const ports: Ports = {
  openWorkspace: (folderUri) => {
    const folder = filePath(folderUri);
    return folder === undefined ? undefined : nodeWorkspace(folder);
  },
  projectOf: (folderUri) => {
    const folder = filePath(folderUri);
    const root = folder === undefined ? undefined : projectRoot(folder, configNames);
    return root === undefined ? undefined : pathToFileURL(root).href;
  },
  today: () => localDay(new Date()),
  random: randomBelow,
  versionControl: {
    commit: async (fileUri) => {
      const file = filePath(fileUri);
      return file === undefined ? undefined : headCommit(file);
    },
    author: async (folderUri) => {
      const folder = filePath(folderUri);
      const { name, email }: Author = folder === undefined ? {} : await author(folder);
      return name ?? email;
    },
    lastChanges: async (folderUri) => {
      const folder = filePath(folderUri);
      if (folder === undefined) return new Map();
      const prefix = `${slashes(folder).replace(/\/$/, '')}/`;
      const changes = await lastChanges(slashes(folder));
      return new Map(
        [...changes].map(([path, day]) => [path.startsWith(prefix) ? path.slice(prefix.length) : path, day]),
      );
    },
    changesSince: async (folderUri, commit) => {
      const folder = filePath(folderUri);
      return folder === undefined ? undefined : changesSince(folder, commit);
    },
    lineCommits: async (folderUri, path) => {
      const folder = filePath(folderUri);
      return folder === undefined ? undefined : lineCommits(folder, path);
    },
    linesWith: async (folderUri, texts) => {
      const folder = filePath(folderUri);
      return folder === undefined ? undefined : linesWith(folder, texts);
    },
  },
  version: manifest.version,
};

/** Undefined for what is no file, and for a file URI that names none on this system. */
function filePath(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

const options = process.argv.slice(2);
if (options.includes('--version')) {
  console.log(manifest.version);
} else if (options.some((option) => transports.test(option))) {
  startServer(createConnection(), ports);
} else {
  console.error('whylint-language-server is started by an editor: whylint-language-server --stdio');
  process.exitCode = 2;
}
