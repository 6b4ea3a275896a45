import { applyEdits } from '../../server/src/text/text.ts';
import { findings, lintText } from './post-mortem.ts';

/** A post-mortem with a timeline and, if need be, fields above it. */
export const withTimeline = (rows: readonly string[], heading = '## Timeline (UTC)', fields = ''): string =>
  `---\nkind: post-mortem\n---\n# The login page was down\n\n${fields}${heading}\n\n${rows.join('\n')}\n`;

/** The messages of a rule. */
export const said = (rule: string, text: string, template?: string): readonly string[] =>
  findings(rule, text, template).map(([, message]) => message);

/** The text after the fix of a rule's first finding whose title begins so. */
export function fixedBy(rule: string, title: string, text: string, template?: string): string | undefined {
  const [finding] = lintText(text, template).diagnostics.filter((each) => each.rule === rule);
  const fix = finding?.fixes.find((each) => each.title.startsWith(title));
  return fix && applyEdits(text, fix.edits);
}
