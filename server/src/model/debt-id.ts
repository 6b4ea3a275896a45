/**
 * Six characters of Crockford's base32 in lower case are drawn, the first a letter: `12e45` would be a number in YAML.
 * Read are 4 to 12 with a letter among them.
 */
const grammar = '(?=\\d*[a-z])[0-9abcdefghjkmnpqrstvwxyz]{4,12}';

const whole = new RegExp(`^${grammar}$`);

export const isDebtId = (text: string): boolean => whole.test(text);

/** `D-k3f9qx` in prose and in comments; an id of a team's own making, `TD-001`, is what it is called by. */
export const debtReference = (id: string): string => (isDebtId(id) ? `D-${id}` : id);

/** A debt id where a text names one. */
export interface DebtReference {
  readonly id: string;
  /** With its `D-`; offsets count from the text's start. */
  readonly start: number;
  readonly end: number;
}

/** Each `D-…` of a text that is an id by its grammar. */
export function debtReferences(text: string): readonly DebtReference[] {
  const found: DebtReference[] = [];
  for (const match of text.matchAll(new RegExp(`(?<![\\w-])D-(${grammar})(?![\\w-])`, 'g')))
    found.push({ id: match[1] as string, start: match.index, end: match.index + match[0].length });
  return found;
}

const letters = 'abcdefghjkmnpqrstvwxyz';
const digits = `0123456789${letters}`;

/**
 * Draws an id that is not taken.
 *
 * @param random Integers from 0 up to, and without, its argument.
 */
export function drawDebtId(random: (below: number) => number, isTaken: (id: string) => boolean): string {
  for (;;) {
    let id = letters.charAt(random(letters.length));
    while (id.length < 6) id += digits.charAt(random(digits.length));
    if (!isTaken(id)) return id;
  }
}
