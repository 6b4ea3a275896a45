import type { CompletionItem } from 'vscode-languageserver-types';
import type { CompletionPlace } from './completion.ts';
import { type Completed, completionItems } from './completion-item.ts';
import type { LintedDocument } from './linted-document.ts';

/** In a `<!-- whylint: … -->` of a template: what a directive can say, and behind `when` what a condition can be about. */
export function directives(linted: LintedDocument, { offset, lineStart, line }: CompletionPlace): CompletionItem[] {
  if (linted.result.kind !== 'template') return [];
  const before = line.slice(0, offset - lineStart);
  const instruction = /<!--\s*whylint:(?:[^;]*;)*(\s*)([^;]*)$/i.exec(before);
  if (!instruction || before.lastIndexOf('-->') > before.lastIndexOf('<!--')) return [];
  const [, space = '', written = ''] = instruction;
  const [, word, behind = ''] = /^(when|kind)\s+(.*)$/i.exec(written) ?? [];
  const all = word === undefined ? words : word.toLowerCase() === 'when' ? conditions : kinds(linted);
  const start = offset - (word === undefined ? written : behind).length;
  const gap = word === undefined && space === '' ? ' ' : '';
  return completionItems(
    linted,
    all.map(
      ({ text, detail }): Completed => ({
        label: text,
        newText: gap + text,
        range: { start, end: offset },
        kind: 'value',
        detail,
        filterText: linted.document.text.slice(start, offset) + text,
      }),
    ),
  );
}

interface Offer {
  readonly text: string;
  readonly detail: string;
}

const words: readonly Offer[] = [
  { text: 'optional', detail: 'documents may leave this out' },
  { text: 'required', detail: 'documents need this' },
  { text: 'aliases ', detail: 'other names of this heading or field: aliases A, B' },
  { text: 'one of: ', detail: 'the only values allowed: one of: a, b' },
  { text: 'when ', detail: 'asked on a condition: when severity is SEV1' },
  { text: 'min ', detail: 'entries at least: min 2; of a chain of whys, its depth' },
  { text: 'max ', detail: 'entries at most: max 8' },
  { text: 'sum ', detail: 'minutes that the times in it add up to: sum 75 min' },
  { text: 'kind ', detail: 'the kind of document this template is for' },
  { text: 'files ', detail: 'the documents it is for: files docs/pm/**/*.md' },
];

const conditions: readonly Offer[] = [
  { text: 'time-to-discovery > 60 min', detail: 'it took longer than that to notice' },
  { text: 'severity is ', detail: 'severity is SEV1, SEV2' },
  { text: 'root-cause is ', detail: 'root-cause is trade-off' },
  { text: 'detected-by is person', detail: 'a person noticed it, no machine' },
];

const kinds = ({ setup }: LintedDocument): readonly Offer[] =>
  [...new Set(setup.kinds.map(({ name }) => name))].map((text) => ({ text, detail: 'kind of document' }));
