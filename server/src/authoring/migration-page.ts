import { escapedPipes } from './backlog-row.ts';
import { inlineText } from './markdown-inline.ts';

export interface MigrationPage {
  readonly from: string;
  readonly to: string;
  /** What becomes of what was there. */
  readonly source: string;
  readonly moved: readonly { readonly title: string; readonly path: string }[];
  readonly left: readonly { readonly title: string; readonly reason: string }[];
}

/** What a migration will do, before anybody has agreed. */
export function migrationPage({ from, to, source, moved, left }: MigrationPage): string {
  const row = (cells: readonly string[]) => `| ${cells.map((cell) => escapedPipes(inlineText(cell))).join(' | ')} |`;
  const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
    [row(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map(row)].join('\n');
  return [
    `# ${inlineText(from)} → ${inlineText(to)}`,
    inlineText(source),
    table(
      ['item', 'file'],
      moved.map(({ title, path }) => [title, path]),
    ),
    ...(left.length === 0
      ? []
      : [
          '## What stays where it is',
          table(
            ['item', 'because'],
            left.map(({ title, reason }) => [title, reason]),
          ),
        ]),
  ]
    .join('\n\n')
    .concat('\n');
}
