const longestGlob = 300;
const mostStars = 8;
const mostStarsPerSegment = 4;

/**
 * What is wrong with a glob that a workspace brings along, as one sentence; undefined when it can be used. A glob becomes
 * a regular expression, so what would let that run away (groups, repetition, many stars) is no part of it.
 */
export function globMistake(glob: string): string | undefined {
  if (glob.trim() === '') return 'This glob is blank.';
  if (glob.length > longestGlob) return `This glob is longer than ${longestGlob} characters.`;
  if (glob.includes('\\')) return 'This glob has a backslash; folders are separated by /.';
  if (/^(?:\/|[a-z]:|~\/)/i.test(glob)) return 'This glob is absolute.';
  if (glob.split('/').includes('..')) return 'This glob leaves the folder with "..".';
  if (glob.startsWith('!')) return 'This glob begins with "!"; what to leave out stands under ignore.';
  if (/[()]|[\]}]\+/.test(glob)) return 'This glob has groups or repetition; it can hold *, **, ?, [a-z] and {a,b}.';
  const stars = glob.split('/').map((segment) => (segment.match(/\*+/g) ?? []).length);
  if (Math.max(...stars) > mostStarsPerSegment || stars.reduce((sum, each) => sum + each, 0) > mostStars)
    return `This glob has more stars than ${mostStarsPerSegment} in a name or ${mostStars} in all.`;
  return undefined;
}
