import { folderOf, joinPath } from '../../engine/paths.ts';
import { templatePage } from '../../engine/template-page.ts';
import { claims, frontMatterKind, isTemplateOf } from '../../kinds/detect-kind.ts';
import { readOutline } from '../../kinds/read-outline.ts';
import { createDocument } from '../../model/document.ts';
import { asUsageError } from '../as-usage-error.ts';
import { type ExitStatus, exitStatus, type Run } from '../command.ts';
import { markdownAsText } from '../markdown-as-text.ts';
import { configOption } from '../option-values.ts';
import { type Call, UsageError } from '../options.ts';
import { createProjects, displayPath, pathBelow } from '../projects.ts';

/** Prints what a template checks: each prompt, when it is asked for, and what answers it. */
export async function explainTemplate(call: Call, run: Run): Promise<ExitStatus> {
  const { cwd, files, stdout } = run;
  const [name, ...more] = call.arguments;
  if (name === undefined || more.length > 0)
    throw new UsageError('explain-template wants one file: whylint explain-template docs/postmortems/template.md');
  const path = joinPath(cwd, name);
  const source = await files.read(path).catch(asUsageError(name));
  if (!source) throw new UsageError(`explain-template ${name}: no such file`);
  const project = await createProjects({ files, cwd, config: await configOption(call, run) }).of(folderOf(path));
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
