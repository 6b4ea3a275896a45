/** Where in a document somebody types. */
export interface Place {
  readonly name: string;
  /** The offset at which the first character goes. */
  offset(text: string): number;
}

/** Each the nearest of its sort behind the middle of the document. */
export const places: readonly Place[] = [
  { name: 'paragraph', offset: (text) => behind(text, /\n\n(?=\p{Lu})[^\n]{40}[^\n]*? /gu) },
  { name: 'list item', offset: (text) => behind(text, /\n- \p{Lu}[^\n]*? /gu) },
  { name: 'table cell', offset: (text) => behind(text, /\n\| [^-\n]{2,}? /gu) },
  { name: 'heading', offset: (text) => behind(text, /\n### [^\n]+? /gu) },
];

const typed = 'and then, as it turned out, the same again: ';

/** What is typed by and by: a clause of prose, over and over. */
export const characterAt = (at: number): string => typed.charAt(at % typed.length);

function behind(text: string, pattern: RegExp): number {
  pattern.lastIndex = Math.floor(text.length / 2);
  const found = pattern.exec(text);
  if (!found) throw new Error(`Nothing like ${pattern.source} stands behind the middle of the document.`);
  return found.index + found[0].length;
}
