import type { Emphasis, Html, ListItem, Nodes, Paragraph } from 'mdast';
import { shiftRange, type TextRange } from '../text/text.ts';
import { type Document, fact } from './document.ts';
import { type LocatedText, locatedText } from './located-text.ts';
import { nodeRange, type Passage, type Section, sectionsWhere, titleSection } from './sections.ts';

/** A piece of a template that nobody has replaced yet. Offsets count from the document's start. */
export interface Placeholder {
  readonly range: TextRange;
  /** As the reader sees it. */
  readonly text: string;
  readonly form: PlaceholderForm;
  /** True where nothing else stands in its section, item, cell or field; false for a form inside a line. */
  readonly alone: boolean;
  readonly section: Section;
}

type PlaceholderForm = 'braces' | 'brackets' | 'italics' | 'comment' | 'date' | 'word' | 'mark';

/**
 * True for a whole value, cell or answer that only keeps a place: `{…}`, `[…]`, whole-line italics, a comment, a date
 * pattern, `TBD`, `…`, `-`, `???`. Blank text keeps none.
 */
export function isPlaceholder(text: string): boolean {
  return formOf(text) !== undefined;
}

/** `N/A`, `none` and the like are no answer to a prompt; with a reason they are. */
export function isNotApplicable(text: string): 'bare' | 'reasoned' | undefined {
  if (text.length > lengthLimit || !mayBeNotApplicable.test(text)) return undefined;
  const value = withoutEnd(withoutEmphasis(text.trim()));
  if (bareNotApplicable.test(value)) return 'bare';
  const reason = notApplicableStart.exec(value)?.[1] ?? noneStart.exec(value)?.[1];
  if (reason === undefined) return undefined;
  const words = reason.replace(/^[\s–—:,;.(-]+|[\s)]+$/gu, '');
  return /\p{L}{2}/u.test(words) && !isPlaceholder(words) ? 'reasoned' : 'bare';
}

/** All placeholders of a document in its order. Code, quotes, a banner below the title and guidance beside an answer are none. */
export const placeholders = fact((document: Document): readonly Placeholder[] => {
  const title = titleSection(document);
  const all: Placeholder[] = [];
  for (const section of withPlaceholders(document))
    for (const found of passagePlaceholders(section.passage)) {
      if (section === title && (found.form === 'italics' || found.form === 'comment')) continue;
      all.push({ ...found, range: shiftRange(found.range, section.offset), section });
    }
  return all;
});

const notApplicable =
  'n\\.?\\s?/\\s?a\\.?|n\\.a\\.?|na|not\\s+applicable|does(?:\\s+not|n.t)\\s+apply|nicht\\s+zutreffend|entfällt|該当なし';
/** What most answers don't begin with. */
const mayBeNotApplicable = /^[\s*_`"“(]*(?:n|do|entf|該|keine|な)/i;
const bareNotApplicable = new RegExp(
  `^(?:${notApplicable}|none|nil|nothing|keine|なし)(?:\\s+(?:here|to this incident|in this case|for this incident))?$`,
  'i',
);
const notApplicableStart = new RegExp(`^(?:${notApplicable})(?![\\p{L}\\p{N}])(.+)$`, 'isu');
const noneStart = /^(?:none|nothing|nil|keine)(?:\s+here)?\s*((?:[–—:,;.(]|-\s|because\b|since\b|as\b|due to\b).+)$/is;

const inBraces = /\{\{[^{}\n]{1,120}\}\}|\{[^{}\n]{1,120}\}/gu;
const inBrackets = /\[(?![ xX]\]|\^)[^[\]\n]{1,300}\](?![(:[])/gu;
const datePattern =
  /(?<![\p{L}\d])(?:(?:yyyy|jjjj|aaaa)([-/.])mm\1(?:dd|tt|jj)|(?:dd|tt|jj)([-/.])mm\2(?:yyyy|jjjj|aaaa)|mm([-/.])dd\3yyyy)(?:[T ]+hh:mm(?::ss)?)?(?![\p{L}\d])|(?<![\p{L}\d:])(?:hh:mm(?::ss)?|xx:xx(?::xx)?)(?![\p{L}\d:])/giu;
/** Each date pattern has one of these in it: to prepare the whole of it takes a cold start some milliseconds. */
const dateSign = /yyyy|jjjj|aaaa|hh:mm|xx:xx/i;
const openWord =
  /^(?:tbd|tbc|tba|todo|to-do|fixme|([xyz])\1{2,}|to be (?:determined|defined|confirmed|announced|added|completed|decided|written|filled(?: in)?|done)|fill(?: this| me)? in|coming soon|placeholder|lorem ipsum.*|未定|未記入|要記入)$/is;
/** `TODO: describe the impact`, `TBD (waiting for the vendor)`: still open, whatever follows. */
const openWordWithNote = /^(?:TBD|TBC|TBA|TODO|FIXME)(?:\s*[:：].*|\s+(?:[–—(-]|by\s).*)$/su;
/** `--:--` beside an event is how a timeline says that nobody knows when. */
const marks =
  /^(?:[-–—_.…?？*~\s]+|--:--|[~≈]?\s*[?_x]+\s*(?:m|mins?|minutes?|h|hrs?|hours?|d|days?|%|users?|customers?)(?:\s+[?_x]+\s*(?:m|mins?|minutes?))?)$/i;
/** What may stand between placeholders without being an answer. */
const connectives = /\b(?:utc|gmt|[cp][ed]?s?t|to|and|or|am|pm|by|at)\b|[^\p{L}\p{N}]/giu;
const htmlTags =
  /^<\/?(?:a|abbr|b|br|center|code|dd|del|details|div|dl|dt|em|font|h\d|hr|i|iframe|img|ins|kbd|li|mark|ol|p|picture|pre|q|s|small|source|span|strike|strong|sub|summary|sup|table|tbody|td|th|thead|tr|tt|u|ul|var|video)\b/i;

/** Each placeholder inside other words has one of these in it. */
const formSign = /[{[]|yyyy|jjjj|aaaa|hh:mm|xx:xx|tb[dca]|todo|fixme/i;

/** One of them in the source, or what one may be written as. */
const mayHide = new RegExp(`${formSign.source}|[&\\\\]`, 'i');
/** Where no such sign is, words that nobody labelled are no placeholder: what keeps a place in words is short. */
const plainProse = /^\|?\s*(?:\d[^:：<]*|(?!lorem|x)[a-z][^:：<]{40,}|\d[^<]*\|)$/i;

/** None of them in the source, nor what sets prose apart from labels and markup: most prose is told apart in one go. */
const anySign = new RegExp(`${mayHide.source}|[:：<]`, 'i');
const longProse = /^\|?\s*(?:\d|(?!lorem|x)[a-z][\s\S]{40})/i;

/** Without such a sign what begins with a letter and goes on for so long is told apart by this. */
const sentence = /^(?!lorem|x)[a-z].{60}/is;
/** Whatever signs follow, what goes on for so long is no placeholder where it begins with none of what may stand in one. */
const ownSentence =
  /^(?!lorem|x|yyyy|jjjj|aaaa|dd|tt|jj|mm|hh|(?:tb[dca]|todo|fixme|utc|gmt|[cp][ed]?s?t|to|and|or|am|pm|by|at)\b)[a-z].{60}/is;

/** What is longer is text that somebody wrote. */
const lengthLimit = 2000;

function formOf(text: string): PlaceholderForm | undefined {
  const written = text.trim();
  if (written === '' || written.length > lengthLimit) return undefined;
  if (ownSentence.test(written) || (sentence.test(written) && !formSign.test(written))) return undefined;
  if (/^(?:<!--(?:(?!-->).)*-->\s*)+$/su.test(written)) return 'comment';
  if (isItalic(written)) return 'italics';
  const value = withoutEmphasis(written);
  if (marks.test(value)) return 'mark';
  const plain = withoutEnd(value);
  if (openWord.test(plain) || openWordWithNote.test(plain)) return 'word';
  if (
    plain.startsWith('<') &&
    /^<(?![a-z]+:)[\p{L}][^<>\n]*>$/u.test(plain) &&
    !htmlTags.test(plain) &&
    !/[=@]/.test(plain)
  )
    return 'brackets';
  if (!formSign.test(plain)) return undefined;
  const words = plain
    .replace(inBraces, (found) => (isWordyBraces(found) ? ' ' : found))
    .replace(inBrackets, (found) => (isWordyBrackets(found) ? ' ' : found));
  const rest = dateSign.test(words) ? words.replace(datePattern, ' ') : words;
  if (rest === plain || rest.replace(connectives, '') !== '') return undefined;
  return plain.search(inBraces) >= 0 ? 'braces' : plain.search(inBrackets) >= 0 ? 'brackets' : 'date';
}

/** Without full stops and spaces at its end. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && /[.!\s]/u.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** Source text in single emphasis from end to end. */
const isItalic = (text: string): boolean =>
  text.startsWith('*')
    ? /^\*(?![*\s])[^*]+(?<!\s)\*$/u.test(text)
    : text.startsWith('_') && /^_(?![_\s])(?:[^_]|(?<=[\p{L}\p{N}])_(?=[\p{L}\p{N}]))+(?<!\s)_$/u.test(text);

function withoutEmphasis(text: string): string {
  const inner = /^(\*\*\*|\*\*|__|\*|_|`+|["“(])([^\n]+?)(\*\*\*|\*\*|__|\*|_|`+|["”)])$/u.exec(text);
  return inner && /\p{L}|\?/u.test(inner[2] as string) && !/[*_`"“”()]/u.test(inner[2] as string)
    ? (inner[2] as string).trim()
    : text;
}

/** Words, not an expression of a template language, a path or an attribute list. */
const isWordyBraces = (found: string): boolean =>
  /^\{+\s*[\p{L}?…][\p{L}\p{N}\s_\-/,.'’?!…:()&]*\s*\}+$/u.test(found) &&
  !/[\p{L}\d]\.[\p{L}\d]/u.test(found) &&
  !/^\{+\s*(?:end\w*|else|if|for|include|toc)\b/i.test(found);

/** Words or an ellipsis; a time, an issue number, a handle or a tag in capitals is no placeholder. */
const isWordyBrackets = (found: string): boolean =>
  /\p{L}{2}|…|\.\.\.|^\[\?+\]$/u.test(found) && !/[#@]|:\/\/|\d{2}/u.test(found) && !/^\[\p{Lu}{3,}\]$/u.test(found);

type PassagePlaceholder = Omit<Placeholder, 'section'>;

const passagePlaceholders = fact((passage: Passage): readonly PassagePlaceholder[] => {
  const source = passage.chunk.text;
  const found: PassagePlaceholder[] = [];
  const written = (node: Nodes) => source.slice(nodeRange(node).start, nodeRange(node).end);
  const mayHoldOne = (node: Nodes) => !isPlainProse(written(node));
  if (passage.heading && mayHide.test(written(passage.heading)))
    found.push(
      ...inlinePlaceholders(locatedText(passage.heading.children, source)).filter(({ form }) => form !== 'word'),
    );
  const whole = soleGuidance(passage);
  if (whole) return [...found, ...whole];
  const todo: Nodes[] = [...passage.blocks].reverse();
  while (todo.length > 0) {
    const node = todo.pop() as Nodes;
    if (node.type === 'blockquote') continue;
    if (node.type === 'paragraph') {
      if (mayHoldOne(node)) found.push(...paragraphPlaceholders(node, source));
    } else if (node.type === 'tableCell') {
      if (mayHoldOne(node)) found.push(...cellPlaceholders(node, source));
    } else if (node.type === 'listItem' && node.children.every(isComment)) found.push(...soleComments(node));
    else if ('children' in node)
      for (let at = node.children.length - 1; at >= 0; at--) todo.push(node.children[at] as Nodes);
  }
  return found;
});

const withPlaceholders = sectionsWhere((passage) => passagePlaceholders(passage).length > 0);

const isPlainProse = (written: string): boolean =>
  anySign.test(written) ? !mayHide.test(written) && plainProse.test(written) : longProse.test(written);

const isComment = (node: Nodes): node is Html => node.type === 'html' && /^\s*<!--/u.test(node.value);
const isDirective = (node: Html): boolean => /^\s*<!--\s*(?:whylint|optional|required)\b/i.test(node.value);

/** A section under a heading that holds nothing but italics and comments was left as its template had it. */
function soleGuidance(passage: Passage): readonly PassagePlaceholder[] | undefined {
  const blocks = passage.blocks.filter((block) => !(isComment(block) && isDirective(block)));
  if (!passage.heading || blocks.length === 0) return undefined;
  if (!blocks.every((block) => isComment(block) || isItalicParagraph(block))) return undefined;
  return blocks.map((block) => alone(block, passage.chunk.text, isComment(block) ? 'comment' : 'italics'));
}

const isItalicParagraph = (node: Nodes): node is Paragraph =>
  node.type === 'paragraph' &&
  node.children.some((child) => child.type === 'emphasis') &&
  node.children.every((child) => child.type === 'emphasis' || (child.type === 'text' && child.value.trim() === ''));

const soleComments = (item: ListItem): readonly PassagePlaceholder[] =>
  item.children
    .filter((node): node is typeof node & Html => isComment(node) && !isDirective(node))
    .map((node) => alone(node, '', 'comment'));

function alone(node: Nodes, source: string, form: PlaceholderForm): PassagePlaceholder {
  const text = node.type === 'html' ? node.value : locatedText([node], source).text;
  return { range: nodeRange(node), text, form, alone: true };
}

function cellPlaceholders(cell: Nodes & { children: readonly Nodes[] }, source: string): readonly PassagePlaceholder[] {
  const plain = locatedText(cell.children, source);
  const form = formIn(plain, 0, plain.text.length);
  // A dash in a cell says "nothing here", which is an answer in a table.
  if (form === 'mark' && !/[?？…]|\.\./u.test(plain.text)) return [];
  if (!form) return inlinePlaceholders(plain);
  return [{ range: plain.source(0, plain.text.length), text: plain.text, form, alone: true }];
}

function paragraphPlaceholders(paragraph: Paragraph, source: string): readonly PassagePlaceholder[] {
  const plain = locatedText(paragraph.children, source);
  const form = formIn(plain, 0, plain.text.length);
  if (form) return [{ range: plain.source(0, plain.text.length), text: plain.text, form, alone: true }];
  const italics = labelledItalics(paragraph);
  return [
    ...(italics ? [alone(italics, source, 'italics')] : []),
    ...lines(plain.text).flatMap((line) => linePlaceholders(plain, line)),
  ];
}

/** `**Impact:** _who could not do what?_`: a sentence of guidance where a value should be. A few words may well be the value; a severity guide stays. */
function labelledItalics({ children }: Paragraph): Emphasis | undefined {
  const [label, ...rest] = children.filter((node) => !(node.type === 'text' && /^[\s:]*$/u.test(node.value)));
  const [value, ...others] = rest;
  if (label?.type !== 'strong' || value?.type !== 'emphasis' || others.length > 0) return undefined;
  if (/^(?:p|sev)[\s-]*\d/i.test(locatedText([label], '').text)) return undefined;
  return /^[^(]\S*\s\S+\s\S+\s\S/u.test(locatedText([value], '').text) ? value : undefined;
}

function linePlaceholders(plain: LocatedText, line: TextRange): readonly PassagePlaceholder[] {
  const text = plain.text.slice(line.start, line.end);
  const label = /^\s*[^:：\n]{1,60}[:：]\s*(?=\S)/u.exec(text);
  if (label && !plain.code.some((span) => span.start < line.start + label[0].length && line.start < span.end)) {
    const start = line.start + label[0].length;
    const value = plain.text.slice(start, line.end).trimEnd();
    const form = formIn(plain, start, start + value.length);
    if (form) return [{ range: plain.source(start, start + value.length), text: value, form, alone: true }];
  }
  return inlinePlaceholders(plain, line);
}

/** Braces and brackets in code are code; a date pattern or an open word may well be written as code. */
function formIn(plain: LocatedText, start: number, end: number): PlaceholderForm | undefined {
  const text = plain.text.slice(start, end);
  // By itself it is how teams write down a duration that nobody knows.
  if (text.trim() === '?') return undefined;
  const form = formOf(text);
  const isCode = plain.code.some((span) => span.start < end && start < span.end);
  return isCode && (form === 'braces' || form === 'brackets' || end - start > 20) ? undefined : form;
}

/** Forms that are nothing but placeholders even with words round them. */
function inlinePlaceholders(plain: LocatedText, within?: TextRange): readonly PassagePlaceholder[] {
  const { start, end } = within ?? { start: 0, end: plain.text.length };
  const text = plain.text.slice(start, Math.min(end, start + lengthLimit));
  if (!formSign.test(text)) return [];
  const found: (PassagePlaceholder & { at: number })[] = [];
  const add = (form: PlaceholderForm, at: number, written: string): void => {
    const from = start + at;
    if (plain.code.some((span) => span.start <= from && from < span.end)) return;
    if (found.some((other) => other.at <= from && from < other.at + other.text.length)) return;
    found.push({ range: plain.source(from, from + written.length), text: written, form, alone: false, at: from });
  };
  for (const { 0: written, index } of text.matchAll(inBraces))
    if (isWordyBraces(written) && /(?:^|[\s("'“:–—-])$/u.test(text.slice(0, index))) add('braces', index, written);
  for (const { 0: written, index } of text.matchAll(inBrackets))
    if (
      isInstruction(written) &&
      /(?:^|[\s("'“:–—*-])$/u.test(text.slice(0, index)) &&
      !/^[\w/-]|^\.\w/u.test(text.slice(index + written.length))
    )
      add('brackets', index, written);
  for (const { 0: written, index } of dateSign.test(text) ? text.matchAll(datePattern) : [])
    if (/^[\s\p{P}]*$|[:–—-]\s*$/u.test(text.slice(0, index))) add('date', index, written);
  const open =
    /^\s*(?:TBD|TBC|TBA|TODO|FIXME)(?=\s*[:：]|\s+[–—-]\s|\s*$)|(?<=[:：–—-]\s+|\s(?:is|are)\s)(?:TBD|TBC|TBA)(?=\s*[.)]?\s*$)/u.exec(
      text,
    );
  if (open) add('word', open.index + (open[0].length - open[0].trimStart().length), open[0].trim());
  return found.sort((a, b) => a.at - b.at).map(({ at: _, ...placeholder }) => placeholder);
}

const placeholderNouns =
  /^(?:(?!the |an? |our |this |that )\p{L}+ )?(?:names?|author|owner|team|service|system|component|date|time|timezone|duration|number|title|brief title|link|url|description|summary|reason|action|root cause|severity|status|impact|person|role|event|incident|customer|version|environment|n|x+)(?:\(s\))?$/iu;

/** `[Describe the impact]`, `[time from detection to resolution]`, `[name]`; prose has `[sic]`, `[the cache]` and tags. */
function isInstruction(found: string): boolean {
  const inner = found.slice(1, -1).trim();
  if (!isWordyBrackets(found) || inner === '...' || inner === '…') return false;
  return (
    placeholderNouns.test(inner) ||
    /^(?:describe|explain|enter|insert|add|fill|list|write|provide|specify|include|link to|name of|number of|short|brief|what|why|how|who|when|where|which)\s/i.test(
      inner,
    ) ||
    /[?？]$/u.test(inner)
  );
}

function lines(text: string): readonly TextRange[] {
  const found: TextRange[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    found.push({ start, end: start + line.length });
    start += line.length + 1;
  }
  return found;
}
