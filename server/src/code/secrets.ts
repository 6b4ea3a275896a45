/**
 * True for a line that may hold a password, a key or a token: better a harmless line left out than a secret copied into a
 * document. Known forms, a value beside a word that names a secret, and long random strings beside such a word.
 */
export function looksLikeSecret(line: string): boolean {
  const text = line.slice(0, longestLine);
  return knownForms.some((form) => form.test(text)) || assignsSecret(text) || isRandomBesideName(text);
}

/** Longer lines are cut before they are kept. */
const longestLine = 2000;

const knownForms: readonly RegExp[] = [
  /\b(?:AKIA|ASIA|AGPA|AIDA|AROA)[0-9A-Z]{16}\b/,
  /\bgh[pousr]_\w{20,}|\bgithub_pat_\w{20,}/,
  /\bglpat-[\w-]{16,}/,
  /\bxox[abeprs]-[\w-]{8,}/,
  /\bsk[-_](?:live|test|proj|ant)?[-_]?[A-Za-z0-9_-]{16,}|\b[rp]k_(?:live|test)_\w{10,}/,
  /\bAIza[\w-]{30,}/,
  /\bya29\.[\w-]{20,}/,
  /\bnpm_[A-Za-z0-9]{30,}/,
  /\bpypi-[\w-]{20,}/,
  /\bdop_v1_[0-9a-f]{30,}/,
  /\bSG\.[\w-]{16,}\.[\w-]{16,}/,
  /\bhooks\.slack\.com\/services\/\w+/,
  /-----BEGIN (?:[A-Z0-9]+ )*(?:PRIVATE KEY|KEY)/,
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/,
  // Credentials in an address; a placeholder for them is none.
  /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@"'`<>]{0,80}:(?![$%{<*]|\*+@)[^\s/@"'`<>]{1,200}@/i,
  /\b(?:AccountKey|SharedAccessKey|Password|Pwd)=(?![{<$%*])[^;"'\s]{4,}/i,
  /\b(?:authorization|bearer|basic)["']?[ \t]*[:=]?[ \t]*["']?(?:bearer|basic)?[ \t]+[A-Za-z0-9+/_=.-]{16,}/i,
];

const secretName =
  '(?:pass(?:word|wd|phrase)?|pwd|secret|token|api[-_]?key|access[-_]?key|auth[-_]?key|private[-_]?key|client[-_]?secret|encryption[-_]?key|signing[-_]?key|credentials?)';
/** `password = "…"`, `"token": "…"`, `API_KEY=…`; the name may have words before and behind it. */
const quotedValue = new RegExp(
  `${secretName}[\\w-]{0,30}["'\`\\]]{0,2}[ \\t]{0,20}(?::=|=>|[:=])[ \\t]{0,20}[a-zA-Z]{0,2}(["'\`])([^"'\`\\r\\n]{4,})\\1`,
  'i',
);
const bareValue = new RegExp(
  `^[ \\t]*(?:export[ \\t]+|set[ \\t]+|-[ \\t]+)?[\\w.-]{0,60}${secretName}[\\w-]{0,30}[ \\t]*[:=][ \\t]*([^\\s"'\`#;,(){}<>$]{6,})[ \\t]*(?:#.*)?$`,
  'i',
);

function assignsSecret(text: string): boolean {
  const quoted = quotedValue.exec(text)?.[2];
  if (quoted !== undefined && !isPlaceholder(quoted)) return true;
  const bare = bareValue.exec(text)?.[1];
  return bare !== undefined && !isPlaceholder(bare) && /[0-9]|[^\w.]/.test(bare) && !/^[\w.]+[[(]/.test(bare);
}

/** What stands for a secret, names one, or is a sentence about it. */
const isPlaceholder = (value: string): boolean =>
  /^(?:[$%{<[*.]|your[-_ ]|my[-_ ]|change[-_ ]?me|todo|xxx|example|placeholder|redacted|null|none|undefined|true|false)/i.test(
    value,
  ) ||
  /\$\{|\{\{|^[*x.•-]+$|[>}\]]$/i.test(value) ||
  /\S[ \t]+\S+[ \t]+\S/.test(value);

/** A run of letters and digits that no word is, beside a word that names a secret. */
function isRandomBesideName(text: string): boolean {
  if (!new RegExp(secretName, 'i').test(text)) return false;
  return (text.match(/[A-Za-z0-9+/_=-]{20,200}/g) ?? []).some(
    (run) => /\d/.test(run) && /[A-Za-z]/.test(run) && entropy(run) >= 3.5,
  );
}

/** In bits a character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
