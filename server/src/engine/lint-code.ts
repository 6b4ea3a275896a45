import { codeComments } from '../code/comments.ts';
import type { Config } from '../config/config.ts';
import type { Severity } from '../config/severity.ts';
import { debtReference, debtReferences } from '../model/debt-id.ts';
import { isUnknownDebtId } from '../model/debt-mentions.ts';
import type { Project } from '../model/project.ts';
import { quoted } from '../rules/define-rule.ts';
import type { Diagnostic, Fix } from '../rules/diagnostic.ts';
import type { TextRange } from '../text/text.ts';

/** What is said of the debt ids in a source file's comments; the first is also a rule on documents. */
const severities = { 'unknown-debt-id': 'warning', 'paid-debt-still-tagged': 'warning' } as const satisfies Record<
  string,
  Severity
>;
export type CodeRule = keyof typeof severities;

/**
 * Lints the comments of a source text for the debt items that they name, `TODO(D-k3f9qx)`: those that do not exist, and
 * those that are paid. By position. Never throws.
 *
 * @param languageId As in the Language Server Protocol; of an unknown language nothing is said.
 */
export function lintCode(
  text: string,
  languageId: string,
  project: Project,
  rules: Config['rules'] = new Map(),
): readonly Diagnostic[] {
  // Most files name none, and need not be read.
  if (!project.isComplete || !text.includes('D-')) return [];
  return codeComments(text, languageId).flatMap(({ content }) =>
    debtReferences(text.slice(content.start, content.end)).flatMap(({ id, start, end }) => {
      const range = { start: content.start + start, end: content.start + end };
      return finding(text, id, range, project, rules) ?? [];
    }),
  );
}

function finding(
  text: string,
  id: string,
  range: TextRange,
  project: Project,
  rules: Config['rules'],
): Diagnostic | undefined {
  const diagnostic = (rule: CodeRule, message: string, fixes: readonly Fix[]): Diagnostic | undefined => {
    const severity = rules.get(rule)?.severity ?? severities[rule];
    return severity === 'off' ? undefined : { rule, severity, message, range, fixes };
  };
  const name = debtReference(id);
  if (isUnknownDebtId(id, project))
    return diagnostic('unknown-debt-id', `There is no debt item ${name}. Which one is it?`, []);
  const items = project.withId(id);
  const isPaid = items.length > 0 && items.every(({ status }) => status === 'paid');
  if (!isPaid) return undefined;
  const title = quoted(items[0]?.title ?? '', 40);
  const fixes = [
    { title: `Remove ${name} from the comment`, edits: [{ range: tagAround(text, range), newText: '' }], safe: false },
  ];
  return diagnostic('paid-debt-still-tagged', `${name} (${title}) is paid. Does this comment still hold?`, fixes);
}

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
