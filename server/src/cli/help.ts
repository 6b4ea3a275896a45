import { type CommandName, commands, optionSpecs } from './options.ts';

/** The overview, or the help of one command. */
export function helpText(command?: CommandName): string {
  if (command)
    return [
      `Usage: whylint ${commands[command].usage}`,
      '',
      `${sentence(commands[command].summary)}`,
      '',
      ...subcommands(command),
      ...optionLines(command),
      '',
    ].join('\n');
  const usages = Object.entries(commands)
    .filter(([name]) => name !== 'debt')
    .map(([, { usage, summary }]) => [`whylint ${usage}`, summary] as const);
  return [
    'Whylint lints post-mortems against the team’s own template.',
    '',
    ...columns(usages),
    '',
    ...optionLines(),
    '',
    'Exit status: 0 clean; 1 findings at or above fail-on (default: error) in documents that are no drafts,',
    'or more warnings than --max-warnings; 2 the call or the configuration is wrong; 3 Whylint itself failed.',
    '',
  ].join('\n');
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** The commands of one that has some, such as `debt`. */
function subcommands(command: CommandName): string[] {
  const own = Object.entries(commands).filter(([name]) => name.startsWith(`${command} `));
  if (own.length === 0) return [];
  return [...columns(own.map(([, { usage, summary }]) => [`whylint ${usage}`, summary] as const)), ''];
}

function optionLines(command?: CommandName): string[] {
  const rows = Object.entries(optionSpecs)
    .filter(([, spec]) => !command || (spec.for as readonly string[]).includes(command))
    .map(([name, spec]) => {
      const short = 'short' in spec ? `-${spec.short}, ` : '';
      const of = command || (spec.for as readonly string[]).includes('lint') ? '' : ` (${spec.for.join(', ')})`;
      return [`${short}--${name}${valueText(spec)}`, spec.help + of] as const;
    });
  return ['Options', ...columns(rows)];
}

const valueText = (spec: { readonly value?: string; readonly optional?: true; readonly help: string }): string =>
  spec.value === undefined ? '' : spec.optional ? `[=${spec.value}]` : ` ${spec.value}`;

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
