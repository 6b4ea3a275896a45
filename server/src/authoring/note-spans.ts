import { noteDay, startsNote } from './note-head.ts';
import type { NoteLine } from './note-lines.ts';
import { isGeneric, wordCount } from './note-words.ts';

/** Lines of a file of notes that belong together; `to` is behind the last one. */
export interface NoteSpan {
  readonly kind: 'note' | 'label' | 'introduction' | 'comment' | 'table' | 'code' | 'link target' | 'front matter';
  readonly from: number;
  readonly to: number;
  /** It begins with a bullet or a box. */
  readonly isBullet: boolean;
  /** A blank line stands before it. */
  readonly hasGap: boolean;
}

/** Finds what belongs together between two headings. Every line that is not blank, and no rule, is in one span. */
export function noteSpans(text: string, lines: readonly NoteLine[], isMarkdown: boolean) {
  const wordsOf = (at: number): string => {
    const { start, end } = lines[at]?.words ?? { start: 0, end: 0 };
    return unmarked(text.slice(start, end));
  };
  const kindOf = (at: number): NoteLine['kind'] | undefined => lines[at]?.kind;
  const blocks = textBlocks(text, lines);

  /** Whether a line of text goes on with what the line above it says, in a text that does not mark its notes. */
  function goesOn(at: number): boolean {
    const [before, next] = [wordsOf(at - 1), wordsOf(at)];
    if (isReference(next)) return !isReference(before);
    if (
      /^(?:see|also|e\.g\.|cf\.?|because|and|but|or|so|which|that|when|while|->|=>|\(|…|\.\.\.)(?![\p{L}\p{N}])/u.test(
        next,
      )
    )
      return true;
    if (/(?:[,;(–—]|(?<!\p{L})(?:the|an?|of|to|and|or|in|on|at|with|for|from|by|is|are|that|which))$/iu.test(before))
      return true;
    const { first = at, isWrapped = false, count = 0 } = blocks[at] ?? {};
    const isSmall = /^\p{Ll}/u.test(next);
    const isSmallFirst = /^\p{Ll}/u.test(wordsOf(first)) || /^\p{Ll}/u.test(before);
    if (before.length >= 45 && isSmall && !isSmallFirst && !isSentenceEnd(before)) return true;
    return isWrapped && (count > 2 || (isSmall && (!isSmallFirst || (before.length > 67 && !isSentenceEnd(before)))));
  }

  /** Where the note that begins at a line ends. */
  function noteEnd(from: number, to: number): number {
    const first = lines[from] as NoteLine;
    let [end, hasGap] = [from + 1, false];
    for (let at = from + 1; at < to; at++) {
      const line = lines[at] as NoteLine;
      if (line.kind === 'blank') {
        hasGap = true;
        continue;
      }
      if (!belongs(first, line, at, hasGap)) break;
      [end, hasGap] = [at + 1, false];
    }
    return end;
  }

  function belongs(first: NoteLine, line: NoteLine, at: number, hasGap: boolean): boolean {
    const isDeeper = line.indent >= first.indent + 2;
    switch (line.kind) {
      case 'code':
        return true;
      case 'table':
      case 'quote':
        return isDeeper || !hasGap;
      case 'bullet':
        if (isDeeper) return true;
        if (hasGap) return false;
        // In a plain list, a line that begins with nothing but a box.
        if (first.kind === 'text' && line.indent <= first.indent && isBareBox(line)) return false;
        // A plain line, or a number, above dashes that tell more of it.
        return first.kind === 'bullet'
          ? first.isNumbered === true && line.isNumbered === false && line.indent >= first.indent && !line.box
          : true;
      case 'text':
        if (isDeeper) return true;
        if (hasGap || startsNote(wordsOf(at)) || isLabel(at)) return false;
        return kindOf(at - 1) !== 'text' && kindOf(at - 1) !== 'bullet'
          ? false
          : first.kind === 'text' && kindOf(at - 1) === 'bullet'
            ? false
            : (isMarkdown && !blocks[at]?.isList) || goesOn(at);
      default:
        return false;
    }
  }

  const isBareBox = ({ range, words }: NoteLine): boolean => /^\s*[[☐☑☒]/.test(text.slice(range.start, words.start));

  /** A line that says of the ones below it where they belong, or of which day they are. */
  function isLabel(at: number): boolean {
    const line = lines[at];
    if (line?.kind !== 'text') return false;
    const words = wordsOf(at);
    if (noteDay(words) !== undefined) return true;
    if (/^\[[\p{L}][^[\]]{0,40}\]$/u.test(words)) return true;
    if (words.length > 80) return false;
    const next = nextOf(at + 1);
    const below = kindOf(next);
    if (below !== 'bullet' && below !== 'text') return false;
    if (/^\*\*[^*]+\*\*$|[^:]:(?:\*\*)?$/.test(words)) return wordCount(words) <= 8 && !/[/\\]|\.\w{1,4}\b/.test(words);
    const isAlone = at === 0 || kindOf(at - 1) !== 'text';
    if (!isAlone || (lines[next] as NoteLine).indent < line.indent) return false;
    if (below === 'bullet') return (wordCount(words) <= 2 || isGeneric(words)) && !/[/\\.`]/.test(words);
    return !isMarkdown && /^[\p{Lu}][\p{Lu} &/-]{2,30}$/u.test(words) && wordCount(words) <= 3 && next === at + 1;
  }

  const nextOf = (at: number): number => {
    let next = at;
    while (kindOf(next) === 'blank') next++;
    return next;
  };

  function spansIn(from: number, to: number): readonly NoteSpan[] {
    const spans: NoteSpan[] = [];
    let hasGap = true;
    for (let at = from; at < to; ) {
      const kind = kindOf(at);
      if (kind === 'blank' || kind === 'rule') {
        hasGap = true;
        at++;
        continue;
      }
      const span = spanAt(at, to);
      spans.push({ ...span, hasGap });
      hasGap = false;
      at = span.to;
    }
    return spans.map((span, at) => (isIntroduction(span, at, spans) ? { ...span, kind: 'introduction' } : span));
  }

  function spanAt(at: number, to: number): Omit<NoteSpan, 'hasGap'> {
    const { kind } = lines[at] as NoteLine;
    const run = (what: NoteSpan['kind']) => {
      let end = at + 1;
      while (end < to && kindOf(end) === kind) end++;
      return { kind: what, from: at, to: end, isBullet: false };
    };
    if (kind === 'comment' || kind === 'table' || kind === 'code') return run(kind);
    if (kind === 'front-matter') return run('front matter');
    if (kind === 'definition') return run('link target');
    if (isLabel(at)) return { kind: 'label', from: at, to: at + 1, isBullet: false };
    const isBullet = kind === 'bullet';
    // A bullet without words, and what stands below it.
    return { kind: 'note', from: at, to: noteEnd(at, to), isBullet };
  }

  /** Words that lead to a list: they end in a colon, or are the first sentence of all. */
  function isIntroduction({ kind, from, to, isBullet }: NoteSpan, at: number, spans: readonly NoteSpan[]): boolean {
    if (kind !== 'note' || isBullet || !spans[at + 1]?.isBullet) return false;
    const last = wordsOf(to - 1);
    return last.endsWith(':') || (at === 0 && from <= 6 && /[.…]$/.test(last));
  }

  return { spansIn, goesOn, wordsOf };
}

/** Nothing but a path or an address. */
const isReference = (words: string): boolean =>
  /^[(<`]?(?:https?:\/\/\S+|[\w.@-]*[/\\]\S+|[\w-]+\.\w{1,5}:\d\S*)$/.test(words);

const isSentenceEnd = (words: string): boolean => /[.!?:…)\]]$/.test(words);

/** Without what an import leaves at its ends: told by its shape, a note stays what it was. */
const unmarked = (words: string): string => {
  const bare = words.endsWith(')') || words.endsWith(']') ? words.replace(/\s*[[(]D-[0-9a-z]{4,12}[\])]$/, '') : words;
  return bare.includes('~~') ? bare.replace(/^~~|~~$/g, '') : bare;
};

const isSmallAt = (text: string, at: number): boolean => /^(?:~~)?\p{Ll}/u.test(text.slice(at, at + 4));

interface TextBlock {
  readonly first: number;
  count: number;
  width: number;
  /** Of those that end like a sentence. */
  sentences: number;
  /** A line begins with a small letter, and the first one does not. */
  hasSmall: boolean;
  /** Several lines that are neither sentences nor full: a note each, in Markdown, too. */
  isList: boolean;
  /** No line but the last had room for the first word of the next. */
  isWrapped: boolean;
}

/** Of each run of lines of text: where it begins, how many there are, and whether it looks like one text. */
function textBlocks(text: string, lines: readonly NoteLine[]): readonly (TextBlock | undefined)[] {
  const blocks: (TextBlock | undefined)[] = [];
  const lengthOf = ({ words: { start, end } }: NoteLine): number =>
    unmarked(text.slice(Math.max(start, end - 40), end)).length + Math.max(0, end - 40 - start);
  lines.forEach((line, at) => {
    const block =
      line.kind === 'text'
        ? (blocks[at - 1] ?? {
            first: at,
            count: 0,
            width: 0,
            sentences: 0,
            hasSmall: false,
            isWrapped: true,
            isList: false,
          })
        : undefined;
    if (block) {
      block.count++;
      block.width = Math.max(block.width, lengthOf(line));
      if (/[.,;:]$/.test(unmarked(text.slice(Math.max(line.words.start, line.words.end - 40), line.words.end))))
        block.sentences++;
      const [first, own] = [lines[block.first]?.words.start ?? 0, line.words.start];
      if (isSmallAt(text, own) && !isSmallAt(text, first)) block.hasSmall = true;
    }
    blocks.push(block);
  });
  lines.forEach((line, at) => {
    const block = blocks[at];
    if (!block || blocks[at - 1] !== block) return;
    const before = lengthOf(lines[at - 1] as NoteLine);
    const word = /^\S*/.exec(text.slice(line.words.start, Math.min(line.words.end, line.words.start + 100)))?.[0] ?? '';
    if (before < 60 || before + 1 + word.length <= block.width) block.isWrapped = false;
  });
  for (const block of new Set(blocks))
    if (block)
      block.isList =
        !block.isWrapped && !block.hasSmall && block.count > 2 && block.width < 80 && block.sentences * 4 < block.count;
  return blocks;
}
