import type { Example, Rule } from '../rules/define-rule.ts';
import { lintExample, unmarked } from './lint-example.ts';

/** A rule's page, as docs/rules/, the `explain` command and the editor show it. Rendered from the rule and run, so it is never stale. */
export function rulePage(rule: Rule): string {
  const facts = [
    `Default: ${rule.severity === 'off' ? 'off' : `\`${rule.severity}\``}`,
    ...(rule.completeness ? ['only in documents that follow the template'] : []),
    ...(rule.subject === 'debt' ? [rule.inBacklogs ? 'only in debt items and backlogs' : 'only in debt items'] : []),
    ...(rule.byDate ? ['comes with time alone and never decides an exit status'] : []),
    ...(rule.audience === 'author' ? ['only in the author’s editor'] : []),
    ...(rule.stage === 'template' ? ['only in templates'] : []),
    ...(rule.stage === 'code' ? ['in the comments of source files'] : []),
    ...(rule.scope === 'project' ? ['on save, and by `whylint debt check`'] : []),
  ];
  return [
    `# ${rule.name}`,
    rule.summary,
    `${facts.join(' · ')}.`,
    rule.rationale,
    ...rule.examples.map((example) => exampleText(rule, example)),
    ...optionsText(rule),
    '## Settings',
    fenced(`rules:\n  ${rule.name}: ${settingSample(rule)}`, 'yaml'),
    ...(rule.stage === 'code'
      ? []
      : [`In a document: \`<!-- whylint-disable-next-line ${rule.name}: the reason -->\`.`]),
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
}

function exampleText(rule: Rule, example: Example): string {
  const { template, options, items = {}, code = {}, path, bad, good, fixed } = example;
  const language = rule.stage === 'code' ? 'typescript' : 'markdown';
  return [
    `## ${example.caption.replace(/\.$/, '')}`,
    ...(template === undefined ? [] : ['The template:', fenced(template)]),
    ...Object.entries(items).flatMap(([path, text]) => [`The item \`${path}\`:`, fenced(text)]),
    ...Object.entries(code).flatMap(([path, text]) => [`The file \`${path}\`:`, fenced(text, '')]),
    ...(options === undefined ? [] : ['The options:', fenced(JSON.stringify(options, undefined, 2), 'json')]),
    ...(bad === undefined
      ? []
      : [
          `Reported${path === undefined ? '' : ` in \`${path}\``}:`,
          fenced(unmarked(bad).text, language),
          messages(rule, example, bad),
        ]),
    ...(good === undefined ? [] : ['Not reported:', fenced(good, language)]),
    ...(fixed === undefined ? [] : ['After the first quick fix:', fenced(fixed, language)]),
  ].join('\n\n');
}

function messages(rule: Rule, example: Example, bad: string): string {
  const { document, diagnostics } = lintExample(rule, example, bad);
  return diagnostics
    .map(
      ({ message, range }) =>
        `- line ${document.text.slice(0, range.start).split('\n').length}: ${message.replace(/([<>*_`[\]])/g, '\\$1')}`,
    )
    .join('\n');
}

function optionsText(rule: Rule): readonly string[] {
  const options = Object.entries(rule.options);
  if (options.length === 0) return [];
  const rows = options.map(
    ([name, option]) =>
      `| \`${name}\` | ${option.description.replaceAll('|', '\\|')} | \`${JSON.stringify(option.default)}\` |`,
  );
  return ['## Options', ['| option | meaning | default |', '| --- | --- | --- |', ...rows].join('\n')];
}

function settingSample(rule: Rule): string {
  const [option] = Object.entries(rule.options);
  const severity = rule.severity === 'off' ? 'warning' : 'off';
  return option
    ? `[${rule.severity === 'off' ? 'warning' : rule.severity}, { ${option[0]}: ${JSON.stringify(option[1].default)} }]`
    : `${severity} # off | hint | information | warning | error`;
}

function fenced(text: string, language = 'markdown'): string {
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`{3,}/g)].map(([run]) => run.length + 1)));
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`;
}
