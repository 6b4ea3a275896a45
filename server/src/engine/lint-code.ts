import { codeComments } from '../code/comments.ts';
import { debtReferences } from '../model/debt-id.ts';
import { ownReferences } from '../model/debt-mentions.ts';
import type { DebtTag } from '../model/debt-tag.ts';
import type { Project } from '../model/project.ts';
import type { Diagnostic } from '../rules/diagnostic.ts';
import type { TextRange } from '../text/text.ts';
import { lintTags } from './lint.ts';
import type { Setup } from './setup.ts';

/**
 * Lints the comments of a source text for the debt items that they name, `TODO(D-k3f9qx)`: those that do not exist, and
 * those that are paid. By position. Never throws.
 *
 * @param languageId As in the Language Server Protocol; of an unknown language nothing is said.
 */
export function lintCode(text: string, languageId: string, project: Project, setup: Setup): readonly Diagnostic[] {
  // Most files name none, and need not be read.
  if (!project.isComplete || !text.includes('D-')) return [];
  return lintTags(debtTags(text, languageId, project), setup, { project, today: '', audience: 'author' });
}

/** The debt ids in a source text's comments, in order. */
const debtTags = (text: string, languageId: string, project: Project): readonly DebtTag[] =>
  codeComments(text, languageId).flatMap(({ content }) => {
    const comment = text.slice(content.start, content.end);
    return [...debtReferences(comment), ...ownReferences(comment, project)].map(({ id, start, end }) => {
      const range = { start: content.start + start, end: content.start + end };
      return { id, range, around: tagAround(text, range) };
    });
  });

/** An id with the brackets, or the comma, that stood there for it alone. */
function tagAround(text: string, { start, end }: TextRange): TextRange {
  const before = text.slice(Math.max(0, start - 20), start);
  const after = text.slice(end, end + 20);
  const [opening] = /[([{][ \t]*$/.exec(before) ?? [];
  const [closing] = /^[ \t]*[)\]}]/.exec(after) ?? [];
  if (opening !== undefined && closing !== undefined)
    return { start: start - opening.length, end: end + closing.length };
  const [commaBefore] = /[ \t]*,[ \t]*$/.exec(before) ?? [];
  if (commaBefore !== undefined) return { start: start - commaBefore.length, end };
  const [commaAfter = ''] = /^[ \t]*,[ \t]*/.exec(after) ?? [];
  return { start, end: end + commaAfter.length };
}
