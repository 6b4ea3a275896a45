import { folderOf, joinPath } from '../../engine/paths.ts';
import { templatePage } from '../../engine/template-page.ts';
import { claims, frontMatterKind, isTemplateOf } from '../../kinds/detect-kind.ts';
import { readOutline } from '../../kinds/read-outline.ts';
import { createDocument } from '../../model/document.ts';
import { rules } from '../../rules/index.ts';
import { UnreadableFile } from '../../workspace.ts';
import { type ExitStatus, exitStatus, type Run } from '../command.ts';
import { markdownAsText } from '../markdown-as-text.ts';
import { type Call, UsageError } from '../options.ts';
import { createProjects, displayPath, pathBelow } from '../projects.ts';

/** Prints what a template checks: each prompt, when it is asked for, and what answers it. */
export async function explainTemplate(call: Call, run: Run): Promise<ExitStatus> {
  const { cwd, files, stdout } = run;
  const [name, ...more] = call.arguments;
  if (name === undefined || more.length > 0)
    throw new UsageError('explain-template wants one file: whylint explain-template docs/postmortems/template.md');
  const path = joinPath(cwd, name);
  const source = await files.read(path).catch((error: unknown) => {
    throw error instanceof UnreadableFile ? new UsageError(`${name}: ${error.message}`) : error;
  });
  if (!source) throw new UsageError(`explain-template ${name}: no such file`);
  const config = call.value('config');
  const project = await createProjects({
    files,
    cwd,
    rules,
    ...(config !== undefined && { config: joinPath(cwd, config) }),
  }).of(folderOf(path));
  const below = pathBelow(project.root, path);
  const setup = await project.setup(folderOf(below));
  const document = createDocument(below, source.text);
  const outline = readOutline(document);
  const kind =
    setup.kinds.find((each) => isTemplateOf(each, below))?.name ??
    outline.kind ??
    setup.kinds.find((each) => each.name === frontMatterKind(document))?.name ??
    setup.kinds.find((each) => claims(each, joinPath(folderOf(below), 'x.md')))?.name ??
    'post-mortem';
  const page = templatePage(outline, { path: displayPath(cwd, path), kind, rootCauses: setup.config.rootCauses });
  stdout.write(markdownAsText(page, stdout));
  return exitStatus.clean;
}
