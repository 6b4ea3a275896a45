import type { LintResult } from '../engine/lint.ts';
import type { Setup } from '../engine/setup.ts';
import { debtItem, type WrittenDebtItem } from '../model/debt-item.ts';
import type { Document } from '../model/document.ts';
import type { Project } from '../model/project.ts';
import type { Diagnostic } from '../rules/diagnostic.ts';
import type { Places } from './places.ts';

/** One version of an open document, and what linting said of it. Immutable, like all it is made of. */
export interface LintedDocument {
  readonly uri: string;
  readonly version: number;
  readonly document: Document;
  readonly places: Places;
  readonly setup: Setup;
  /** What was known of the workspace beyond it. */
  readonly project: Project;
  readonly result: LintResult;
}

/** The debt items that the document holds. */
export function debtItemsOf({ document, result: { backlog, against } }: LintedDocument): readonly WrittenDebtItem[] {
  return backlog ?? (against?.kind.subject === 'debt' ? [debtItem(document)] : []);
}

/** The findings on a stretch of the document, edges included. */
export function findingsIn(linted: LintedDocument, start: number, end: number): readonly Diagnostic[] {
  return linted.result.diagnostics.filter(({ range }) => range.start <= end && start <= range.end);
}
