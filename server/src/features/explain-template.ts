import { templatePage } from '../engine/template-page.ts';
import { frontMatterKind, isTemplateOf } from '../kinds/detect-kind.ts';
import { readOutline } from '../kinds/read-outline.ts';
import type { LintedDocument } from './linted-document.ts';

/** What a document checks when others are linted against it, as a Markdown page. */
export function explainTemplate({ document, setup }: LintedDocument): string {
  const outline = readOutline(document);
  const { kinds, config } = setup;
  const kind =
    kinds.find((each) => isTemplateOf(each, document.path))?.name ??
    outline.kind ??
    kinds.find(({ name }) => name === frontMatterKind(document))?.name ??
    'post-mortem';
  const name = document.path.slice(document.path.lastIndexOf('/') + 1);
  return templatePage(outline, { path: name, kind, rootCauses: config.rootCauses });
}
