import type { Document } from '../model/document.ts';
import { sections, titleSection } from '../model/sections.ts';
import { LineIndex } from '../text/line-index.ts';
import type { Directive, DirectiveRule } from './read-directive.ts';

/** What switched a rule off or on: the directive itself where it is about all rules, or one of the rules it names. */
export type Switch = Directive | DirectiveRule;

export interface DirectiveScopes {
  /** What suppresses a rule's finding at an offset. Offsets are asked for in ascending order. */
  suppressor(rule: string, offset: number): Switch | undefined;
  /** The switches that turn something on again, once all findings were asked for. */
  effectiveEnds(): readonly Switch[];
}

/**
 * `disable-next-line` is about the next line that holds something else than directives. `disable` counts from its own
 * line on, or for the whole document if only the title stands before it, until `enable` or the end of the document.
 */
export function directiveScopes(document: Document, directives: readonly Directive[]): DirectiveScopes {
  const lines = new LineIndex(document.text);
  const onLine = nextLines(lines, directives);
  const regions = regionSwitches(switchesInOrder(document, lines, directives));
  return {
    suppressor: (rule, offset) => {
      regions.advance(offset);
      const above = onLine.get(lines.position(offset).line) ?? [];
      return above.map((directive) => switchFor(directive, rule)).find(Boolean) ?? regions.offBy(rule);
    },
    effectiveEnds: () => {
      regions.advance(document.text.length);
      return regions.ends;
    },
  };
}

const switchFor = (directive: Directive, rule: string): Switch | undefined =>
  directive.rules.length === 0 ? directive : directive.rules.find(({ name }) => name === rule);

/** The directives that are about a line, by its number. */
function nextLines(lines: LineIndex, directives: readonly Directive[]): ReadonlyMap<number, readonly Directive[]> {
  const found = new Map<number, Directive[]>();
  let below: { readonly line: number; readonly target: number } | undefined;
  // From the last to the first: where one directive follows another, both are about the same line.
  for (const directive of directives.toReversed()) {
    const line = contentLine(lines, lines.position(directive.range.end).line + 1);
    const target = line === below?.line ? below.target : line;
    if (directive.verb === 'disable-next-line') {
      const others = found.get(target);
      if (others) others.push(directive);
      else found.set(target, [directive]);
    }
    below = standsAlone(lines, directive) ? { line: lines.position(directive.range.start).line, target } : undefined;
  }
  return found;
}

/** The first line from this one on that holds more than the marks of a quote. */
function contentLine(lines: LineIndex, from: number): number {
  let line = from;
  while (line < lines.lineCount && /^[\s>]*$/.test(lines.lineText(line))) line++;
  return line;
}

function standsAlone(lines: LineIndex, { range }: Directive): boolean {
  const first = lines.position(range.start);
  const last = lines.position(range.end);
  return (
    /^[\s>]*$/.test(lines.lineText(first.line).slice(0, first.column)) &&
    /^\s*$/.test(lines.lineText(last.line).slice(last.column))
  );
}

interface PlacedSwitch {
  readonly offset: number;
  readonly directive: Directive;
}

function switchesInOrder(
  document: Document,
  lines: LineIndex,
  directives: readonly Directive[],
): readonly PlacedSwitch[] {
  const head = headEnd(document, directives);
  return directives.flatMap((directive) => {
    const { start } = directive.range;
    if (directive.verb === 'disable-next-line') return [];
    if (directive.verb === 'enable') return [{ offset: start, directive }];
    return [{ offset: start < head ? 0 : lines.lineStart(lines.position(start).line), directive }];
  });
}

/** Where the document's content begins: behind front matter, directives and the title. */
function headEnd(document: Document, directives: readonly Directive[]): number {
  const title = (titleSection(document) ?? sections(document).find(({ level }) => level > 0))?.headingRange;
  let at = document.markdown.frontMatter?.range.end ?? 0;
  for (const range of [...directives.map((directive) => directive.range), ...(title ? [title] : [])].sort(
    (a, b) => a.start - b.start,
  )) {
    if (document.text.slice(at, range.start).trim() !== '') break;
    at = range.end;
  }
  return at;
}

/** Which rules are off, while the switches are gone through from the first to the last. */
function regionSwitches(switches: readonly PlacedSwitch[]) {
  const ends: Switch[] = [];
  const named = new Map<string, Switch | 'on'>();
  let all: Switch | undefined;
  let next = 0;

  const offBy = (rule: string): Switch | undefined => {
    const own = named.get(rule) ?? all;
    return own === 'on' ? undefined : own;
  };
  const turn = (directive: Directive): void => {
    const isEnd = directive.verb === 'enable';
    if (directive.rules.length === 0) {
      if (isEnd && (all || [...named.values()].some((each) => each !== 'on'))) ends.push(directive);
      all = isEnd ? undefined : directive;
      named.clear();
    }
    for (const rule of directive.rules) {
      if (isEnd && offBy(rule.name)) ends.push(rule);
      named.set(rule.name, isEnd ? 'on' : rule);
    }
  };
  const advance = (offset: number): void => {
    for (let at = switches[next]; at && at.offset <= offset; at = switches[++next]) turn(at.directive);
  };
  return { ends, offBy, advance };
}
