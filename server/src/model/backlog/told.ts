import { shiftRange } from '../../text/text.ts';
import type { OwnField, OwnValue } from '../debt-source.ts';
import { type Document, fact } from '../document.ts';
import { onlyLink } from '../linked-path.ts';
import { nodeRange, type Passage, type Section } from '../sections.ts';
import { holdsNames } from './bullet-names.ts';
import { fieldSections, passageFields } from './fields.ts';
import { isLabelled } from './labelled.ts';
import { isStrongField, labelField } from './labels.ts';
import { holdsNamedItem, holdsParagraphItems } from './paragraphs.ts';
import { gradeLead, ownStatus } from './scales.ts';
import { type OwnTitle, ownTitle, readText } from './text.ts';
import { isOfDefects } from './words.ts';

/** What a section says of itself. */
export interface Told extends ToldInPassage {
  /** Those of the section itself, then those that its subsections are. */
  readonly values: readonly OwnValue[];
  /** All that is told of it stands in the file of a debt item. */
  readonly isListed: boolean;
  /** It is filled in as others beside it are. */
  readonly isRecord: boolean;
}

/** What does not depend on where it stands, so that it outlives edits in other sections. */
interface ToldInPassage {
  readonly title: OwnTitle;
  /** How many fields stand in the section itself. */
  readonly own: number;
  /** Different ones of those that only an item has. */
  readonly strong: number;
  /** Its fields are those of paragraphs in it. */
  readonly holdsItems: boolean;
}

export function tell({ text, path }: Document, section: Section, isRecord = false): Told {
  const { passage, offset, level } = section;
  if (level === 0) return nothing;
  const own = ownFields(passage).map((value) => ({ ...value, range: shiftRange(value.range, offset) }));
  const isListed = onlyLink(text, path, section.contentRange) !== undefined;
  return { ...toldInPassage(passage), values: [...own, ...fieldSections(text, section)], isListed, isRecord };
}

const nothing: Told = {
  title: ownTitle(''),
  values: [],
  own: 0,
  strong: 0,
  holdsItems: false,
  isListed: false,
  isRecord: false,
};

const toldInPassage = fact((passage: Passage): ToldInPassage => {
  const { chunk, range, headingRange } = passage;
  const own = ownFields(passage);
  const content = chunk.text.slice(headingRange.end, range.end);
  const title = passageTitle(passage, content);
  return {
    title,
    own: own.length,
    strong: new Set(own.filter(isTelling).map(({ field }) => field)).size,
    holdsItems:
      isLabelled(passage) ||
      (own.length >= 4 && holdsParagraphItems(passage)) ||
      (isOfDefects(title.title) && holdsNamedItem(passage)),
  };
});

/** Where they stand is told as the passage has it. What stands in a list of names is told of each. */
function ownFields(passage: Passage): readonly OwnValue[] {
  const end = holdsNames(passage) ? startOfLists(passage) : passage.range.end;
  return passageFields(passage).filter(
    ({ field, range }) => field !== 'more' && field !== 'reviewed' && range.start < end,
  );
}

const startOfLists = ({ blocks, range }: Passage): number => {
  const list = blocks.find(({ type }) => type === 'list');
  return list ? nodeRange(list).start : range.end;
};

/** A note is told of anything. */
const isTelling = ({ field, name }: OwnValue): boolean => isStrongField(field) && !/^notes?$/i.test(name);

/** Where a heading has an id and a state only, the words stand below it. */
function passageTitle({ chunk, headingRange: { start, end } }: Passage, content: string): OwnTitle {
  const title = headingTitle(withoutMarks(chunk.text.slice(start, end)));
  if (title.id === undefined || saysMore(title.title)) return title;
  const labels = [...content.matchAll(labelLine)].map(
    ([, bold, plain, value = '']) => [labelField(bold ?? plain ?? ''), value] as const,
  );
  const labelled = (field: OwnField) => labels.find(([name]) => name === field)?.[1];
  const [, bold] = boldLine.exec(content) ?? [];
  const words = readText(labelled('title') ?? bold ?? labelled('problem') ?? firstSentence(content) ?? '');
  return words === '' ? title : { ...title, title: ownTitle(words).title };
}

/** Of prose below the fields. */
function firstSentence(content: string): string | undefined {
  const paragraph = content.split(/\r?\n[ \t]*\r?\n/).find((each) => proseForm.test(each));
  return (
    paragraph && /^[\s\S]{10,}?(?:[.!?](?=\s+[\p{Lu}`])|。|$)/u.exec(paragraph.trim().slice(0, longestSentence))?.[0]
  );
}

/** Letters. */
const longestSentence = 200;

/** Several words, and no mark, label or table before them. */
const proseForm = /^\s*(?![^\n]{1,40}[:：](?:\s|$))[\p{L}`](?:\S*\s+\S+){4}/u;

/** Anything but a state, `🟠 open (since May)`. */
function saysMore(words: string): boolean {
  const said = words
    .replace(/\([^()]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}-]+/gu, ' ')
    .trim();
  return /\p{L}{2}|[\p{Lo}]/u.test(said) && (said.includes(' ') || ownStatus(said) === undefined);
}

/** Without how urgent it is, behind which it may be struck. */
function headingTitle(source: string): OwnTitle {
  const told = ownTitle(source);
  const [lead = ''] = gradeLead(told.title) ?? [];
  const title = { ...told, title: told.title.slice(lead.length) };
  const [before = ''] = gradeLead(source) ?? [];
  if (before === '' || before.includes('~~') || !source.startsWith('~~', before.length)) return title;
  const { isStruck, status = told.status } = ownTitle(source.slice(before.length));
  return { ...title, isStruck, ...(status !== undefined && { status }) };
}

/** `Title: …` on one line or two. */
const labelLine =
  /^[ \t]*(?:[-*+][ \t]+)?(?:\*\*([^*\n:：]{1,30})(?:\*\*[ \t]*[:：]|[:：]\*\*)|(\p{L}[\p{L} ]{1,29})[:：])[ \t]*(?:\r?\n[ \t]*)?([^\s#*][^\n]{2,300})/gmu;

/** Words in bold type that are no label. */
const boldLine = /^\s*(?:[-*+][ \t]+)?\*\*([^*\n]{3,300})\*\*(?![ \t]*[:：])/u;

/** A heading's text without its marks. */
export const headingSource = ({ text }: Document, { headingRange: { start, end } }: Section): string =>
  withoutMarks(text.slice(start, end));

const withoutMarks = (heading: string): string => heading.replace(/^ {0,3}#+|#+\s*$|\n[=-]+\s*$/g, '');

/** Fields of its own say that it is an item: one where it is numbered, else two; a date alone does not. */
export const isStrong = (known: Told | undefined): boolean => {
  if (!known) return false;
  if (known.isListed) return true;
  if (known.holdsItems) return known.title.id !== undefined;
  if (known.isRecord) return true;
  return known.title.id !== undefined || known.strong >= (known.title.isNumbered || known.title.isStruck ? 1 : 2);
};
