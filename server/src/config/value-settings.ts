import { isScalar } from 'yaml';
import { nearestName } from './nearest-name.ts';
import { quoted } from './reading.ts';
import { refuse, type Setting } from './setting.ts';

/** Text of a certain form. `mistake` says what is wrong with one, as a sentence; undefined when it is right. */
export function text(form: {
  readonly expected: string;
  readonly pattern?: RegExp;
  readonly mistake?: (text: string) => string | undefined;
}): Setting<string> {
  const { expected, pattern } = form;
  const mistake = (value: string): string | undefined => {
    if (value.trim() === '') return 'This text is blank.';
    if (pattern && !pattern.test(value)) return `${quoted(value)} stands here.`;
    return form.mistake?.(value);
  };
  return {
    expected,
    schema: { type: 'string', ...(pattern ? { pattern: pattern.source } : { minLength: 1 }) },
    read: (place, reading) => {
      const { node, range } = place;
      if (!isScalar(node) || node.value === null) return refuse(place, expected, reading);
      if (typeof node.value !== 'string') {
        reading.report(`${quoted(String(node.source))} is no text without quotes. Write it in quotes.`, range);
        return undefined;
      }
      const wrong = mistake(node.value);
      if (wrong === undefined) return node.value;
      reading.report(`${wrong} Write ${expected}.`, range);
      return undefined;
    },
  };
}

/** One of a few words. */
export function choice<const Word extends string>(words: readonly Word[]): Setting<Word> {
  const expected = anyOf(words);
  return {
    expected,
    schema: { enum: words },
    read: (place, reading) => {
      const { node, range } = place;
      if (!isScalar(node) || node.value === null) return refuse(place, expected, reading);
      const written = String(node.value);
      const word = words.find((each) => each === written);
      if (word !== undefined) return word;
      const near = nearestName(written, words);
      reading.report(`${quoted(written)} stands here. ${near ? `Meant ${near}?` : `Write ${expected}.`}`, range);
      return undefined;
    },
  };
}

export const truth: Setting<boolean> = {
  expected: 'true or false',
  schema: { type: 'boolean' },
  read: (place, reading) =>
    isScalar(place.node) && typeof place.node.value === 'boolean'
      ? place.node.value
      : refuse(place, 'true or false', reading),
};

export function number(bounds: {
  readonly whole: boolean;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
}): Setting<number> {
  const { whole, minimum, maximum } = bounds;
  const expected = `${whole ? 'a whole number' : 'a number'}${spanWords(minimum, maximum)}`;
  const fits = (value: number): boolean =>
    (whole ? Number.isSafeInteger(value) : Number.isFinite(value)) &&
    (minimum === undefined || value >= minimum) &&
    (maximum === undefined || value <= maximum);
  return {
    expected,
    schema: {
      type: whole ? 'integer' : 'number',
      ...(minimum !== undefined && { minimum }),
      ...(maximum !== undefined && { maximum }),
    },
    read: (place, reading) =>
      isScalar(place.node) && typeof place.node.value === 'number' && fits(place.node.value)
        ? place.node.value
        : refuse(place, expected, reading),
  };
}

function spanWords(minimum: number | undefined, maximum: number | undefined): string {
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  if (minimum !== undefined) return ` of ${minimum} or more`;
  return maximum === undefined ? '' : ` of ${maximum} or less`;
}

const anyOf = (words: readonly string[]): string =>
  words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}` : words.join('');
