import { families } from '../rules/define-rule.ts';
import type { Diagnostic } from '../rules/diagnostic.ts';
import { rules } from '../rules/index.ts';

/** The order in which findings claim a place in sight: errors, then by family, then as they stand in the document. */
export function compareFindings(a: Diagnostic, b: Diagnostic): number {
  return (
    Number(b.severity === 'error') - Number(a.severity === 'error') ||
    rank(a.rule) - rank(b.rule) ||
    a.range.start - b.range.start
  );
}

const rank = (rule: string) => ranks.get(rule) ?? notice;
const ranks = new Map(rules.map(({ name, family }) => [name, families.indexOf(family)]));
/** What the engine itself remarks, a rule that failed for example. */
const notice = families.indexOf('notice');
