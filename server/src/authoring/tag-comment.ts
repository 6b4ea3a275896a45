import type { CodeComment } from '../code/code-comment.ts';
import type { DebtComment } from '../code/debt-comments.ts';
import { debtReference } from '../model/debt-id.ts';
import { lineStart, rangeAt, type TextEdit, type TextRange } from '../text/text.ts';

/** Names the item behind the comment's word, `TODO(D-k3f9qx)`; in the brackets that are there already, behind what they hold. */
export function tagComment(text: string, { wordRange }: DebtComment, id: string): TextEdit {
  const rest = text.slice(wordRange.end, wordRange.end + 100);
  const inside = /^\(([^()\r\n]*)\)/.exec(rest)?.[1];
  if (inside === undefined) return { range: rangeAt(wordRange.end), newText: `(${debtReference(id)})` };
  const held = inside.trimEnd();
  const newText = held.trim() === '' ? debtReference(id) : `, ${debtReference(id)}`;
  return { range: rangeAt(wordRange.end + 1 + held.length), newText };
}

/** Takes an item's tag away: the edits of `tagComment` undone, wherever the tag stands now. */
export function untagComment(text: string, { wordRange }: DebtComment, id: string): readonly TextEdit[] {
  const rest = text.slice(wordRange.end, wordRange.end + 200);
  const inside = /^\(([^()\r\n]*)\)/.exec(rest)?.[1];
  if (inside === undefined) return [];
  const parts = inside.split(',');
  const kept = parts.filter((part) => part.trim() !== debtReference(id));
  if (kept.length === parts.length) return [];
  const newText = kept.length === 0 ? '' : `(${kept.join(',').trim()})`;
  return [{ range: rangeAt(wordRange.end, wordRange.end + inside.length + 2), newText }];
}

/**
 * Takes the comment out, with the line where nothing else stands on it. Of a comment that says more than that, only the
 * lines that say TODO go.
 */
export function removeComment(text: string, { range, wordRange, comment }: DebtComment): TextEdit {
  if (comment.form === 'line') {
    const before = text.slice(comment.content.start, wordRange.start);
    if (/[\p{L}\p{N}]/u.test(before)) return { range: withSpaceBefore(text, range), newText: '' };
    return { range: emptiedLines(text, rangeAt(comment.range.start, range.end)), newText: '' };
  }
  const says = text.slice(comment.content.start, range.start) + text.slice(range.end, comment.content.end);
  if (!/[\p{L}\p{N}]/u.test(says)) return { range: emptiedLines(text, comment.range), newText: '' };
  return { range: linesInside(text, range, comment), newText: '' };
}

/** With the lines, break included, when nothing else stands on them; else with the spaces before. */
function emptiedLines(text: string, range: TextRange): TextRange {
  const start = lineStart(text, range.start);
  const after = /^[ \t]*(?:\r\n|\n|\r|$)/.exec(text.slice(range.end));
  if (after && text.slice(start, range.start).trim() === '') return rangeAt(start, range.end + after[0].length);
  return withSpaceBefore(text, range);
}

function withSpaceBefore(text: string, { start, end }: TextRange): TextRange {
  const before = text.slice(lineStart(text, start), start);
  // What stands on both sides keeps one distance, and what begins a line its indentation.
  const isSpaced = /^(?:\s|$)/.test(text.slice(end, end + 1)) && before.trim() !== '';
  return rangeAt(isSpaced ? start - (before.length - before.trimEnd().length) : start, end);
}

/** The lines of a block that say nothing else; else the words alone. */
function linesInside(text: string, range: TextRange, { content }: CodeComment): TextRange {
  const start = lineStart(text, range.start);
  const [rest = ''] = /^[^\r\n]*/.exec(text.slice(range.end)) ?? [];
  const isAlone =
    start >= content.start &&
    range.end + rest.length < content.end &&
    /^[\s*#;%|~@\\-]*$/.test(text.slice(start, range.start)) &&
    rest.trim() === '';
  if (!isAlone) return withSpaceBefore(text, range);
  const [lineBreak = ''] = /^(?:\r\n|\n|\r)/.exec(text.slice(range.end + rest.length)) ?? [];
  return rangeAt(start, range.end + rest.length + lineBreak.length);
}
