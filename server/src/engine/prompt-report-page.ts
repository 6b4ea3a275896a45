import { escapeMarkdown } from './escape-markdown.ts';
import type { FindingCount } from './finding-counts.ts';
import type { PromptReport, PromptUse, TemplateUse } from './prompt-report.ts';

/** A report on prompts as Markdown: no word of a document is in it. */
export function promptReportPage({ templates, rules }: PromptReport): string {
  return [
    '# Prompts and rules',
    ...(templates.length === 0 ? ['There are no documents of a known kind here.'] : []),
    ...templates.flatMap(templateText),
    ...(rules.length === 0 ? [] : ['## Rules', rulesTable(rules)]),
    '',
  ].join('\n\n');
}

function templateText({ kind, template, documents, following, prompts }: TemplateUse): string[] {
  const prunable = prompts.filter((prompt) => prompt.prunable);
  return [
    `## ${escapeMarkdown(kind)}, ${template === undefined ? 'the built-in template' : escapeMarkdown(template)}`,
    `Documents: ${documents}, of which ${following} are written by this template. Only those are counted.`,
    [
      '| prompt | answered | N/A | open | absent | not asked |',
      '| --- | --- | --- | --- | --- | --- |',
      ...prompts.map(promptRow),
    ].join('\n'),
    ...(prunable.length === 0
      ? []
      : [
          `Mostly answered by N/A: ${prunable.map(({ prompt }) => `"${escapeMarkdown(prompt, 60)}"`).join(', ')}. ` +
            'Would anyone miss them?',
        ]),
  ];
}

const promptRow = ({ prompt, section, answered, notApplicable, open, absent, notAsked }: PromptUse): string =>
  `| ${escapeMarkdown(section === undefined ? prompt : `${section}: ${prompt}`, 60)} | ${answered} | ${notApplicable} | ${open} | ${absent} | ${notAsked} |`;

const rulesTable = (rules: readonly FindingCount[]): string =>
  [
    '| rule | findings | documents | suppressed by comment | in the baseline |',
    '| --- | --- | --- | --- | --- |',
    ...rules.map(
      ({ rule, findings, documents, suppressed }) =>
        `| ${rule} | ${findings} | ${documents.length} | ${suppressed.comment} | ${suppressed.baseline} |`,
    ),
  ].join('\n');
