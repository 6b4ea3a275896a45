import type { DebtItem } from './debt-item.ts';

/**
 * What is known of a workspace beyond the document at hand: a read-only snapshot. A change makes a new one that shares
 * all else with the one before, and costs what changed.
 */
export interface Project {
  /** By path. */
  readonly items: ReadonlyMap<string, DebtItem>;
  /** Items of an id, by path; more than one is a mistake. */
  withId(id: string): readonly DebtItem[];
  /** Items of a title, by its words in lower case without punctuation. */
  withTitle(title: string): readonly DebtItem[];
  /** Items with an anchor in a file of code. */
  anchoredIn(path: string): readonly DebtItem[];
  /** Ids are known: false where no backlog has been read, so that no id is called unknown. */
  readonly isComplete: boolean;
  /** `YYYY-MM-DD` of an item's last change where version control tells; undefined otherwise. */
  lastChanged(path: string): string | undefined;
}

/** A project of which nothing is known. */
export declare const emptyProject: Project;

/** The project of these items. */
export declare function createProject(items: Iterable<DebtItem>, lastChanged?: (path: string) => string | undefined): Project;

/** The project with one document's item replaced, added or (undefined) taken out. */
export declare function withItem(project: Project, path: string, item: DebtItem | undefined): Project;

/** In the order of a backlog: ICE ↓ impact ↓ confidence ↓ effort ↑ created ↑ id ↑; unscored ones last, by the highest they can become. */
export declare function rankItems(items: Iterable<DebtItem>, formula: import('./ice.ts').IceFormula): readonly DebtItem[];
