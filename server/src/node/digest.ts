import { createHash } from 'node:crypto';

/** What tells texts from all others: SHA-256 over them, each set apart from the next, in hexadecimal digits. */
export function digest(...texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${text.length}:`).update(text);
  return hash.digest('hex');
}
