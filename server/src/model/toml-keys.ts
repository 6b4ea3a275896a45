import type { TextRange } from '../text/text.ts';

export interface TomlKey {
  readonly key: string;
  readonly keyRange: TextRange;
  readonly valueRange: TextRange;
}

/** Where the simple keys above the first table stand, and their values. Expects text that a TOML parser has accepted. */
export function tomlKeys(content: string): readonly TomlKey[] {
  const found: TomlKey[] = [];
  let at = 0;
  while (at < content.length) {
    blank.lastIndex = at;
    at += blank.exec(content)?.[0].length ?? 0;
    keyAndSign.lastIndex = at;
    const statement = keyAndSign.exec(content);
    if (!statement) return found;
    const [whole, written = ''] = statement;
    const start = at + whole.length;
    const end = valueEnd(content, start);
    if (!/^[^"']*\./.test(written))
      found.push({
        key: /^["']/.test(written) ? written.slice(1, -1) : written,
        keyRange: { start: at, end: at + written.length },
        valueRange: { start, end },
      });
    at = end;
  }
  return found;
}

const blank = /(?:\s|#[^\n]*)*/y;
const keyAndSign =
  /((?:[\w-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')(?:[ \t]*\.[ \t]*(?:[\w-]+|"[^"\n]*"|'[^'\n]*'))*)[ \t]*=[ \t]*/y;
const token =
  /"""[\s\S]*?"{3,5}|'''[\s\S]*?'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|#[^\n]*|[[\]{}]|\r?\n|[^"'#[\]{}\r\n]+|[\s\S]/y;

function valueEnd(content: string, start: number): number {
  let depth = 0;
  let end = start;
  for (let at = start; at < content.length; ) {
    token.lastIndex = at;
    const piece = token.exec(content)?.[0] ?? '';
    if (piece === '' || (depth === 0 && /^(?:#|\r?\n$)/.test(piece))) break;
    if (/^[[{]$/.test(piece)) depth++;
    if (/^[\]}]$/.test(piece)) depth--;
    at += piece.length;
    if (piece.trim() !== '' && !piece.startsWith('#')) end = at - (piece.length - piece.trimEnd().length);
  }
  return end;
}
