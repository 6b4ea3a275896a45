import type { DebtStatus, WrittenDebtItem } from '../debt-item.ts';
import { withStatus } from './status.ts';

/** Items that are sections, and those that are rows of tables. */
interface Told {
  readonly sections: readonly WrittenDebtItem[];
  readonly rows: readonly WrittenDebtItem[];
}

/**
 * Without the rows that a section tells already: one that names the row's file with one of its lines, or with nearly all
 * of its words. An audit sums up in tables what it has found. A section of which all rows say that it is closed is so too.
 */
export function withoutToldRows(text: string, { sections, rows }: Told): Told {
  if (sections.length === 0 || rows.length === 0) return { sections, rows };
  const byFile = new Map<string, SectionText[]>();
  for (const section of sections) {
    const source = section.from ? text.slice(section.from.range.start, section.from.range.end) : '';
    const words = wordsOf(source);
    for (const [file, lines] of filesIn(source)) {
      const known = byFile.get(file);
      if (known) known.push({ section, words, lines });
      else byFile.set(file, [{ section, words, lines }]);
    }
  }
  const states = new Map<WrittenDebtItem, Set<DebtStatus | undefined>>();
  const left = rows.filter((row) => {
    const found = filesOf(row).flatMap((file) => byFile.get(file)?.find((each) => isToldIn(row, each)) ?? [])[0];
    if (found) states.set(found.section, (states.get(found.section) ?? new Set()).add(row.status));
    return !found;
  });
  return { sections: sections.map((section) => withState(section, [...(states.get(section) ?? [])])), rows: left };
}

const withState = (
  section: WrittenDebtItem,
  [state, ...others]: readonly (DebtStatus | undefined)[],
): WrittenDebtItem => (others.length > 0 ? section : withStatus(section, state));

interface SectionText {
  readonly section: WrittenDebtItem;
  readonly words: ReadonlySet<string>;
  /** Of one file. */
  readonly lines: readonly Lines[];
}

type Lines = readonly [first: number, last: number];

function isToldIn(row: WrittenDebtItem, { words, lines }: SectionText): boolean {
  const own = row.from?.own.find(({ name }) => /^(?:at )?lines?\b/i.test(name))?.text ?? '';
  const places = linesIn(own);
  if (places.some(([from, to]) => lines.some(([first, last]) => from <= last && first <= to))) return true;
  const said = [...wordsOf(row.title)];
  return said.length >= leastWords && said.filter((word) => words.has(word)).length * 3 >= said.length * 2;
}

const leastWords = 3;

/** The names of the files that a row is about. */
const filesOf = ({ from }: WrittenDebtItem): readonly string[] =>
  (from?.own.find(({ field }) => field === 'link')?.text.match(fileNames) ?? []).map((name) => name.toLowerCase());

const fileNames = /[\w*-][\w*.-]*\.[a-z]\w{0,5}(?![\w.])/gi;

/** Each file that a text names, with the lines that stand behind its name. */
function filesIn(source: string): ReadonlyMap<string, readonly Lines[]> {
  const found = new Map<string, Lines[]>();
  for (const match of source.matchAll(fileNames)) {
    const behind = source.slice(match.index + match[0].length, match.index + match[0].length + longestPlace);
    const [said = ''] = /^[`*)\]]*[,:(\s#]*(?:lines?\s*|L)?~?\d[\d\s,–-]*/i.exec(behind) ?? [];
    const file = match[0].toLowerCase();
    const lines = found.get(file) ?? [];
    lines.push(...linesIn(said));
    found.set(file, lines);
  }
  return found;
}

/** Letters. */
const longestPlace = 40;

/** `20-24`, `99, 108, 112` */
const linesIn = (said: string): readonly Lines[] =>
  [...said.matchAll(/(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?/g)].map(([, first, last]) => [
    Number(first),
    Number(last ?? first),
  ]);

/** The beginnings of those that tell something. */
const wordsOf = (source: string): ReadonlySet<string> =>
  new Set(
    (source.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [])
      .filter((word) => !common.test(word))
      .map((word) => word.slice(0, 5)),
  );

const common = /^(?:the|and|for|with|from|into|but|not|are|has|have|that|this|its|all)$/;
