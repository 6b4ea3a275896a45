import type { Document } from '../model/document.ts';
import { rangeContains, type TextEdit, type TextRange } from '../text/text.ts';

/**
 * Writes a value where one stands or would stand: apart from its label, without which emphasis and front matter would
 * break, from what follows it, the bar that ends a cell for one, and in the quotes that TOML wants.
 */
export function writeValue({ text, markdown }: Document, range: TextRange, value: string): TextEdit {
  const block = markdown.frontMatter;
  const before = text.charAt(range.start - 1);
  const isBlank = range.start === range.end;
  const inToml = block?.language === 'toml' && rangeContains(block.range, range);
  const wantsQuotes = inToml && !/["']/.test(before) && !value.startsWith('"');
  const left = isBlank && /\S/.test(before) ? ' ' : '';
  const right = isBlank && /[|#]/.test(text.charAt(range.end)) ? ' ' : '';
  return { range, newText: left + (wantsQuotes ? JSON.stringify(value) : value) + right };
}
