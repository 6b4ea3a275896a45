import ignore, { type Ignore } from 'ignore';

/**
 * Tells of each folder, after the one that it stands in, what of it is to be entered or found, so that a folder left out
 * costs nothing.
 *
 * @param under Where the search begins: above it only the way there is entered.
 */
export function pruning(under: string, globs: readonly string[]) {
  const named = new Set(globs.flatMap((pattern) => pattern.split('/')).filter((segment) => segment.startsWith('.')));
  const rulesByFolder = new Map<string, readonly IgnoreRules[]>();

  return <Each extends Entry>(here: string, entries: readonly Each[], gitignore: string | undefined): Each[] => {
    const outer = rulesByFolder.get(parentOf(here)) ?? [];
    const rules = gitignore === undefined ? outer : [...outer, ownRules(here, gitignore)];
    const next = nextSegment(here, under);
    const way = entries.filter(({ name }) => name === next);
    // Whoever names an ignored folder wants it searched: the rules that hide it do not count there.
    rulesByFolder.set(here, way.some((entry) => isIgnored(rules, here, entry)) ? [] : rules);
    return next === undefined
      ? entries.filter((entry) => isWanted(entry, named) && !isIgnored(rules, here, entry))
      : way;
  };
}

/** Of what a folder holds, as much as it takes to tell whether it is wanted. */
export interface Entry {
  readonly name: string;
  isDirectory(): boolean;
}

/** One folder's own .gitignore. */
interface IgnoreRules {
  readonly folder: string;
  readonly rules: Ignore;
}

/** The next folder on the way down to where the search begins; undefined once it is reached. */
function nextSegment(here: string, under: string): string | undefined {
  if (under === '' || here === under || here.startsWith(`${under}/`)) return undefined;
  return under.slice(here === '' ? 0 : here.length + 1).split('/')[0];
}

function isWanted(entry: Entry, named: ReadonlySet<string>): boolean {
  if (!entry.isDirectory()) return true;
  if (entry.name === 'node_modules' || entry.name === '.git') return false;
  return !entry.name.startsWith('.') || named.has(entry.name);
}

/** As git does: the nearest .gitignore with something to say decides. */
function isIgnored(rules: readonly IgnoreRules[], here: string, entry: Entry): boolean {
  const path = `${here === '' ? '' : `${here}/`}${entry.name}${entry.isDirectory() ? '/' : ''}`;
  for (let at = rules.length - 1; at >= 0; at--) {
    const { folder, rules: own } = rules[at] as IgnoreRules;
    const verdict = own.test(folder === '' ? path : path.slice(folder.length + 1));
    if (verdict.ignored) return true;
    if (verdict.unignored) return false;
  }
  return false;
}

export const isGitignore = ({ name }: Pick<Entry, 'name'>): boolean => name === '.gitignore';

const ownRules = (here: string, gitignore: string): IgnoreRules => ({
  folder: here,
  rules: ignore({ ignorecase: false }).add(gitignore),
});

const parentOf = (folder: string): string => folder.slice(0, Math.max(0, folder.lastIndexOf('/')));
