import { isMap, isScalar, type Pair, parseDocument } from 'yaml';
import { written } from '../kinds/write-debt-field.ts';
import { lineEnding } from '../text/text.ts';

/**
 * A configuration's text with one document named that debt is logged into, all else in it as it was; undefined where that
 * has no plain place: a text that cannot be read, in braces, or that names one already.
 *
 * @param path Counted from the configuration's folder.
 */
export function withLogTo(text: string, path: string): string | undefined {
  const eol = lineEnding(text);
  const setting = `log-to: ${written(path, false)}`;
  const insert = (at: number, line: string) => text.slice(0, at) + line + text.slice(at);
  const source = parseDocument(text);
  if (source.errors.length > 0) return undefined;
  const { contents } = source;
  if (contents !== null && (!isMap(contents) || contents.flow)) return undefined;
  const pair = contents?.items.find(({ key }) => isScalar(key) && key.value === 'debt');
  if (!pair) return `${text}${text === '' || /[\r\n]$/.test(text) ? '' : eol}debt:${eol}  ${setting}${eol}`;
  const { value } = pair as Pair;
  if (isMap(value) && !value.flow && !value.anchor) {
    const [first] = value.items;
    const at = isScalar(first?.key) ? first.key.range?.[0] : undefined;
    if (at === undefined || value.has('log-to')) return undefined;
    const [indent = ''] = /[ \t]*$/.exec(text.slice(0, at)) ?? [];
    return insert(at, `${setting}${eol}${indent}`);
  }
  const end = isScalar(pair.key) ? pair.key.range?.[1] : undefined;
  const isBlank = value === null || (isScalar(value) && value.source === '');
  return isBlank && end !== undefined && text[end] === ':' ? insert(end + 1, `${eol}  ${setting}`) : undefined;
}
