import { fact } from '../document.ts';
import { listItemsIn, type Passage, type Section } from '../sections.ts';
import { beginsWithLabel } from './bullet-names.ts';
import type { Told } from './told.ts';
import { toldBlocks } from './told-blocks.ts';

/**
 * Headings that group bullets, of sections that have only a state, or their company, to show for being items: where others
 * beside them hold nothing but bullets, which are groups as well then, or where they hold more of them than sections could
 * tell.
 *
 * @param items Sections that are items by what else is known.
 * @param rest Sections that are none.
 */
export function bulletGroups(
  items: readonly (Pick<Told, 'title' | 'values'> & { readonly section: Section })[],
  rest: readonly Section[],
): ReadonlySet<Section> {
  const others = rest.filter(({ passage }) => bulletsAlone(passage) > 0);
  const places = new Set(others.map(({ parent }) => parent));
  const groups = items.flatMap(({ section, title, values }) => {
    const isPlain = values.length + section.children.length === 0 && !(title.id || title.severity || title.isNumbered);
    const most = places.has(section.parent) ? 1 : items.length * mostForEach;
    return isPlain && bulletsAlone(section.passage) > most ? [section] : [];
  });
  const grouped = new Set(groups.map(({ parent }) => parent));
  return new Set([...groups, ...others.filter(({ parent }) => grouped.has(parent))]);
}

const mostForEach = 2;

/** How many bullets a passage has, where nothing else stands in it and few of them begin with a label; else 0. */
const bulletsAlone = fact((passage: Passage): number => {
  const bullets = listItemsIn(passage);
  const isAlone = toldBlocks(passage).every(({ type }) => type === 'list');
  const labels = bullets.filter((each) => beginsWithLabel(passage.chunk.text, each)).length;
  return isAlone && labels * 2 < bullets.length ? bullets.length : 0;
});
