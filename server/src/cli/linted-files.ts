import type { LintedFile } from '../engine/finding-counts.ts';
import { lint } from '../engine/lint.ts';
import { isTemplateOf } from '../kinds/detect-kind.ts';
import { createDocument } from '../model/document.ts';
import { UnreadableFile } from '../workspace.ts';
import type { Run } from './command.ts';
import { complainOf } from './complain-of.ts';
import { findDocuments } from './find-documents.ts';
import { configOption } from './option-values.ts';
import type { Call } from './options.ts';
import { byPath, createProjects, displayPath, pathBelow } from './projects.ts';

/**
 * Lints the documents that a call names, or all of the working directory, for what there is to say of them together; their
 * paths are as they are reported. Templates and documents of no kind are left out, and what cannot be read is said.
 *
 * @throws UsageError
 */
export async function lintedFiles(call: Call, run: Run, paths: readonly string[]): Promise<LintedFile[]> {
  const { files, cwd } = run;
  const projects = createProjects({ files, cwd, config: await configOption(call, run) });
  const targets = await findDocuments(
    {
      files,
      projects,
      cwd,
      everyKind: false,
      onUnreadable: (folder) => complainOf(run, folder, 'cannot be looked into'),
    },
    paths.length > 0 ? paths : ['.'],
  );
  const found: LintedFile[] = [];
  for (const { path, project, setup } of targets) {
    const below = pathBelow(project.root, path);
    if (setup.kinds.some((kind) => isTemplateOf(kind, below))) continue;
    try {
      const source = await files.read(path);
      if (!source) continue;
      const document = createDocument(below, source.text);
      const result = lint(document, setup, { today: run.today, audience: 'shared' });
      if (result.against) found.push({ document, path: displayPath(cwd, path), result });
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      complainOf(run, path, error.message);
    }
  }
  return found.sort(byPath);
}
