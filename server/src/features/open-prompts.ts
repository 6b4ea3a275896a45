import { insertPrompt } from '../kinds/insert.ts';
import type { Match, PromptMatch, SectionMatch } from '../kinds/match.ts';
import type { OutlineSection } from '../kinds/outline.ts';
import type { Document } from '../model/document.ts';
import type { TextRange } from '../text/text.ts';
import type { LintedDocument } from './linted-document.ts';

/** How far a document is with the prompts of its template. */
export interface Prompts {
  /** How many want an answer; neither optional ones that were left out nor conditional ones that nothing decides yet. */
  readonly wanted: number;
  /** In document order; those that are absent last. */
  readonly open: readonly OpenPrompt[];
  readonly undecided: number;
}

export interface OpenPrompt {
  /** As the document words it, or the template. */
  readonly text: string;
  /** What the answer replaces; empty where nothing stands yet. For an absent prompt, where it would be inserted. */
  readonly answer: TextRange;
  readonly isAbsent: boolean;
}

/** Nothing is asked of a document that was written before its template. Undefined for one of no kind. */
export function promptsOf({ document, result: { against } }: LintedDocument): Prompts | undefined {
  if (!against) return undefined;
  const { match } = against;
  if (!match.follows) return { wanted: 0, open: [], undecided: 0 };
  const wanted = match.prompts.filter(isWanted);
  const open = wanted.filter(({ state }) => state === 'open').map((prompt) => openPrompt(document, match, prompt));
  const absent = wanted
    .filter(({ state }) => state === 'absent')
    .map((prompt) => absentPrompt(document, match, prompt));
  return {
    wanted: wanted.length,
    open: [...open.sort((a, b) => a.answer.start - b.answer.start), ...absent],
    undecided: match.prompts.filter(({ state }) => state === 'undecided').length,
  };
}

const isWanted = ({ state, outline, isOpenInParts }: PromptMatch): boolean =>
  state === 'answered' || (state === 'open' && !isOpenInParts) || (state === 'absent' && outline.required);

function openPrompt(document: Document, match: Match, { outline, leaf }: PromptMatch): OpenPrompt {
  const section = outline.shape === 'section' ? sectionMatch(match, outline.section)?.section : undefined;
  if (section) return { text: section.title, answer: at(endOfText(document, section.contentRange)), isAbsent: false };
  return { text: leaf?.label || outline.text, answer: leaf?.valueRange ?? at(document.text.length), isAbsent: false };
}

function absentPrompt(document: Document, match: Match, { outline }: PromptMatch): OpenPrompt {
  return { text: outline.text, answer: at(insertPrompt(document, match, outline).range.start), isAbsent: true };
}

const sectionMatch = (match: Match, wanted: OutlineSection | undefined): SectionMatch | undefined =>
  match.sections.find(({ outline }) => outline === wanted);

/** Behind the last character that is no white space; where there is none, on the first line of the range that is free. */
function endOfText(document: Document, { start, end }: TextRange): number {
  const text = document.text.slice(start, end);
  const length = text.trimEnd().length;
  if (length > 0) return start + length;
  const blankLine =
    /^[^\S\r\n]*(?:\r\n|\r|\n)(?:[^\S\r\n]*(?:\r\n|\r|\n)(?=[^\S\r\n]*(?:\r|\n|$)))?/.exec(text)?.[0] ?? '';
  return start + blankLine.length;
}

const at = (offset: number): TextRange => ({ start: offset, end: offset });
