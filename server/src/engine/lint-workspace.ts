import { claims, detectKind, isTemplateOf } from '../kinds/detect-kind.ts';
import { createDocument } from '../model/document.ts';
import type { Workspace } from '../workspace.ts';
import type { LintedFile } from './finding-counts.ts';
import { type LintOptions, lint } from './lint.ts';
import { folderOf } from './paths.ts';
import type { Setup } from './setup.ts';

export interface WorkspaceLintOptions extends LintOptions {
  /** What governs the documents in a folder. */
  readonly setup: (folder: string) => Promise<Setup>;
  readonly under?: string;
}

/** More than anyone keeps in one place. */
const mostFiles = 20_000;

/** Lints all documents of a workspace that are of a kind, templates left out. What cannot be read is passed over. */
export async function lintWorkspace(
  workspace: Workspace,
  { setup: setupOf, under = '', ...options }: WorkspaceLintOptions,
): Promise<LintedFile[]> {
  const paths = await workspace.list(['**/*.{md,MD,markdown,mdown,mkd,mdx,qmd,rmd,Rmd,md.erb,markdown.erb}'], {
    limit: mostFiles,
    ...(under !== '' && { under }),
  });
  const found: LintedFile[] = [];
  for (const path of paths) {
    const setup = await setupOf(folderOf(path));
    if (setup.kinds.some((kind) => isTemplateOf(kind, path))) continue;
    const isClaimed = setup.kinds.some((kind) => claims(kind, path));
    const text = await workspace.read(path).catch(() => undefined);
    // Most files of no kind are ruled out here, without being parsed.
    if (
      text === undefined ||
      (!isClaimed && !/^(?:---|\+\+\+)\r?\n(?:.*\r?\n){0,60}?["']?kind["']?[ \t]*[:=]/.test(text))
    )
      continue;
    const document = createDocument(path, text);
    if (detectKind(document, setup.kinds)) found.push({ document, path, result: lint(document, setup, options) });
  }
  return found;
}
