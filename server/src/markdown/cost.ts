import { scan } from './scan.ts';

/** What dense text may cost in excess of ordinary text in a whole document, in microseconds. */
export const mostExcess = 400_000;

/** What ordinary text stays below, per character: prose takes about 1, short sections with short lists up to 4. */
const ordinary = 4;

/** Estimates of what a parse takes, in microseconds, measured on long texts of one kind each. */
const perCharacter = 0.4;
const perLine = costs(15, { '#|': 35, '-+*0123456789': 60, '>': 80, '\n\r': 0 });
const perMarker = costs(0, { '[]|': 20, '*_': 10, '<': 6, '&\\`!': 5 });

/**
 * How much longer than ordinary text of its length it would take to parse a text, in microseconds, summed up over its
 * sections. Nothing for most documents; many seconds for a million characters of `- a`.
 */
export function excess(text: string): number {
  let total = 0;
  let section = 0;
  for (const { start, end, kind } of scan(text)) {
    if (kind === 'fence' || kind === 'html') continue;
    let first = start;
    while (text[first] === ' ') first++;
    if (text[start] === '#') {
      total += Math.max(0, section);
      section = 0;
    }
    section += (end - start) * (perCharacter - ordinary) + (perLine[codeAt(text, first)] as number);
    for (let at = start; at < end; at++) section += perMarker[codeAt(text, at)] as number;
  }
  return total + Math.max(0, section);
}

/** Length, but code and HTML, which cost little, count for a fifth. */
export function weight(text: string): number {
  let total = 0;
  for (const { start, end, kind } of scan(text))
    total += kind === 'fence' || kind === 'html' ? (end - start) / 5 : end - start;
  return total;
}

const codeAt = (text: string, at: number): number => Math.min(text.charCodeAt(at), 127);

function costs(otherwise: number, special: Readonly<Record<string, number>>): Float64Array {
  const byCode = new Float64Array(128).fill(otherwise);
  for (const [characters, cost] of Object.entries(special))
    for (const character of characters) byCode[character.charCodeAt(0)] = cost;
  return byCode;
}
