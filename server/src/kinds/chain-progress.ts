import type { Document } from '../model/document.ts';
import { isNotApplicable } from '../model/placeholders.ts';
import { passageText } from '../model/sections.ts';
import { type Why, type WhysChain, whysChains } from '../model/whys-chain.ts';
import { lineEndAt, lineEnding, type TextEdit } from '../text/text.ts';
import type { Match } from './match.ts';
import { tableRow } from './table-row.ts';

/** How far a document's deepest chain of whys has come. */
export interface ChainProgress {
  readonly chain: WhysChain;
  /** Answered whys from the symptom down. */
  readonly reached: number;
  /** How many are deep enough. */
  readonly depth: number;
}

/** @param deepEnough what the configuration asks for; a template may ask for less, unless it `isSet` by hand. */
export function chainProgress(
  document: Document,
  match: Match,
  deepEnough: number,
  isSet = false,
): ChainProgress | undefined {
  const [chain] = [...whysChains(document)].sort((a, b) => depthOf(b) - depthOf(a));
  if (!chain) return undefined;
  const wanted = match.sections.find(({ outline, section }) => outline.chain && section === chain.section)?.outline
    .chain;
  return {
    chain,
    reached: depthOf(chain),
    depth: isSet ? deepEnough : Math.min(deepEnough, wanted?.depth ?? deepEnough),
  };
}

/** "N/A – " and the reason stand for a chain: above its steps, or as the answer to one of them. */
export const isWaived = ({ section, steps }: WhysChain): boolean =>
  [...passageText(section.passage).split('\n'), ...steps.map(({ answer }) => answer)].some(
    (text) => isNotApplicable(text) === 'reasoned',
  );

/** A next step in the shape of the chain, its answer left to the author. */
export function insertNextWhy(document: Document, chain: WhysChain): TextEdit {
  const last = chain.steps[chain.steps.length - 1] as Why;
  const ending = lineEnding(document.text);
  const end = lineEndAt(document.text, Math.max(last.range.end, chain.range.end));
  const newText = nextStep(document.text, chain, last).replaceAll('\n', ending);
  return { range: { start: end, end }, newText };
}

function nextStep(text: string, chain: WhysChain, last: Why): string {
  const number = last.depth + 1;
  const line = text.slice(text.lastIndexOf('\n', last.range.start - 1) + 1, last.range.start + 40);
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  switch (chain.shape) {
    case 'ordered-list':
      return `\n${indent}${number}${/^\s*\d+\)/.test(line) ? ')' : '.'} Why? `;
    case 'bullets':
      return `\n${indent}${/^\s*([-*+])/.exec(line)?.[1] ?? '-'} Why? `;
    case 'nested-list': {
      const [, marker = '-'] = /^\s*([-*+]|\d+[.)])\s/.exec(line) ?? [];
      return `\n${indent}${' '.repeat(marker.length + 1)}${marker.replace(/\d+/, '1')} Why? `;
    }
    case 'bold-questions':
      return `\n\n**Why ${number}?**\n\n`;
    case 'headings':
      return `\n\n${/^#+/.exec(line)?.[0] ?? '###'} Why ${number}?\n\n`;
    case 'table':
      return `\n${nextRow(text, last, number)}`;
    case 'arrows':
      return '\nWhy? → ';
    case 'fence':
      return '\n↓ why?\n';
  }
}

/** A row of as many cells as the last one has: its number counted on, its question asked again, the others blank. */
function nextRow(text: string, { range, questionRange }: Why, number: number): string {
  return tableRow(text, questionRange?.start ?? range.start, ({ isAt, text: cell, at }) =>
    isAt && questionRange ? ' Why? ' : at === 0 ? ` ${cell.trim().replace(/\d+/, String(number))} ` : '  ',
  );
}

/** How many answered whys lie between the symptom and the end of a chain; a branch counts from its chain's start. */
const depthOf = ({ steps }: WhysChain): number => {
  const written = steps.filter(({ answer }) => answer !== '');
  return written.length === 0 ? 0 : (steps[0]?.depth ?? 1) - 1 + written.length;
};
