/**
 * How many columns of a terminal one character as a reader sees it takes: two for East Asian wide ones and emoji, none
 * for marks alone. An approximation of UAX #11 by script, as terminals differ in the details anyway.
 */
export function displayWidth(grapheme: string): number {
  if (grapheme.length === 1 && grapheme >= ' ' && grapheme <= '~') return 1;
  if (wide.test(grapheme)) return 2;
  return invisible.test(grapheme) ? 0 : 1;
}

const wide =
  /^(?:[\u1100-\u115f\u231a\u231b\u2329\u232a\u23e9-\u23ec\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{1f1e6}-\u{1f1ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|.\ufe0f)/u;
const invisible = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;

/** A text cut into characters as a reader sees them. */
export const graphemes = (text: string): Iterable<Grapheme> =>
  standsAlone.test(text)
    ? Array.from(text, (segment, index) => ({ segment, index }))
    : new Intl.Segmenter('en').segment(text);

interface Grapheme {
  readonly segment: string;
  /** In UTF-16 units of the text. */
  readonly index: number;
}

/** Nothing but single units that never join what stands beside them: to load the segmenter takes some milliseconds. */
const standsAlone = /^[\t -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u2500-\u257f]*$/;

/** How many columns of a terminal a text takes. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const { segment } of graphemes(text)) columns += displayWidth(segment);
  return columns;
}

/** The text, or as much of it as fits into so many columns with an ellipsis behind it. */
export function cutToColumns(text: string, columns: number): string {
  // A character as a reader sees it can be many units long, and a line a whole document.
  const head = text.slice(0, columns * 16);
  let [kept, taken, fitting] = ['', 0, ''];
  for (const { segment } of graphemes(head)) {
    taken += displayWidth(segment);
    if (taken > columns) return `${fitting.trimEnd()}…`;
    kept += segment;
    if (taken < columns) fitting = kept;
  }
  return head.length < text.length ? `${fitting.trimEnd()}…` : text;
}
