import { debtReferences } from '../model/debt-id.ts';
import { lineStart, type TextRange } from '../text/text.ts';
import type { CodeComment } from './code-comment.ts';
import { codeComments } from './comments.ts';

/** What a comment says of debt: TODO and the like, with the words that follow. */
export interface DebtComment {
  /** As it is written: `TODO` for one. */
  readonly word: string;
  readonly wordRange: TextRange;
  /** From the word to the end of its title, on one line or more. */
  readonly range: TextRange;
  /** On one line; '' where the word stands alone. */
  readonly title: string;
  /** The debt id that it is tagged with. */
  readonly id?: string;
  readonly comment: CodeComment;
}

/** The comments of a source text that say TODO, FIXME, HACK, XXX, KLUDGE or DEBT: whole words, in comments only. */
export function debtComments(text: string, languageId: string): readonly DebtComment[] {
  if (!anyWord.test(text)) return [];
  const comments = codeComments(text, languageId);
  return comments.flatMap((comment, at) => debtIn(text, comment, comments, at));
}

const anyWord = /todo|fixme|hack|xxx|kludge|debt/i;
/** In capitals anywhere; otherwise where a comment begins, and as `@todo`. */
const debtWord =
  /(?<![\p{L}\p{N}_$-]|[./]\b)(?:TODO|FIXME|HACK|XXX|KLUDGE|DEBT)(?![\p{L}\p{N}_$]|-[\p{L}\p{N}])|(?<=(?:^|[\r\n])[ \t]*[*#/;%!'"-]{0,4}[ \t]*)[Tt]odo(?=[:(])|(?<=(?:^|[\r\n])[ \t]*[*#/;%!'"-]{0,4}[ \t]*)[Ff]ixme(?=[:(])|(?<=[@\\])(?:todo|fixme)(?![\p{L}\p{N}_-])/gu;

function debtIn(text: string, comment: CodeComment, comments: readonly CodeComment[], at: number): DebtComment[] {
  const { start, end } = comment.content;
  const content = text.slice(start, end);
  const words = [...content.matchAll(debtWord)];
  const found: DebtComment[] = [];
  let read = 0;
  for (const word of words) {
    // A second word on the line belongs to the title of the first.
    if (word.index < read) continue;
    const lineStop = lineEndAt(content, word.index);
    read = lineStop;
    const wordRange = { start: start + word.index, end: start + word.index + word[0].length };
    const first = firstLine(content.slice(word.index + word[0].length, lineStop));
    const more =
      comment.form === 'line'
        ? linesBelow(text, comments, at, wordRange.start)
        : linesInside(content, word.index, lineStop);
    const { title, lines } = joined(first.title, more);
    const stop =
      lines === 0 ? start + trimmedEnd(content, word.index, lineStop) : blockOffset(more[lines - 1], start, comment);
    found.push({
      word: word[0],
      wordRange,
      range: { start: wordRange.start, end: stop },
      title,
      ...(first.id !== undefined && { id: first.id }),
      comment,
    });
    if (comment.form !== 'line' && lines > 0) read = (more[lines - 1] as FollowingLine).end;
  }
  return found;
}

interface FollowingLine {
  readonly text: string;
  /** Spaces before it. */
  readonly indent: number;
  readonly continues: boolean;
  /** In the comment's content, or in the text for lines of other comments. */
  readonly end: number;
}

const blockOffset = (line: FollowingLine | undefined, start: number, { form }: CodeComment): number =>
  (line?.end ?? 0) + (form === 'line' ? 0 : start);

const lineEndAt = (text: string, at: number): number => {
  const length = text.slice(at).search(/[\r\n]/);
  return length < 0 ? text.length : at + length;
};

const trimmedEnd = (text: string, from: number, to: number): number => from + text.slice(from, to).trimEnd().length;

/** What stands behind the word: `(kim, D-k3f9qx): the title`. */
function firstLine(rest: string): { readonly title: string; readonly id?: string } {
  const groups = /^[ \t]*(?:[([{][^()[\]{}]{0,80}[)\]}][ \t]*)*/.exec(rest)?.[0] ?? '';
  const behind = rest.slice(groups.length);
  const bare = /^[ \t]*[:–—-]?[ \t]*(D-[0-9a-z]{4,12})(?![\w-])[ \t]*/.exec(behind);
  const id = debtReferences(groups)[0]?.id ?? (bare ? debtReferences(bare[1] as string)[0]?.id : undefined);
  const isTag = bare !== null && id !== undefined && debtReferences(groups).length === 0;
  const title = cleaned(isTag ? behind.slice(bare[0].length) : behind);
  return { title, ...(id !== undefined && { id }) };
}

const cleaned = (line: string): string =>
  line
    .replace(/^[\s:;,.!?–—>=*/-]+/u, '')
    .replace(/[\s*#;=-]+$/u, '')
    .replace(/\s+/g, ' ');

/** Lines that go on with a title: more indented, or going on in lower case. At most this many, and no long title. */
const mostLines = 4;
const longestTitle = 160;

function joined(first: string, more: readonly FollowingLine[]): { readonly title: string; readonly lines: number } {
  let title = first;
  let lines = 0;
  for (const line of more.slice(0, mostLines)) {
    if (title !== '' && (!line.continues || /[.!?]$/.test(title))) break;
    const longer = title === '' ? line.text : `${title} ${line.text}`;
    if (title !== '' && longer.length > longestTitle) break;
    title = longer;
    lines++;
  }
  return { title, lines };
}

/** The lines of a block below the one with the word. */
function linesInside(content: string, word: number, from: number): FollowingLine[] {
  const leader =
    /^[ \t]*(?:[*#;%|~-]+(?=[ \t]))?[ \t]*/.exec(content.slice(lineStart(content, word), word))?.[0].length ?? 0;
  const found: FollowingLine[] = [];
  for (let at = from; at < content.length && found.length < mostLines; ) {
    const begin = at + (content.startsWith('\r\n', at) ? 2 : 1);
    const stop = lineEndAt(content, begin);
    const line = content.slice(begin, stop);
    const mark = /^[ \t]*(?:[*#;%|~-]+(?=[ \t]|$))?[ \t]*/.exec(line)?.[0] ?? '';
    const following = followingLine(line.slice(mark.length), mark.length, leader, begin + line.trimEnd().length);
    if (!following) break;
    found.push(following);
    at = stop;
  }
  return found;
}

/** Line comments right below, each alone on its line and at the same column. */
function linesBelow(text: string, comments: readonly CodeComment[], at: number, word: number): FollowingLine[] {
  const found: FollowingLine[] = [];
  const first = comments[at] as CodeComment;
  const column = columnOf(text, first.range.start);
  const leader = word - first.content.start;
  for (let next = at + 1; next < comments.length && found.length < mostLines; next++) {
    const above = comments[next - 1] as CodeComment;
    const comment = comments[next] as CodeComment;
    const between = text.slice(above.range.end, comment.range.start);
    if (
      comment.form !== 'line' ||
      !/^(?:\r\n|\n|\r)[ \t]*$/.test(between) ||
      columnOf(text, comment.range.start) !== column
    )
      break;
    const content = text.slice(comment.content.start, comment.content.end);
    const mark = /^[#/;%!*'-]*[ \t]*/.exec(content)?.[0].length ?? 0;
    const following = followingLine(
      content.slice(mark),
      mark,
      leader,
      comment.content.start + content.trimEnd().length,
    );
    if (!following) break;
    found.push(following);
  }
  return found;
}

function followingLine(line: string, indent: number, leader: number, end: number): FollowingLine | undefined {
  const text = cleaned(line);
  // Another word of debt, or a tag such as `@param`, begins something else.
  if (text === '' || /^[@\\]\w/.test(line) || line.search(debtWord) >= 0) return undefined;
  return { text, indent, end, continues: indent > leader || /^[\p{Ll}\p{N}(]/u.test(text) };
}

const columnOf = (text: string, at: number): number => at - lineStart(text, at);
