import type { TextRange } from '../text/text.ts';
import type { Section } from './sections.ts';

/** What an action does about the next incident of this kind; `process` is for habits and documents. */
export type ActionType = 'prevent' | 'detect' | 'mitigate' | 'process';

/** `idea`: nobody has promised it. `declined`: it says that it won't be done, or that there is none. */
export type ActionState = 'open' | 'done' | 'declined' | 'idea';

/** One thing to do, as the document lists it. Offsets count from the document's start. */
export interface ActionItem {
  /** Its own words on one line, without the items below it; in a table, the cell that says what to do. */
  readonly text: string;
  /** The source of `text`: no list mark, no box. */
  readonly range: TextRange;
  /** What of it stands on its first line: where remarks on it belong. */
  readonly line: TextRange;
  readonly shape: 'bullet' | 'ordered' | 'checkbox' | 'paragraph' | 'table' | 'heading';
  /** Where it stands; its group's heading, if it has one. */
  readonly section: Section;
  readonly list: ActionList;
  readonly owner?: ActionOwner;
  /** Where an owner would be written: behind the words, or in the table's blank owner cell. */
  readonly ownerAt: { readonly range: TextRange; readonly isCell: boolean };
  readonly references: readonly ActionReference[];
  readonly due?: ActionPlace;
  /** What says how one will know that it is done: until, so that, a number, a date. */
  readonly doneTest?: TextRange;
  /** True where further items, lines or code below it say more. */
  readonly hasDetails: boolean;
  /** What its column or label says; else its group's, and those that its words speak of; none where nothing tells. */
  readonly types: readonly ActionType[];
  readonly priority?: string;
  readonly state: ActionState;
}

/** The actions that stand under one heading with all its groups, under one label, or in one table elsewhere. */
export interface ActionList {
  /** The heading or label that names the list; a table's header row. */
  readonly range: TextRange;
  /** The one that the heading opens, or that the label or table stands in. */
  readonly section: Section;
  readonly items: readonly ActionItem[];
}

export interface ActionPlace {
  readonly text: string;
  readonly range: TextRange;
}

export interface ActionOwner extends ActionPlace {
  readonly form: 'column' | 'label' | 'group' | 'prefix' | 'suffix' | 'handle' | 'subject';
  /** A placeholder keeps the owner's place. */
  readonly isOpen: boolean;
}

export interface ActionReference extends ActionPlace {
  /** The tracker's key of a bare `KEY-12`: whether it is a reference is for the configuration to say. */
  readonly key?: string;
}

/** True if the item has a link, `#12`, `org/repo#12`, or `KEY-12` with the key of one of the trackers. */
export const hasIssue = (item: ActionItem, trackers: readonly string[]): boolean =>
  item.references.some(({ key }) => key === undefined || trackers.includes(key));
