/**
 * Where the expression that begins with a slash ends; undefined when the slash divides, or closes a tag.
 *
 * @param mayFollowName In languages that call without brackets: `split /,/`.
 */
export function regexLiteralEnd(text: string, slash: number, mayFollowName: boolean): number | undefined {
  if (text.charAt(slash + 1) === '>' || !mayBegin(text, slash, mayFollowName)) return undefined;
  let inClass = false;
  // Longer ones are none that a person writes, and the search stays bounded.
  const most = Math.min(text.length, slash + 1000);
  for (let at = slash + 1; at < most; at++) {
    const mark = text.charAt(at);
    if (mark === '\\') at++;
    else if (mark === '\n' || mark === '\r') return undefined;
    else if (mark === '[') inClass = true;
    else if (mark === ']') inClass = false;
    else if (mark === '/' && !inClass) return at + 1;
  }
  return undefined;
}

const keywords = new Set(
  'return typeof case in of delete void throw new else do instanceof await yield and or not if unless while until when then elsif'.split(
    ' ',
  ),
);

/** A value may stand behind an operator, an opening bracket or a keyword. */
function mayBegin(text: string, slash: number, mayFollowName: boolean): boolean {
  const before = text.slice(Math.max(0, slash - 80), slash);
  const trimmed = before.trimEnd();
  const last = trimmed.at(-1);
  if (last === undefined) return true;
  if ('(,=:[!&|?{;+-*%~^>'.includes(last)) return true;
  const word = /[\p{L}\p{N}_$]+$/u.exec(trimmed)?.[0];
  if (word === undefined) return false;
  if (keywords.has(word)) return true;
  return mayFollowName && trimmed.length < before.length && !/\s/.test(text.charAt(slash + 1));
}
