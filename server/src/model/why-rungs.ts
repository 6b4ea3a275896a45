import type { BlockContent, DefinitionContent, List, ListItem, RootContent } from 'mdast';
import type { TextRange } from '../text/text.ts';
import { locatedText } from './located-text.ts';
import { nodeRange } from './sections.ts';
import { readUnits, type Unit, type Words } from './why-units.ts';

/** A step as it stands in the source, with what hangs below it. Offsets count from the chunk's start. */
export interface Rung {
  ordinal?: number;
  /** Its ordinal is one of a why: `Why 2`. */
  countsWhys: boolean;
  question?: Words;
  answer?: Words;
  /** What it says where it is no step: the problem that the chain starts from, a root-cause line, evidence. */
  aside?: 'problem' | 'aside' | 'end' | 'answer';
  /** Where its answer would be written. */
  readonly answerAt: number;
  readonly start: number;
  /** The next whys; several are branches. */
  children: Rung[];
  /** Further answers to the same question. */
  alternatives: Rung[];
}

/** Containers that are nested deeper hold no chain that a person wrote. */
export const depthLimit = 40;

/** Longer lists, tables and drawings are no chain either: nobody asks why a hundred times. */
export const lengthLimit = 100;

/** A heading as a step: its question, and the answer that stands below it. */
export function readHeadingRung(title: Unit, blocks: readonly RootContent[], source: string, end: number): Rung {
  const rung = rungOf(title, end);
  readBody(rung, blocks, source, 0);
  return rung;
}

export const rungOf = (unit: Unit, end: number): Rung => ({
  ...(unit.ordinal !== undefined && { ordinal: unit.ordinal }),
  countsWhys: unit.countsWhys,
  ...(unit.question && { question: unit.question }),
  ...(unit.answer && { answer: unit.answer }),
  ...(unit.says !== 'question' && unit.says !== 'statement' && !unit.countsWhys && { aside: unit.says }),
  answerAt: end,
  start: unit.range.start,
  children: [],
  alternatives: [],
});

/** It says itself that it is a why. */
export const isMarked = (rung: Rung): boolean =>
  rung.aside === undefined && (rung.question !== undefined || rung.countsWhys);

export function extendAnswer(rung: Rung, words: Words | undefined): void {
  if (!words || words.text === '') {
    if (words && !rung.answer) rung.answer = words;
    return;
  }
  const before = rung.answer?.text ?? '';
  const stop = /[.!?:;,。！？→]$/u.test(before) || /^(?:and|or|→)\b/i.test(words.text) ? ' ' : '; ';
  rung.answer = rung.answer?.text
    ? { text: `${before}${stop}${words.text}`, range: { start: rung.answer.range.start, end: words.range.end } }
    : words;
}

export function readItems(list: List, source: string, depth: number): Rung[] {
  const rungs = list.children.map((item) => readItem(item, source, depth));
  return mergeAnswers(rungs, list.ordered === true);
}

/** Questions and answers as items of one list: `- Why X?` `- Because Y`. */
function mergeAnswers(rungs: readonly Rung[], ordered: boolean): Rung[] {
  const merged: Rung[] = [];
  for (const rung of rungs) {
    const last = merged.at(-1);
    const answers =
      rung.aside === 'answer' ||
      (rung.aside === undefined && !isMarked(rung) && (!ordered || becauseStart(rung)) && rung.answer?.text);
    if (last && isMarked(last) && !last.answer?.text && last.children.length === 0 && answers) {
      extendAnswer(last, rung.answer);
      last.children = [...last.children, ...rung.children];
    } else merged.push(rung);
  }
  return merged;
}

export const becauseStart = (rung: Rung): boolean =>
  /^(?:because|since|due to|weil|parce que|porque)\b/i.test(rung.answer?.text ?? '');

function readItem(item: ListItem, source: string, depth: number): Rung {
  const range = nodeRange(item);
  const [head, ...rest] = item.children;
  if (head?.type !== 'paragraph') {
    const behind =
      range.start + (/^\s*(?:[-*+]|\d{1,9}[.)])[ \t]?/u.exec(source.slice(range.start, range.end))?.[0].length ?? 1);
    const blank: Rung = { countsWhys: false, answerAt: behind, start: range.start, children: [], alternatives: [] };
    if (depth < depthLimit) readBody(blank, item.children, source, depth + 1);
    return blank;
  }
  const [first, ...others] = readUnits(locatedText(head.children, source));
  const rung: Rung = { ...rungOf(first ?? blankUnit(nodeRange(head)), nodeRange(head).end), start: range.start };
  if (item.checked === false && !rung.question)
    rung.answer = { text: '', range: { start: rung.answerAt, end: rung.answerAt } };
  let cursor = rung;
  for (const unit of others) cursor = addUnit(cursor, unit);
  if (depth < depthLimit) readBody(cursor, rest, source, depth + 1);
  return rung;
}

/** A step with nothing written in it. */
export const blankUnit = (range: TextRange): Unit => ({
  says: 'statement',
  labelled: false,
  countsWhys: false,
  arrow: false,
  range,
});

/** What follows a step's first words: its answer, or the next why. */
function addUnit(cursor: Rung, unit: Unit): Rung {
  if (unit.says === 'question' && wantsQuestion(cursor, unit.labelled)) {
    if (unit.question) cursor.question = unit.question;
    delete cursor.answer;
    if (unit.answer) extendAnswer(cursor, unit.answer);
    return cursor;
  }
  if (asksOn(unit)) {
    const next = rungOf(unit, unit.range.end);
    cursor.children.push(next);
    return next;
  }
  if (unit.says === 'statement' || unit.says === 'answer') extendAnswer(cursor, unit.answer);
  return cursor;
}

/** `**Why 1**`, or `### Why 1: surface level` with `**Question:** …` below: a counted step that has no question yet. */
const wantsQuestion = (rung: Rung, labelled: boolean): boolean =>
  rung.countsWhys && rung.children.length === 0 && rung.question === undefined && (labelled || !rung.answer?.text);

function readBody(
  rung: Rung,
  blocks: readonly (RootContent | BlockContent | DefinitionContent)[],
  source: string,
  depth: number,
): void {
  let cursor = rung;
  let listed = false;
  let beside = false;
  for (const block of blocks) {
    if (block.type === 'paragraph') {
      for (const unit of readUnits(locatedText(block.children, source))) {
        // `Evidence:` and what follows it is no part of the answer.
        beside = unit.says === 'aside' || unit.says === 'end' || (beside && unit.says === 'statement');
        if (beside) continue;
        // After a list of answers, a further question is about the step above again.
        const from: Rung = listed && asksOn(unit) ? rung : cursor;
        cursor = addUnit(from, unit);
        listed = listed && cursor === from;
      }
    } else if (block.type === 'list' && depth < depthLimit && !beside) {
      const items = readItems(block, source, depth);
      if (isMarked(cursor) && !cursor.answer?.text) answerWith(cursor, items);
      else cursor.children = [...cursor.children, ...items.filter((item) => item.aside === undefined)];
      listed = true;
    } else if (block.type === 'blockquote' && depth < depthLimit) readBody(cursor, block.children, source, depth + 1);
  }
}

/** It is the start of a step. */
export const asksOn = (unit: Unit): boolean =>
  unit.says === 'question' || (unit.says === 'statement' && unit.countsWhys);

/** A list below a question: its fields, its one answer in several points, or several answers with whys of their own. */
export function answerWith(rung: Rung, items: readonly Rung[]): void {
  const asked = items.find((item) => item.aside === undefined && item.question !== undefined);
  const labelled = items.filter((item) => item.aside === 'answer');
  if (labelled.length > 0) {
    if (asked?.question && wantsQuestion(rung, true)) rung.question = asked.question;
    for (const item of labelled) {
      extendAnswer(rung, item.answer);
      rung.children = [...rung.children, ...item.children];
    }
    return;
  }
  const points = items.filter((item) => item.aside === undefined);
  const [first, ...others] = points;
  if (!first) return;
  if (points.some(isMarked)) rung.children = [...rung.children, ...points];
  else if (points.every((item) => !leadsDeeper(item))) for (const item of points) extendAnswer(rung, item.answer);
  else {
    extendAnswer(rung, first.answer);
    rung.children = [...rung.children, ...first.children];
    rung.alternatives = others.map((item) => ({ ...item, ...(rung.question && { question: rung.question }) }));
  }
}

export const leadsDeeper = (rung: Rung): boolean => rung.children.length > 0;
