import { lineEndAt, lineStart } from '../text/text.ts';
import type { EntryValues } from './backlog-entry.ts';
import type { ItemAt } from './backlog-place.ts';

/** The marks, the number or the id of the heading before, with the words of the new one. */
export function headingLine(text: string, model: ItemAt, siblings: readonly ItemAt[], entry: EntryValues): string {
  const start = lineStart(text, model.from.range.start);
  const source = text.slice(start, lineEndAt(text, model.titleRange.start));
  const [marks = ''] = /^[ \t]*#{1,6}[ \t]+/.exec(source) ?? [`${'#'.repeat(2)} `];
  return marks + namedTitle(text, source.slice(marks.length), model, siblings, entry);
}

/** What a title begins with before its words, the next of it, and the words of the new one. @param rest The title's source. */
export function namedTitle(
  text: string,
  rest: string,
  model: ItemAt,
  siblings: readonly ItemAt[],
  { title, id }: EntryValues,
): string {
  const named = id !== '' && model.id !== undefined ? idPrefix(rest, model.id) : undefined;
  if (named) return `${named.before}${id}${named.behind}${title}`;
  const numbers = siblings.map((each) => numbering(text.slice(each.titleRange.start, each.titleRange.end)));
  const form = numbering(rest);
  if (form === undefined) return id === '' || model.id !== undefined ? title : `${id}: ${title}`;
  const most = Math.max(...numbers.map((each) => each?.number ?? 0));
  return `${form.before}${most + 1}${form.behind}${title}`;
}

/** `[TD-001] `, `TD-001: `, `D-k3f9qx – ` at the start of a heading: what stands round the id. */
function idPrefix(rest: string, id: string): { readonly before: string; readonly behind: string } | undefined {
  const at = rest.indexOf(id);
  if (at < 0 || at > 12) return undefined;
  const before = /(?:\[|\*\*|`|D-)*$/.exec(rest.slice(0, at))?.[0].replace(/D-$/, '') ?? '';
  const [behind = ' '] = /^[\]*`]*(?:\s*[:.–—|-]+\s*|\s+)/.exec(rest.slice(at + id.length)) ?? [];
  return { before, behind: /[:\s]$/.test(behind) ? behind : `${behind} ` };
}

interface Numbering {
  readonly before: string;
  readonly number: number;
  readonly behind: string;
}

/** `3. `, `#3: `, `Issue 3: `, `1.3 ` at the start of a heading. */
function numbering(rest: string): Numbering | undefined {
  const [, before = '', digits, behind = ''] =
    /^[^\p{L}\p{N}#]*((?:(?:issue|bug|problem|item|debt)\s*)?#?(?:\d{1,3}\.)*)(\d{1,4})([.):]+\s+|\s*[–—-]\s+)/iu.exec(
      rest,
    ) ?? [];
  return digits === undefined ? undefined : { before, number: Number(digits), behind };
}
