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
  const parts = (named ? (named[1] as string).split(/,\s*/) : valuesIn(text)).map((part) => part.trim());
  if (parts.length < 2 || text.includes('\n') || isDatePattern(text)) return undefined;
  return parts.every(isChoice) ? parts : undefined;
}

/** Apart by spaced separators; without spaces where brackets or their number leave no doubt: `{S1|S2}`, `low/medium/high`. */
function valuesIn(text: string): readonly string[] {
  const inner = /^(?:\{+([^{}]+)\}+|\[([^[\]]+)\]|<([^<>]+)>)$/.exec(text);
  const spaced = text.split(/\s+[/|]\s+|\s*[·・]\s*/);
  if (spaced.length > 1 && !inner) return spaced;
  const found = (inner?.[1] ?? inner?.[2] ?? inner?.[3] ?? text).split(/\s*[/|]\s*/);
  if (/^(?:yes\/no|y\/n|true\/false|ja\/nein|oui\/non)$/i.test(text)) return found;
  return inner || (found.length > 2 && found.every((part) => /^\p{L}[\p{L}\p{N} -]*$/u.test(part.trim()))) ? found : [];
}

/** A few words; neither a placeholder nor an example of an amount. */
const isChoice = (part: string): boolean =>
  /^[\p{L}\p{N}]/u.test(part) && part.split(/\s+/).length <= 5 && !/^[NX]\b/.test(part) && !isPlaceholder(part);

/** `DD/MM/YYYY` lists nothing, in brackets or not. */
const isDatePattern = (text: string): boolean => isPlaceholder(text.replace(/^[[{<]+|[\]}>]+$/g, ''));
