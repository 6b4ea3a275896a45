import { holds, markdownOf, targetsTable } from './report.ts';
import { machineInWords, type Results } from './results.ts';

/** docs/speed.md: the reference run, for readers. */
export function speedPage(results: Results): string {
  const targets = results.parts.flatMap((part) => part.targets);
  const missed = targets.filter((target) => !holds(target));
  const count = targets.filter(({ most }) => most !== undefined).length;
  return `<!-- Written by npm run bench -- --reference. -->
# Speed and memory

![Keystrokes and whole runs of Whylint and other Markdown tools, as bars](speed.svg)

One run of \`npm run bench -- --reference\` on ${results.date}: ${machineInWords(results.machine)}, ${results.rounds} rounds, ${Math.round(results.took / 60_000)} minutes. [bench/README.md](../bench/README.md) tells how it is measured and what the words mean; the data is [speed.json](speed.json).

Times are those of that machine. What carries over to another one are the ratios: Whylint's figure divided by another tool's of the same round, so that a smaller one is better for Whylint.

## Targets

${count - missed.length} of ${count} targets hold. Rows without a limit are told beside them.

${results.parts.map(({ name, targets: these }) => (these.length === 0 ? '' : `${markdownOf({ ...targetsTable(these), title: name })}\n\n`)).join('')}## Figures

${results.parts.flatMap(({ tables }) => tables.map(markdownOf)).join('\n\n')}
`;
}
