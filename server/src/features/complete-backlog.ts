import type { CompletionItem } from 'vscode-languageserver-types';
import { plainWords } from '../kinds/set-backlog-field.ts';
import { ownStatus } from '../model/backlog/scales.ts';
import { debtStatuses } from '../model/debt-item.ts';
import type { OwnValue } from '../model/debt-source.ts';
import { meaningOf, type ScoreName, scoreNames } from '../model/ice.ts';
import type { CompletionPlace } from './completion.ts';
import { completionItems } from './completion-item.ts';
import type { LintedDocument } from './linted-document.ts';

/** In a status of a backlog the words that the document has for it; in a score, where the document scores, what each number stands for. */
export function backlogValues(linted: LintedDocument, { offset }: CompletionPlace): CompletionItem[] {
  const { backlog = [] } = linted.result;
  for (const { from, fields } of backlog) {
    if (!from || offset < from.range.start || from.range.end < offset) continue;
    const value = from.own.find(({ range, name }) => name !== '' && range.start <= offset && offset <= range.end);
    if (value?.field === 'status') return offered(linted, value, statusWords(linted));
    const score = scoreNames.find((name) => name === value?.field);
    if (value && score && fields.has(score)) return offered(linted, value, scores(score));
  }
  return [];
}

interface Choice {
  readonly label: string;
  readonly detail: string;
}

/** The words in use, the most frequent first, and a plain one for each status that has none yet. */
function statusWords({ result: { backlog = [] } }: LintedDocument): readonly Choice[] {
  const counts = new Map<string, number>();
  for (const { from } of backlog)
    for (const { field, name, text } of from?.own ?? [])
      if (field === 'status' && name !== '' && text !== '' && text.length <= 24)
        counts.set(text, (counts.get(text) ?? 0) + 1);
  const used = [...counts].sort((a, b) => b[1] - a[1]).map(([label]) => label);
  const known = new Set(used.map(ownStatus));
  const others = debtStatuses.filter((status) => !known.has(status)).map((status) => plainWords[status]);
  return [...used, ...others].map((label) => ({ label, detail: ownStatus(label) ?? 'no status' }));
}

const scores = (name: ScoreName): readonly Choice[] =>
  Array.from({ length: 10 }, (_, at) => ({ label: String(at + 1), detail: meaningOf(name, at + 1) }));

const offered = (linted: LintedDocument, { text, range }: OwnValue, choices: readonly Choice[]): CompletionItem[] =>
  completionItems(
    linted,
    choices.map(({ label, detail }) => ({
      label,
      newText: label,
      range,
      kind: 'value',
      detail,
      // All of them whatever is written: it is replaced whole.
      filterText: `${text} ${label}`.trim(),
    })),
  );
