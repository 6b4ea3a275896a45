import type { ClientCapabilities } from 'vscode-languageserver-protocol';

export const template = `# Post-mortem: {title}

**Severity:** SEV1 / SEV2 / SEV3

## Summary

<!-- Two sentences for somebody who was not there. -->

## Impact

## Why wasn't it caught?

**Why didn't the issue get caught by unit tests?**

**Why didn't the issue get flagged in code review?**
`;

export const config = 'kinds:\n  post-mortem:\n    template: docs/template.md\n    files: [docs/postmortems/**/*.md]\n';

/** Lacks the impact, has the summary twice and one question open: one diagnostic of each rule. */
export const document = `# Post-mortem: checkout

**Severity:** SEV2

## Summary

It was down.

## Summary

It was down again.

## Why wasn't it caught?

**Why didn't the issue get caught by unit tests?**

The clock was mocked.

**Why didn't the issue get flagged in code review?**

TBD
`;

export const expectedRules = ['duplicate-section', 'missing-section', 'missing-why'];

/** As a modal terminal editor announces itself: no dynamic registration, no snippets, no commands of its own. */
export const plainCapabilities: ClientCapabilities = {
  workspace: { applyEdit: true, workspaceFolders: true },
  textDocument: {
    synchronization: { didSave: true },
    publishDiagnostics: { relatedInformation: false, versionSupport: true },
    hover: { contentFormat: ['plaintext'] },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source'] } } },
    completion: { completionItem: { snippetSupport: false } },
  },
};

/** As one that makes files for a server, too. */
export const creatingCapabilities: ClientCapabilities = {
  ...plainCapabilities,
  workspace: {
    applyEdit: true,
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
};

/** As a client that asks for its diagnostics. */
export const pullCapabilities: ClientCapabilities = {
  workspace: {
    applyEdit: true,
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    codeLens: { refreshSupport: true },
  },
  textDocument: {
    publishDiagnostics: { relatedInformation: true, versionSupport: true },
    diagnostic: { dynamicRegistration: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    codeLens: {},
  },
  window: { showDocument: { support: true } },
};
