import type { TextRange } from '../../text/text.ts';
import type { OwnValue } from '../debt-source.ts';
import type { Document } from '../document.ts';
import { type FrontMatterEntry, frontMatter } from '../front-matter.ts';
import { ownStatus } from './scales.ts';
import { isOwnId } from './text.ts';
import { ownField } from './words.ts';

/** What the front matter of a document that is one item says of it; a state that is none of a debt is the page's. */
export const headValues = (document: Document): readonly OwnValue[] =>
  frontMatter(document).entries.flatMap((entry): readonly OwnValue[] => {
    const field = ownField(entry.key.replace(/[-_]/g, ' '));
    const text = wordsOf(entry);
    if (text === '' || field === undefined || field === 'title' || field === 'more') return [];
    if (field === 'id' ? !isOwnId(text) : field === 'status' && ownStatus(text) === undefined) return [];
    return [{ field, name: entry.key, text, range: rangeOf(document, entry) }];
  });

/** Where its `title` stands, without quotes. */
export function headTitle(document: Document): TextRange | undefined {
  const entry = frontMatter(document).entries.find(({ key }) => /^title$/i.test(key));
  return entry && wordsOf(entry) !== '' ? rangeOf(document, entry) : undefined;
}

/** Whether it says how far a debt has come, how bad it is, or which one it is. */
export const isHeaded = (document: Document): boolean =>
  frontMatter(document).entries.some(
    (entry) =>
      /^(?:status|priority|severity)$/i.test(entry.key) || (/^id$/i.test(entry.key) && isOwnId(wordsOf(entry))),
  );

const wordsOf = ({ value }: FrontMatterEntry): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';

/** Of words in quotes what stands between them. */
function rangeOf({ text }: Document, { valueRange: { start, end } }: FrontMatterEntry): TextRange {
  const isQuoted = end - start > 1 && /^(["'])[\s\S]*\1$/.test(text.slice(start, end));
  return isQuoted ? { start: start + 1, end: end - 1 } : { start, end };
}
