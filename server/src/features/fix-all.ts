import { fixAll } from '../engine/fix.ts';
import { changedPart, type TextEdit } from '../text/text.ts';
import type { LintedDocument } from './linted-document.ts';

/** The edit that resolves all that can be resolved without a question; none when nothing can. */
export function fixAllEdits({ document, setup }: LintedDocument, today: string): readonly TextEdit[] {
  const fixed = fixAll(document, setup, { today, audience: 'author' });
  return fixed.document.text === document.text ? [] : [changedPart(document.text, fixed.document.text)];
}
