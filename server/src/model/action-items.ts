import { shiftRange } from '../text/text.ts';
import { groupOf, isGroupName, isOtherMatter, namesActions } from './action-headings.ts';
import type { ActionItem, ActionList, ActionOwner } from './action-item.ts';
import { groupOwner } from './action-owner.ts';
import { itemOf, type ReadItem } from './action-read-item.ts';
import { readActions, readLabelledActions } from './action-reading.ts';
import { namedType, startsWithAction, typesByWords } from './action-words.ts';
import { type Document, fact } from './document.ts';
import { leavesWhere } from './leaves.ts';
import { cut, locatedText } from './located-text.ts';
import { isGivenName, nameWords } from './person-names.ts';
import { inOrder, type Passage, type Section, sectionsWhere, titleSection, withSubsections } from './sections.ts';

/** All that a document says is to be done, in its order. Code, quotes and checklists for others are none. */
export const actionItems = fact((document: Document): readonly ActionItem[] =>
  actionLists(document)
    .flatMap(({ items }) => items)
    .sort((a, b) => a.range.start - b.range.start),
);

/** The same, list by list. A list without an item is none. */
export const actionLists = fact((document: Document): readonly ActionList[] => {
  const found: Building[] = [];
  let singles: Building | undefined;
  const open = new Map<Section, Place>();
  const lists = new Map<Section, Building>();
  const title = titleSection(document);
  const people = lazily(() => peopleOf(document));
  for (const section of inOrder(withSubsections(ofActions(document)), withLabelledActions(document))) {
    const above = section.parent && open.get(section.parent);
    const place = section === title ? undefined : placeOf(section, above);
    if (!place) {
      for (const { range, items, isSingle } of labelledActions(section.passage)) {
        const list = (isSingle && singles) || { range: shiftRange(range, section.offset), section, items: [] };
        if (!found.includes(list)) found.push(list);
        if (isSingle) singles = list;
        for (const item of items) list.items.push(placed(item, section, list, undefined, people));
      }
      continue;
    }
    open.set(section, place);
    const key = listKey(place.root, title);
    let list = lists.get(key);
    if (!list) {
      list = { range: place.root.headingRange, section: place.root, items: [] };
      lists.set(key, list);
      found.push(list);
    }
    for (const item of place.isItem ? headingAction(section.passage) : listedActions(section.passage))
      list.items.push(placed(item, section, list, place, people));
  }
  return found.filter(({ items }) => items.length > 0);
});

/** Headings such as "Immediate actions" and "Long-term improvements" that stand below one heading make one list. */
const listKey = (root: Section, title: Section | undefined): Section =>
  root.parent && root.parent !== title && root.parent.level > 1 ? root.parent : root;

type Building = ActionList & { readonly items: ActionItem[] };

/** Where in an action list a section stands. */
interface Place {
  /** The section whose heading names the list. */
  readonly root: Section;
  /** The groups that it is in, outermost first. */
  readonly groups: readonly Section[];
  /** Its heading is what to do, and what stands below says how. */
  readonly isItem: boolean;
}

function placeOf(section: Section, above: Place | undefined): Place | undefined {
  if (!above) return namesItself(section.passage) ? { root: section, groups: [section], isItem: false } : undefined;
  if (above.isItem || otherMatter(section.passage)) return undefined;
  return { root: above.root, groups: [...above.groups, section], isItem: isNumberedAction(section.passage) };
}

const groupNamed = fact((passage: Passage) => groupOf(passage.title));
const typesSaid = fact((item: ReadItem) => typesByWords(item.text));
const namesItself = fact((passage: Passage) => namesActions(passage.title));
const ofActions = sectionsWhere(namesItself);
const otherMatter = fact((passage: Passage) => isOtherMatter(passage.title));
const listedActions = fact((passage: Passage) => readActions(passage.blocks, passage.chunk.text));
const labelledActions = fact((passage: Passage) => readLabelledActions(passage.blocks, passage.chunk.text));
const withLabelledActions = sectionsWhere((passage) => !namesItself(passage) && labelledActions(passage).length > 0);

/** `### 1. Check the variables at the start`: not a group of actions. */
const isNumberedAction = fact(
  ({ title }: Passage) =>
    /^\W*\d{1,2}[.)]\s/u.test(title) &&
    !isGroupName(title) &&
    (startsWithAction(title.replace(/^\W*\d+[.)]\s*/u, '')) || namedType(title) === undefined),
);

const headingAction = fact(({ heading, blocks, chunk }: Passage): readonly ReadItem[] => {
  if (!heading) return [];
  const all = locatedText(heading.children, chunk.text);
  const said = cut(all, /^\W*\d{1,2}[.)]\s+/u.exec(all.text)?.[0].length ?? 0, all.text.length);
  return [itemOf(said, 'heading', { hasDetails: blocks.length > 0, state: groupOf(said.text).state ?? 'open' })];
});

function placed(
  item: ReadItem,
  section: Section,
  list: ActionList,
  place: Place | undefined,
  people: () => ReadonlySet<string>,
): ActionItem {
  const { perhaps, namedType: own, groupType, ...rest } = item;
  const by = section.offset;
  const groups = (place?.groups ?? []).map(({ passage }) => groupNamed(passage));
  // A list of all actions may be called "Prevention".
  const group = groupType ?? groups.slice(place && place.root.level < 3 ? 1 : 0).findLast(({ type }) => type)?.type;
  const said = typesSaid(item);
  const state =
    item.state === 'open' && item.shape !== 'checkbox' ? groups.findLast((group) => group.state)?.state : undefined;
  const owner = ownerOf(item, place, by, people);
  return {
    ...rest,
    range: shiftRange(item.range, by),
    line: shiftRange(item.line, by),
    section,
    list,
    ...(owner && { owner }),
    ownerAt: { ...item.ownerAt, range: shiftRange(item.ownerAt.range, by) },
    references: item.references.map((each) => ({ ...each, range: shiftRange(each.range, by) })),
    ...(item.due && { due: { ...item.due, range: shiftRange(item.due.range, by) } }),
    ...(item.doneTest && { doneTest: shiftRange(item.doneTest, by) }),
    types: own ? [own] : group ? [group, ...said.filter((type) => type !== group)] : said,
    ...(state && { state }),
  };
}

/** Its own, else the one whose name is the group's heading, else a name in its words that the document knows. */
function ownerOf(
  item: ReadItem,
  place: Place | undefined,
  by: number,
  people: () => ReadonlySet<string>,
): ActionOwner | undefined {
  if (item.owner) return shifted(item.owner, by);
  const isKnown = ({ text }: ActionOwner) => nameWords(text).some((word) => people().has(word));
  const [group] = (place?.groups.slice(1) ?? [])
    .map(({ passage, headingRange }) => groupOwner(passage.title, headingRange))
    .filter((each) => each !== undefined && (each.sure || isKnown(each.owner)));
  const known = item.perhaps.find(isKnown);
  return known ? shifted(known, by) : group?.owner;
}

const shifted = (owner: ActionOwner, by: number): ActionOwner => ({ ...owner, range: shiftRange(owner.range, by) });

const peopleLabel =
  /^(?:authors?|by|written by|owners?|(?:incident )?(?:commander|lead|manager)|leads?|responders?|attendees|participants|reporters?|scribe|on call|names(?: of people involved)?|people(?: involved)?)$/u;

const peopleLeaves = leavesWhere(({ name, value }) => value.length < 400 && peopleLabel.test(name));

/** The words of the names in the document's fields for authors, responders and the like. */
function peopleOf(document: Document): ReadonlySet<string> {
  return new Set(
    peopleLeaves(document)
      .flatMap(({ value }) => nameWords(value))
      .filter((word) => isGivenName(word) || word.length > 2),
  );
}

function lazily<Value>(compute: () => Value): () => Value {
  let known: { readonly value: Value } | undefined;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}
