import type { Setting } from '../../server/src/config/setting.ts';
import type { ManifestSetting } from '../generate.ts';

/** docs/configuration.md: what a team decides in `.whylint.yaml`, then what a person sets in the editor. */
export function configurationPage(
  settings: Setting<unknown>,
  editor: Readonly<Record<string, ManifestSetting>>,
): string {
  return [
    '# Configuration',
    '<!-- Generated from the settings by npm run generate. -->',
    'What editor, command line and CI must agree on lives in one `.whylint.yaml`. The nearest file upward from a document wins and is ' +
      'not merged with others; the search stops at the workspace folder or the repository’s root. It is data: nothing in it is ' +
      'executed. A mistake in it is reported at its line, and what was wrong is left out.',
    table(rows(settings, '')),
    '## In the editor',
    'Presentation only: how and when findings show. They live in the editor’s own settings.',
    table(Object.entries(editor).map(([name, setting]) => [name, editorDescription(setting), value(setting.default)])),
    '## In a document',
    'Front matter `kind: post-mortem` puts a Markdown file under that kind, wherever it stands. `status` (draft, in review, final) decides ' +
      'what fails on the command line: drafts never do without `--strict`.',
    [
      '```markdown',
      '<!-- whylint-disable-next-line missing-why: no code was involved -->',
      '<!-- whylint-disable duplicate-section -->',
      '<!-- whylint-enable -->',
      '```',
    ].join('\n'),
    '## In a template',
    'A template needs nothing but headings and questions: what it holds is what documents are linted for. Guidance stands in comments, italics, ' +
      '`{braces}` or `[brackets]`. `<!-- optional -->` on a heading or prompt says that it may be deleted, `# optional` behind a key of the front matter likewise. `If …, why …?` is asked only when ' +
      'its condition holds. For the rest there is `<!-- whylint: … -->`, on the line it speaks of or directly under it; several, separated by `;`:',
    table(
      [
        ['kind post-mortem', 'the kind that this template is for'],
        ['files docs/pm/**/*.md', 'the documents of that kind'],
        ['required', 'must be there, whatever its surroundings say'],
        ['optional', 'may be deleted'],
        ['aliases a, b', 'other names of the heading, the field or the question'],
        ['one of: a, b', 'the only values that answer the prompt; what explains them may stand behind'],
        ['when time-to-discovery > 60 min', 'asked only if it took longer to notice'],
        [
          'when severity is SEV1, SEV2',
          'asked only for these severities; likewise `root-cause is …`, `detected-by is …`',
        ],
        ['min 2', 'items, rows or paragraphs at least; of a chain of whys, how deep it goes'],
        ['max 8', 'items, rows or paragraphs at most'],
        ['sum 75 min', 'what the times in the items or rows add up to'],
      ],
      ['directive', 'meaning'],
    ),
    'A mistake in a template (a condition that nothing decides, a heading twice, an alias that is another heading’s name) is reported in the ' +
      'template. `whylint explain-template FILE`, or a hover on the template’s title, tells what it checks.',
    '## Kinds of documents',
    'Built in are `post-mortem`, `bug-report`, `runbook`, `debt-brainstorm` and `debt-proposal`; each is a template like a team’s own, and ' +
      '`whylint new bug-report "Sign-in fails"` writes one. Only post-mortems are found by the names of folders and files. Documents of the other ' +
      'kinds say what they are in their front matter (`kind: runbook`), or a configuration says where they are:',
    ['```yaml', 'kinds:', '  runbook:', '    files: [docs/runbooks/**/*.md]', '```'].join('\n'),
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
}

function rows(setting: Setting<unknown>, prefix: string): (readonly string[])[] {
  return Object.entries(setting.parts ?? {}).flatMap(([name, part]) => [
    [`${prefix}${name}`, part.description ?? '', value(part.default)],
    // Rules have pages of their own.
    ...(name === 'rules' && prefix === '' ? [] : rows(part, `${prefix}${name}.`)),
  ]);
}

const editorDescription = ({
  description,
  markdownDescription,
  enum: values = [],
  enumDescriptions = [],
}: ManifestSetting): string =>
  [
    markdownDescription ?? description ?? '',
    ...values.map((each, at) => `\`${each}\`: ${enumDescriptions[at] ?? ''}`),
  ].join(' ');

const value = (written: unknown): string =>
  written === undefined || (typeof written === 'object' && JSON.stringify(written).length > 60)
    ? ''
    : `\`${JSON.stringify(written)}\``;

function table(
  cells: readonly (readonly string[])[],
  header: readonly string[] = ['setting', 'meaning', 'default'],
): string {
  const line = (row: readonly string[]) =>
    `| ${row.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [
    line(header),
    line(header.map(() => '---')),
    ...cells.map(([name = '', ...others]) => line([`\`${name}\``, ...others])),
  ].join('\n');
}
