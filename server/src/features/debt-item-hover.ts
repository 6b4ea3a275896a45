import { debtItem, type WrittenDebtItem } from '../model/debt-item.ts';
import {
  type IceFormula,
  iceText,
  isScored,
  meaningOf,
  type ScoreName,
  type Scores,
  scales,
  scoreNames,
  sizeOf,
} from '../model/ice.ts';
import type { TextRange } from '../text/text.ts';
import { suggestion } from './debt-summary.ts';
import type { LintedDocument } from './linted-document.ts';

/** What is known of a place in a debt item: a headline, and lines below it. All of it our own words and numbers. */
export interface DebtRemark {
  readonly range: TextRange;
  readonly headline: string;
  readonly lines: readonly string[];
}

/** On a debt item's title its ICE and how that comes about; on a score what its numbers stand for. */
export function debtRemarks({ document, setup, result }: LintedDocument, offset: number): readonly DebtRemark[] {
  if (result.backlog) return result.backlog.flatMap((item) => entryRemarks(item, setup.config.debt.ice, offset));
  if (result.against?.kind.subject !== 'debt') return [];
  const item = debtItem(document);
  const formula = setup.config.debt.ice;
  const headline = iceText(item.scores, formula);
  const onTitle = item.title !== '' && contains(item.titleRange, offset);
  if (onTitle) return [{ range: item.titleRange, headline, lines: account(item.scores, formula) }];
  return [...scoreNames, 'ease' as const].flatMap((key) => {
    const range = fieldRange(item, key);
    if (!range || !contains(range, offset)) return [];
    return [{ range, headline, lines: [...account(item.scores, formula), ...scale(key, item.scores)] }];
  });
}

/** On the title, or a value that says how much, how urgent or how far, of an item that stands among others. */
function entryRemarks(item: WrittenDebtItem, formula: IceFormula, offset: number): readonly DebtRemark[] {
  const { scores, status = 'unknown status', titleRange, from } = item;
  if (!from || offset < from.range.start || from.range.end < offset) return [];
  const headline = iceText(scores, formula);
  const suggested = suggestion(item);
  const known = Object.keys(scores).length > 0 ? account(scores, formula) : [];
  const lines = [...known, ...(suggested === '' ? [] : [suggested]), `status: ${status}`];
  if (contains(titleRange, offset)) return [{ range: titleRange, headline, lines }];
  const value = from.own.find(({ field, range }) => telling.has(field) && contains(range, offset));
  if (!value) return [];
  const key = value.field as ScoreName | 'ease';
  const isScore = item.fields.has(key) && value.field !== 'status';
  return [{ range: value.range, headline, lines: isScore ? [...lines, ...scale(key, scores)] : lines }];
}

const telling: ReadonlySet<string> = new Set([...scoreNames, 'ease', 'priority', 'status']);

function account(scores: Scores, formula: IceFormula): string[] {
  const meanings = scoreNames.flatMap((name) => {
    const score = scores[name];
    return score === undefined ? [] : [`${name} ${score}: ${meaningOf(name, score)}`];
  });
  const size = sizeOf(scores);
  return [...sum(scores, formula), ...meanings, ...(size ? [`size: ${size}`] : [])];
}

function sum(scores: Scores, formula: IceFormula): string[] {
  const { impact = 0, confidence = 0, effort = 0 } = scores;
  if (!isScored(scores)) return ['impact × confidence × ease, as soon as all three are there'];
  const ease = `(11 − ${effort})`;
  if (formula === 'mean') return [`(impact ${impact} + confidence ${confidence} + ${ease}) ÷ 3`];
  if (formula === 'ratio') return [`impact ${impact} × confidence ${confidence} ÷ effort ${effort}`];
  return [`impact ${impact} × confidence ${confidence} × ${ease} = ${impact * confidence * (11 - effort)}`];
}

function scale(key: ScoreName | 'ease', scores: Scores): string[] {
  const name = key === 'ease' ? 'effort' : key;
  const current = scores[name];
  const here = current === undefined ? undefined : scales[name].findLast(([from]) => from <= current)?.[0];
  return [
    `The scale of ${name}:`,
    ...scales[name].map(([score, meaning]) => `${score} – ${meaning}${score === here ? ' ←' : ''}`),
  ];
}

function fieldRange({ fields }: WrittenDebtItem, key: string): TextRange | undefined {
  const field = fields.get(key);
  return field && { start: field.keyRange.start, end: Math.max(field.keyRange.end, field.valueRange.end) };
}

const contains = ({ start, end }: TextRange, offset: number): boolean => start <= offset && offset <= end;
