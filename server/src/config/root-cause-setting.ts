import { isMap, isScalar } from 'yaml';
import type { TextRange } from '../text/text.ts';
import { group, list } from './collection-settings.ts';
import type { RootCause } from './config.ts';
import { quoted, type Reading } from './reading.ts';
import { defaultRootCauses, findRootCause, rootCauseKey } from './root-causes.ts';
import { describe, type Located, located, refine, type Setting } from './setting.ts';
import { text } from './value-settings.ts';

const longestLabel = 60;

const label = text({
  expected: 'a name such as trade-off',
  mistake: (written) => {
    if (written.length > longestLabel) return `This name is longer than ${longestLabel} characters.`;
    return rootCauseKey(written) === '' ? `${quoted(written)} has no letters.` : undefined;
  },
});

const fullEntry = group(
  {
    name: describe(located(label), 'The label, as fixes insert it.'),
    aliases: describe(
      list(located(label), 'a list of names: [slip]'),
      'Other names that count as this category. Case, spaces, hyphens and a plural ending make no difference.',
    ),
    definition: describe(text({ expected: 'a sentence' }), 'One sentence, shown on hover.'),
  },
  { expected: 'a name, or { name, aliases }', member: 'part of a category' },
);

interface Entry {
  readonly name: Located<string>;
  readonly aliases: readonly Located<string>[];
  readonly definition?: string;
}

/** `slip`, or `{ name: slip, aliases: [brain fart] }`. */
const entry: Setting<Entry> = {
  ...fullEntry,
  schema: { anyOf: [label.schema, { ...fullEntry.schema, type: 'object', required: ['name'] }] },
  read: (place, reading) => {
    if (isScalar(place.node) && place.node.value !== null) {
      const name = located(label).read(place, reading);
      return name && { name, aliases: [] };
    }
    const read = fullEntry.read(place, reading);
    if (!read) return undefined;
    const { name, aliases = [], definition } = read;
    if (name) return { name, aliases, ...(definition !== undefined && { definition }) };
    if (!isMap(place.node) || !place.node.has('name'))
      reading.report('This category has no name. Write { name: trade-off }.', place.range);
    return undefined;
  },
};

export const rootCausesSetting: Setting<readonly RootCause[]> = describe(
  refine(list(entry, 'a list of categories'), distinct),
  'The categories that end a chain of whys, each as a name or as `{ name, aliases, definition }`. Case, spaces, hyphens and a plural ending make no difference in documents; fixes insert the name as it stands here.',
  defaultRootCauses,
);

/** The categories whose names nobody else in the list bears. */
function distinct(
  entries: readonly Entry[],
  reading: Reading,
  { range }: { range: TextRange },
): readonly RootCause[] | undefined {
  if (entries.length === 0) {
    reading.report('No category stands here. Name one, or leave root-causes out.', range);
    return undefined;
  }
  const owners = new Map<string, string>();
  const isFree = ({ value, range: at }: Located<string>, category: string): boolean => {
    const key = rootCauseKey(value);
    const owner = owners.get(key);
    if (owner === undefined) owners.set(key, category);
    else if (owner === category)
      reading.report(`${quoted(value)} counts as ${quoted(owner)} anyway. It can go.`, at, 'warning');
    else reading.report(`${quoted(value)} already stands for ${quoted(owner)}. Which of the two counts?`, at);
    return owner === undefined;
  };
  return entries.flatMap(({ name, aliases, definition }) => {
    if (!isFree(name, name.value)) return [];
    const others = aliases.filter((alias) => isFree(alias, name.value)).map(({ value }) => value);
    return [withDefinition({ name: name.value, aliases: others, ...(definition !== undefined && { definition }) })];
  });
}

/** A category that is one of the default ones under the team's label means the same. */
function withDefinition(rootCause: RootCause): RootCause {
  if (rootCause.definition !== undefined) return rootCause;
  const known = [rootCause.name, ...rootCause.aliases]
    .map((name) => findRootCause(defaultRootCauses, name))
    .find(Boolean);
  return known?.definition === undefined ? rootCause : { ...rootCause, definition: known.definition };
}
