import { nearestName } from '../../config/nearest-name.ts';
import { rulePage } from '../../engine/rule-page.ts';
import { rules } from '../../rules/index.ts';
import { type ExitStatus, exitStatus, type Run } from '../command.ts';
import { markdownAsText } from '../markdown-as-text.ts';
import { type Call, UsageError } from '../options.ts';

/** Prints a rule's page as plain text. */
export async function explain(call: Call, { stdout }: Run): Promise<ExitStatus> {
  const [name, ...more] = call.arguments;
  if (name === undefined || more.length > 0)
    throw new UsageError('explain wants one rule: whylint explain missing-why');
  const rule = rules.find((each) => each.name === name);
  const near = nearestName(
    name,
    rules.map((each) => each.name),
  );
  if (!rule)
    throw new UsageError(
      `explain ${name}: no such rule; ${near ? `did you mean ${near}?` : 'whylint rules lists them'}`,
    );
  stdout.write(markdownAsText(rulePage(rule), stdout));
  return exitStatus.clean;
}
