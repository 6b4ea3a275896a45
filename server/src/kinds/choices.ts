import { isPlaceholder } from '../model/placeholders.ts';

/**
 * The values that a template offers: `SEV1 / SEV2 / SEV3`, `alert · customer`, `draft | review`, `one of: a, b`, or the
 * lines of a list with boxes. Undefined for text that is no such list.
 */
export function choicesIn(value: string): readonly string[] | undefined {
  const boxes = value.split('\n').filter((line) => /^\[[ xX]\]\s/.test(line));
  if (boxes.length >= 2) return boxes.map((line) => line.slice(4).trim());
  const text = value.trim();
  const named = /^one of:\s*(.+)$/i.exec(text);
  const parts = (named ? (named[1] as string).split(/,\s*/) : text.split(/\s+[/|]\s+|\s*·\s*/)).map((part) =>
    part.trim(),
  );
  if (parts.length < 2 || text.includes('\n')) return undefined;
  const short = parts.every((part) => part !== '' && part.split(/\s+/).length <= 5 && !isPlaceholder(part));
  return short ? parts : undefined;
}
