import type { Position } from 'vscode-languageserver-types';
import type { NextPrompt, PromptStatus } from '../protocol.ts';
import type { LintedDocument } from './linted-document.ts';
import { type OpenPrompt, promptsOf } from './open-prompts.ts';

/** How far a document is; null for one of no kind. */
export function promptStatus(linted: LintedDocument): PromptStatus | null {
  const { against } = linted.result;
  const prompts = promptsOf(linted);
  if (!against || !prompts) return null;
  const [next] = prompts.open;
  return {
    kind: against.kind.name,
    prompts: prompts.wanted,
    open: prompts.open.length,
    undecided: prompts.undecided,
    ...(next && { next: located(linted, next) }),
  };
}

/**
 * The first open prompt behind a position, or the first of all; null when none is open. Absent ones count when nothing
 * else is open: there is nothing to see where they would stand.
 */
export function nextPrompt(linted: LintedDocument, position: Position): NextPrompt | null {
  const from = linted.places.offset(position);
  const all = promptsOf(linted)?.open ?? [];
  const present = all.filter(({ isAbsent }) => !isAbsent);
  const open = (present.length > 0 ? present : all).toSorted((a, b) => a.answer.start - b.answer.start);
  const next = open.find(({ answer }) => answer.start > from) ?? open[0];
  return next ? located(linted, next) : null;
}

const located = ({ places }: LintedDocument, { text, answer }: OpenPrompt) => ({ text, range: places.range(answer) });
