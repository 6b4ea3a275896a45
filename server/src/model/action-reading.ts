import type { List, ListItem, Nodes, Paragraph, RootContent } from 'mdast';
import type { TextRange } from '../text/text.ts';
import { dueDate, priorityIn, references, stateOf } from './action-facts.ts';
import { groupOf, isGroupName, namesActions } from './action-headings.ts';
import type { ActionItem } from './action-item.ts';
import { groupOwner, ownerIn } from './action-owner.ts';
import { itemOf, type ReadItem } from './action-read-item.ts';
import { actionColumns, readTable } from './action-table.ts';
import { namedType, promises, startsWithAction } from './action-words.ts';
import { cut, type LocatedText, locatedText } from './located-text.ts';
import { isNotApplicable, isPlaceholder } from './placeholders.ts';
import { plainText } from './plain-text.ts';
import { nodeRange } from './sections.ts';

export interface ReadList {
  /** The label that names it, or the table's header row. */
  readonly range: TextRange;
  readonly items: readonly ReadItem[];
  /** `**Action:** …` in the midst of something else: all of a document's together are a list. */
  readonly isSingle?: true;
}

/** A label that stands above items, in the passage. */
interface Label {
  readonly text: string;
  readonly range: TextRange;
}

/** All that the blocks below an action list's heading say, with the labels that group it. */
export function readActions(blocks: readonly RootContent[], source: string): readonly ReadItem[] {
  const found: ReadItem[] = [];
  const paragraphs: Paragraph[] = [];
  let labels: readonly Label[] = [];
  let structured = false;
  for (const block of blocks) {
    if (block.type === 'thematicBreak') labels = [];
    else if (block.type === 'list') {
      for (const item of readList(block, labels, source)) found.push(item);
      structured = true;
    } else if (block.type === 'table') {
      const columns = actionColumns(block, true);
      if (columns) {
        if (found.every(({ text }) => legend.test(text))) found.length = 0;
        for (const item of withLabels(readTable(block, columns, source), labels)) found.push(item);
        structured = true;
      }
    } else if (block.type === 'paragraph') {
      const label = labelOf(block, source);
      if (label) labels = [label];
      else paragraphs.push(block);
    }
  }
  return structured ? found : [...found, ...paragraphs.flatMap((each) => readParagraph(each, source))];
}

/** A list above a table of actions that says what its columns mean. */
const legend = /^(?:prevent|detect|mitigate|process|p[0-4]|critical|high|medium|low)\s*[:=–—-]\s/i;

/** The lists elsewhere that say themselves what they are: by a label above them, or by the header of a table. */
export function readLabelledActions(blocks: readonly RootContent[], source: string): readonly ReadList[] {
  const found: ReadList[] = [];
  blocks.forEach((block, at) => {
    const next = blocks[at + 1];
    if (block.type === 'paragraph') {
      const label = labelOf(block, source);
      if (label && namesActions(label.text) && (next?.type === 'list' || next?.type === 'table'))
        found.push({ range: label.range, items: readActions([next], source) });
      const single = label ? undefined : singleAction(block, source);
      if (single) found.push(single);
    } else if (block.type === 'table') {
      const before = blocks[at - 1];
      const isNamed = before?.type === 'paragraph' && namesActions(labelOf(before, source)?.text ?? '');
      const columns = isNamed ? undefined : actionColumns(block, false);
      const [header] = block.children;
      if (columns && header) found.push({ range: nodeRange(header), items: readTable(block, columns, source) });
    } else if (block.type === 'list') found.push(...labelledItems(block, source));
  });
  return found.filter(({ items }) => items.length > 0);
}

/** `**Review actions:**` as a list's item, with its actions behind it or in a list below. */
function labelledItems(list: List, source: string): ReadList[] {
  return list.children.flatMap((item) => {
    const [first, ...others] = item.children;
    if (first?.type !== 'paragraph') return [];
    const single = singleAction(first, source);
    if (single) return [single];
    const label = labelOf(first, source) ?? { text: plainText(first), range: nodeRange(first) };
    if (!namesActions(label.text)) return [];
    return [{ range: label.range, items: readActions(others, source) }];
  });
}

/** `**Action item:** what to do`. */
function singleAction(paragraph: Paragraph, source: string): ReadList | undefined {
  if (beginsPlain(paragraph)) return undefined;
  const said = locatedText([paragraph], source);
  const [bold] = said.bold;
  if (bold?.start !== 0) return undefined;
  const end = bold.end + (/^\s*[:：]?\s*/u.exec(said.text.slice(bold.end))?.[0].length ?? 0);
  const words = said.text.slice(end).trim();
  const name = said.text.slice(0, bold.end).replace(/[\s:：]+$/u, '');
  if (words === '' || !/[:：]\s*$/u.test(said.text.slice(0, end)) || !namesActions(name)) return undefined;
  return {
    isSingle: true,
    range: said.source(0, bold.end),
    items: wordsItem({ said: cut(said, end, said.text.length), nodes: [paragraph], shape: 'paragraph', source }),
  };
}

interface Waiting {
  readonly item: ListItem;
  readonly labels: readonly Label[];
  readonly ordered: boolean;
}

function readList(list: List, labels: readonly Label[], source: string): ReadItem[] {
  const found: ReadItem[] = [];
  const waiting: Waiting[] = [];
  const wait = (inner: List, above: readonly Label[]) => {
    for (let at = inner.children.length - 1; at >= 0; at--)
      waiting.push({ item: inner.children[at] as ListItem, labels: above, ordered: inner.ordered === true });
  };
  wait(list, labels);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { item, labels: above, ordered } = next;
    const [first, ...details] = item.children;
    if (first?.type !== 'paragraph') {
      if (first?.type === 'list') wait(first, above);
      continue;
    }
    const said = locatedText([first], source);
    const lists = details.filter((each) => each.type === 'list');
    if (lists.length > 0 && isGroup(said, lists)) {
      const group = { text: said.text.replace(/[\s:：]+$/u, ''), range: said.source(0, said.text.length) };
      for (const inner of lists.reverse()) wait(inner, [...above, group]);
      continue;
    }
    const shape = typeof item.checked === 'boolean' ? 'checkbox' : ordered ? 'ordered' : 'bullet';
    const { checked } = item;
    const read = wordsItem({
      said,
      nodes: item.children,
      shape,
      details,
      source,
      ...(typeof checked === 'boolean' && { checked }),
    });
    for (const each of withLabels(read, above)) found.push(each);
  }
  return found;
}

/** An item whose items are the actions: "Ensure alerts for:", "**Detect**", or one with boxes below it. */
function isGroup(said: LocatedText, lists: readonly List[]): boolean {
  const text = said.text.trim();
  const name = text.replace(/[\s:：]+$/u, '');
  if (lists.some(({ children }) => children.some(({ checked }) => typeof checked === 'boolean')))
    return /[:：]$/u.test(text);
  if (isGroupName(name)) return true;
  if (startsWithAction(text)) return false;
  const bold = said.bold[0]?.start === 0 && said.bold[0].end >= name.length;
  return (
    groupOwner(name, nodeRange(lists[0] as List)) !== undefined || (/[:：]$/u.test(text) && (bold || text.length < 60))
  );
}

/** Struck from its start; a remark may follow. */
const isStruck = (said: LocatedText): boolean => /^\s*~~[^~]+~~/u.test(said.text);

function readParagraph(paragraph: Paragraph, source: string): readonly ReadItem[] {
  const said = locatedText([paragraph], source);
  return isNotApplicable(said.text) === 'reasoned' || (promises(said.text) && !isGuidance(said.text))
    ? wordsItem({ said, nodes: [paragraph], shape: 'paragraph', source })
    : [];
}

/** Prose on what actions ought to be like is none. */
const isGuidance = (text: string): boolean =>
  /\baction(?: items?|s)? (?:should|must|has to|fall under|are)\b/i.test(text.slice(0, 200));

interface Words {
  readonly said: LocatedText;
  /** With its links. */
  readonly nodes: readonly Nodes[];
  readonly shape: ActionItem['shape'];
  /** What stands below it and says more. */
  readonly details?: readonly RootContent[];
  readonly checked?: boolean;
  readonly source: string;
}

/** None where the words keep a place, say "none" or remark on another item. */
function wordsItem({ said, nodes, shape, details = [], checked, source }: Words): readonly ReadItem[] {
  const words = said.text.replace(/^\s*(?:none|nothing)\s*$/i, '').trim();
  if (!/\p{L}{2}/u.test(words) || isPlaceholder(words) || remark.test(words)) return [];
  const [, typed, rest = ''] = /^([\p{L}\s]{4,20}?)\s*[:–—-]\s+(.+)$/su.exec(words) ?? [];
  const type = typed === undefined || rest === '' ? undefined : namedType(typed);
  const given = isNotApplicable(type ? rest : words);
  if (given === 'bare') return [];
  const below = details.map((each) => locatedText([each], source));
  const { owner, perhaps } = ownerIn(said, below);
  const due =
    dueDate(said) ??
    below.map((each) => (/\b(?:due|deadline|eta|target)\b/i.test(each.text) ? dueDate(each) : undefined)).find(Boolean);
  const priority = priorityIn(said.text);
  return [
    itemOf(said, shape, {
      ...(owner && { owner }),
      perhaps,
      references: [...references(nodes, said), ...below.flatMap((each) => references([], each))],
      ...(due && { due }),
      ...(type && { namedType: type }),
      ...(priority && { priority }),
      hasDetails: details.length > 0 || said.text.length > 240,
      state: given === 'reasoned' ? 'declined' : stateOf(said.text, checked, isStruck(said)),
    }),
  ];
}

/** What an item's detail begins with when it stands beside items. */
const remark =
  /^(?:files?|tools?|notes?|see|see also|ref(?:erence)?s?|links?|sources?|impact|why|reason|examples?|results?|context|tracking|decision|priority|owner|status|due)\s*:/i;

/** What the labels above say goes for all below: who, which type, that it is done. */
function withLabels(items: readonly ReadItem[], labels: readonly Label[]): readonly ReadItem[] {
  if (labels.length === 0) return items;
  const groups = labels.map(({ text }) => groupOf(text));
  const owners = labels.map(({ text, range }) => groupOwner(text, range)).filter((each) => each !== undefined);
  const owner = owners.findLast(({ sure }) => sure)?.owner;
  const type = groups.findLast((group) => group.type)?.type;
  const state = groups.findLast((group) => group.state)?.state;
  return items.map((item) => ({
    ...item,
    ...(owner && !item.owner && { owner }),
    perhaps: [...item.perhaps, ...owners.filter(({ sure }) => !sure).map((each) => each.owner)],
    ...(type && !item.groupType && { groupType: type }),
    ...(state && item.state === 'open' && item.shape !== 'checkbox' && { state }),
  }));
}

/** A paragraph that is a label and no more: bold from end to end, or a short line that ends with a colon. */
function labelOf(paragraph: Paragraph, source: string): Label | undefined {
  const last = paragraph.children[paragraph.children.length - 1];
  if (beginsPlain(paragraph) && last?.type === 'text' && endsPlain(last.value)) return undefined;
  const said = locatedText([paragraph], source);
  const text = said.text.trim();
  const [bold] = said.bold;
  const name = text.replace(/[\s:：]+$/u, '');
  const isBold = bold?.start === 0 && bold.end >= name.length;
  if (name === '' || name.length > 80 || !(isBold || /^[^.\n]*[:：]$/u.test(text))) return undefined;
  return { text: name, range: said.source(0, name.length) };
}

const endsPlain = (text: string): boolean => text.trim() !== '' && !/[:：]$/u.test(text.trimEnd().slice(-1));

/** Its first words are not bold: told without reading it. */
const beginsPlain = ({ children: [first] }: Paragraph): boolean => first?.type === 'text' && first.value !== '';
