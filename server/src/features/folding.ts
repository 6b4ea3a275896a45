import type { FoldingRange } from 'vscode-languageserver-types';
import { sections } from '../model/sections.ts';
import type { TextRange } from '../text/text.ts';
import type { LintedDocument } from './linted-document.ts';

/** Sections and front matter, for editors that fold no Markdown. */
export function folding({ document, places }: LintedDocument): FoldingRange[] {
  const { frontMatter } = document.markdown;
  const foldable: TextRange[] = [
    ...(frontMatter ? [frontMatter.range] : []),
    ...sections(document)
      .filter(({ level }) => level > 0)
      .map(({ headingRange, end }) => ({ start: headingRange.start, end })),
  ];
  return foldable
    .map(({ start, end }) => ({
      startLine: places.position(start).line,
      endLine: places.position(start + document.text.slice(start, end).trimEnd().length).line,
    }))
    .filter(({ startLine, endLine }) => endLine > startLine);
}
