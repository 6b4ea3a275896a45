import { anchorAt, type LineAnchor } from '../code/anchor-at.ts';
import { CodeLines } from '../code/code-lines.ts';
import { looksLikeSecret } from '../code/secrets.ts';
import { joinPath } from '../engine/paths.ts';
import { written } from '../kinds/write-debt-field.ts';
import type { DebtStatus } from '../model/debt-item.ts';
import { type Scores, scoreNames } from '../model/ice.ts';
import { linkTarget } from '../model/linked-path.ts';
import { slug } from './document-place.ts';
import { codeSpan, inlineText } from './markdown-inline.ts';

export interface LogDebt {
  /** As it was typed; `debtTitle` of it is not ''. */
  readonly title: string;
  readonly id: string;
  /** Where items are kept, counted from the workspace. */
  readonly folder: string;
  /** `YYYY-MM-DD`. */
  readonly created: string;
  /** Who logs it, as `by` will say; nothing where nobody knows. */
  readonly by?: string;
  readonly scores?: Scores;
  /** `open` if absent. */
  readonly status?: DebtStatus;
  readonly area?: string;
  /** What else is to be known of it, each a comment of one line in the head. */
  readonly remarks?: readonly string[];
  /** Markdown, kept as it is. */
  readonly description?: string;
  readonly place?: CodePlace;
  /** Beside `place`. */
  readonly places?: readonly CodePlace[];
  /** A document that tells where it came from, such as the post-mortem of an incident; its path counts from the workspace. */
  readonly source?: { readonly path: string; readonly title: string };
}

/** Where in the code. */
export interface CodePlace {
  /** Counted from the workspace. */
  readonly path: string;
  /** From 1; absent for the whole file. */
  readonly line?: number;
  readonly endLine?: number;
  /** The file's text, saved or not; absent for what is no text. */
  readonly text?: string;
  /** Short, of the file's repository. */
  readonly commit?: string;
}

export interface LoggedDebt {
  /** Counted from the workspace. */
  readonly path: string;
  readonly text: string;
  /** What was left out, in one line. */
  readonly note?: string;
}

/** A debt item's document, as debt.md §2 has it. */
export function logDebt(options: LogDebt): LoggedDebt {
  const {
    title,
    id,
    folder,
    created,
    by,
    scores = {},
    status = 'open',
    area,
    remarks = [],
    description = '',
  } = options;
  const { source, place, places = [] } = options;
  const path = joinPath(folder, debtFileName(title, id));
  const heading = debtTitle(title);
  const whole = plainDetail(title);
  const links = [...(place ? [place] : []), ...places].map((each) => anchorLine(path, each));
  const note = links.find((link) => link.note !== undefined)?.note;
  const body = [...(whole === undefined ? [] : [whole]), ...(source ? [sourceSentence(path, source)] : [])];
  const told = [description.replace(/^\s*\n|\s+$/g, ''), links.map(({ text }) => text).join('\n')];
  const head = [
    '---',
    `id: ${id}`,
    headLine('status', status),
    ...scoreNames.flatMap((name) => (scores[name] === undefined ? [] : [headLine(name, String(scores[name]))])),
    `created: ${created}`,
    ...(by === undefined || by.trim() === '' ? [] : [`by: ${written(by, false)}`]),
    ...(area === undefined ? [] : [`area: ${written(area, false)}`]),
    ...remarks.map((remark) => `# ${oneLine(remark)}`),
    '---',
    `# ${inlineText(heading)}`,
  ];
  return {
    path,
    text: `${head.join('\n')}\n${[...body, ...told]
      .filter((part) => part !== '')
      .map((part) => `\n${part}\n`)
      .join('')}`,
    ...(note !== undefined && { note }),
  };
}

/** `retry-loop-swallows-errors-k3f9qx.md` */
export const debtFileName = (title: string, id: string): string => `${slug(debtTitle(title)) || 'debt'}-${id}.md`;

const longestTitle = 200;

/** A title as the item's heading has it: one line without marks of a heading, cut at a word; '' when nothing is left. */
export function debtTitle(title: string): string {
  const words = headless(title);
  if (words.length <= longestTitle) return words;
  const space = words.lastIndexOf(' ', longestTitle - 1);
  return `${words.slice(0, space > longestTitle / 2 ? space : longestTitle - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** The whole of a title that is too long for a heading, as a paragraph; undefined for one that is not. */
export const plainDetail = (title: string): string | undefined =>
  headless(title) === debtTitle(title) ? undefined : paragraph(headless(title));

/** What ties an item to the document that tells where it came from. */
export const sourceSentence = (from: string, { path, title }: NonNullable<LogDebt['source']>): string =>
  `It came back in [${inlineText(title) || 'an incident'}](${linkTarget(from, path)}).`;

/** Without the marks of a heading. */
const headless = (title: string): string => oneLine(title).replace(/^#{1,6}(?:\s+|$)/, '');

/** What would begin a list, a quotation or a heading is escaped. */
const paragraph = (words: string): string =>
  inlineText(words).replace(/^(\d{1,9})(?=[.)])|^(?=[-+>#|=])/, (_, number?: string) => `${number ?? ''}\\`);

const oneLine = (text: string): string =>
  text.replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]+/g, ' ').trim();

/** A field of an item's head with what its values mean; the value as YAML has it. */
export const headLine = (key: string, value: string): string => {
  const line = `${key}: ${value}`;
  const meaning = meanings[key];
  return meaning === undefined ? line : `${line.padEnd(22)}# ${meaning}`;
};

const meanings: Readonly<Record<string, string>> = {
  status: 'open | planned | in-progress | paid | wont-fix',
  impact: '1-10, velocity gained when fixed',
  confidence: '1-10, that the fix will work',
  effort: '1-10, cost',
};

/** The list item that links the code: where, what stands there, and how it is found again. */
export function anchorLine(from: string, place: CodePlace): { readonly text: string; readonly note?: string } {
  const anchor = anchorOf(place);
  const link = `- ${placeLink(from, place)}`;
  const source = anchor && place.text !== undefined ? lineOf(place.text, anchor.line) : '';
  const isSecret = looksLikeSecret(source);
  const parts = [link, ...(anchor && !isSecret ? [codeSpan(anchor.snippet)] : []), ...provenance(place.commit, anchor)];
  return {
    text: parts.join(' '),
    ...(isSecret && { note: 'The line looks like it holds a secret: its text was left out.' }),
  };
}

/** A link to the code, `[src/a.ts:42](../src/a.ts#L42)`. */
export function placeLink(from: string, place: CodePlace): string {
  const { line, endLine } = anchorOf(place) ?? place;
  const fragment = line === undefined ? '' : `#L${line}${endLine === undefined ? '' : `-L${endLine}`}`;
  return `[${inlineText(place.path)}${lineNumbers(place)}](${linkTarget(from, place.path)}${fragment})`;
}

/** `:42` or `:40-43`, of the lines that an anchor there has; '' for the whole file. */
export function lineNumbers(place: CodePlace): string {
  const { line, endLine } = anchorOf(place) ?? place;
  return line === undefined ? '' : `:${line}${endLine === undefined ? '' : `-${endLine}`}`;
}

const anchorOf = ({ text, line, endLine }: CodePlace): LineAnchor | undefined =>
  line === undefined || text === undefined ? undefined : anchorAt(new CodeLines(text), line, endLine);

const lineOf = (text: string, line: number): string => text.split(/\r\n|\n|\r/, line)[line - 1] ?? '';

function provenance(commit: string | undefined, anchor: LineAnchor | undefined): string[] {
  const { above = [], below = [], scope } = anchor?.context ?? {};
  const parts = [
    ...(commit === undefined ? [] : [`at ${commit}`]),
    ...(above.length + below.length === 0
      ? []
      : [`ctx ${[...(scope === undefined ? [] : [scope]), ...above].join(',')}|${below.join(',')}`]),
  ];
  return parts.length === 0 ? [] : [`<!-- ${parts.join(' ')} -->`];
}
