import type { Completeness, DocumentCompleteness } from './completeness.ts';
import { escapeMarkdown } from './escape-markdown.ts';

/** Completeness as Markdown: one row a document. */
export function completenessPage({ documents, before, asked, answered }: Completeness): string {
  const summary =
    documents.length === 0
      ? 'There are no documents here that are written by a template.'
      : `Documents: ${documents.length}. Of ${asked} prompts that are asked, ${answered} have an answer.`;
  return [
    '# Completeness',
    summary,
    ...(before === 0 ? [] : [`Written before their template, and not counted: ${before}.`]),
    ...(documents.length === 0
      ? []
      : [
          ['| date | answered | | status | document |', '| --- | --- | --- | --- | --- |', ...documents.map(row)].join(
            '\n',
          ),
        ]),
    '',
  ].join('\n\n');
}

function row({ path, status, date = '', asked, answered }: DocumentCompleteness): string {
  const filled = asked === 0 ? 10 : Math.floor((answered / asked) * 10);
  const bar = '█'.repeat(filled) + '░'.repeat(10 - filled);
  return `| ${date} | ${answered} of ${asked} | ${bar} | ${status} | ${escapeMarkdown(path, 80)} |`;
}
