import { fact } from '../document.ts';
import { isPlaceholder } from '../placeholders.ts';
import { nodeRange, type Passage, type Section } from '../sections.ts';
import { isGrade } from './scales.ts';
import { readText } from './text.ts';
import { toldBlocks } from './told-blocks.ts';

/** Whether a title is one that a form has before somebody fills it in, an example's, or says that there is nothing. */
export const isFormTitle = (title: string): boolean =>
  isPlaceholder(title) || /\bYYYY\b/.test(title) || formTitles.test(title.trim()) || nothing.test(title.trim());

/** `None yet`, `(nothing so far)`, `No open items.` */
const nothing =
  /^[\p{P}\s]*(?:(?:none|nothing|empty|n\/a)(?: (?:yet|so far|here|known|open|left|currently|for now|right now|at (?:present|the moment|this time)))*|no (?:known |open |active |resolved |current )?(?:items?|entries|debts?|issues?)(?: (?:yet|so far|at (?:present|the moment|this time)))?|keine?|ningun[oa]|nenhuma?|aucune?|nessun[oa]|geen|inga|brak|yok|нет|немає|пусто|(?:暂?无|なし|없음))[\p{P}\s]*$/iu;

const formTitles =
  /^(?:(?:example|sample|template)(?: (?:entry|item|debt|issue|title|format)s?\b.*|\s*:.*|\s*)|(?:short|brief|one[- ]line) (?:description|title|summary)\b.*|(?:debt |item |issue )?(?:title|name)(?: (?:here|of the .*|goes here))?|(?:\p{L}+[-_ ]?)?[XN?]{3,}|(?:issue|item|debt|bug|task|problem) #?\d+)[.…]?$/iu;

/** Whether a document is a form that nobody has filled in: it keeps more places than it has items. */
export function isForm(all: readonly Section[], items: number): boolean {
  const open = all.reduce((sum, { passage }) => sum + openPlaces(passage), 0);
  return open >= Math.max(leastPlaces, open < manyPlaces ? items * 2 : items);
}

const leastPlaces = 3;
const manyPlaces = 5;

/**
 * Ids in which no number stands, choices that nobody has made, and paragraphs that ask for what belongs there. Words in
 * italics ask where they stand alone; beside an answer they tell more of it: when it was found, and by whom.
 */
const openPlaces = fact((passage: Passage): number => {
  const { text } = passage.chunk;
  const isAnswered = toldBlocks(passage).length > 0;
  let found = 0;
  for (const block of passage.blocks) {
    const { start, end } = nodeRange(block);
    const source = text.slice(start, end);
    if (block.type === 'paragraph') found += isRequest(source, isAnswered) ? 1 : 0;
    else if (block.type === 'list')
      found += isChoice(block.children.map((item) => lineOf(text, nodeRange(item)))) ? 1 : 0;
    if (block.type === 'table' || block.type === 'list' || block.type === 'paragraph')
      found += (source.match(openIds)?.length ?? 0) + (source.match(choices)?.length ?? 0);
  }
  return found;
});

const openIds = /\b[A-Z]{2,10}-(?:X{2,}|N{2,}|\?{2,}|#{2,})(?![\p{L}\d])/gu;

/** `Impact: Low | Medium | High` */
const choices =
  /(?<=[:：]\**[ \t]*)(?:low|high|open|small|S|P[0-3]|critical)(?:[ \t]*[|/][ \t]*[\p{L}\d][\p{L}\d -]{0,14}){2,}[ \t]*$/gimu;

const lineOf = (text: string, { start, end }: { start: number; end: number }): string =>
  readText(text.slice(start, end).replace(/^(?:[-*+]|\d+[.)])\s+(?:\[[ xX]?\]\s+)?/, ''));

const isChoice = (lines: readonly string[]): boolean =>
  lines.length > 1 && lines.every((line) => isGrade(line) || /^(?:yes|no)$/i.test(line));

const isRequest = (source: string, isAnswered: boolean): boolean =>
  source.length < 160 &&
  ((isPlaceholder(source) && !(isAnswered && /^[*_](?![*_])/.test(source))) ||
    /^(?:[*_]{1,2})?(?:describe|explain|provide|enter|insert|fill in|list|specify|summari[sz]e)\b[^`\n]*$/i.test(
      source.trim(),
    ));
