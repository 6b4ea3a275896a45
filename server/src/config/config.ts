import type { TextRange } from '../text/text.ts';
import type { Severity } from './severity.ts';

/** What a team has decided, as read from one `.whylint.yaml`; every part has a default. Documented in docs/configuration.md. */
export interface Config {
  /** The file it came from; absent when the defaults hold. */
  readonly path?: string;
  /** The folder that its globs and paths count from: the file's own, or '' for the workspace's. */
  readonly folder: string;
  readonly kinds: readonly KindSettings[];
  /** Only the rules that the file names. */
  readonly rules: ReadonlyMap<string, RuleSetting>;
  readonly rootCauses: readonly RootCause[];
  readonly questions: 'why' | 'how';
  readonly debt: DebtSettings;
  /** Keys of issue trackers: with `PAY`, a bare PAY-12 is an issue reference. */
  readonly trackers: readonly string[];
  readonly failOn: Severity;
  readonly baseline?: string;
}

export interface DebtSettings {
  readonly folder: string;
  readonly ice: 'ease' | 'mean' | 'ratio';
  /** The one document that debt is logged into, relative to the configuration's folder; absent for a file per item. */
  readonly logTo?: string;
}

export interface KindSettings {
  readonly name: string;
  /** Path of the template, relative to the configuration's folder. */
  readonly template?: string;
  readonly files?: readonly string[];
  readonly ignore?: readonly string[];
}

export interface RuleSetting {
  readonly severity?: Severity | 'off';
  readonly options: Readonly<Record<string, unknown>>;
}

/** A category that ends a chain of whys. */
export interface RootCause {
  /** As the team writes it: the label that fixes insert. */
  readonly name: string;
  readonly aliases: readonly string[];
  readonly definition?: string;
}

/** A mistake in a configuration, at its place in the file. */
export interface ConfigProblem {
  readonly message: string;
  readonly range: TextRange;
  readonly severity: Severity;
}
