import { codeSpan, inlineText } from '../authoring/markdown-inline.ts';
import { debtReference } from '../model/debt-id.ts';
import { type DebtItem, debtItem } from '../model/debt-item.ts';
import type { DebtSource } from '../model/debt-source.ts';
import type { Document } from '../model/document.ts';
import { type IceFormula, iceText } from '../model/ice.ts';
import { titleSection } from '../model/sections.ts';
import { withoutComments } from '../text/text.ts';

/**
 * An item as the text of an issue: its title, what it says, where it is in the code, its scores and its id to find it by.
 * Links to code become paths, since they lead nowhere from there; notes for the linter go.
 */
export function debtIssue(document: Document, formula: IceFormula, item: DebtItem = debtItem(document)): string {
  const { anchors, scores, id, hits, title, path } = item;
  const places = anchors.map(({ path: file, line, snippet }) => {
    const place = codeSpan(line === undefined ? file : `${file}:${line}`);
    return `- ${place}${snippet === undefined ? '' : ` ${codeSpan(snippet)}`}`;
  });
  const about = [
    iceText(scores, formula),
    ...(id === undefined ? [] : [debtReference(id)]),
    ...(hits > 0 ? [`hit ${hits}×`] : []),
  ];
  const body = item.from ? ownWords(document, item.from) : bodyOf(document);
  const parts = [title || path, body, places.join('\n'), about.join(' · ')];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** Of an item in a document of the team's own: the fields of its row, else the passage as it stands. */
function ownWords({ text }: Document, { shape, range, own }: DebtSource): string {
  if (shape !== 'table')
    return text
      .slice(range.start, range.end)
      .replace(/\r\n|\r/g, '\n')
      .trim();
  const told = own.filter(({ field, text: value }) => field !== 'title' && field !== 'id' && value !== '');
  return told.map(({ name, text: value }) => `- ${inlineText(name)}: ${inlineText(value)}`).join('\n');
}

/** What stands below the title, without the list items that link code. */
function bodyOf(document: Document): string {
  const { text, markdown } = document;
  let at = titleSection(document)?.headingRange.end ?? markdown.frontMatter?.range.end ?? 0;
  let body = '';
  for (const { range } of debtItem(document).anchors) {
    if (range.start < at) continue;
    body += text.slice(at, range.start);
    at = range.end;
  }
  return withoutComments(body + text.slice(at))
    .replace(/\r\n|\r/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
