import { type CodeAnchor, mayMean } from '../model/code-anchor.ts';
import type { Document } from '../model/document.ts';
import { linkTarget } from '../model/linked-path.ts';
import { lineStart, rangeAt, type TextEdit, type TextRange } from '../text/text.ts';

/** The same wherever the item names the place. */
export const writeAnchors = (document: Document, anchor: CodeAnchor, to: Target): readonly TextEdit[] =>
  [anchor, ...(anchor.again ?? [])].flatMap((each) => writeAnchor(document, each, to));

interface Target {
  readonly path: string;
  readonly line?: number;
}

/**
 * Writes where an anchor's line is now into its words and its target, each in the form in which it stands there; several
 * lines stay as many. The text and the neighbours are kept, by which it is found next time; the commit is not, since the
 * line had another number there.
 */
export function writeAnchor({ path, text }: Document, anchor: CodeAnchor, to: Target): readonly TextEdit[] {
  const shift = (to.line ?? 0) - (anchor.line ?? 0);
  const moved = (digits: string): string => String(Math.max(1, Number(digits) + shift));
  const isElsewhere = !mayMean(anchor, to.path);
  if (anchor.linesRange) return writtenApart({ path, text }, anchor, to, moved);
  if (anchor.form === 'path') return pathEdits({ path, text }, anchor, to, moved);
  const edited = (range: TextRange, write: (source: string) => string): TextEdit[] => {
    const source = text.slice(range.start, range.end);
    const newText = write(source);
    return newText === source ? [] : [{ range, newText }];
  };
  const label = edited(anchor.labelRange, (source) => {
    const [, name = source, lines = ''] = /^(.*?)(:L?\d+(?:[-–]L?\d+)?(?::\d+)?`?)$/s.exec(source) ?? [];
    const isName = name.endsWith(anchor.path) || anchor.path.endsWith(name.replace(/^(?:\.{1,2}\/)+/, ''));
    const written = isElsewhere && isName && name !== '' ? to.path : name;
    return written + lines.replace(/^(:L?)(\d+)(?:([-–]L?)(\d+))?/, numbers(moved));
  });
  const isAddress = anchor.form === 'address';
  const isOne = anchor.hrefRange.start === anchor.labelRange.start;
  if (isOne && !isAddress) return label;
  const href = edited(anchor.hrefRange, (source) => {
    const hash = source.indexOf('#');
    const target = hash < 0 ? source : source.slice(0, hash);
    const fragment = hash < 0 ? '' : source.slice(hash);
    const written = !isElsewhere
      ? target
      : isAddress
        ? withPath(target, anchor.path, to.path)
        : linkTarget(path, to.path);
    const inQuery = (query: string): string =>
      isAddress && hash < 0 ? query.replace(/(?<=[?&]line(?:End)?=)\d+/g, moved) : query;
    return (
      inQuery(written) +
      fragment.replace(
        /^(#(?:L|lines-)?)(\d+)(?:(C\d+)?([-–:]L?)(\d+))?/i,
        (all, mark, first, column = '', sign, last) =>
          sign === undefined
            ? mark + moved(first) + all.slice(mark.length + first.length)
            : mark + moved(first) + column + sign + moved(last),
      )
    );
  });
  return isOne ? href : [...label, ...href, ...commitOf(text, anchor)];
}

/** A path in running text, with the lines before it, inside its backticks or behind them: the path's bytes, and the digits. */
function pathEdits(
  { path: from, text }: Pick<Document, 'path' | 'text'>,
  { path, line, base = '', labelRange, hrefRange }: CodeAnchor,
  to: Target,
  moved: (digits: string) => string,
): readonly TextEdit[] {
  const { start } = hrefRange;
  const source = text.slice(start, labelRange.end);
  const length = pathLength(source);
  const edits: TextEdit[] = [];
  const name = to.path === path ? source.slice(0, length) : pathLike(source, from, base, to.path);
  const added = line === undefined && to.line !== undefined ? `:${to.line}` : '';
  if (name + added !== source.slice(0, length))
    edits.push({ range: rangeAt(start, start + length), newText: name + added });
  if (added !== '') return edits;
  const ahead = { start: Math.min(labelRange.start, start), end: start };
  return [
    ...edits,
    ...[ahead, { start: start + length, end: labelRange.end }].flatMap((each) => digitsIn(text, each, moved)),
  ];
}

/** Lines that stand apart from their path; a heading above may name the file for others too, and is left alone. */
function writtenApart(
  { path: from, text }: Pick<Document, 'path' | 'text'>,
  { path, base = '', labelRange, hrefRange }: CodeAnchor,
  to: Target,
  moved: (digits: string) => string,
): readonly TextEdit[] {
  const isElsewhere = to.path !== path;
  if (isElsewhere && text.slice(hrefRange.end, labelRange.start).includes('\n')) return [];
  const written = text.slice(hrefRange.start, hrefRange.end);
  const renamed = isElsewhere ? [{ range: hrefRange, newText: pathLike(written, from, base, to.path) }] : [];
  return [...renamed, ...digitsIn(text, labelRange, moved)];
}

/** A path in the manner of the one that is written there: from the document's folder where that one is, else from its base. */
function pathLike(written: string, from: string, base: string, path: string): string {
  if (/^\.{1,2}\//.test(written)) return linkTarget(from, path);
  return path.startsWith(base) ? path.slice(base.length) : path;
}

/** The numbers of a range as they are now, those that are others. */
const digitsIn = (text: string, { start, end }: TextRange, moved: (digits: string) => string): readonly TextEdit[] =>
  [...text.slice(start, end).matchAll(/(?<!\d:)\b\d+|(?<=L)\d+/g)].flatMap(({ 0: digits, index }) => {
    const newText = moved(digits);
    return newText === digits ? [] : [{ range: rangeAt(start + index, start + index + digits.length), newText }];
  });

/** Of a path in running text, up to its lines, the words before them, or its closing backtick. */
const pathLength = (source: string): number =>
  /^(?:(?!,?\s+(?:\(\d|\(?(?:(?:at|on)\s)?(?:lines?|L)\s*~?\d))[^`:#]|[:#](?!L?\d))*/i.exec(source)?.[0].length ?? 0;

/** An address that shows another file of the same commit or branch. */
function withPath(address: string, from: string, to: string): string {
  const at = address.lastIndexOf(from);
  return at < 0 ? address : address.slice(0, at) + to + address.slice(at + from.length);
}

/** `at 9f3c1e2` of the comment behind it; the whole comment where it says nothing else. */
function commitOf(text: string, { hrefRange, range, commit }: CodeAnchor): TextEdit[] {
  if (commit === undefined) return [];
  const behind = text.slice(hrefRange.end, range.end);
  const note = /([ \t]*<!--[ \t]*)(at[ \t]+[0-9a-z]+[ \t]*)(-->|ctx)/i.exec(behind);
  if (!note) return [];
  const [whole, opening = '', at = '', next] = note;
  const start = hrefRange.end + note.index;
  const from = next === '-->' ? start : start + opening.length;
  return [{ range: rangeAt(from, next === '-->' ? start + whole.length : from + at.length), newText: '' }];
}

/** An anchor as a link to its file alone: without line, text and what it was found by. */
export function asFileLink({ text }: Document, anchor: CodeAnchor): readonly TextEdit[] {
  if (anchor.linesRange) return [{ range: anchor.linesRange, newText: '' }];
  if (anchor.form === 'path') return withoutLines(text, anchor);
  const label = text.slice(anchor.labelRange.start, anchor.labelRange.end);
  const href = text.slice(anchor.hrefRange.start, anchor.hrefRange.end);
  const [, lines = '', quote = ''] = /(:L?\d+(?:[-–:]L?\d+)?)(`?)$/.exec(label) ?? [];
  const fragment = /#.*$/s.exec(href)?.[0] ?? '';
  const note = /[ \t]*<!--\s*(?:at|ctx)\s[^>]*-->/.exec(text.slice(anchor.hrefRange.end, anchor.range.end));
  const cut = (end: number, length: number): TextEdit[] =>
    length === 0 ? [] : [{ range: rangeAt(end - length, end), newText: '' }];
  const query = anchor.form === 'address' && fragment === '' ? /(?:&line\w*=[^&#]*)+/.exec(href) : null;
  const noteEnd = note ? anchor.hrefRange.end + note.index + note[0].length : 0;
  return [
    ...cut(anchor.labelRange.end - quote.length, lines.length),
    ...cut(anchor.hrefRange.end, fragment.length),
    ...(query ? cut(anchor.hrefRange.start + query.index + query[0].length, query[0].length) : []),
    ...cut(noteEnd, note?.[0].length ?? 0),
  ];
}

/** The lines of a path in running text, with the words and brackets that stand there for them alone. */
function withoutLines(text: string, { labelRange, hrefRange: { start } }: CodeAnchor): readonly TextEdit[] {
  const { end } = labelRange;
  // `lines 10–20 of` before it, up to its backtick.
  const [ahead = ''] = /^.*(?=`)|^.*/s.exec(text.slice(labelRange.start, start)) ?? [];
  if (ahead !== '') return [{ range: rangeAt(labelRange.start, labelRange.start + ahead.length), newText: '' }];
  const source = text.slice(start, end);
  const length = pathLength(source);
  const from = source[length] === '`' ? length + 1 : length;
  const isOpen = source.slice(from).includes('(') && text[end] === ')';
  const to = isOpen ? end + 1 : end;
  return start + from === to ? [] : [{ range: rangeAt(start + from, to), newText: '' }];
}

/** Takes the line out that an anchor stands on. */
export function withoutAnchor({ text }: Document, { range, form }: CodeAnchor): TextEdit {
  const start = lineStart(text, range.start);
  const isLast = form !== undefined && /^[ \t]*(?:[\r\n]|$)/.test(text.slice(range.end));
  const isOwnLine = (isLast ? /^[ \t>]*(?:[-*+][ \t]+)?$/ : /^[ \t>]*$/).test(text.slice(start, range.start));
  const [ending = ''] = isOwnLine ? (/^[^\r\n]*(?:\r\n|\n|\r)?/.exec(text.slice(range.end)) ?? []) : [];
  return { range: rangeAt(isOwnLine ? start : range.start, range.end + ending.length), newText: '' };
}

const numbers =
  (moved: (digits: string) => string) =>
  (_: string, mark: string, first: string, sign?: string, last?: string): string =>
    mark + moved(first) + (sign === undefined ? '' : sign + moved(last ?? ''));
