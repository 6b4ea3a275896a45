import { escapeMarkdown } from '../engine/escape-markdown.ts';
import { counted } from '../text/counted.ts';
import type { FirstLook } from './first-look.ts';
import type { Proposal } from './init.ts';

/** What a set-up would do, as Markdown: what was found, and what would be reported once it is in force. */
export function initPage(proposal: Proposal, look: FirstLook): string {
  const { groups, template, hasTemplate, ignore, debt } = proposal;
  const shown = (text: string) => escapeMarkdown(text, 120);
  return [
    '# Whylint in this folder',
    [
      ...(groups.length === 0
        ? ['- Post-mortems: none found yet; `whylint new post-mortem` writes the first']
        : groups
            .slice(0, mostGroups)
            .map(({ glob, documents }) => `- Post-mortems: ${counted(documents.length, 'document')}, ${shown(glob)}`)),
      ...(groups.length > mostGroups ? [`- ${groups.length - mostGroups} further globs`] : []),
      ...(ignore.length > 0 ? [`- Left out: ${shown(ignore.join(', '))}`] : []),
      `- Template: ${shown(template)}, ${hasTemplate ? 'the team’s own' : 'a copy of the built-in one to make the team’s own'}`,
      ...(debt.folder === undefined ? [] : [`- Debt: ${counted(debt.items, 'file')} in ${shown(debt.folder)}`]),
      ...(debt.files.length === 0 ? [] : [`- Debt in single files: ${shown(debt.files.join(', '))}`]),
    ].join('\n'),
    '## What would be found',
    ...whatWouldBeFound(look),
    '',
  ].join('\n\n');
}

const mostGroups = 8;
const mostRules = 15;
const mostDocuments = 2;

function whatWouldBeFound({ documents, drafts, rules, failing, baseline }: FirstLook): string[] {
  if (documents === 0) return ['There are no documents yet.'];
  const inAll = `${counted(documents, 'document')}${drafts > 0 ? `, ${counted(drafts, 'draft')} among them` : ''}`;
  if (rules.length === 0) return [`Nothing, in ${inAll}.`];
  const rows = rules.slice(0, mostRules).map(({ rule, severity, findings, documents: paths }) => {
    const first = paths
      .slice(0, mostDocuments)
      .map((path) => escapeMarkdown(path.slice(path.lastIndexOf('/') + 1), 40));
    return `| ${rule} | ${severity} | ${findings} | ${paths.length} | ${first.join(', ')} |`;
  });
  return [
    `In ${inAll}:`,
    ['| rule | severity | findings | documents | the first |', '| --- | --- | --- | --- | --- |', ...rows].join('\n'),
    ...(rules.length > mostRules ? [`Rules beside these: ${rules.length - mostRules}.`] : []),
    baseline
      ? `${counted(failing, 'finding')} would fail a build; a baseline keeps what is known out of sight until it changes.`
      : 'None of these would fail a build.',
  ];
}
