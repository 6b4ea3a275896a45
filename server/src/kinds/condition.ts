/** When a conditional prompt wants an answer. */
export type Condition =
  | { readonly subject: 'time-to-discovery'; readonly minutes: number }
  | { readonly subject: 'severity' | 'root-cause' | 'detected-by'; readonly values: readonly string[] }
  /** Not understood, which is the template's mistake: it never holds. */
  | { readonly subject: 'unknown' };

/** The two halves of `If <condition>, <question>?`; undefined for a prompt without a condition. */
export function conditionalParts(text: string): { readonly condition: string; readonly question: string } | undefined {
  const parts = /^if\s+(.{3,160}?),\s+(.{3,300})$/is.exec(text.trim());
  return parts ? { condition: parts[1] as string, question: parts[2] as string } : undefined;
}

/**
 * A condition in a directive's words (`time-to-discovery > 60 min`, `severity is SEV1, SEV2`) or in those of a template
 * ("the outage took over an hour to get discovered"). Undefined when it is not understood.
 */
export function readCondition(text: string): Condition | undefined {
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ');
  const minutes = duration(words);
  if (minutes !== undefined && /\b(?:discover|detect|notic|found|find|page|alert|time.to.discovery)/.test(words))
    return { subject: 'time-to-discovery', minutes };
  if (/\b(?:detected|discovered|noticed|reported|found)[ -]by\b/.test(words)) {
    const by = /\bby(?: is)? (?:an? |the |our )?(.+)$/.exec(words)?.[1] ?? '';
    return { subject: 'detected-by', values: values(by) };
  }
  const named = /^(?:the )?(severity|root[- ]cause)(?: category)? (?:is|was|=|in|of) (?:an? )?(.+)$/.exec(words);
  if (!named) return undefined;
  return { subject: named[1] === 'severity' ? 'severity' : 'root-cause', values: values(named[2] as string) };
}

const values = (list: string): readonly string[] =>
  list
    .split(/\s*,\s*|\s+or\s+/)
    .map((value) => value.replace(/[.?]$/, '').trim())
    .filter(Boolean);

/** Minutes of a "more than": undefined when none is named. */
function duration(words: string): number | undefined {
  const found =
    /(?:>|over|more than|longer than|exceed(?:s|ed)?|above)\s*(half an|an?|one|two|three|\d+(?:\.\d+)?)\s*(h(?:ours?|rs?)?|m(?:in(?:ute)?s?)?|days?|d)\b/.exec(
      words,
    );
  if (!found) return undefined;
  const named: Record<string, number> = { 'half an': 0.5, a: 1, an: 1, one: 1, two: 2, three: 3 };
  const amount = named[found[1] as string] ?? Number(found[1]);
  const unit = (found[2] as string)[0];
  return amount * (unit === 'h' ? 60 : unit === 'd' ? 1440 : 1);
}
