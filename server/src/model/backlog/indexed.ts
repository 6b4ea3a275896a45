import type { ListItem } from 'mdast';
import type { OwnValue } from '../debt-source.ts';
import { nodeRange, type Section } from '../sections.ts';
import { stateOfBox } from './status.ts';
import { plainName } from './words.ts';

/**
 * Sections that a list in the same document leads to, each bullet behind a box, `- [x] [Slow start](#slow-start)`, with the
 * state that the box gives each: what somebody ticks off is an item, and the section tells of it.
 */
export function indexedSections(text: string, all: readonly Section[]): ReadonlyMap<Section, OwnValue> {
  const states = new Map(all.flatMap((section) => boxesIn(text, section)));
  return new Map(
    all.flatMap((section) => {
      const state = states.get(plainName(section.title));
      return state && section.level > 1 ? [[section, state] as const] : [];
    }),
  );
}

/** By what the headings are called. */
const boxesIn = (text: string, { passage, offset }: Section): readonly (readonly [string, OwnValue])[] =>
  passage.blocks.flatMap((block) => {
    if (block.type !== 'list') return [];
    const found = block.children.map((item) => boxedLink(text, item, offset)).filter((each) => each !== undefined);
    return found.length === block.children.length ? found : [];
  });

function boxedLink(text: string, item: ListItem, offset: number): readonly [string, OwnValue] | undefined {
  const { start, end } = nodeRange(item);
  const [lead, tick = '', fragment = ''] = linkForm.exec(text.slice(start + offset, end + offset)) ?? [];
  if (lead === undefined || typeof item.checked !== 'boolean') return undefined;
  const at = start + offset + lead.indexOf('[') + 1;
  return [plainName(fragment.replace(/-/g, ' ')), stateOfBox(text, { start: at, end: at + tick.length })];
}

const linkForm = /^(?:[-*+]|\d{1,9}[.)])[ \t]+\[([ xX])\][ \t]+\[[^\]\n]{1,200}\]\(#([^()\s]{1,200})\)\s*$/;
