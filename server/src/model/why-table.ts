import type { Table, TableCell, TableRow } from 'mdast';
import { locatedText } from './located-text.ts';
import { nodeRange } from './sections.ts';
import type { Ladder } from './why-ladders.ts';
import { lengthLimit, type Rung } from './why-rungs.ts';
import { readUnits, type Unit, type Words, wordsOf } from './why-units.ts';

/** A table with a step in each row: `| # | Why | Because |` and its kin. Undefined for any other table. */
export function readTable(table: Table, source: string): Ladder | undefined {
  const [header, ...body] = table.children;
  if (!header || body.length > lengthLimit) return undefined;
  const columns = columnsOf(header, body, source);
  if (!columns) return undefined;
  const rows = columns.headless ? table.children : body;
  const steps = rows.flatMap((row) => readRow(row, columns, source));
  return steps.length > 0 ? { steps, shape: 'table', explicit: columns.explicit } : undefined;
}

interface Columns {
  readonly number?: number;
  readonly question?: number;
  readonly answer?: number;
  /** The header asks why and wants an answer. */
  readonly explicit: boolean;
  /** The first row is a step already. */
  readonly headless: boolean;
}

const numberHeader = /^(?:#|no\.?|nr\.?|№|level|step|depth|why\s*(?:#|no\.?|number|level)|whys?)$/i;
const whyHeader = /\bwhys?\b|なぜ|pourquoi|por qu[eé]|warum|почему/i;
const questionHeader = /\bquestions?\b|質問|問い|frage|вопрос/i;
const answerHeader =
  /\b(?:because|answers?|reasons?|causes?|findings?|response|explanation)\b|回答|答え|原因|理由|antwort|ответ/i;
const ordinalCell =
  /^(?:why\s*#?\s*\d{1,2}|\d{1,2}(?:st|nd|rd|th)\s+why|(?:first|second|third|fourth|fifth)(?:\s+why)?|なぜ\s*\d{1,2})\s*[?:：]?$/i;
const numberCell = /^\W*\d{1,2}\W*$/u;

function columnsOf(header: TableRow, body: readonly TableRow[], source: string): Columns | undefined {
  const titles = header.children.map((cell) => cellText(cell, source));
  const cells = (at: number): string[] => body.map((row) => cellText(row.children[at], source));
  const headless = ordinalCell.test(titles[0] ?? '');
  const ordinals = cells(0).filter((cell) => ordinalCell.test(cell)).length;
  const numbered =
    ordinals >= 2 ||
    (numberHeader.test(titles[0] ?? '') &&
      body.length > 0 &&
      cells(0).every((cell) => numberCell.test(cell) || ordinalCell.test(cell) || cell === '' || /root/i.test(cell)));
  const number = headless || numbered ? 0 : undefined;
  const free = titles.map((_, at) => at).filter((at) => at !== number);
  const question =
    free.find((at) => questionHeader.test(titles[at] ?? '')) ?? free.find((at) => whyHeader.test(titles[at] ?? ''));
  const answer = free.find((at) => at !== question && answerHeader.test(titles[at] ?? ''));
  if (number === undefined && question === undefined) return undefined;
  const wanted = answer ?? free.find((at) => at !== question && at > (question ?? -1));
  const asks = titles.some((title) => whyHeader.test(title));
  if (question === undefined && wanted === undefined) return undefined;
  return {
    ...(number !== undefined && { number }),
    ...(question !== undefined && { question }),
    ...(wanted !== undefined && { answer: wanted }),
    explicit: asks && answer !== undefined && (number !== undefined || question === 0),
    headless,
  };
}

const cellText = (cell: TableCell | undefined, source: string): string =>
  cell ? locatedText(cell.children, source).text.trim() : '';

function readRow(row: TableRow, { number, question, answer }: Columns, source: string): Rung[] {
  const at = (column: number | undefined): TableCell | undefined =>
    column === undefined ? undefined : row.children[column];
  const counted = cellText(at(number), source);
  if (/^\W*root\b/i.test(counted)) return [];
  const asked = unitOf(at(question), source);
  if (asked && ['end', 'problem', 'aside'].includes(asked.says)) return [];
  const answered = answerOf(at(answer), source) ?? asked?.answer;
  const range = nodeRange(row);
  const questionWords = asked?.question ?? (answer !== undefined && asked?.answer?.text ? asked.answer : undefined);
  const ordinal = Number(/\d{1,2}/u.exec(counted)?.[0] ?? Number.NaN);
  const rung: Rung = {
    ...(Number.isNaN(ordinal) ? asked?.ordinal !== undefined && { ordinal: asked.ordinal } : { ordinal }),
    countsWhys: ordinalCell.test(counted) || asked?.countsWhys === true,
    ...(questionWords && { question: questionWords }),
    ...(answered && { answer: answered }),
    answerAt: answered?.range.start ?? range.end,
    start: range.start,
    children: [],
    alternatives: [],
  };
  return [rung];
}

function unitOf(cell: TableCell | undefined, source: string): Unit | undefined {
  return cell && readUnits(locatedText(cell.children, source))[0];
}

/** The whole cell; for a blank one the place inside it. */
function answerOf(cell: TableCell | undefined, source: string): Words | undefined {
  if (!cell) return undefined;
  const plain = locatedText(cell.children, source);
  if (plain.text.trim() !== '') return wordsOf(plain, 0, plain.text.length);
  const { start, end } = nodeRange(cell);
  const behindBar = start + (source[start] === '|' ? 1 : 0);
  const at = Math.min(behindBar + (source[behindBar] === ' ' ? 1 : 0), end);
  return { text: '', range: { start: at, end: at } };
}
