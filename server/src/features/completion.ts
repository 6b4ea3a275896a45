import type { CompletionItem, Position } from 'vscode-languageserver-types';
import { backlogValues } from './complete-backlog.ts';
import { categoryValues } from './complete-category.ts';
import { debtFields } from './complete-debt.ts';
import { directives } from './complete-directive.ts';
import { fieldValues, frontMatterValues } from './complete-field.ts';
import { missingHeadings, missingPrompts } from './complete-template.ts';
import type { LintedDocument } from './linted-document.ts';

/** A place where something can be completed: where the cursor is, and its line. */
export interface CompletionPlace {
  readonly offset: number;
  readonly lineStart: number;
  readonly lineEnd: number;
  /** The line, all of it. */
  readonly line: string;
}

/** `#` begins a heading, `:` ends a label, `-` stands in a debt id. Not the space: ordinary prose asks for nothing. */
export const completionTriggers = ['#', ':', '-'];

/** What the template and the configuration offer for a place; nothing in prose. */
export function completion(linted: LintedDocument, position: Position): CompletionItem[] {
  const place = placeAt(linted, position);
  if (linted.result.kind === 'template') return directives(linted, place);
  const inDebt = debtFields(linted, place);
  if (inDebt.length > 0) return inDebt;
  const inBacklog = backlogValues(linted, place);
  if (inBacklog.length > 0) return inBacklog;
  if (!linted.result.against) return frontMatterValues(linted, place);
  for (const offer of [frontMatterValues, missingHeadings, categoryValues, fieldValues, missingPrompts]) {
    const items = offer(linted, place);
    if (items.length > 0) return items;
  }
  return [];
}

function placeAt({ document: { text }, places }: LintedDocument, { line, character }: Position): CompletionPlace {
  const lineStart = places.offset({ line, character: 0 });
  const lineEnd = places.offset({ line, character: Number.MAX_SAFE_INTEGER });
  return { offset: places.offset({ line, character }), lineStart, lineEnd, line: text.slice(lineStart, lineEnd) };
}
