import { documentFolder, documentName, freePath } from '../../authoring/document-place.ts';
import { newDocument } from '../../authoring/new-document.ts';
import { joinPath } from '../../engine/paths.ts';
import type { DocumentKind } from '../../kinds/kind.ts';
import { type ExitStatus, exitStatus, type Run } from '../command.ts';
import { createFile } from '../create-file.ts';
import { configOption, dayOption } from '../option-values.ts';
import { type Call, UsageError, unknown } from '../options.ts';
import { createProjects, displayPath, type Project, pathBelow } from '../projects.ts';

/** Creates a document from the template in force where it will be, and prints its path. */
export async function newDocumentFile(call: Call, run: Run): Promise<ExitStatus> {
  const { cwd, files, stdout } = run;
  const [name, title = '', ...more] = call.arguments;
  if (name === undefined) throw new UsageError('new wants a kind: whylint new post-mortem "Checkout was down"');
  if (more.length > 0)
    throw new UsageError(`new takes one title; in quotes, it can have spaces: "${[title, ...more].join(' ')}"`);
  const date = dayOption(call, 'date') ?? dayOption(call, 'today') ?? run.today;
  const folder = await targetFolder(call, run, name);
  const kind = await kindIn(call, run, folder, name);
  const { root } = await projectOf(call, run, folder);

  for (;;) {
    const path = await freePath(
      joinPath(folder, documentName(kind, title, date)),
      async (each) => (await files.entry(each)) !== undefined,
    );
    const { text } = newDocument({ kind, path: pathBelow(root, path), title, date });
    if (!(await createFile(run, path, text))) continue;
    stdout.write(`${displayPath(cwd, path)}\n`);
    return exitStatus.clean;
  }
}

/** Absolute: the one asked for, or where the documents of the kind are. */
async function targetFolder(call: Call, run: Run, name: string): Promise<string> {
  const asked = call.value('folder');
  if (asked !== undefined) return joinPath(run.cwd, asked);
  const { root, home, workspace } = await projectOf(call, run, run.cwd);
  const kind = await kindIn(call, run, run.cwd, name);
  return joinPath(root, await documentFolder(workspace, kind, pathBelow(root, run.cwd), pathBelow(root, home)));
}

async function kindIn(call: Call, run: Run, folder: string, name: string): Promise<DocumentKind> {
  const project = await projectOf(call, run, folder);
  const { kinds } = await project.setup(pathBelow(project.root, folder));
  const kind = kinds.find((each) => each.name === name);
  if (!kind)
    throw new UsageError(
      `new ${name}: ${unknown(
        name,
        kinds.map((each) => each.name),
      )}`,
    );
  return kind;
}

async function projectOf(call: Call, run: Run, folder: string): Promise<Project> {
  const { files, cwd } = run;
  return createProjects({ files, cwd, config: await configOption(call, run) }).of(folder);
}
