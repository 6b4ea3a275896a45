/** Plain words as Markdown that reads the same: what would be emphasis, a link, a tag or an entity is escaped; code in backticks stays code. */
export function inlineText(words: string): string {
  const line = words.replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim();
  // Code spans are whole or none.
  const parts = line.split(/(`+[^`]+`+)/);
  return parts
    .map((part, at) => (at % 2 === 1 && isCodeSpan(part) ? part : escapedText(part)))
    .join('')
    .replace(/#+$/, (marks) => marks.replaceAll('#', '\\#'));
}

const isCodeSpan = (part: string): boolean => /^(`+)[^`]+\1$/.test(part);

const escapedText = (text: string): string =>
  text
    .replace(/[\\`*[\]<]|~~|&(?=#?\w{1,31};)/g, (mark) => mark.replace(/./g, '\\$&'))
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_');

/** A code span that holds any text of one line. */
export function codeSpan(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const marks = '`'.repeat(longest + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${marks}${pad}${text}${pad}${marks}`;
}
