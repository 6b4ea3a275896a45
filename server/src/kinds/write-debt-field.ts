import { debtItem, debtKeys } from '../model/debt-item.ts';
import type { Document } from '../model/document.ts';
import { lineEnding, rangeAt, type TextEdit } from '../text/text.ts';
import { writeValue } from './write-value.ts';

/**
 * Writes one field of a debt item: over the value that stands there, else on a line of its own behind the field that comes
 * before it in the usual order. Not for front matter that cannot be read.
 */
export function writeDebtField(document: Document, key: string, value: string): TextEdit {
  const { fields } = debtItem(document);
  const { text, markdown } = document;
  const ending = lineEnding(text);
  const existing = fields.get(key);
  const isToml = markdown.frontMatter?.language === 'toml';
  const written = isToml ? tomlValue(value) : yamlValue(value);
  // In TOML no value is blank, and numbers stay numbers.
  if (existing && isToml) return { range: existing.valueRange, newText: written };
  if (existing) return writeValue(document, existing.valueRange, written);
  const line = isToml ? `${key} = ${written}` : `${key}: ${written}`;
  const block = markdown.frontMatter;
  if (!block) return { range: rangeAt(0), newText: `---${ending}${line}${ending}---${ending}` };
  // A head written in braces, on one line or several.
  const brace = isToml ? undefined : /^\s*\{/.exec(block.source)?.[0];
  if (brace !== undefined) return { range: rangeAt(block.content.start + brace.length), newText: `${line}, ` };
  const order: readonly string[] = debtKeys;
  const before = order
    .slice(0, Math.max(0, order.indexOf(key)))
    .flatMap((each) => fields.get(each) ?? [])
    .at(-1);
  if (!before) return { range: rangeAt(block.content.start), newText: line + ending };
  const end = before.valueRange.end + (/^[^\r\n]*/.exec(text.slice(before.valueRange.end))?.[0].length ?? 0);
  return { range: rangeAt(end), newText: ending + line };
}

const yamlValue = (value: string): string =>
  /^(?:\d{1,2}|\d{4}-\d\d-\d\d|(?!(?:true|false|null|yes|no|on|off)$)\p{L}[\p{L}\p{N}_./ -]*)$/iu.test(value) &&
  !value.endsWith(' ')
    ? value
    : JSON.stringify(value);

const tomlValue = (value: string): string =>
  /^(?:\d{1,2}|\d{4}-\d\d-\d\d)$/.test(value) ? value : JSON.stringify(value);
