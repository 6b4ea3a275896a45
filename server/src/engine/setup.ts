import type { Config, ConfigProblem } from '../config/config.ts';
import type { DocumentKind } from '../kinds/kind.ts';
import type { Baseline } from './baseline.ts';

/** All that is decided before a document is linted: configuration and kinds. Immutable; a change on disk makes a new one. */
export interface Setup {
  readonly config: Config;
  /** The first that claims a path governs it: the team's own and the nearest come first. */
  readonly kinds: readonly DocumentKind[];
  /** Mistakes in the configuration and in templates, by file. What was wrong is not in force. */
  readonly problems: readonly SetupProblem[];
  /** What the repository is called on forges, `github.com/team/shop`; absent where nothing says. */
  readonly repositories?: readonly string[];
  /** Findings that are known already. */
  readonly baseline?: Baseline;
}

export interface SetupProblem extends ConfigProblem {
  readonly path: string;
  /** `config` problems are mistakes of the call (exit 2); `template` ones are diagnostics on the template. */
  readonly source: 'config' | 'template';
}
