import { type ConfigurationChangeEvent, type TextDocument, workspace } from 'vscode';
import type { PresentationSettings } from '../../server/src/protocol.ts';

/** When a document is linted. One that was never saved has nothing to wait for. */
export function lintsOnSave(document: TextDocument): boolean {
  return !document.isUntitled && workspace.getConfiguration('whylint', document).get('lint.run') === 'onSave';
}

export function waitsAtCursor(): boolean {
  return workspace.getConfiguration('whylint').get('lint.waitAtCursor', true);
}

/** The settings that the server needs to know. */
export function presentation(): Required<PresentationSettings> {
  const settings = workspace.getConfiguration('whylint');
  return {
    maximumFindings: Math.max(0, settings.get('diagnostics.maximum', 7)),
    codeLens: settings.get('codeLens.enabled', true),
  };
}

export const changesPresentation = (event: ConfigurationChangeEvent) =>
  event.affectsConfiguration('whylint.diagnostics') || event.affectsConfiguration('whylint.codeLens');

export const changesLinting = (event: ConfigurationChangeEvent) => event.affectsConfiguration('whylint.lint');

/** How debt is shown and logged in this editor. */
export function debtSettings(document?: TextDocument) {
  const settings = workspace.getConfiguration('whylint.debt', document);
  return {
    comment: settings.get('comment') === 'remove' ? ('remove' as const) : ('tag' as const),
    endOfLine: settings.get('endOfLine', false),
    codeLens: settings.get('codeLens', false),
    /** '' for nobody. */
    author: settings.get('author', '').trim(),
  };
}

export const changesDebt = (event: ConfigurationChangeEvent) => event.affectsConfiguration('whylint.debt');
