import type { Document } from '../model/document.ts';
import { frontMatter } from '../model/front-matter.ts';
import { lineEnding, type TextEdit } from '../text/text.ts';
import { writeValue } from './write-value.ts';

/** Writes the kind into the front matter, which is made if there is none: from then on the whole template applies. */
export function adoptKind(document: Document, kind: string): TextEdit {
  const ending = lineEnding(document.text);
  const block = document.markdown.frontMatter;
  const existing = frontMatter(document).entries.find(({ key }) => key === 'kind');
  if (existing) return writeValue(document, existing.valueRange, kind);
  const line = block?.language === 'toml' ? `kind = "${kind}"` : `kind: ${kind}`;
  const at = block ? block.content.start : 0;
  const newText = block ? `${line}${ending}` : `---${ending}${line}${ending}---${ending}`;
  return { range: { start: at, end: at }, newText };
}
