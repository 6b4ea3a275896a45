import type { DebtItem } from '../model/debt-item.ts';
import type { OwnField, OwnValue } from '../model/debt-source.ts';
import type { Section } from '../model/sections.ts';
import { lineEndAt, lineStart } from '../text/text.ts';
import type { EntryValues } from './backlog-entry.ts';
import type { ItemAt } from './backlog-place.ts';

/**
 * The fields that an item has, in its order and with its marks, and their new values; blank where there is none. What
 * no other of the document has is of that one item.
 *
 * @param section Where it is one, so that its subsections may be fields.
 */
export function fieldLines(
  text: string,
  model: ItemAt,
  others: readonly DebtItem[],
  section: Section | undefined,
  entry: EntryValues,
): readonly string[] {
  const isUsual = ({ field, name }: OwnValue) => {
    const having = others.filter(({ from }) => from?.own.some((other) => other.name === name)).length;
    return having > 1 || others.length < 3 || (entry.values.get(field) ?? '') !== '';
  };
  const own = model.from.own.filter(({ range, name }) => name !== '' && range.start > model.titleRange.end);
  const lines: string[] = [];
  const used = new Set<OwnField>();
  let written = -1;
  for (const value of own) {
    // Of the line that the title stands on, what is behind it.
    const start = Math.max(model.titleRange.end, lineStart(text, value.range.start));
    if (start <= written) continue;
    const before = text.slice(start, value.range.start);
    const heading = before.trim() === '' ? subheading(text, start, section?.level ?? 0) : undefined;
    if (heading === undefined && before.trim() === '') continue;
    const end = lineEndAt(text, start);
    if (!own.some((each) => each.range.start >= start && each.range.end <= end && isUsual(each))) continue;
    const gap =
      lines.length === 0 ? gapAbove(text, start) : heading !== undefined || (written < start && gapAbove(text, start));
    if (gap) lines.push('');
    if (heading !== undefined) {
      lines.push(heading, '', fieldOf(value.field), '');
    } else {
      let line = '';
      let at = start;
      for (const each of own.filter(({ range }) => range.start >= start && range.end <= end)) {
        const label = labelBefore(text.slice(at, each.range.start), each.name);
        const said = fieldOf(each.field);
        line += label + (said === '' || /\s$/.test(label) ? '' : ' ') + said;
        at = each.range.end;
      }
      lines.push(
        (line + text.slice(at, end)).replace(/(?<=[:：*])[ \t]+$/, (spaces) => (spaces.length > 1 ? '  ' : '')),
      );
    }
    written = end;
  }
  const rest = (['problem', 'link'] as const).filter((field) => !used.has(field) && entry.values.has(field));
  for (const field of rest)
    if (field === 'problem') lines.push('', entry.values.get(field) ?? '');
    else if (entry.lines.length > 0) lines.push(...(/^- /.test(lines.at(-1) ?? '') ? [] : ['']), ...entry.lines);
  return lines.flatMap((line, at) => (line === '' && lines[at - 1] === '' ? [] : [line]));

  function fieldOf(field: OwnField): string {
    if (used.has(field)) return '';
    used.add(field);
    return field === 'id' ? entry.id : (entry.values.get(field) ?? '');
  }
}

/** What stands between two values, without words that are told there of the item itself. */
function labelBefore(source: string, name: string): string {
  const at = source.lastIndexOf(name);
  const before = at < 0 ? '' : source.slice(0, at);
  return /[\p{L}\p{N}]/u.test(before) ? (/[ \t]*[*_]*$/.exec(before)?.[0] ?? '') + source.slice(at) : source;
}

/** The subsection's heading above a value that stands alone. */
function subheading(text: string, at: number, level: number): string | undefined {
  const above = text.slice(0, at).trimEnd();
  const line = above.slice(above.lastIndexOf('\n') + 1);
  return level > 0 && /^#{2,6}[ \t]/.test(line) ? line.trimEnd() : undefined;
}

/** A blank line. */
const gapAbove = (text: string, at: number): boolean =>
  /\n[ \t]*\r?\n[ \t]*$/.test(text.slice(Math.max(0, at - 200), at));
