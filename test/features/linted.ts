import { lint } from '../../server/src/engine/lint.ts';
import { loadSetup } from '../../server/src/engine/load-project.ts';
import type { EditorClient } from '../../server/src/features/editor-client.ts';
import type { LintedDocument } from '../../server/src/features/linted-document.ts';
import { createPlaces } from '../../server/src/features/places.ts';
import { debtItem } from '../../server/src/model/debt-item.ts';
import { createDocument } from '../../server/src/model/document.ts';
import { createProject } from '../../server/src/model/project.ts';
import { rules } from '../../server/src/rules/index.ts';
import { type FileTable, inMemoryWorkspace } from '../support/in-memory-workspace.ts';

export const today = '2026-11-20';
export const uri = 'file:///workspace/docs/postmortems/checkout.md';

/** A template with one of everything that features have to do with. */
export const template = `# Post-mortem: {title}

**Severity:** SEV1 / SEV2 / SEV3

## Summary

<!-- Two sentences for somebody who was not there. -->

## Impact

<!-- Who noticed, and for how long? -->

## Root cause

**Category:** trade-off / knowledge gap / brain fart

## Why wasn't it caught?

**Why didn't the issue get caught by unit tests?**

**Why didn't the issue get flagged in code review?**
`;

const config = 'kinds:\n  post-mortem:\n    template: docs/template.md\n    files: [docs/postmortems/**/*.md]\n';

/** A client that can do everything; tests take away what they are about. */
export const ableClient: EditorClient = {
  commands: new Set(),
  builtins: false,
  versionedEdits: true,
  snippetEdits: false,
  markdown: true,
  relatedInformation: true,
  fading: true,
  symbolTree: true,
  showDocument: false,
  applyEdit: true,
};

interface Surroundings {
  readonly files?: FileTable;
  readonly path?: string;
  /** Debt items that the project knows, by their paths. */
  readonly debt?: Readonly<Record<string, string>>;
}

/** Lints Markdown as the editor would, under the template above. */
export async function lintedFrom(
  text: string,
  { files = {}, path = 'docs/postmortems/checkout.md', debt = {} }: Surroundings = {},
): Promise<LintedDocument> {
  const workspace = inMemoryWorkspace({ '.whylint.yaml': config, 'docs/template.md': template, ...files });
  const setup = await loadSetup(workspace, { from: path.slice(0, Math.max(path.lastIndexOf('/'), 0)), rules });
  const document = createDocument(path, text);
  const project = createProject(Object.entries(debt).map(([at, item]) => debtItem(createDocument(at, item))));
  return {
    uri,
    version: 1,
    document,
    places: createPlaces(text),
    setup,
    project,
    result: lint(document, setup, { today, audience: 'author', project }),
  };
}

/** Markdown with `‸` at the cursor, linted, and where the cursor was. */
export async function lintedAt(marked: string, options: Parameters<typeof lintedFrom>[1] = {}) {
  const offset = marked.indexOf('‸');
  const linted = await lintedFrom(marked.replace('‸', ''), options);
  return { linted, position: linted.places.position(offset) };
}
