import type { TextRange } from '../text/text.ts';
import type { LocatedText } from './located-text.ts';
import { isPlaceholder } from './placeholders.ts';

/** Some words of a document: on one line, and where they stand. */
export interface Words {
  /** '' where nothing is written yet, or a placeholder only. */
  readonly text: string;
  readonly range: TextRange;
}

/** What a stretch of text says in a chain of whys. */
export interface Unit {
  readonly says: 'question' | 'answer' | 'statement' | 'problem' | 'aside' | 'end';
  /** 3 of `Why 3`, `Why #3`, `3rd why`, `Q3`. */
  readonly ordinal?: number;
  /** A question that is labelled as one: `Question: …`, `Q2: …`. */
  readonly labelled: boolean;
  /** The ordinal stands with the word why. */
  readonly countsWhys: boolean;
  readonly question?: Words;
  readonly answer?: Words;
  readonly arrow: boolean;
  readonly range: TextRange;
}

/** Cuts a paragraph, cell, heading or block of code into questions, answers and what else there is in it. */
export function readUnits(plain: LocatedText): readonly Unit[] {
  const starts = unitStarts(plain.text);
  return starts.flatMap((start, at) => {
    const unit = readUnit(plain, start, starts[at + 1] ?? plain.text.length);
    return unit ? [unit] : [];
  });
}

/** The words from `start` to `end` without the spaces round them. */
export function wordsOf(plain: LocatedText, start: number, end: number): Words {
  const { from, to } = trimmed(plain.text, start, end);
  const text = plain.text.slice(from, to).replace(/[\s│├└─┌┐┃►]+/gu, ' ');
  const kept = text.replace(/^(?:because|since|as)\b\s*/i, '');
  const isOpen = isPlaceholder(text) || (kept !== text && isPlaceholder(kept));
  return { text: isOpen ? '' : text, range: plain.source(from, to) };
}

function trimmed(text: string, start: number, end: number): { readonly from: number; readonly to: number } {
  const written = text.slice(start, end);
  const from = start + (written.length - written.trimStart().length);
  return { from, to: Math.max(from, start + written.trimEnd().length) };
}

/** Whether a text asks for a cause anywhere: what does not need not be read any closer. */
export const mentionsWhy = (text: string): boolean => whyAnywhere.test(text);

/** A question that asks for a cause. */
export const isWhyQuestion = (question: string): boolean => whyWord.test(question) && !/^why it\b/i.test(question);

export const isBareWhy = (question: string): boolean => /^(?:but\s+|and\s+)?why\s*[?？]*$/i.test(question);

const decoration = '[\\s│├└─┌┐|>►▶•*\\p{Extended_Pictographic}\\ufe0f]*';
const why =
  '(?:(?:but|and|so)\\s{1,3})?(?:why\\b|how come\\b)|なぜ|どうして|为什么|为何|為什麼|왜\\s|pourquoi\\b|por qu[eé]\\b|perché\\b|warum\\b|wieso\\b|waarom\\b|почему(?=\\s)|чому(?=\\s)';
const whyWord = new RegExp(`^(?:${why})`, 'i');
const whyAnywhere = new RegExp(`why|${why}`, 'i');
const ordinalWords = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'];
const separator = '\\s{0,3}(?:[:：.)–—=]|-(?=\\s)|→|->|=>|(?=\\n|$))';
const whyOrdinal = new RegExp(
  `^(?:the\\s{1,3})?(?:why\\s{0,3}(?:no\\.?|number)?\\s{0,3}[#№]?\\s{0,3}\\(?(\\d{1,2})\\)?(?![\\d.]*\\d)|(\\d{1,2})(?:st|nd|rd|th)\\s{1,3}why|(${ordinalWords.join('|')})\\s{1,3}why|なぜ\\s{0,3}(\\d{1,2})|(\\d{1,2})\\s{0,3}回目のなぜ)(?:\\s{0,3}\\([^()\\n]{1,30}\\))?(?:${separator}|\\s{0,3}\\?(?=\\s|$)|(?=\\s{1,3}(?:${why})))`,
  'i',
);
/** Each ordinal has one of these in it; most units don't, and need not wait for the pattern of ordinals to be prepared. */
const mayCountWhys = /why|なぜ/i;
const questionLabel = /^(?:Q\s{0,3}(\d{0,2})|Question\s{0,3}(\d{0,2})|問(\d{0,2}))\s{0,3}(?:[:：.)]|–|—|-(?=\s))/i;
const answerLabel =
  /^(?:A\s{0,3}\d{1,2}\s{0,3}(?:[:：.)]|–|—|-(?=\s))|(?:A|Ans|Answer|Because|Reason|Response|Cause|回答|答え?|Antwort|Réponse|Respuesta|Risposta|Ответ)(?:\s{0,3}\d{1,2})?\s{0,3}[:：])/i;
const arrow = /^(?:→|⇒|➔|➜|⟶|↳|->|=>|-->)\s{0,3}/u;
const endLabel =
  /^(?:(?:the\s{1,3}|our\s{1,3}|final\s{1,3}|true\s{1,3}|actual\s{1,3}|identified\s{1,3})?root(?:\s{0,3}root)?(?:[\s-]{0,3}causes?)?(?:\s{1,3}(?:identified|conclusion|statement|summary|found|insight|from\b[^:\n]{1,20}))?|ultimate cause|conclusion|key insight|insight|outcome|result|resolution|solution|fix|actions?|action items?|actionable\s{1,3}\w+|corrective actions?|counter-?measures?|lessons?|takeaways?|prevention|next steps?|category|classification|contributing factors?|解|真因|根本原因|結論|対策)\s{0,3}(?:[:：→⇒]|->|=>|–|—|-(?=\s)|$)/i;
const problemLabel =
  /^(?:problem(?:\s{1,3}statement)?|primary issue|issue|symptom|incident|impact|effect|event|starting point|observed failure|現象|問題文?|事象)\s{0,3}(?:[:：→]|–|—|-(?=\s))/i;
const asideLabel =
  /^(?:evidence(?:\s{1,3}needed)?|sources?|notes?|validation|verification|verified|references?|owner|status|confidence|proof|links?|details?|example|title|clarity)\s{0,3}[:：]/i;
const decorationStart = new RegExp(`^${decoration}`, 'u');
const whyQuestionAhead = new RegExp(`^(?:\\(?\\d{1,2}[.)]\\s+)?(?:${why})[^?？\\n]{0,300}[?？]`, 'i');
const inlineStart = new RegExp(`(?:→|⇒|➔|->|=>|[.!。])\\s+(?=(?:${why})[^?？\\n]{3,300}[?？])`, 'gi');

function unitStarts(text: string): readonly number[] {
  const starts = [0];
  let line = 0;
  for (const written of text.split('\n')) {
    const from = line + (decorationStart.exec(written)?.[0].length ?? 0);
    if (line > 0 && startsUnit(text.slice(from, from + 400))) starts.push(from);
    line += written.length + 1;
  }
  for (const found of text.matchAll(inlineStart)) starts.push(found.index + found[0].length);
  return [...new Set(starts)].sort((a, b) => a - b);
}

const unitOpenings = [questionLabel, answerLabel, arrow, endLabel, problemLabel, asideLabel, whyQuestionAhead];

const startsUnit = (text: string): boolean =>
  (mayCountWhys.test(text) && whyOrdinal.test(text)) || unitOpenings.some((opening) => opening.test(text));

function readUnit(plain: LocatedText, start: number, end: number): Unit | undefined {
  const scan = new Scan(plain, start, end);
  scan.skip(decorationStart);
  const hasArrow = scan.skip(arrow) !== undefined;
  scan.skip(/^\(?\d{1,2}[.)]\s+/u);
  if (scan.rest === '') return undefined;
  const counted = mayCountWhys.test(scan.head) ? scan.skip(whyOrdinal) : undefined;
  const asked = counted ? undefined : scan.skip(questionLabel);
  const ordinal = ordinalOf(counted) ?? ordinalOf(asked);
  const all = trimmed(plain.text, start, end);
  const base = {
    ...(ordinal !== undefined && { ordinal }),
    labelled: asked !== undefined,
    countsWhys: counted !== undefined,
    range: plain.source(all.from, all.to),
  };
  if (!counted && !asked) {
    if (scan.skip(answerLabel)) return { ...base, says: 'answer', answer: scan.take(), arrow: hasArrow };
    const says = endLabel.test(scan.head)
      ? 'end'
      : problemLabel.test(scan.head)
        ? 'problem'
        : asideLabel.test(scan.head)
          ? 'aside'
          : undefined;
    if (says) return { ...base, says, answer: scan.take(), arrow: false };
  }
  const questionEnd = scan.questionEnd(counted !== undefined || asked !== undefined);
  if (questionEnd === undefined) {
    const says = hasArrow ? 'answer' : 'statement';
    return { ...base, says, answer: scan.takeStatement(), arrow: hasArrow };
  }
  const question = wordsOf(plain, scan.at, questionEnd);
  scan.at = questionEnd;
  const arrowFollows = /^[\s:：)*]*(?:→|⇒|➔|➜|->|=>)/u.test(scan.head);
  scan.skip(/^(?:[\s:：→⇒➔➜⟶–—=>*)]|->|-(?=\s))+/u);
  scan.skip(answerLabel);
  const answer = scan.take();
  return {
    ...base,
    says: 'question',
    question: { ...question, text: question.text || plain.text.slice(scan.first, questionEnd).trim() },
    ...(scan.taken && { answer }),
    arrow: hasArrow || arrowFollows,
  };
}

function ordinalOf(match: RegExpExecArray | undefined): number | undefined {
  const found = match?.slice(1).find((part) => part !== undefined && part !== '');
  if (found === undefined) return undefined;
  const word = ordinalWords.indexOf(found.toLowerCase());
  return word >= 0 ? word + 1 : Number(found);
}

/** An arrow at the end, or the line of a drawing, points to the next step. */
function withoutArrow(text: string): string {
  let kept = text.trimEnd();
  while (/[→⇒➔│├└─┌┐┃►↓⬇▼]$/u.test(kept)) kept = kept.slice(0, -1).trimEnd();
  return kept;
}

/** Labels and other beginnings are shorter. */
const headLength = 400;

/** A place in a stretch of text that moves forward as its parts are recognised. */
class Scan {
  readonly #plain: LocatedText;
  readonly #end: number;
  at: number;
  first: number;
  taken = false;

  constructor(plain: LocatedText, start: number, end: number) {
    this.#plain = plain;
    this.#end = end;
    this.at = start;
    this.first = start;
  }

  get rest(): string {
    return this.#plain.text.slice(this.at, this.#end);
  }

  /** For patterns that look at the beginning. */
  get head(): string {
    return this.#plain.text.slice(this.at, Math.min(this.#end, this.at + headLength));
  }

  skip(pattern: RegExp): RegExpExecArray | undefined {
    const found = pattern.exec(this.head);
    if (!found) return undefined;
    this.at += found[0].length;
    if (found[0] !== '') this.at += /^[ \t]*/u.exec(this.head)?.[0].length ?? 0;
    this.first = this.at;
    return found;
  }

  take(): Words {
    const text = withoutArrow(this.rest);
    this.taken = text.trim() !== '';
    return wordsOf(this.#plain, this.at, this.at + text.length);
  }

  /** `The server was overloaded. Why?` leads on to the next step: its last word is no part of the answer. */
  takeStatement(): Words {
    const written = withoutArrow(this.rest);
    const leadOn = /(?<=\s)\(?(?:but |and )?why ?[?？]{1,3}\)?$/i.exec(written.slice(-20));
    const text = leadOn ? withoutArrow(written.slice(0, -leadOn[0].length)) : written;
    return wordsOf(this.#plain, this.at, this.at + text.length);
  }

  /** Where the question ends that the rest begins with; undefined if it begins with none. */
  questionEnd(labelled: boolean): number | undefined {
    const rest = this.rest;
    const asks = whyWord.test(rest);
    const mark = this.#questionMark(rest);
    if (mark !== undefined && (asks || !/[.!。]\s/u.test(rest.slice(0, mark)))) {
      const bare = isBareWhy(rest.slice(0, mark).trim());
      const second = bare ? /^\s*(?=\S)/u.exec(rest.slice(mark)) : null;
      const secondMark =
        second && whyWord.test(rest.slice(mark).trimStart()) ? this.#questionMark(rest.slice(mark)) : undefined;
      return this.at + mark + (secondMark ?? 0);
    }
    const bold = this.#boldEnd();
    if (bold !== undefined && (asks || labelled) && rest.slice(bold - this.at).trim() !== '')
      return this.#withoutColon(bold);
    if (!asks) return undefined;
    const cut = /(?:→|⇒|➔|->|=>|\s[–—]\s|\s-\s|[:：](?=\s|$))/u.exec(rest);
    if (cut) return this.at + cut.index;
    const [line = ''] = rest.split('\n');
    return line.split(/\s+/u).length <= 30 ? this.at + line.trimEnd().length : undefined;
  }

  /** Behind the first question mark that ends a question: one in code or in an address is followed by more. */
  #questionMark(text: string): number | undefined {
    const found = /[?？]+["'”’»)\]*]*(?=\s|$|[→⇒➔–—:：(]|->)|？/u.exec(text);
    return found ? found.index + found[0].length : undefined;
  }

  #boldEnd(): number | undefined {
    const span = this.#plain.bold.find(({ start, end }) => start <= this.at && this.at < end && end <= this.#end);
    return span?.end;
  }

  #withoutColon(end: number): number {
    return this.at + this.#plain.text.slice(this.at, end).replace(/[\s:：–—-]+$/u, '').length;
  }
}
