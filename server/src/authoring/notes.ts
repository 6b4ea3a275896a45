import { readText } from '../model/backlog/text.ts';
import { ownField } from '../model/backlog/words.ts';
import type { TextRange } from '../text/text.ts';
import { type NoteHead, noteDay, noteHead } from './note-head.ts';
import { type NoteLine, noteLines } from './note-lines.ts';
import { type NoteSpan, noteSpans } from './note-spans.ts';
import { holdsWords, isGeneric, wordCount } from './note-words.ts';

/** A file of notes, as somebody keeps one beside their work. */
export interface NotesFile {
  /** Counted from where the backlog's paths count, where it lies among them; else its name. */
  readonly path: string;
  /** Without a byte order mark. */
  readonly text: string;
  readonly isMarkdown: boolean;
  /** `YYYY-MM-DD`: a later day is none on which something was noted. */
  readonly today: string;
}

/** One of them; offsets count from the text's start. */
export interface Note extends NoteHead {
  /** In their order, from 1. */
  readonly number: number;
  /** From 1. */
  readonly line: number;
  readonly endLine: number;
  readonly lines: readonly NoteLine[];
  /** From its first word, or heading, to its last. */
  readonly range: TextRange;
  /** Its first paragraph. */
  readonly opening: TextRange;
  /** What the heading above it names: a part of the system. */
  readonly area?: string;
}

/** What is no note: it stays where it is. */
export interface LeftOver {
  /** From 1. */
  readonly line: number;
  readonly range: TextRange;
  readonly what: 'heading' | Exclude<NoteSpan['kind'], 'note' | 'label'>;
}

export interface Notes {
  readonly notes: readonly Note[];
  readonly left: readonly LeftOver[];
}

/**
 * Takes a file of notes apart: bullets, boxes, paragraphs, dated lines, lines of a plain list, headings with text. What is
 * nested, indented or wrapped belongs to the note above it. Never fails; each line with a word in it is of a note, or left.
 */
export function readNotes({ text, isMarkdown, today }: NotesFile): Notes {
  const lines = noteLines(text, isMarkdown);
  const { spansIn, goesOn, wordsOf } = noteSpans(text, lines, isMarkdown);
  const notes: Note[] = [];
  const left: LeftOver[] = [];

  const rangeOf = (from: number, to: number): TextRange => ({
    start: lines[from]?.words.start ?? 0,
    end: lines[to - 1]?.words.end ?? 0,
  });

  function leave(from: number, to: number, what: LeftOver['what']): void {
    left.push({ line: from + 1, range: rangeOf(from, to), what });
  }

  /** False for lines without a word to be its title. */
  function add(from: number, end: number, { area, day }: Group): boolean {
    let to = end;
    while (to > from + 1 && ['blank', 'rule'].includes(lines[to - 1]?.kind ?? '')) to--;
    const opening = rangeOf(from, openingEnd(from, to));
    const head = noteHead(text.slice(opening.start, opening.end), isMarkdown, today);
    if (!/[\p{L}\p{N}]/u.test(head.title)) {
      leaveUnsaid(from, to);
      return false;
    }
    const created = head.created ?? (day !== undefined && day <= today ? day : undefined);
    notes.push({
      ...head,
      number: notes.length + 1,
      line: from + 1,
      endLine: to,
      lines: lines.slice(from, to),
      range: rangeOf(from, to),
      opening,
      ...(created !== undefined && { created }),
      ...(area !== undefined && { area }),
    });
    return true;
  }

  /** Signs without a word are nothing to keep account of. */
  function leaveUnsaid(from: number, to: number): void {
    const { start, end } = rangeOf(from, to);
    if (/[\p{L}\p{N}]/u.test(text.slice(start, end))) leave(from, to, 'introduction');
  }

  /** The first line, and what it was wrapped into. */
  function openingEnd(from: number, to: number): number {
    let end = from + 1;
    if (lines[from]?.kind === 'heading') return end;
    while (end < to && lines[end]?.kind === 'text' && isWrapped(end) && !isDetail(from, end)) end++;
    return end;
  }

  /** What is indented below a plain line tells more of it, unless that line was full. */
  const isDetail = (from: number, at: number): boolean =>
    lines[from]?.kind === 'text' &&
    (lines[at]?.indent ?? 0) >= (lines[from]?.indent ?? 0) + 2 &&
    wordsOf(at - 1).length < 60;

  const isWrapped = (at: number): boolean =>
    !/^(?:see|also|cf|ref|https?:|->|=>)(?![\p{L}\p{N}])/iu.test(wordsOf(at)) &&
    !noteReference.test(wordsOf(at)) &&
    (goesOn(at) || (wordsOf(at - 1).length >= 45 && !/[.!?:]$/.test(wordsOf(at - 1))) || /^\p{Ll}/u.test(wordsOf(at)));

  /** A section that holds notes, rather than being one. @returns Whether a note names its area. */
  function addNotesOf(spans: readonly NoteSpan[], section: Group): boolean {
    const used = new Set<Group>();
    const close = (group: Group) => {
      if (group !== section) leaveUnlessKept(group, used.has(group));
    };
    let [group, count] = [section, 0];
    for (const { kind, from, to, isBullet, hasGap } of spans) {
      if (kind === 'label') {
        close(group);
        group = labelled(from, section);
        count = 0;
      } else if (kind !== 'note' || (section.isTitle && count === 0 && isAbout(from, to, spans)))
        leave(from, to, kind === 'note' ? 'introduction' : kind);
      else {
        // Behind a blank line, plain text is no longer of a list that has a name.
        if (group.day === section.day && !isBullet && hasGap && count > 0) {
          close(group);
          group = section;
        }
        if (!add(from, to, group)) continue;
        used.add(group);
        count++;
      }
    }
    close(group);
    return used.has(section);
  }

  /** A heading is left, unless all its words are in the area of a note. */
  function leaveUnlessKept({ at, area = '' }: Group, isUsed: boolean): void {
    if (at !== undefined && !(isUsed && holdsWords(area, wordsOf(at)))) leave(at, at + 1, 'heading');
  }

  /** The one paragraph between a file's title and its first heading, and fields, tell of the file. */
  const isAbout = (from: number, to: number, spans: readonly NoteSpan[]): boolean =>
    isAllFields(from, to) || (spans.length === 1 && !spans[0]?.isBullet && /[.…]$/.test(wordsOf(to - 1)));

  /** `**Last updated:** …` says something of the file. */
  function isAllFields(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (lines[at]?.kind !== 'text' || !fieldForm.test(wordsOf(at))) return false;
    return true;
  }

  function labelled(at: number, outer: Group): Group {
    const words = wordsOf(at);
    const day = noteDay(words);
    const area = day === undefined && wordCount(words) <= 3 ? areaName(words) : outer.area;
    return { at, ...groupOf(area, day ?? outer.day) };
  }

  const headings = lines.flatMap((_, at) => (levelOf(at) === undefined ? [] : [at]));

  function levelOf(at: number): number | undefined {
    const line = lines[at];
    if (line?.kind === 'heading') return line.level;
    // A line in bold that stands alone.
    const isAlone = lines[at - 1]?.kind !== 'text' && lines[at + 1]?.kind !== 'text';
    const isBold = line?.kind === 'text' && line.indent < 2 && isAlone && /^\*\*[^*:]{2,120}\*\*$/.test(wordsOf(at));
    return isBold && wordCount(wordsOf(at)) > 3 ? 7 : undefined;
  }

  const titleOf = (at: number): string => readText(wordsOf(at)).replace(/:$/, '');

  /** How many headings directly below one are but parts of what it tells: Where, Impact, Fix. */
  function partsOf(each: number): number {
    const level = levelOf(headings[each] ?? -1) ?? 0;
    let parts = 0;
    for (let next = each + 1; next < headings.length; next++) {
      const at = headings[next] as number;
      if ((levelOf(at) ?? 0) <= level) break;
      if (ownField(titleOf(at)) === undefined) return 0;
      parts++;
    }
    return parts;
  }

  function isNote(each: number, spans: readonly NoteSpan[]): boolean {
    const at = headings[each] as number;
    const level = levelOf(at) ?? 1;
    const title = titleOf(at);
    const next = headings[each + 1];
    const below = next === undefined ? 0 : (levelOf(next) ?? 0);
    const hasParts = below > level && below < 7;
    const said = spans.filter(({ kind }) => kind === 'note' || kind === 'introduction');
    const bullets = said.filter(({ isBullet }) => isBullet);
    if (noteDay(wordsOf(at)) !== undefined) return false;
    const first = spans[0];
    if (level > 1 && !hasParts && first?.kind === 'note' && isAllFields(first.from, first.to)) return true;
    if (isGeneric(title)) return false;
    if (said.length === 0) return !hasParts && wordCount(title) >= 3;
    const isTitle = each === 0 && level <= 1 && (hasParts || said.length > 1);
    if (isTitle || wordCount(title) < 2) return false;
    if (hasParts) return first?.kind === 'note' && !first.isBullet && wordCount(title) > 2;
    if (spans[0]?.kind === 'label' || spans[0]?.isBullet)
      return bullets.length > 1 && bullets.filter(({ from }) => isField(wordsOf(from))).length * 2 > bullets.length;
    return wordCount(title) > 2 || said.length === 1;
  }

  function areaName(words: string): string | undefined {
    const name = readText(words.replace(/^\[(.*)\]$/, '$1'))
      .replace(/:$/, '')
      .trim();
    return name === '' || name.length > 60 || isGeneric(name) || wordCount(name) > 6 ? undefined : name;
  }

  const open: (Group & { readonly level: number })[] = [];
  addNotesOf(spansIn(0, headings[0] ?? lines.length), {});
  for (let each = 0; each < headings.length; each++) {
    const at = headings[each] as number;
    const level = levelOf(at) ?? 1;
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    const outer: Group = open.at(-1) ?? {};
    const end = headings[each + 1] ?? lines.length;
    const spans = spansIn(at + 1, end);
    const parts = isGeneric(titleOf(at)) ? 0 : partsOf(each);
    if (parts > 0 || isNote(each, spans)) {
      add(at, headings[each + parts + 1] ?? lines.length, outer);
      each += parts;
      continue;
    }
    const hasMore = headings.length > 1 && each === 0 && level === 1;
    const day = noteDay(wordsOf(at)) ?? outer.day;
    const area = hasMore || noteDay(wordsOf(at)) !== undefined ? outer.area : (areaName(wordsOf(at)) ?? outer.area);
    const group = { at, level, isTitle: hasMore, ...groupOf(area, day) };
    open.push(group);
    leaveUnlessKept(group, addNotesOf(spans, group));
  }
  return { notes, left: left.sort((a, b) => a.line - b.line) };
}

/** What a heading or a label says of the notes below it. */
interface Group {
  /** Its line, from 0; absent above the first one. */
  readonly at?: number;
  readonly area?: string;
  /** `YYYY-MM-DD` */
  readonly day?: string;
  /** It is the title of the whole file. */
  readonly isTitle?: boolean;
}

const groupOf = (area: string | undefined, day: string | undefined): Pick<Group, 'area' | 'day'> => ({
  ...(area !== undefined && { area }),
  ...(day !== undefined && { day }),
});

const noteReference = /^[(<`]?(?:https?:\/\/\S+|[\w.@-]*[/\\]\S+|[\w-]+\.\w{1,5}:\d\S*)$/;

const fieldForm = /^\*\*[^*]{2,40}(?::\*\*|\*\*\s*:)/;

/** `**File:** …`, `Impact: …` */
function isField(words: string): boolean {
  const [, name] = /^[*_]{0,2}([\p{L}][\p{L} ]{1,24})[*_]{0,2}\s*:/u.exec(words) ?? [];
  return name !== undefined && ownField(name) !== undefined;
}
