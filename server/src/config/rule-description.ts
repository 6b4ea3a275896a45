import type { Severity } from './severity.ts';

/** What configuration needs to know of a rule; a rule's own definition is one. */
export interface RuleDescription {
  readonly name: string;
  /** One line: what it finds. */
  readonly summary: string;
  /** What holds where no configuration names the rule. */
  readonly severity: Severity | 'off';
  readonly options: Readonly<Record<string, OptionDescription>>;
}

/** An option of a rule. Its value is of the type of its default; numbers are whole where the default is. */
export interface OptionDescription {
  readonly default: number | string | boolean | readonly string[];
  readonly description: string;
  readonly minimum?: number;
  readonly maximum?: number;
  /** The only values allowed. */
  readonly values?: readonly string[];
}
