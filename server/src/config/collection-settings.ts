import { isMap, isScalar, isSeq } from 'yaml';
import type { TextRange } from '../text/text.ts';
import { nearestName } from './nearest-name.ts';
import { type Place, quoted, type Reading } from './reading.ts';
import { documentedSchema, isBlank, type Located, refuse, type Setting } from './setting.ts';

/** A list. What is wrong in it is left out and the rest holds; a list with nothing right in it is none. */
export function list<Value>(item: Setting<Value>, expected: string): Setting<readonly Value[]> {
  return {
    expected,
    schema: { type: ['array', 'null'], items: item.schema },
    read: (place, reading) => {
      if (isBlank(place)) return undefined;
      if (!isSeq(place.node)) return refuse(place, expected, reading);
      const { items } = place.node;
      const values = items.flatMap((each) => {
        const entry = reading.place(each, placeOfItem(each, place));
        const value = entry && item.read(entry, reading);
        return value === undefined ? [] : [value];
      });
      return values.length === 0 && items.length > 0 ? undefined : values;
    },
  };
}

/** Settings under fixed names, each of which can be absent. */
export function group<Parts extends Readonly<Record<string, Setting<unknown>>>>(
  parts: Parts,
  words: {
    readonly expected: string;
    /** What a name is that stands in it, as in "is no setting". */
    readonly member: string;
  },
): Setting<GroupValue<Parts>> {
  const names = Object.keys(parts);
  return {
    expected: words.expected,
    parts,
    schema: {
      type: ['object', 'null'],
      additionalProperties: false,
      properties: Object.fromEntries(names.map((name) => [name, documentedSchema(parts[name] as Setting<unknown>)])),
    },
    read: (place, reading) => {
      const entries = isBlank(place) ? [] : entriesOf(place, words.expected, reading);
      return (
        entries &&
        (Object.fromEntries(
          entries.flatMap(({ name, content }) => {
            const part = Object.hasOwn(parts, name.value) ? parts[name.value] : undefined;
            if (!part) {
              const near = nearestName(name.value, names);
              const hint = near ? `Meant ${near}?` : known(names, words.member);
              reading.report(`${quoted(name.value)} is no ${words.member}. ${hint}`, name.range);
            }
            const value = part?.read(content, reading);
            return value === undefined ? [] : [[name.value, value]];
          }),
        ) as GroupValue<Parts>)
      );
    },
  };
}

export type GroupValue<Parts> = {
  readonly [Name in keyof Parts]?: Parts[Name] extends Setting<infer Value> ? Value : never;
};

/** Settings under names of the team's own. */
export function named<Value>(
  name: Setting<string>,
  value: Setting<Value>,
  words: {
    readonly expected: string;
    /** Names that an editor offers. */
    readonly suggestions: readonly string[];
  },
): Setting<readonly { readonly name: Located<string>; readonly value: Value }[]> {
  return {
    expected: words.expected,
    parts: Object.fromEntries(Object.entries(value.parts ?? {}).map(([part, each]) => [`<name>.${part}`, each])),
    schema: {
      type: ['object', 'null'],
      propertyNames: name.schema,
      properties: Object.fromEntries(words.suggestions.map((each) => [each, value.schema])),
      additionalProperties: value.schema,
    },
    read: (place, reading) => {
      const entries = isBlank(place) ? [] : entriesOf(place, words.expected, reading);
      return entries?.flatMap((entry) => {
        const known = name.read(entry.key, reading);
        const read = known === undefined ? undefined : value.read(entry.content, reading);
        return known === undefined || read === undefined
          ? []
          : [{ name: { ...entry.name, value: known }, value: read }];
      });
    },
  };
}

interface Entry {
  readonly name: Located<string>;
  readonly key: Place;
  readonly content: Place;
}

/** The names of a group and what stands behind them; a name that stands twice counts once. */
function entriesOf(place: Place, expected: string, reading: Reading): readonly Entry[] | undefined {
  if (!isMap(place.node)) return refuse(place, expected, reading);
  const seen = new Set<string>();
  return place.node.items.flatMap((pair) => {
    const key = reading.place(pair.key, place.range);
    const content = key && reading.place(pair.value, key.range);
    if (!key || !content) return [];
    if (!isScalar(key.node)) return refuse(key, 'a name before the colon', reading) ?? [];
    const name = String(key.node.source ?? key.node.value);
    if (seen.has(name)) {
      reading.report(`${quoted(name)} stands here a second time and is not read. Keep one of the two.`, key.range);
      return [];
    }
    seen.add(name);
    return [{ name: { value: name, range: key.range }, key, content }];
  });
}

/** `-` with nothing behind it has an empty node right there. */
function placeOfItem(item: unknown, list: Place): TextRange {
  const [start] = (isScalar(item) && item.range) || [];
  return start === undefined ? list.range : { start: Math.max(start - 1, 0), end: start };
}

const known = (names: readonly string[], member: string): string =>
  names.length > 0 && names.join(', ').length <= longestChoice
    ? `Write ${names.join(', ')}.`
    : `Which ${member} is it?`;

const longestChoice = 72;
