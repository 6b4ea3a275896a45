import type { CompletionItem } from 'vscode-languageserver-types';
import { insertSection } from '../kinds/insert.ts';
import type { Document } from '../model/document.ts';
import { nodeRange, sectionAt } from '../model/sections.ts';
import { lineEnding } from '../text/text.ts';
import type { CompletionPlace } from './completion.ts';
import { completionItems } from './completion-item.ts';
import type { LintedDocument } from './linted-document.ts';

/** After hashes at the start of a line: the template's sections that the document lacks, with their guidance. */
export function missingHeadings(
  linted: LintedDocument,
  { offset, lineStart, lineEnd, line }: CompletionPlace,
): CompletionItem[] {
  const { document, result } = linted;
  const [hashes] = /^#{1,6}[ \t]*/.exec(line) ?? [];
  if (!result.against || hashes === undefined || offset < lineStart + hashes.trimEnd().length) return [];
  if (isInsideBlock(document, lineStart)) return [];
  const { match } = result.against;
  const absent = match.sections.filter(({ state }) => state === 'absent');
  const range = { start: lineStart, end: lineEnd };
  return completionItems(
    linted,
    absent.map(({ outline }) => ({
      label: outline.title,
      newText: insertSection(document, match, outline).newText.trim() + blankLineBelow(document, lineEnd),
      range,
      kind: 'heading',
      detail: outline.required ? 'section of the template' : 'optional section of the template',
      documentation: outline.guidance,
      filterText: hashes + outline.title,
    })),
  );
}

/** On an empty line: the prompts that the section it stands in lacks. */
export function missingPrompts(linted: LintedDocument, { offset, lineStart, line }: CompletionPlace): CompletionItem[] {
  const { document, result } = linted;
  if (!result.against || line.trim() !== '' || isInsideBlock(document, lineStart)) return [];
  const { match } = result.against;
  const here = sectionAt(document, lineStart);
  const section = here && match.sections.find((each) => each.section === here)?.outline;
  if (!section && here && here.level > 1) return [];
  const absent = match.prompts.filter(
    ({ outline, leaf }) =>
      outline.section === section &&
      outline.shape !== 'section' &&
      !outline.inFrontMatter &&
      !leaf &&
      !outline.source.startsWith('|'),
  );
  return completionItems(
    linted,
    absent.map(({ outline }) => ({
      label: outline.text,
      newText: outline.source.trim().replace(/\r\n|\n/g, lineEnding(document.text)),
      range: { start: offset, end: offset },
      kind: 'prompt',
      detail: 'prompt of the template',
      documentation: outline.guidance,
    })),
  );
}

/** In code, a comment, a table or a list a hash begins no heading, and a template's paragraph has no place. */
function isInsideBlock(document: Document, offset: number): boolean {
  const section = sectionAt(document, offset);
  if (!section) return offset > 0;
  return section.passage.blocks.some((block) => {
    const { start, end } = nodeRange(block);
    return block.type !== 'paragraph' && section.offset + start <= offset && offset < section.offset + end;
  });
}

/** An inserted section ends in a blank line unless one is there. */
function blankLineBelow({ text }: Document, lineEnd: number): string {
  return /^(?:$|(?:\r\n|\n|\r)[ \t]*(?:[\r\n]|$))/.test(text.slice(lineEnd, lineEnd + 200)) ? '' : lineEnding(text);
}
