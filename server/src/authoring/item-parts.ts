import { type DebtKey, debtItem, type WrittenDebtItem } from '../model/debt-item.ts';
import type { Document } from '../model/document.ts';
import { itemLabels } from './item-labels.ts';
import { withoutBlankEnds } from './moved-text.ts';

/** What the document of one item says, apart: what goes into a document of several has other places for it. */
export interface ItemParts {
  readonly item: WrittenDebtItem;
  /** Its title as Markdown. */
  readonly title: string;
  /** By key, those that Whylint knows. */
  readonly fields: ReadonlyMap<DebtKey, string>;
  /** All else that stands in the head, line by line; its usual remarks left out. */
  readonly extra: readonly string[];
  /** Fields at the top of its text, as those of a row are written. */
  readonly labels: readonly { readonly name: string; readonly value: string }[];
  /** The text below its title and these fields. */
  readonly body: string;
  /** The text with them. */
  readonly whole: string;
  /** The title line as the document that it came from had it. */
  readonly origin?: string;
}

/** In one line why it cannot be taken apart without loss. */
export function itemParts(document: Document): ItemParts | { readonly refused: string } {
  const item = debtItem(document);
  const block = document.markdown.frontMatter;
  if (item.broken !== undefined) return { refused: 'its front matter cannot be read' };
  if (block && block.language !== 'yaml') return { refused: 'its front matter is not YAML' };
  if (item.title === '') return { refused: 'it has no title' };
  const end = block?.range.end ?? 0;
  const { start } = item.titleRange;
  const heading = document.text.slice(end, item.titleRange.end);
  if (start < end || !/^\s*#[ \t]+[^\n]*$/.test(heading)) return { refused: 'its text does not begin with its title' };
  const { fields, extra } = headOf(item, block?.source.replaceAll('\r\n', '\n') ?? '');
  const text = document.text.slice(item.titleRange.end).replaceAll('\r\n', '\n');
  const title = document.text.slice(start, item.titleRange.end);
  const { whole, origin } = withoutOrigin(text, title);
  const { labels, body } = labelled(whole);
  return { item, title, fields, extra, labels, body, whole, ...(origin !== undefined && { origin }) };
}

function headOf(item: WrittenDebtItem, source: string) {
  const fields = new Map<DebtKey, string>();
  const extra: string[] = [];
  let isKnown = true;
  for (const line of source.split('\n')) {
    const key = /^([A-Za-z][\w-]*)[ \t]*:/.exec(line)?.[1]?.toLowerCase();
    const isNested = /^[ \t]+\S|^-[ \t]/.test(line);
    if (!isNested) isKnown = isSimple(item, key, line);
    const known = isKnown && key !== undefined ? item.fields.get(key) : undefined;
    if (known) {
      if (known.text !== '') fields.set(key as DebtKey, known.text);
      const remark = /[ \t]#[ \t]*(.*)$/.exec(line)?.[1];
      if (remark !== undefined && !usual.test(remark)) extra.push(`# ${key}: ${remark}`);
    } else if (line.trim() !== '' && !/^# \w+: \d+ is suggested by /.test(line) && !/^-{3}$/.test(line))
      extra.push(line);
  }
  return { fields, extra };
}

/** One of Whylint's own keys with a value on its line. */
const isSimple = (item: WrittenDebtItem, key: string | undefined, line: string): boolean =>
  key !== undefined &&
  (key === 'id' || itemLabels.some(([each]) => each === key)) &&
  item.fields.has(key) &&
  !/:[ \t]*(?:[[{|>&*!]|$)/.test(line);

/** What logging writes behind its fields. */
const usual = /^(?:open \| planned \| in-progress \| paid \| wont-fix|1-10, .*)$/;

/** Links below that remark were made of places that the text names itself. */
function withoutOrigin(text: string, title: string): { readonly whole: string; readonly origin?: string } {
  // The last one: those before it are the team's own.
  const match = [
    ...text.matchAll(
      /(?:^|\n)<!-- from [^\n]*?\.(?:md|markdown)(?:: ([^\n]*?))? -->((?:\n- \[[^\]\n]*\]\([^)\n]*\))*)[ \t]*(?=\n|$)/gi,
    ),
  ].at(-1);
  if (!match) return { whole: withoutBlankEnds(text) };
  const [block, head, links = ''] = match;
  const rest = text.slice(0, match.index) + text.slice(match.index + block.length);
  const kept = links.split('\n').filter((line) => {
    const [, path = ''] = /^- \[([^\]]*?)(?::\d[\d-]*)?\]/.exec(line) ?? [];
    const plain = path.replace(/\\(.)/g, '$1');
    const told = [title, head ?? '', rest].join('\n');
    return line !== '' && !told.includes(plain.slice(plain.lastIndexOf('/') + 1));
  });
  const whole = [withoutBlankEnds(rest), kept.join('\n')].filter((part) => part !== '').join('\n\n');
  return { whole, ...(head !== undefined && { origin: fromRemark(head) }) };
}

/** A text as it stands in a remark, which ends at an arrow and is one line. */
export const inRemark = (text: string): string =>
  text
    .replace(/&(?=amp;|gt;|#10;)/g, '&amp;')
    .replaceAll('-->', '--&gt;')
    .replace(/\r?\n/g, '&#10;');

const fromRemark = (text: string): string =>
  text.replace(/--&gt;|&#10;|&amp;(?=amp;|gt;|#10;)/g, (sign) =>
    sign === '&#10;' ? '\n' : sign === '&amp;' ? '&' : '-->',
  );

function labelled(whole: string): Pick<ItemParts, 'labels' | 'body'> {
  const lines = whole.split('\n');
  const labels: { name: string; value: string }[] = [];
  for (const line of lines) {
    const [, name, value] = /^- \*\*([^*\n]+):\*\* (.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) break;
    labels.push({ name, value });
  }
  return { labels, body: withoutBlankEnds(lines.slice(labels.length).join('\n')) };
}
