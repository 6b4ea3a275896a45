import { CodeLines } from '../code/code-lines.ts';
import { type AnchorIndex, createAnchorIndex } from '../engine/anchor-index.ts';
import { debtItemsIn } from '../engine/debt-items.ts';
import type { CodeHistory, CodeSources } from '../engine/resolve-anchors.ts';
import type { Setup } from '../engine/setup.ts';
import { detectKind } from '../kinds/detect-kind.ts';
import type { AnchorStates } from '../model/anchor-state.ts';
import type { CodeAnchor } from '../model/code-anchor.ts';
import { type Document, factOfBoth } from '../model/document.ts';
import { openAnchors } from '../model/open-anchors.ts';
import { plainGlob } from '../text/glob.ts';
import type { Folders, Root } from './folders.ts';
import { canonicalUri, uriOf } from './uri.ts';

/**
 * Where the lines of code stand that open debt items name: looked up when an item is opened or saved and when code is
 * saved, never for a keystroke. Nobody waits for it.
 */
export interface CodeLinks {
  /** What is known now; what is not is looked up meanwhile. */
  states(uri: string, document: Document, setup: Setup): AnchorStates;
  /** An item is looked up anew. */
  saved(uri: string): void;
  /** A file was written, made or removed. */
  written(uri: string): void;
  close(uri: string): void;
}

export interface CodeLinksPorts {
  readonly folders: Folders;
  openText(uri: string): string | undefined;
  /** Undefined where version control is not to be asked. */
  history(root: Root): CodeHistory | undefined;
  /** Files of these names are linked: what becomes of them is to be told. */
  onDidLink(globs: readonly string[]): void;
  /** More is known of the links of a document. */
  onDidResolve(uri: string): void;
}

interface Entry {
  readonly index: AnchorIndex;
  readonly root: Root;
  readonly path: string;
  anchors: readonly CodeAnchor[];
  states: AnchorStates;
}

export function createCodeLinks({ folders, openText, history, onDidLink, onDidResolve }: CodeLinksPorts): CodeLinks {
  const indexes = new Map<string, AnchorIndex>();
  const entries = new Map<string, Entry>();
  /** What wrote the lines of a document changes when it is saved, not when one types in it. */
  const lines = new Map<string, ReturnType<NonNullable<CodeHistory['lineCommits']>>>();

  function indexOf(root: Root): AnchorIndex {
    const known = indexes.get(root.uri);
    if (known) return known;
    const asked = rememberingLines(root, history(root));
    const sources: CodeSources = {
      lines: (path) => linesOf(root, path),
      list: (globs) => root.workspace.list(globs),
      ...(asked && { history: asked }),
    };
    const index = createAnchorIndex(sources);
    indexes.set(root.uri, index);
    return index;
  }

  function rememberingLines({ uri }: Root, asked: CodeHistory | undefined): CodeHistory | undefined {
    const ask = asked?.lineCommits;
    if (!ask) return asked;
    return {
      ...asked,
      lineCommits: (path) => {
        const key = canonicalUri(uriOf(uri, path));
        const known = lines.get(key) ?? ask(path);
        lines.set(key, known);
        return known;
      },
    };
  }

  /** What is open in the editor is what is written there; what cannot be read tells nothing. */
  async function linesOf({ uri, workspace }: Root, path: string): Promise<CodeLines | null | undefined> {
    try {
      const text = openText(uriOf(uri, path)) ?? (await workspace.read(path));
      return text === undefined ? undefined : new CodeLines(text);
    } catch {
      return null;
    }
  }

  async function lookUp(uri: string, entry: Entry): Promise<void> {
    const { anchors, path } = entry;
    const states = await entry.index.resolve(anchors, path);
    if (entries.get(uri) !== entry || entry.anchors !== anchors || isSame(entry.states, states)) return;
    entry.states = states;
    onDidResolve(uri);
  }

  /** Looked up for nobody: the rules keep silent until somebody opens it again. */
  const begin = (uri: string, entry: Entry) => void lookUp(uri, entry).catch(() => undefined);

  return {
    states(uri, document, setup) {
      const anchors = anchorsOf(document, setup);
      const known = entries.get(uri);
      if (known?.anchors === anchors) return known.states;
      const root = known?.root ?? folders.root(uri.slice(0, uri.lastIndexOf('/')));
      const index = known?.index ?? indexOf(root);
      const entry: Entry = { index, root, path: document.path, anchors, states: index.known(anchors) };
      entries.set(uri, entry);
      onDidLink([...new Set(anchors.map(({ path }) => globOf(path)))]);
      if (entry.states.size < anchors.length) begin(uri, entry);
      return entry.states;
    },
    saved(uri) {
      lines.delete(canonicalUri(uri));
      const entry = entries.get(uri);
      if (!entry) return;
      entry.index.forget(entry.anchors);
      begin(uri, entry);
    },
    written(uri) {
      const changed = new Set<AnchorIndex>();
      for (const { index, root } of entries.values()) {
        const path = folders.pathIn(root, uri);
        if (path !== undefined && index.changed(path).length > 0) changed.add(index);
      }
      for (const [of, entry] of entries) if (changed.has(entry.index)) begin(of, entry);
    },
    close: (uri) => void entries.delete(uri),
  };
}

/** Of all files of its ending: one editor watches few patterns better than many files. */
const globOf = (path: string): string => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const ending = /\.\w+$/.exec(name)?.[0];
  return `**/${ending === undefined ? plainGlob(name) : `*${ending}`}`;
};

/** The same list as long as nothing in it changes place. */
const anchorsOf = factOfBoth((document: Document, setup: Setup): readonly CodeAnchor[] =>
  openAnchors(debtItemsIn(document, detectKind(document, setup.kinds)?.kind, setup)),
);

const isSame = (one: AnchorStates, other: AnchorStates): boolean =>
  one.size === other.size && [...one].every(([key, state]) => JSON.stringify(other.get(key)) === JSON.stringify(state));
