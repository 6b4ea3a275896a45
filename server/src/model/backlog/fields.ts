import type { RootContent } from 'mdast';
import type { TextRange } from '../../text/text.ts';
import type { OwnField, OwnValue } from '../debt-source.ts';
import { fact } from '../document.ts';
import { nodeRange, type Passage, type Section } from '../sections.ts';
import { headingField, labelField } from './labels.ts';
import { ownStatus } from './scales.ts';
import { fieldRows } from './table.ts';
import { readText, trimmed } from './text.ts';

/**
 * The fields that a passage of a document writes, `**Status**: open`, `- Priority: high`, or in a table of two columns, with
 * their places in it.
 */
export const passageFields = fact(({ chunk: { text }, blocks }: Passage): readonly OwnValue[] => [
  ...stateAlone(text, blocks[0]),
  ...blocks.flatMap((block) =>
    block.type === 'table'
      ? (fieldRows(text, nodeRange(block)) ?? [])
      : block.type === 'code'
        ? []
        : fieldsIn(text, nodeRange(block)),
  ),
]);

/** `RESOLVED (in 2.1)` below a heading, a paragraph of its own. */
function stateAlone(text: string, first: RootContent | undefined): readonly OwnValue[] {
  if (first?.type !== 'paragraph') return [];
  const range = nodeRange(first);
  if (range.end - range.start > longestState) return [];
  const said = readText(text.slice(range.start, range.end));
  return stateForm.test(said) && ownStatus(said) !== undefined
    ? [{ field: 'status', name: 'Status', text: said, range }]
    : [];
}

/** Letters. */
const longestState = 120;

/** A word or two, and what they go by. */
const stateForm = /^[^\p{L}]*(?!no\s)\p{L}{2,}(?:[ -]\p{L}+)?[^\p{L}():：?]*(?:\([^()]*\)[^\p{L}:：?]*)?$/iu;

/** Those of one block that is no code. */
export function fieldsIn(text: string, { start, end }: TextRange): readonly OwnValue[] {
  const source = text.slice(start, end);
  const found: OwnValue[] = inOneLine(source, start);
  const lines = new Set(found.map(({ range }) => source.lastIndexOf('\n', range.start - start)));
  for (const match of source.matchAll(labels)) {
    if (lines.size > 0 && lines.has(source.lastIndexOf('\n', match.index - 1))) continue;
    const { lead = '', bold, colon = '', plain, line, value = '' } = match.groups ?? {};
    const name = (bold ?? plain ?? line ?? '').trim();
    const field = labelField(name);
    if (!field || field === 'title' || (bold !== undefined && !isClosed(name, colon, value))) continue;
    // A line of prose may begin with a word and a colon.
    if (line !== undefined && (!/^[\p{Lu}\p{Lo}]/u.test(line) || /^notes?$/i.test(line))) continue;
    const at = start + match.index + lead.length + match[0].slice(lead.length).length - value.length;
    const range = trimmed(text, { start: at, end: at + value.length });
    found.push({
      field,
      name: name.replace(/\s*[:：.。]$/, ''),
      text: readText(text.slice(range.start, range.end)),
      range,
    });
  }
  return found;
}

/** `severity: low — found: 2026-05-02 — status: fixed`, where each part of a line is a label and what it says. */
function inOneLine(source: string, offset: number): OwnValue[] {
  return [...source.matchAll(oneLine)].flatMap((line) => {
    const parts = [
      ...line[0].matchAll(
        /(?:^|[ \t][—–|·•;][ \t])[ \t>]*(?:[-*+][ \t]+)?([^:：\n]{2,30})[:：][ \t]+((?:(?![ \t][—–|·•;][ \t])[^\n])*)/gu,
      ),
    ];
    return parts.flatMap((part): OwnValue[] => {
      const [whole, name = '', value = ''] = part;
      const field = labelField(name);
      if (!field || field === 'title') return [];
      const at = offset + line.index + part.index + whole.length - value.length;
      const range = { start: at, end: at + value.trimEnd().length };
      return [{ field, name: name.trim(), text: readText(value), range }];
    });
  });
}

const oneLine =
  /^[ \t>]*(?:[-*+][ \t]+)?\p{L}[\p{L} ]{1,29}[:：][ \t]+[^\s*](?:(?![ \t][—–|·•;][ \t])[^\n:：*]){0,80}(?:[ \t][—–|·•;][ \t]+\p{L}[\p{L} -]{1,29}[:：][ \t]+[^\s*][^\n]*)$/gmu;

/** A bold label ends at its colon or full stop, inside or outside, at a dash, or has a line of its own. */
const isClosed = (name: string, colon: string, value: string): boolean =>
  colon !== '' || /[:：.。]$/.test(name) || (value === '' && proseFields.has(labelField(name)));

const proseFields: ReadonlySet<OwnField | undefined> = new Set([
  'problem',
  'impact',
  'cause',
  'fix',
  'trigger',
  'link',
]);

/** A value begins behind its label or on the line below, and ends at the line's end, or at the next label. */
const labels =
  /(?<lead>^[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?|[ \t]*[|·•;][ \t]*(?=\*\*)|\.[ \t]+(?=\*\*[^*\n]{1,40}(?::\*\*|\*\*:)))(?:\*\*(?<bold>[^*\n]{1,60})\*\*(?<colon>[ \t]*[:：]|[ \t]+[–—-](?=[ \t]))?|(?<plain>(?<=[-*+][ \t]+)\p{L}[\p{L} /-]{1,30})(?::(?=[ \t])|：)|(?<line>(?<=^[ \t>]*)\p{L}[\p{L} /-]{1,30})(?::(?=[ \t\r\n]|$)|：))[ \t]*(?:(?<=[:：]\**[ \t]*)\r?\n[ \t]*(?=[\p{L}\p{N}`✅🔴🟠🟡🟢])(?![^\n]{1,40}[:：]))?(?<value>(?:(?![ \t]*[|·•;][ \t]*\*\*|\.[ \t]+\*\*[^*\n]{1,40}(?::\*\*|\*\*:))[^\n\r]){0,2000})/gmu;

/** Subsections that are named like fields, `### Impact`: what stands on their first line, or an estimate's total. */
export function fieldSections(text: string, { children }: Pick<Section, 'children'>): readonly OwnValue[] {
  return children.flatMap((child): OwnValue[] => {
    const field = headingField(child.passage);
    if (!field || isLegendOf(field, child)) return [];
    const content = trimmed(text, child.contentRange);
    const source = text.slice(content.start, content.end);
    const range = (field === 'effort' ? totalIn(source, content.start) : undefined) ?? firstLine(source, content.start);
    const said = readText(text.slice(range.start, range.end));
    // What a piece of work covers is no part of a system where it takes more than a name.
    const isText = field === 'area' && (range.end < content.end || said.length > longestName);
    return [{ field: isText ? 'more' : field, name: child.title, text: said, range }];
  });
}

/** What each of a scale's words means, a bullet each, is no value. */
const isLegendOf = (field: OwnField, { passage: { blocks } }: Section): boolean =>
  (field === 'status' || field === 'priority') &&
  blocks.some((block) => block.type === 'list' && block.children.length >= leastOfLegend);

const leastOfLegend = 3;

function firstLine(source: string, start: number): TextRange {
  // What begins with code says nothing on its first line.
  if (/^(?:`{3,}|~{3,})/.test(source)) return { start, end: start };
  const length = source.search(/[\r\n]/);
  return { start, end: length < 0 ? start + source.length : start + length };
}

/** `**Total Estimate:** 26-37 hours` below the parts that it adds up. */
function totalIn(source: string, start: number): TextRange | undefined {
  const match = /^[ \t>*_+-]*(?:overall |grand )?(?:total|overall)\b[^:：\r\n]{0,40}[:：][*_]*[ \t]*(?=\S)/im.exec(
    source,
  );
  return match
    ? firstLine(source.slice(match.index + match[0].length), start + match.index + match[0].length)
    : undefined;
}

/** Letters. */
const longestName = 60;
