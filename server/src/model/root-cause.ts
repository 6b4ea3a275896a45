import type { TextRange } from '../text/text.ts';
import { rangesTouch, shiftRange } from '../text/text.ts';
import { categoryChoices, headWords, isEnumeration, rangeOfWords } from './category-words.ts';
import { type Document, fact } from './document.ts';
import { type FrontMatterEntry, frontMatter } from './front-matter.ts';
import type { Leaf, LeafShape } from './leaf.ts';
import { leavesWhere } from './leaves.ts';
import { normaliseTitle } from './normalise.ts';
import { isPlaceholder } from './placeholders.ts';
import { phrases } from './root-cause-phrases.ts';
import { type Passage, type Section, sectionsWhere, titleSection, withSubsections } from './sections.ts';
import { hasWhysName } from './whys-chain.ts';

/** What a document says about the category of its root cause: a statement per place that names one, or that leaves it open. */
export interface CategoryStatement {
  /** The words that stand for a category, plain: 'Trade-off' of `**Trade-off** — we shipped without …`; '' when left blank. */
  readonly value: string;
  /** The source of `value`, or of the choices offered; empty, at the place where it would be written, when blank. */
  readonly range: TextRange;
  readonly shape: 'field' | 'bold' | 'checkbox' | 'list' | 'heading' | 'table' | 'front-matter' | 'prose';
  /**
   * True where the document itself labels the value as the root cause's category, or where `Root cause:` is followed by a
   * few words and no more; false for a phrase that only stands in a root-cause section.
   */
  readonly labelled: boolean;
  /** The value is a sentence rather than the name of a category. */
  readonly prose?: boolean;
  /** For choices on lines of their own: all of them, with what was ticked. `a / b / c` on one line is a value. */
  readonly choices?: readonly CategoryChoice[];
  readonly section?: Section;
}

export interface CategoryChoice {
  readonly label: string;
  readonly range: TextRange;
  readonly ticked: boolean;
  /** The box `[ ]` or `[x]`, if it has one. */
  readonly box?: TextRange;
}

/** All statements of a document in its order, front matter first. Which categories there are is not known here. */
export const categoryStatements = fact((document: Document): readonly CategoryStatement[] => {
  const labelled: { readonly statement: CategoryStatement; readonly leaf: Leaf }[] = [];
  for (const leaf of leavesThatMayAsk(document)) {
    const asked = askedBy(leaf, document);
    if (asked) labelled.push({ statement: fieldStatement(document, leaf, asked), leaf });
  }
  const taken = labelled.map(({ leaf, statement }) => ({
    start: leaf.labelRange.start,
    end: Math.max(leaf.valueRange.end, statement.range.end),
  }));
  const title = titleSection(document);
  const found = [...rootCausePlaces(document)].flatMap(([section, place]) => {
    if (section === title) return [];
    return phrases(section.passage, place)
      .map((phrase) => placed(phrase, section))
      .filter(({ range }) => !taken.some((other) => rangesTouch(other, range)));
  });
  return [
    ...frontMatter(document).entries.flatMap((entry) => frontMatterStatements(document, entry)),
    ...[...labelled.map(({ statement }) => statement), ...found].sort((a, b) => a.range.start - b.range.start),
  ];
});

const rootCauseLabel =
  /^(?:the |our |primary |main |actual |identified |underlying |technical |final )*root causes?(?: of the (?:incident|outage|issue|problem))?$/u;
const categoryLabel =
  /^(?:primary |main |identified )?(?:root )?causes? (?:category|type|kind|class|classification)$|^(?:category|type|kind|class|classification) of (?:the )?(?:root )?cause$/u;
/** Every label is looked at on every keystroke: most are told apart by this. */
const leavesThatMayAsk = leavesWhere(({ name }) => /cause|^(?:category|type|kind|class)/u.test(name));
const bareCategoryLabel = /^(?:category|type|kind|class|classification)$/u;

/** What a label asks for: a category, or a root cause of which one could be the name. */
function askedBy({ name, shape, section }: Leaf, document: Document): 'category' | 'root cause' | undefined {
  if (shape === 'front-matter') return undefined;
  if (categoryLabel.test(name)) return 'category';
  if (bareCategoryLabel.test(name)) return section && rootCausePlaces(document).has(section) ? 'category' : undefined;
  if (shape === 'heading') return undefined;
  return rootCauseLabel.test(name) ? 'root cause' : undefined;
}

/** True for a heading under which the root cause is told. */
export const isRootCauseName = (title: string): boolean => tellsRootCause(normaliseTitle(title));

const tellsRootCause = (name: string): boolean =>
  /\broot causes?\b/u.test(name) ||
  /^(?:rca|causes?|cause analysis|analysis|analysis of causes|(?:identified|underlying) causes?|what caused .*|why (?:the event|the incident|it|this) happened|why did (?:it|this) happen)$/u.test(
    name,
  );

/** The sections whose phrases may name a category: they tell the root cause, or ask the five whys and end with it. */
const rootCausePlaces = fact((document: Document): ReadonlyMap<Section, 'root-cause' | 'below' | 'whys'> => {
  const places = new Map<Section, 'root-cause' | 'below' | 'whys'>();
  const telling = new Set<Section>();
  for (const section of withSubsections(sectionsOfPlaces(document))) {
    const own = placeByTitle(section.passage);
    const isBelow = section.parent !== undefined && telling.has(section.parent);
    if (own ?? isBelow) places.set(section, own ?? 'below');
    if (isBelow || (own === 'root-cause' && section.level > 1)) telling.add(section);
  }
  return places;
});

const placeByTitle = fact((passage: Passage): 'root-cause' | 'whys' | undefined =>
  hasWhysName(passage) ? 'whys' : tellsRootCause(passage.name) ? 'root-cause' : undefined,
);

const sectionsOfPlaces = sectionsWhere((passage) => placeByTitle(passage) !== undefined);

const shapes: Record<LeafShape, CategoryStatement['shape']> = {
  'front-matter': 'front-matter',
  heading: 'heading',
  bold: 'field',
  plain: 'field',
  list: 'list',
  table: 'table',
};

function fieldStatement(document: Document, leaf: Leaf, asked: 'category' | 'root cause'): CategoryStatement {
  const { section } = leaf;
  // A list right below is what a blank field, or one that says "choose one", holds.
  const wantsList = leaf.shape !== 'table' && (leaf.value === '' || choiceGuidance.test(leaf.value));
  const valueRange = wantsList ? withList(document.text, leaf.valueRange) : leaf.valueRange;
  const source = document.text.slice(valueRange.start, valueRange.end);
  const text = leaf.value === '' ? source.replace(/^[ \t]*[-*+][ \t]+/gmu, '') : leaf.value;
  const base = { shape: shapes[leaf.shape], ...(section && { section }) };
  const choices = categoryChoices(source, asked === 'category').map((choice) => shiftChoice(choice, valueRange.start));
  if (choices.length > 0) {
    const ticked = choices.filter((choice) => choice.ticked);
    const value = ticked.map(({ label }) => label).join(', ');
    const [only] = ticked;
    const range = only && ticked.length === 1 ? only.range : valueRange;
    const shape = choices.some(({ box }) => box) ? 'checkbox' : base.shape;
    return { ...base, value, range, shape, labelled: true, choices };
  }
  const { value, prose, alone } = wordsOfField(text, firstParagraph(source, text));
  return {
    ...base,
    value,
    range: isLabel(leaf.value)
      ? afterLabel(document.text, leaf)
      : prose
        ? valueRange
        : rangeOfWords(source, value, valueRange),
    labelled: asked === 'category' || alone,
    ...(prose && { prose }),
  };
}

/** `(choose one)` with the list of choices below. */
const choiceGuidance = /^\(?(?:choose|pick|select|tick|check|mark|one of)\b[^\n]{0,60}$/i;

function withList(text: string, { start, end }: TextRange): TextRange {
  const list = /^[ \t]*(?:\r?\n){1,2}(?:[ \t]*[-*+] [^\r\n]*(?:\r?\n|$)){1,20}/u.exec(text.slice(end, end + 2000));
  if (!list) return { start, end };
  const indent = list[0].length - list[0].trimStart().length;
  return { start: start === end ? end + indent : start, end: end + list[0].trimEnd().length };
}

/** What follows a field that was left blank: the next one. */
const isLabel = (value: string): boolean => /^[^\n]{1,60}[:：](?:\n|$)/u.test(value);

function afterLabel(text: string, { labelRange: { end } }: Leaf): TextRange {
  const at = end + (/^[*_]*:?[*_]*[ \t]?/u.exec(text.slice(end, end + 8))?.[0].length ?? 0);
  return { start: at, end: at };
}

/** A value's first paragraph on one line: its source tells wrapped lines from further blocks. */
function firstParagraph(source: string, value: string): string {
  const lines = source.trimStart().split(/\r?\n/u);
  const end = lines.findIndex((line, at) => at > 0 && /^\s*(?:$|[-*+]\s|\d{1,9}[.)]\s|[|>#])/u.test(line));
  return value
    .trim()
    .split('\n')
    .slice(0, end < 0 ? lines.length : end)
    .join(' ');
}

interface FieldWords {
  readonly value: string;
  readonly prose: boolean;
  /** The value is all that the field holds. */
  readonly alone: boolean;
}

function wordsOfField(text: string, line: string): FieldWords {
  const whole = text.trim().replace(/\s+/gu, ' ');
  if (whole === '' || isPlaceholder(whole)) return { value: '', prose: false, alone: true };
  // Another label is no value, and guidance to choose is no choice.
  if (isLabel(line) || choiceGuidance.test(whole)) return { value: '', prose: false, alone: true };
  if (isEnumeration(line)) return { value: line.trim(), prose: false, alone: true };
  const head = headWords(line);
  return head === undefined
    ? { value: whole, prose: true, alone: false }
    : { value: head, prose: false, alone: whole.length <= head.length + 1 };
}

function frontMatterStatements(document: Document, entry: FrontMatterEntry): CategoryStatement[] {
  const name = normaliseTitle(entry.key.replace(/([a-z])([A-Z])/g, '$1 $2'));
  if (!rootCauseLabel.test(name) && !categoryLabel.test(name) && name !== 'cause' && name !== 'rootcause') return [];
  const { value, valueRange } = entry;
  const base = { shape: 'front-matter', labelled: true } as const;
  const source = document.text.slice(valueRange.start, valueRange.end);
  const words = (Array.isArray(value) ? value : [value])
    .filter((each) => typeof each === 'string')
    .map((each) => each.trim());
  if (words.length > 1) {
    const choices = words.map((label) => ({ label, range: rangeOfWords(source, label, valueRange), ticked: true }));
    return [{ ...base, value: words.join(', '), range: valueRange, choices }];
  }
  const [word = ''] = words;
  if (word === '' || isPlaceholder(word)) return [{ ...base, value: '', range: valueRange }];
  const { value: named, prose } = wordsOfField(word, word);
  return [{ ...base, value: named, range: rangeOfWords(source, named, valueRange), ...(prose && { prose }) }];
}

const placed = (phrase: Omit<CategoryStatement, 'section'>, section: Section): CategoryStatement => ({
  ...phrase,
  range: shiftRange(phrase.range, section.offset),
  ...(phrase.choices && { choices: phrase.choices.map((choice) => shiftChoice(choice, section.offset)) }),
  section,
});

const shiftChoice = (choice: CategoryChoice, by: number): CategoryChoice => ({
  ...choice,
  range: shiftRange(choice.range, by),
  ...(choice.box && { box: shiftRange(choice.box, by) }),
});
