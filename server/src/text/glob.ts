const special = /[\\*?[\]{}()!+@|]/g;

/** A path as a glob that finds it and nothing else. */
export const literalGlob = (path: string): string => path.replace(special, '\\$&');

/**
 * A path as a glob that finds it, without a sign for escaping, which not every reader of globs knows: what would mean
 * something else there stands for any character.
 */
export const plainGlob = (path: string): string => path.replace(special, '?');
