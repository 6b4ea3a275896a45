import { documentFolder } from '../../authoring/document-place.ts';
import { initialFiles } from '../../authoring/init.ts';
import { configNames } from '../../config/find-config.ts';
import { loadSetup } from '../../engine/load-project.ts';
import { joinPath } from '../../engine/paths.ts';
import { builtInKinds } from '../../kinds/built-in.ts';
import type { DocumentKind } from '../../kinds/kind.ts';
import { rules } from '../../rules/index.ts';
import { type ExitStatus, exitStatus, type Run } from '../command.ts';
import { createFile } from '../create-file.ts';
import { type Call, UsageError } from '../options.ts';
import { printable } from '../reporters/printable.ts';

/** Sets up the working directory: a configuration and a template to make the team's own. Never overwrites. */
export async function init(call: Call, run: Run): Promise<ExitStatus> {
  const { cwd, files, stdout } = run;
  if (call.arguments.length > 0) throw new UsageError('init takes no arguments; it sets up the working directory');
  for (const name of configNames)
    if (await files.entry(joinPath(cwd, name))) throw new UsageError(`${name} is here already; nothing was written`);

  // As the new configuration will see it: whatever governs above ends here.
  const workspace = files.workspace(cwd);
  const kind = builtInKinds().find(({ name }) => name === 'post-mortem') as DocumentKind;
  const folder = await documentFolder(workspace, kind);
  const { kinds } = await loadSetup(workspace, { from: folder, rules });
  const template = kinds.find(({ name }) => name === kind.name)?.template;
  for (const { path, text } of initialFiles({ kind, folder, ...(template !== undefined && { template }) })) {
    const isNew = await createFile(run, joinPath(cwd, path), text);
    stdout.write(isNew ? `${printable(path)} written\n` : `${printable(path)} was here already and stays as it is\n`);
  }
  return exitStatus.clean;
}
