import type { TextRange } from '../../text/text.ts';
import { type CodeAnchor, lineWritten, writtenLines } from '../code-anchor.ts';
import { isFileName, namesFile, pathParts } from '../code-path.ts';
import type { OwnValue } from '../debt-source.ts';
import type { Document } from '../document.ts';
import { writtenPath } from '../linked-path.ts';
import type { Section } from '../sections.ts';

/**
 * The places of an item whose lines stand apart from their file: in a cell of their own behind that of the file, or below
 * a heading that names it. What names a line already stays as it is.
 */
export function withLinesApart(
  document: Document,
  item: { readonly range: TextRange; readonly values: readonly OwnValue[]; readonly section: Section },
  anchors: readonly CodeAnchor[],
): readonly CodeAnchor[] {
  if (anchors.some(({ line }) => line !== undefined)) return anchors;
  const own = anchors.length === 1 && anchors[0]?.form === 'path' ? anchors[0] : undefined;
  const cell = own && item.values.find(({ range }) => range.start <= own.range.start && own.range.end <= range.end);
  const inCell = cell?.field === 'link' ? own : undefined;
  const file = inCell ?? (anchors.length === 0 ? fileOf(document, item.section) : undefined);
  const lines = file ? linesOf(document.text, item, inCell !== undefined) : [];
  if (!file || lines.length === 0) return anchors;
  return lines.map(({ range, first, last }) => ({
    path: file.path,
    ...writtenLines(first, last),
    form: 'path',
    written: lineWritten(document.text, range.start),
    range,
    labelRange: range,
    hrefRange: file.hrefRange,
    linesRange: range,
  }));
}

interface Lines {
  readonly range: TextRange;
  readonly first: string;
  readonly last: string | undefined;
}

/** Those of the column that is named for them, else those that words or an `L` say. */
function linesOf(
  text: string,
  { range, values }: { readonly range: TextRange; readonly values: readonly OwnValue[] },
  isCell: boolean,
): readonly Lines[] {
  for (const value of values) {
    if (!isLineName(value.name)) continue;
    const [, first, last] = /^~?L?(\d{1,6})(?:\s?[-–]\s?L?(\d{1,6}))?$/.exec(value.text) ?? [];
    if (first !== undefined) return [{ range: value.range, first, last }];
  }
  if (isCell) return [];
  return [...text.slice(range.start, range.end).matchAll(spoken)].slice(0, mostLines).map((match) => {
    const start = range.start + match.index;
    const [said, short, shortLast, long = '', longLast] = match;
    return { range: { start, end: start + said.length }, first: short ?? long, last: shortLast ?? longLast };
  });
}

const mostLines = 20;

/** Whether a column is one of lines by its header. */
export const isLineName = (header: string): boolean => lineNames.test(header.trim());

const lineNames =
  /^(?:(?:at|code) )?(?:lines?|line numbers?|line\(s\)|zeilen?|líneas?|linhas?|lignes?|rig[ah]e?|lini[ae]|строк[аи]|рядк?[оі]?[ки]|行|行号|行番号|줄)$/iu;

/** `L189`, `lines 12-14`; `L2` is a cache. */
const spoken =
  /(?<![\w:#`/.-])(?:L(\d{2,6})(?:[-–]L?(\d{1,6}))?|[Ll]ines?\s~?(\d{1,6})(?:\s?[-–]\s?(\d{1,6}))?)(?![\w%]|\.\d)/g;

/** The one file that a section's heading names. */
function fileOf({ text, path: from }: Document, { level, headingRange: { start, end } }: Section) {
  if (level < 2) return undefined;
  const named = [...text.slice(start, end).matchAll(/[^\s`()[\]|,*]+/g)].flatMap(({ 0: said, index }) => {
    const { path, line } = pathParts(said) ?? {};
    if (path === undefined || line !== undefined) return [];
    return (path.includes('/') ? namesFile(path) : isFileName(path)) ? [{ path, start: start + index }] : [];
  });
  const [file, ...others] = named;
  const path = file && writtenPath(from, file.path);
  if (!file || others.length > 0 || path === undefined) return undefined;
  return { path, hrefRange: { start: file.start, end: file.start + file.path.length } };
}
