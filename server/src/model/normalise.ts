const emoji = /\p{Extended_Pictographic}|\p{Regional_Indicator}|[\u200d\ufe0f\u20e3]/gu;
const numbering =
  /^\s*(?:(?:\d+|[ivx]+|[a-z])(?:\.\d+)*[.):]\s+|step\s+\d+[.:]?\s+|(?!5 whys?\b)\d{1,2}(?:\.\d+)*\s+)/i;

/** Most titles and labels are: there is nothing to reduce but capitals. */
const plainWords = /^[A-Za-z]+(?: [A-Za-z]+){0,9}$/;

/**
 * A heading or label reduced to what two of them are compared by: lower case, without emoji, numbering, punctuation,
 * what stands in parentheses, Markdown emphasis and closing hashes; apostrophes dropped, hyphens and slashes as spaces.
 */
export function normaliseTitle(title: string): string {
  if (plainWords.test(title)) return title.toLowerCase();
  return (
    normaliseText(
      (isAscii(title) ? title : title.replace(emoji, ' '))
        .replace(numbering, '')
        .replace(/[（(][^()（）]*[)）]/gu, ' '),
    ) || normaliseText(title)
  );
}

/** Lower case words separated by single spaces: for comparing sentences. */
export function normaliseText(text: string): string {
  if (plainWords.test(text)) return text.toLowerCase();
  // Most is, and what takes Unicode's tables elsewhere takes none there.
  if (isAscii(text))
    return text
      .toLowerCase()
      .replace(/['`]/g, '')
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’ʼ`´]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Spaces of any kind besides. */
const isAscii = (text: string): boolean => !/[^\s!-~]/.test(text);
