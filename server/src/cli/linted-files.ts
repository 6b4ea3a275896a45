import type { LintedFile } from '../engine/finding-counts.ts';
import { lint } from '../engine/lint.ts';
import { joinPath } from '../engine/paths.ts';
import { isTemplateOf } from '../kinds/detect-kind.ts';
import { createDocument } from '../model/document.ts';
import { rules } from '../rules/index.ts';
import { UnreadableFile } from '../workspace.ts';
import type { Run } from './command.ts';
import { findDocuments } from './find-documents.ts';
import { type Call, UsageError } from './options.ts';
import { createProjects, displayPath, pathBelow } from './projects.ts';
import { printable } from './reporters/printable.ts';

/**
 * Lints the documents that a call names, or all of the working directory, for what there is to say of them together; their
 * paths are as they are reported. Templates and documents of no kind are left out, and what cannot be read is said.
 *
 * @throws UsageError
 */
export async function lintedFiles(call: Call, run: Run, paths: readonly string[]): Promise<LintedFile[]> {
  const { files, cwd } = run;
  const config = call.value('config');
  if (config !== undefined && (await files.entry(joinPath(cwd, config))) !== 'file')
    throw new UsageError(`--config ${config}: no such file`);
  const complain = (path: string, message: string) =>
    run.stderr.write(`${printable(`${displayPath(cwd, path)}: ${message}`)}\n`);
  const projects = createProjects({
    files,
    cwd,
    rules,
    ...(config !== undefined && { config: joinPath(cwd, config) }),
  });
  const targets = await findDocuments(
    { files, projects, cwd, everyKind: false, onUnreadable: (folder) => complain(folder, 'cannot be looked into') },
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
      complain(path, error.message);
    }
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}
