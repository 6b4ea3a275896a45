import type { Nodes, PhrasingContent } from 'mdast';
import type { TextRange } from '../text/text.ts';
import { textNode } from './inline-lines.ts';
import type { LeafShape } from './leaf.ts';
import { hasText, plainText } from './plain-text.ts';
import { nodeRange } from './sections.ts';

/** The words that a line begins with and that the rest of it is about. */
export interface Label {
  readonly text: string;
  readonly range: TextRange;
  readonly rest: readonly PhrasingContent[];
  readonly shape: LeafShape;
  readonly question: boolean;
  /** `**Cache** – full since March`, `A: the cache`: below another label it is part of what answers that. */
  readonly beginsAnswers: boolean;
}

/** The label a line begins with: a bold run, a question, or a few words before a colon. */
export function labelOf(line: readonly PhrasingContent[]): Label | undefined {
  const [opening] = line;
  const at = opening?.type === 'text' && !hasText(opening) ? 1 : 0;
  const first = line[at];
  if (!first) return undefined;
  const others = line.slice(at + 1);
  if (first.type === 'strong') return boldLabel(first, others);
  if (first.type === 'emphasis') {
    const text = plainText(first);
    return text.endsWith('?')
      ? { text, range: contentRange(first), rest: others, shape: 'plain', question: true, beginsAnswers: false }
      : undefined;
  }
  return first.type === 'text' ? plainLabel(first.value, nodeRange(first).start, others) : undefined;
}

function boldLabel(bold: PhrasingContent, others: readonly PhrasingContent[]): Label | undefined {
  const text = plainText(bold);
  const label = trimLabel(text);
  const question = /[?？]$/u.test(label);
  const rest = plainText(...others);
  // A bold run in the midst of prose ("**The cache** was full") labels nothing.
  const dashed = !question && /^(?:[–—]|-\s)/u.test(rest);
  if (label === '' || !(question || dashed || /[:：]$/u.test(text) || rest === '' || /^[:：]/u.test(rest)))
    return undefined;
  return {
    text: label,
    range: withoutColon(contentRange(bold), text),
    rest: others,
    shape: 'bold',
    question,
    beginsAnswers: dashed || isAnswerMark(label),
  };
}

/** A colon that is bold with its label is no part of it. */
const withoutColon = (range: TextRange, text: string): TextRange => ({
  start: range.start,
  end: Math.max(range.start, range.end - (/[\s:：]*$/u.exec(text)?.[0].length ?? 0)),
});

const questionStart = /^\s*((?:Q\d*[.:]\s*)?\p{Lu}(?:[^?？.!\n]|[.!](?!\s)){5,200}[?？])(?=\s|$|[^\p{L}])/u;
const plainField = /^\s*(\p{L}[^:：.!?\n]{0,40})(?:：|:(?=\s|$))/u;

/** `Trigger: the deploy at noon?` is a field whose value is in doubt. */
const doubtedField =
  /^\s*(?!(?:why|what|how|who|when|where|which|did|do|does|was|were|is|are|has|have|could|can|should|would|if|q\d*)\b)\p{L}[\p{L} -]{0,30}:\s/iu;

function plainLabel(value: string, start: number, others: readonly PhrasingContent[]): Label | undefined {
  const asks = /[?？]/u.test(value) && !doubtedField.test(value);
  const question = asks ? questionStart.exec(value) : null;
  const field = question ? null : plainField.exec(value);
  const text = question?.[1] ?? field?.[1];
  if (text === undefined || (field && text.split(/\s+/).length > 6)) return undefined;
  const at = start + value.indexOf(text);
  const behind = value.slice(value.indexOf(text) + text.length).replace(/^[:：]/u, '');
  const restStart = start + value.length - behind.length;
  const rest: PhrasingContent[] = behind.trim() === '' ? [] : [textNode(behind, restStart)];
  return {
    text: text.trim(),
    range: { start: at, end: at + text.trimEnd().length },
    rest: [...rest, ...others],
    shape: 'plain',
    question: question !== null,
    beginsAnswers: isAnswerMark(text),
  };
}

export const trimLabel = (label: string): string => label.replace(/[\s:：]+$/u, '').trim();

export const contentRange = (node: Nodes): TextRange => {
  const children = 'children' in node ? node.children : [];
  const [first] = children;
  const last = children[children.length - 1];
  return first && last
    ? { start: nodeRange(first).start, end: nodeRange(last).end }
    : { start: nodeRange(node).start, end: nodeRange(node).start };
};

/** What stands before an answer and is no part of it. */
export const answerMark =
  /^(?:\*\*|__)?(?:A\d{0,2}|Answer|Antwort|Réponse|Respuesta|回答|答え?)(?:\*\*|__)?\s*[:：](?:\*\*|__)?(?:\s+|$)/i;

/** Whether a label only says that an answer follows. */
export const isAnswerMark = (label: string): boolean => answerMark.test(`${label}:`);
