import type { Nodes } from 'mdast';
import { lazily } from '../text/lazily.ts';
import { rangesTouch, type TextRange } from '../text/text.ts';
import type { ActionPlace, ActionReference, ActionState } from './action-item.ts';
import { isPast } from './action-words.ts';
import { type LocatedText, withoutCode } from './located-text.ts';
import { nodeRange } from './sections.ts';

/** Links, `#12`, `org/repo#12`, and each `KEY-12`, which only a configuration can tell from `UTF-8`. */
export function references(nodes: readonly Nodes[], said: LocatedText): readonly ActionReference[] {
  const found: ActionReference[] = [];
  const stack: Nodes[] = [...nodes].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if ((node.type === 'link' && leadsOut(node.url)) || node.type === 'linkReference') {
      const range = nodeRange(node);
      found.push({ text: node.type === 'link' ? node.url : (node.label ?? ''), range });
    }
    if ('children' in node)
      for (let at = node.children.length - 1; at >= 0; at--) stack.push(node.children[at] as Nodes);
  }
  const text = withoutCode(said).slice(0, lengthLimit);
  if (!/\d|:\/\//.test(text)) return found;
  const add = (match: RegExpExecArray, key?: string) => {
    const written = place(said, match.index, match[0]);
    if (!found.some(({ range }) => rangesTouch(range, written.range))) found.push({ ...written, ...(key && { key }) });
  };
  for (const form of [bareLink, issueNumber()]) for (const match of text.matchAll(form)) add(match);
  for (const match of text.matchAll(trackerIssue())) add(match, match[1]);
  return found;
}

/** Words further on are no reference that a reader would find. */
const lengthLimit = 4000;

const place = (said: LocatedText, at: number, text: string): ActionPlace => ({
  text,
  range: said.source(at, at + text.length),
});

/** When it is due: a date, a quarter, "by Friday", "within two weeks". */
export function dueDate(said: LocatedText): ActionPlace | undefined {
  const match = dueForms.exec(withoutCode(said));
  return match ? place(said, match.index, match[0]) : undefined;
}

/** True for the text of a due column or label that names a time. */
export const isDue = (text: string): boolean =>
  /\d|\p{L}{3}/u.test(text) && !/^(?:tb[dca]|todo|none|n\/?a|open|unknown|\?+)$/i.test(text.trim());

/** What says how one will know that it is done, beginning behind the item's first words. */
export function doneTest(said: LocatedText): TextRange | undefined {
  const text = withoutCode(said);
  const match = clause.exec(text) ?? number.exec(text) ?? dueForms.exec(text);
  return match ? said.source(match.index, match.index + match[0].length) : undefined;
}

/** What an item's words, marks and struck text say of its state. */
export function stateOf(text: string, checked: boolean | undefined, struck: boolean): ActionState {
  if (declined.test(text)) return 'declined';
  if (checked || struck || done.test(text)) return 'done';
  if (checked === false) return 'open';
  if (idea.test(text)) return 'idea';
  return isPast(text) ? 'done' : 'open';
}

/** What a status column or label says. */
export function stateOfStatus(status: string): ActionState | undefined {
  if (/\b(?:not (?:yet )?(?:done|started|implemented|complete)|incomplete|un(?:done|resolved))\b/i.test(status))
    return 'open';
  if (
    /✅|☑|✔|🟢|\b(?:done|completed?|closed|implemented|merged|resolved|fixed|finished|deployed|shipped|live)\b/i.test(
      status,
    )
  )
    return 'done';
  if (/❌|\b(?:won.?t|declined|rejected|cancell?ed|dropped|abandoned|not planned)\b/i.test(status)) return 'declined';
  if (/\bidea\b/i.test(status)) return 'idea';
  return status.trim() === '' ? undefined : 'open';
}

/** `P1`, `[HIGH]`, `(medium priority)`. */
export const priorityIn = (text: string): string | undefined =>
  /(?<![\p{L}\p{N}-])P[0-4](?![\p{L}\p{N}-])|(?<=^\W*|[[(])(?:HIGH|MEDIUM|LOW|CRITICAL|URGENT)(?![\p{L}\p{N}])/u.exec(
    text,
  )?.[0] ??
  /\b(critical|high|medium|low)[ -]priority\b|\bpriority:? (critical|high|medium|low)\b/i
    .exec(text)
    ?.slice(1)
    .find(Boolean);

/** A place in the document itself or a mailbox is no reference to work. */
const leadsOut = (url: string): boolean => !/^(?:#|mailto:|$)/i.test(url);

const bareLink = /\bhttps?:\/\/[^\s<>()[\]]+/gi;
const issueNumber = lazily(
  () =>
    /(?<![\p{L}\p{N}#&/-])(?:[\w.-]+\/[\w.-]+)?#\d+\b|\b(?:GH|PR|MR|issue|ticket|bug)[ -]#?\d+\b|(?<![\w/])!\d+\b/giu,
);
const trackerIssue = lazily(() => /(?<![\p{L}\p{N}_/.-])([A-Z][A-Z0-9_]{1,14})-\d+(?![\p{L}\p{N}_-])/gu);

const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const dueForms = new RegExp(
  [
    '\\b20\\d\\d-[01]\\d-[0-3]\\d\\b',
    '\\b[0-3]?\\d[./][01]?\\d[./]20\\d\\d\\b',
    `\\b${month}\\.? [0-3]?\\d(?:st|nd|rd|th)?\\b(?:,? 20\\d\\d)?`,
    `\\b[0-3]?\\d(?:st|nd|rd|th)?(?: of)? ${month}\\b(?:,? 20\\d\\d)?`,
    `\\b(?:by|before|until|in|target|eta:?|due:?) (?:early |mid[- ]?|late |the )?(?:end of )?${month}\\b(?: 20\\d\\d)?`,
    '\\b(?:q[1-4]|h[12])[ -/]?(?:20)\\d\\d\\b|\\b20\\d\\d[ -]?q[1-4]\\b|\\b(?:by|in|before|until) (?:the )?(?:end of )?q[1-4]\\b',
    '\\b(?:by|before|until|due:?|eta:?) (?:the )?(?:end of )?(?:today|tomorrow|(?:this|next|the) (?:week|month|quarter|year|sprint|release)|mon|tue|wed|thu|fri|sat|sun|eo[dwmq])\\w*',
    '\\b(?:within|in) (?:the next )?(?:\\d+|one|two|three|four|six|a) (?:working |business )?(?:hours?|days?|weeks?|months?|sprints?)\\b',
    '\\b(?:this|next) (?:week|month|quarter|sprint)\\b|\\bnext (?:\\d+|two|three|four|few) (?:weeks?|months?|days?)\\b',
  ].join('|'),
  'i',
);
const clause =
  /\b(?:until|till|so (?:that|we|it|they|there|the|no|a|an|all|every|each|both|users?|customers?|engineers?|on-?call)|such that|in such a way|done when|verified by|measured by|acceptance|at (?:least|most)|no (?:more|fewer|less|later) than|(?:fewer|less|more) than \d|every (?:day|week|month|quarter|release|deploy(?:ment)?|sprint|pull request|pr|commit|merge))\b/i;
/** A figure, not one of a version, a name, an issue or an HTTP status. */
const number =
  /(?<![\p{L}\p{N}#.,/_:-]|\b(?:versions?|release|phase|step|part|tier|level|python|node|java|php|ruby|rails|tls|http|ipv|traefik|pnpm)\s)(?!v?\d+\.(?:\d+\.|[\p{L}])|[1-5]\d\d(?!\s?(?:%|ms\b|gi?b|mi?b)|[\s-](?:sec|min|hour|day|user|request)))[<>≤≥~]?\d+(?:,\d{3})*(?:\.\d+)?(?:\s?%|(?:\s|-)?(?:ms|secs?|s|mins?|minutes?|hours?|h|days?|d|weeks?|months?|gi?b?|mi?b?|k|x)\b)?(?![\p{L}\p{N}_]|[.:/-]\d)/iu;

const done =
  /^\W*(?:✅|☑|✔|🟢|\[done\]|done\b\W|completed\b\W)|(?:✅|☑️?|✔️?|🟢)\s*$|[([]\s*(?:now |already )?(?:done|completed?|fixed|implemented|merged|resolved|deployed|shipped|finished|closed|in place)\b[^)\]]*[)\]]|(?:^|[.;–—-]\s*)(?:already )?(?:done|completed?|implemented|merged|deployed)\.?\s*(?:✅)?\s*$|\bDONE\b/i;
const declined =
  /\b(?:won.?t|will not) (?:do|fix|be done|be fixed|implement)\b|\bwontfix\b|^\W*(?:declined|rejected|decided against|not doing)\b|\bwe decided (?:against|not to)\b/i;
const idea =
  /^\W*(?:ideas?|maybe|perhaps|possibly|optional(?:ly)?|stretch(?: goal)?|nice to have)\b(?:\s*[:)\]–—-]|\s)/i;
