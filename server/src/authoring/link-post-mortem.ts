import { debtReference } from '../model/debt-id.ts';
import type { Document } from '../model/document.ts';
import { linkTarget } from '../model/linked-path.ts';
import { categoryStatements, isRootCauseName } from '../model/root-cause.ts';
import { type Section, sections } from '../model/sections.ts';
import { lineEnding, rangeAt, type TextEdit } from '../text/text.ts';
import { inlineText } from './markdown-inline.ts';

/** Names the debt item where a post-mortem tells its root cause; undefined where none is told. */
export function linkDebt(
  document: Document,
  item: { readonly id?: string; readonly title: string; readonly path: string },
): TextEdit | undefined {
  const section = rootCauseSection(document);
  if (!section) return undefined;
  const eol = lineEnding(document.text);
  const end = section.range.start + document.text.slice(section.range.start, section.range.end).trimEnd().length;
  const sentence = `Logged as [${item.id === undefined ? inlineText(item.title) : debtReference(item.id)}](${linkTarget(document.path, item.path)}).`;
  return { range: rangeAt(end), newText: `${eol}${eol}${sentence}` };
}

/** The section that names the category, else the one that is called the root cause; of its subsections, the last. */
function rootCauseSection(document: Document): Section | undefined {
  const statements = categoryStatements(document).filter(({ section }) => section !== undefined);
  const named = statements.find(({ value }) => value !== '') ?? statements[0];
  const told = named?.section ?? sections(document).find(({ level, title }) => level > 1 && isRootCauseName(title));
  let last = told;
  // The title's own subsections are the whole document.
  while (last && last.level > 1 && last.children.length > 0) last = last.children.at(-1);
  return last;
}
