import { isScalar } from 'yaml';
import type { TextRange } from '../text/text.ts';
import { type Place, type Reading, whatStands } from './reading.ts';

/**
 * One thing that a configuration can hold, described once: how it is read from YAML, what a mistake asks for, and what an
 * editor's JSON Schema and the page of settings say of it.
 */
export interface Setting<Value> {
  /** What it decides, as Markdown. */
  readonly description?: string;
  /** What holds without it, as JSON; absent when that is nothing. */
  readonly default?: unknown;
  /** What can be written, to follow "Write": `a list of globs`. */
  readonly expected: string;
  readonly schema: JsonSchema;
  /** Undefined where nothing usable stands; what is wrong has been reported then. */
  readonly read: (place: Place, reading: Reading) => Value | undefined;
  /** What stands in it, by name. */
  readonly parts?: Readonly<Record<string, Setting<unknown>>>;
}

export type JsonSchema = Readonly<Record<string, unknown>>;

/** A value that stands in the text at `range`. */
export interface Located<Value> {
  readonly value: Value;
  readonly range: TextRange;
}

/** The same setting; its values keep their places in the text. */
export const located = <Value>(setting: Setting<Value>): Setting<Located<Value>> =>
  refine(setting, (value, _, { range }) => ({ value, range }));

/** A setting with more to check, or with another value to make of what was read. */
export const refine = <From, To>(
  setting: Setting<From>,
  to: (value: From, reading: Reading, place: Place) => To | undefined,
): Setting<To> => ({
  ...setting,
  read: (place, reading) => {
    const value = setting.read(place, reading);
    return value === undefined ? undefined : to(value, reading, place);
  },
});

/** A setting with the words that explain it. */
export const describe = <Value>(setting: Setting<Value>, description: string, byDefault?: unknown): Setting<Value> => ({
  ...setting,
  description,
  ...(byDefault !== undefined && { default: byDefault }),
});

/** What an editor is told of a setting. */
export const documentedSchema = (setting: Setting<unknown>): JsonSchema => ({
  ...(setting.description !== undefined && { description: setting.description }),
  ...(setting.default !== undefined && { default: setting.default }),
  ...setting.schema,
});

/** Reports that something else is expected at a place. */
export function refuse(place: Place, expected: string, reading: Reading): undefined {
  reading.report(`${whatStands(place)} stands here. Write ${expected}.`, place.range);
}

/** True behind a name with no value: what was there is commented out, or still to be written. */
export const isBlank = ({ node }: Place): boolean => node === null || (isScalar(node) && node.value === null);
