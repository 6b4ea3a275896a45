/** A post-mortem with a timeline and, if need be, fields above it. */
export const withTimeline = (rows: readonly string[], heading = '## Timeline (UTC)', fields = ''): string =>
  `---\nkind: post-mortem\n---\n# The login page was down\n\n${fields}${heading}\n\n${rows.join('\n')}\n`;
