import type { CodeAnchor } from '../model/code-anchor.ts';
import type { Document } from '../model/document.ts';
import { linkTarget } from '../model/linked-path.ts';
import { rangeAt, type TextEdit, type TextRange } from '../text/text.ts';

/**
 * Writes where an anchor's line is now into its words and its target, each in the form in which it stands there; several
 * lines stay as many. The text and the neighbours are kept, by which it is found next time; the commit is not, since the
 * line had another number there.
 */
export function writeAnchor(
  { path, text }: Document,
  anchor: CodeAnchor,
  to: { readonly path: string; readonly line?: number },
): readonly TextEdit[] {
  const shift = (to.line ?? 0) - (anchor.line ?? 0);
  const moved = (digits: string): string => String(Math.max(1, Number(digits) + shift));
  const isElsewhere = to.path !== anchor.path;
  const edited = (range: TextRange, write: (source: string) => string): TextEdit[] => {
    const source = text.slice(range.start, range.end);
    const newText = write(source);
    return newText === source ? [] : [{ range, newText }];
  };
  const label = edited(anchor.labelRange, (source) => {
    const [, name = source, lines = ''] = /^(.*?)(:L?\d+(?:[-–]L?\d+)?(?::\d+)?)$/s.exec(source) ?? [];
    const isName = name.endsWith(anchor.path) || anchor.path.endsWith(name.replace(/^(?:\.{1,2}\/)+/, ''));
    const written = isElsewhere && isName && name !== '' ? to.path : name;
    return written + lines.replace(/^(:L?)(\d+)(?:([-–]L?)(\d+))?/, numbers(moved));
  });
  if (anchor.hrefRange.start === anchor.labelRange.start) return label;
  const href = edited(anchor.hrefRange, (source) => {
    const hash = source.indexOf('#');
    const target = hash < 0 ? source : source.slice(0, hash);
    const fragment = hash < 0 ? '' : source.slice(hash);
    const written = isElsewhere ? linkTarget(path, to.path) : target;
    return (
      written +
      fragment.replace(/^(#L?)(\d+)(?:(C\d+)?([-–]L?)(\d+))?/i, (all, mark, first, column = '', sign, last) =>
        sign === undefined
          ? mark + moved(first) + all.slice(mark.length + first.length)
          : mark + moved(first) + column + sign + moved(last),
      )
    );
  });
  return [...label, ...href, ...commitOf(text, anchor)];
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
  const label = text.slice(anchor.labelRange.start, anchor.labelRange.end);
  const href = text.slice(anchor.hrefRange.start, anchor.hrefRange.end);
  const lines = /:L?\d+(?:[-–:]L?\d+)?$/.exec(label)?.[0] ?? '';
  const fragment = /#.*$/s.exec(href)?.[0] ?? '';
  const note = /[ \t]*<!--\s*(?:at|ctx)\s[^>]*-->/.exec(text.slice(anchor.hrefRange.end, anchor.range.end));
  const cut = (end: number, length: number): TextEdit[] =>
    length === 0 ? [] : [{ range: rangeAt(end - length, end), newText: '' }];
  const noteEnd = note ? anchor.hrefRange.end + note.index + note[0].length : 0;
  return [
    ...cut(anchor.labelRange.end, lines.length),
    ...(anchor.hrefRange.start === anchor.labelRange.start ? [] : cut(anchor.hrefRange.end, fragment.length)),
    ...cut(noteEnd, note?.[0].length ?? 0),
  ];
}

/** Takes the line out that an anchor stands on. */
export function withoutAnchor({ text }: Document, { range }: CodeAnchor): TextEdit {
  const start = Math.max(text.lastIndexOf('\n', range.start - 1), text.lastIndexOf('\r', range.start - 1)) + 1;
  const isOwnLine = /^[ \t>]*$/.test(text.slice(start, range.start));
  const [ending = ''] = isOwnLine ? (/^[^\r\n]*(?:\r\n|\n|\r)?/.exec(text.slice(range.end)) ?? []) : [];
  return { range: rangeAt(isOwnLine ? start : range.start, range.end + ending.length), newText: '' };
}

const numbers =
  (moved: (digits: string) => string) =>
  (_: string, mark: string, first: string, sign?: string, last?: string): string =>
    mark + moved(first) + (sign === undefined ? '' : sign + moved(last ?? ''));
