import type { Rule } from '../../server/src/rules/define-rule.ts';

/** The rules as a Markdown table; `folder` is where their pages are, seen from the page the table stands on. */
export function ruleTable(rules: readonly Rule[], folder: string): string {
  const rows = rules.map(
    ({ name, summary, severity }) =>
      `| [${name}](${folder}${name}.md) | ${summary.replaceAll('|', '\\|')} | ${severity} |`,
  );
  return `${['| rule | what it finds | default |', '| --- | --- | --- |', ...rows].join('\n')}\n`;
}
