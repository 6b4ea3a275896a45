import { baselineName, type FirstLook, firstLook } from '../../authoring/first-look.ts';
import { initialFiles, type NewFile, type Proposal, proposeSetup } from '../../authoring/init.ts';
import { initPage } from '../../authoring/init-page.ts';
import { configNames } from '../../config/find-config.ts';
import { joinPath } from '../../engine/paths.ts';
import { type ExitStatus, exitStatus, type Run } from '../command.ts';
import { createFile } from '../create-file.ts';
import { markdownAsText } from '../markdown-as-text.ts';
import { type Call, UsageError } from '../options.ts';
import { printable } from '../reporters/printable.ts';

/**
 * Sets up the working directory: shows what was found and what would be reported, and writes a configuration, a template
 * to make the team's own where it has none, and a baseline of what is known. Never overwrites.
 */
export async function init(call: Call, run: Run): Promise<ExitStatus> {
  const { cwd, files, stdout } = run;
  if (call.arguments.length > 0) throw new UsageError('init takes no arguments; it sets up the working directory');
  if (call.has('yes') && call.has('dry-run')) throw new UsageError('--yes writes and --dry-run does not; which one?');
  for (const name of configNames)
    if (await files.entry(joinPath(cwd, name))) throw new UsageError(`${name} is here already; nothing was written`);

  // As the new configuration will see it: whatever governs above ends here.
  const workspace = files.workspace(cwd);
  const proposal = await proposeSetup(workspace);
  const look = await firstLook(workspace, proposal, run.today);
  stdout.write(`${markdownAsText(initPage(proposal, look), stdout)}\n`);
  if (call.has('dry-run')) {
    for (const { path, text } of initialFiles(proposal, look.baseline && baselineName).slice(0, 1))
      stdout.write(`${printable(path)} would be:\n\n${text.replace(/^(?=.)/gm, '    ')}\n`);
    stdout.write('nothing was written\n');
    return exitStatus.clean;
  }
  return write(await agreed(call, run, proposal, look), run);
}

/** What is to be written: all of it, unless somebody is there to be asked and says otherwise. */
async function agreed(call: Call, run: Run, proposal: Proposal, look: FirstLook): Promise<readonly NewFile[]> {
  const ask = call.has('yes') ? undefined : run.ask;
  const all = initialFiles(proposal).map(({ path }) => path);
  if (ask && !(await ask(`Write ${all.join(' and ')}?`))) return [];
  const baseline =
    look.baseline && (await run.files.entry(joinPath(run.cwd, baselineName))) === undefined ? look.baseline : undefined;
  if (!baseline || (ask && !(await ask(`Write what is found now to ${baselineName}, so that builds start green?`))))
    return initialFiles(proposal);
  return [...initialFiles(proposal, baselineName), baseline];
}

async function write(wanted: readonly NewFile[], run: Run): Promise<ExitStatus> {
  for (const { path, text } of wanted) {
    const isNew = await createFile(run, joinPath(run.cwd, path), text);
    const what = isNew ? 'written' : 'was here already and stays as it is';
    run.stdout.write(`${printable(path)} ${what}\n`);
  }
  if (wanted.length === 0) run.stdout.write('nothing was written\n');
  return exitStatus.clean;
}
