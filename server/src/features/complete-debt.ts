import type { CompletionItem } from 'vscode-languageserver-types';
import { claims } from '../kinds/detect-kind.ts';
import { type DebtKey, debtItem, debtKeys, debtStatuses } from '../model/debt-item.ts';
import { meaningOf, type ScoreName } from '../model/ice.ts';
import type { CompletionPlace } from './completion.ts';
import { type Completed, completionItems } from './completion-item.ts';
import type { LintedDocument } from './linted-document.ts';

/** In a debt item's front matter: the keys that are not there yet, statuses, and scores with what each number stands for. */
export function debtFields(linted: LintedDocument, place: CompletionPlace): CompletionItem[] {
  const { frontMatter } = linted.document.markdown;
  if (!frontMatter || !isDebt(linted)) return [];
  const { content, language } = frontMatter;
  if (place.lineStart < content.start || place.lineEnd > content.end) return [];
  const sign = language === 'toml' ? '=' : ':';
  const [label, key = ''] = new RegExp(`^([\\w-]+)[ \\t]*${sign}[ \\t]*`).exec(place.line) ?? [];
  if (label === undefined) return keys(linted, place, sign);
  return values(linted, place, { label, key: key.toLowerCase(), sign });
}

/** A page beside the items is one as soon as it says so. */
const isDebt = ({ result, setup, document }: LintedDocument): boolean =>
  result.against
    ? result.against.kind.subject === 'debt'
    : setup.kinds.some((kind) => kind.subject === 'debt' && claims(kind, document.path));

function keys(linted: LintedDocument, { line, lineStart, lineEnd, offset }: CompletionPlace, sign: string) {
  if (!/^[\w-]*$/.test(line) || offset !== lineEnd) return [];
  const { fields } = debtItem(linted.document);
  const separator = sign === '=' ? ' = ' : ': ';
  return completionItems(
    linted,
    debtKeys
      .filter((key) => !fields.has(key) && !(key === 'ease' && fields.has('effort')))
      .map((key) => ({
        label: key,
        newText: key + separator,
        range: { start: lineStart, end: lineEnd },
        kind: 'prompt',
        detail: meanings[key],
      })),
  );
}

const meanings: Readonly<Record<DebtKey, string>> = {
  id: 'What D-… in prose and comments names',
  status: 'open, planned, in-progress, paid or wont-fix',
  impact: '1–10, velocity gained when it is paid',
  confidence: '1–10, that the fix will work',
  effort: '1–10, cost',
  ease: '1–10, effort counted from the other end',
  created: 'The day it was logged',
  reviewed: 'The last day somebody looked and it still held',
  by: 'Who logged it',
  owner: 'Whose it is',
  area: 'The part of the system it is in',
  hits: 'How often somebody ran into it',
  'minutes-lost': 'What that cost them',
  paid: 'The day it was paid',
  'paid-by': 'Who paid it',
};

interface Field {
  /** The key with its sign and the space behind it, as written. */
  readonly label: string;
  readonly key: string;
  readonly sign: string;
}

function values(linted: LintedDocument, { line, lineStart, offset }: CompletionPlace, { label, key, sign }: Field) {
  const offered = choices(key);
  if (offered.length === 0 || offset < lineStart + label.trimEnd().length) return [];
  // A comment behind the value stays.
  const written = line
    .slice(label.length)
    .replace(/(?:^|\s+)#.*$/, '')
    .trimEnd();
  const start = Math.min(lineStart + label.length, offset);
  const end = Math.max(lineStart + label.length + written.length, start);
  if (offset > end) return [];
  const space = label.endsWith(sign) || start < lineStart + label.length ? ' ' : '';
  const quotes = sign === '=' && key === 'status' ? '"' : '';
  return completionItems(
    linted,
    offered.map(
      ({ value, detail }): Completed => ({
        label: value,
        newText: `${space}${quotes}${value}${quotes}`,
        range: { start, end },
        kind: 'value',
        detail,
        // All of them whatever is written: it is replaced whole.
        filterText: `${written} ${value}`.trim(),
      }),
    ),
  );
}

function choices(key: string): readonly { readonly value: string; readonly detail: string }[] {
  if (key === 'status') return debtStatuses.map((value) => ({ value, detail: statusMeanings[value] }));
  const name = scoreOfKey[key];
  if (name === undefined) return [];
  return Array.from({ length: 10 }, (_, index) => {
    const score = index + 1;
    return { value: String(score), detail: meaningOf(name, key === 'ease' ? 11 - score : score) };
  });
}

const scoreOfKey: Readonly<Partial<Record<string, ScoreName>>> = {
  impact: 'impact',
  confidence: 'confidence',
  effort: 'effort',
  ease: 'effort',
};

const statusMeanings: Readonly<Record<(typeof debtStatuses)[number], string>> = {
  open: 'logged, and nothing decided',
  planned: 'agreed on, and not begun',
  'in-progress': 'somebody is at it',
  paid: 'gone from the code',
  'wont-fix': 'known, and it stays',
};
