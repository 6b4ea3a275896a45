import { parseArgs } from 'node:util';
import { nearestName } from '../config/nearest-name.ts';

/** A call that cannot be carried out as it is written; `message` is the one line that says why. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Why a word is not one of the known ones. */
export function unknown(word: string, known: readonly string[]): string {
  const near = nearestName(word, known);
  return near ? `unknown; did you mean ${near}?` : `unknown; there is ${known.join(', ')}`;
}

export const commands = {
  lint: { usage: '[lint] [path|glob …]', summary: 'lint documents; a folder is searched for those of a known kind' },
  rules: { usage: 'rules', summary: 'list the rules with their severity' },
  explain: { usage: 'explain RULE', summary: 'show a rule’s page: what it finds, why, examples, options' },
  'explain-template': { usage: 'explain-template FILE', summary: 'show what a template checks, prompt by prompt' },
  init: { usage: 'init', summary: 'find the team’s documents and template, write a .whylint.yaml and a baseline' },
  new: { usage: 'new KIND [TITLE]', summary: 'create a document from the template in force, post-mortem for one' },
  report: {
    usage: 'report prompts [path|glob …]',
    summary: 'show how often each prompt is answered, does not apply or is left open, to prune the template',
  },
  stats: { usage: 'stats [path|glob …]', summary: 'show how complete documents are' },
  timeline: { usage: 'timeline FILE', summary: 'show a document’s timeline to scale, with its turns and gaps' },
  debt: {
    usage: 'debt log|list|show|set|import|check|migrate …',
    summary: 'log technical debt at a line of code, and keep the backlog',
  },
  'debt log': {
    usage: 'debt log TITLE',
    summary: 'log debt, at a line of code with --at; the same again counts a hit',
  },
  'debt list': { usage: 'debt list', summary: 'list the backlog in its order: what is worth most for its cost first' },
  'debt show': { usage: 'debt show ID', summary: 'show an item' },
  'debt set': {
    usage: 'debt set ID FIELD=VALUE …',
    summary: 'change fields of an item, and nothing else; FIELD= takes one out',
  },
  'debt import': {
    usage: 'debt import FILE',
    summary: 'make items of the notes in a text or Markdown file; paths in them become links',
  },
  'debt check': {
    usage: 'debt check',
    summary: 'lint the backlog, and look whether its lines of code are where they were',
  },
  'debt migrate': {
    usage: 'debt migrate FILE',
    summary: 'turn a document of several items into a file each; --to table or headings goes the other way',
  },
} as const;
export type CommandName = keyof typeof commands;

interface OptionSpec {
  /** The placeholder of its value; absent for a switch. */
  readonly value?: string;
  readonly help: string;
  readonly for: readonly CommandName[];
  readonly short?: string;
  /** Its value can be left out. */
  readonly optional?: true;
}

const everyCommand = Object.keys(commands) as CommandName[];
const debtCommands = everyCommand.filter((name) => name.startsWith('debt '));

export const optionSpecs = {
  format: {
    value: 'FORMAT',
    help: 'text (default), json; lint has sarif, github, junit and markdown too, stats and timeline have svg',
    for: ['lint', 'report', 'stats', 'timeline', 'debt check'],
  },
  output: { value: 'FORMAT=FILE', help: 'write a report into a file too; repeatable', for: ['lint'] },
  fix: {
    help: 'apply safe fixes, report what is left; debt check writes the line numbers that moved',
    for: ['lint', 'debt check'],
  },
  'fix-dry-run': { help: 'show the safe fixes as a diff, write nothing', for: ['lint', 'debt check'] },
  kind: { value: 'KIND', help: 'treat every given file as KIND', for: ['lint'] },
  stdin: { help: 'read one document from standard input', for: ['lint', 'timeline'] },
  'stdin-path': {
    value: 'PATH',
    help: 'the path that document is linted and reported under',
    for: ['lint', 'timeline'],
  },
  config: {
    value: 'FILE',
    help: 'default: the nearest .whylint.yaml upward',
    for: ['lint', 'new', 'report', 'stats', 'explain-template', ...debtCommands],
  },
  today: { value: 'YYYY-MM-DD', help: 'the day that counts as today', for: ['lint', 'new', ...debtCommands] },
  strict: { help: 'drafts count for the exit status', for: ['lint'] },
  'max-warnings': { value: 'N', help: 'exit 1 when there are more warnings', for: ['lint', 'debt check'] },
  audience: { value: 'author', help: 'include the rules on wording, which are for the author alone', for: ['lint'] },
  baseline: { value: 'FILE', help: 'findings that are known already are left out; new ones count', for: ['lint'] },
  'update-baseline': { help: 'write what is found now to the baseline', for: ['lint'] },
  changed: {
    value: 'REF',
    help: 'only documents that differ from a commit; default: the latest',
    for: ['lint'],
    optional: true,
  },
  cache: { help: 'keep what is found, and look again only at what has changed', for: ['lint'] },
  'cache-location': {
    value: 'FILE',
    help: 'where that is kept; default: below the nearest node_modules/.cache',
    for: ['lint'],
  },
  date: { value: 'YYYY-MM-DD', help: 'the day of the incident; default: today', for: ['new'] },
  folder: { value: 'FOLDER', help: 'default: where the team’s documents of that kind are', for: ['new'] },
  yes: { help: 'write without asking', for: ['init'] },
  'dry-run': {
    help: 'show what would be written and found, write nothing',
    for: ['init', 'debt import', 'debt migrate'],
  },
  to: {
    value: 'SHAPE',
    help: 'items (default): a file each; table or headings: all of them into FILE, in its own shape where it has one',
    for: ['debt migrate'],
  },
  keep: { help: 'leave what was there as it is: the items are there twice then', for: ['debt migrate'] },
  at: { value: 'FILE:LINE', help: 'where in the code; FILE:LINE-LINE for several lines', for: ['debt log'] },
  impact: { value: 'N', help: '1 to 10: velocity gained when it is paid', for: ['debt log'] },
  confidence: { value: 'N', help: '1 to 10: that the fix will work', for: ['debt log'] },
  effort: { value: 'N', help: '1 to 10: cost; 1 is an hour, 10 longer than a quarter', for: ['debt log'] },
  by: { value: 'NAME', help: 'who logs it; default: the author by git', for: ['debt log', 'debt import'] },
  hit: { help: 'count a hit on the item that is there, log none', for: ['debt log'] },
  minutes: { value: 'N', help: 'what it cost this time, for an item that is there', for: ['debt log'] },
  strike: { help: 'tick or strike through the notes that were imported, and name their items', for: ['debt import'] },
  only: { value: 'NUMBERS', help: 'only these notes, by their numbers in --dry-run: 1,3-5', for: ['debt import'] },
  all: { help: 'those that are known or done already, too', for: ['debt import'] },
  json: { help: 'as JSON', for: ['debt list', 'debt show', 'debt import'] },
  csv: { help: 'as CSV, for a spreadsheet', for: ['debt list'] },
  mine: { help: 'only what the author by git owns, or logged where nobody owns it', for: ['debt list'] },
  area: { value: 'AREA', help: 'only of this area', for: ['debt list'] },
  fits: { value: 'TIME', help: 'only what fits into 4h, 1d, 2w, 3mo', for: ['debt list'] },
  unscored: { help: 'only what lacks a score', for: ['debt list'] },
  status: {
    value: 'STATUS',
    help: 'open, planned, in-progress, paid, wont-fix or all; default: what is to be paid',
    for: ['debt list'],
  },
  help: { help: 'show this, or the help of one command', for: everyCommand, short: 'h' },
  version: { help: 'show the version', for: everyCommand, short: 'v' },
} as const satisfies Readonly<Record<string, OptionSpec>>;

type OptionName = keyof typeof optionSpecs;

export interface Call {
  readonly command: CommandName;
  /** The command's name was written, rather than left to the default. */
  readonly named: boolean;
  readonly arguments: readonly string[];
  has(option: OptionName): boolean;
  value(option: OptionName): string | undefined;
  /** Every value, for an option that is given several times. */
  values(option: OptionName): readonly string[];
  /** The value was joined to the option by `=`, so that it is no argument that happens to follow. */
  isJoined(option: OptionName): boolean;
}

/** Reads the command line. @throws UsageError */
export function parseCall(argv: readonly string[]): Call {
  const { tokens } = parseArgs({
    args: withEmptyValues(argv),
    options: parserOptions(),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const terminator = tokens.find(({ kind }) => kind === 'option-terminator')?.index ?? argv.length;
  const positionals = tokens.filter((token) => token.kind === 'positional');
  const first = positionals[0];
  const named = first !== undefined && first.index < terminator && isCommand(first.value) && !first.value.includes(' ');
  const second = named && first.value === 'debt' ? positionals[1] : undefined;
  const command = named ? commandOf(first.value as CommandName, second?.value) : 'lint';

  const values = new Map<string, string | true>();
  const all = new Map<string, string[]>();
  const joined = new Set<string>();
  for (const token of tokens.filter((each) => each.kind === 'option')) {
    const written = token.rawName;
    const spec = specOf(token.name, written);
    if (!(spec.for as readonly string[]).includes(command))
      throw new UsageError(`${written} does not go with ${command}`);
    const value = readValue(spec, written, token.value, token.inlineValue === true);
    values.set(token.name, value);
    if (value !== true) all.set(token.name, [...(all.get(token.name) ?? []), value]);
    if (token.inlineValue) joined.add(token.name);
  }
  return {
    command,
    named,
    arguments: positionals.slice(named ? (command.includes(' ') ? 2 : 1) : 0).map(({ value }) => value),
    has: (option) => values.has(option),
    value: (option) => {
      const value = values.get(option);
      return value === true ? undefined : value;
    },
    values: (option) => all.get(option) ?? [],
    isJoined: (option) => joined.has(option),
  };
}

/** A command that has commands of its own is named by two words. */
function commandOf(first: CommandName, second: string | undefined): CommandName {
  if (first !== 'debt' || second === undefined) return first;
  const both = `debt ${second}`;
  if (isCommand(both)) return both;
  const near = nearestName(both, debtCommands);
  throw new UsageError(`${both}: unknown; ${near ? `did you mean ${near}?` : `there is ${debtCommands.join(', ')}`}`);
}

export const isCommand = (word: string): word is CommandName => Object.hasOwn(commands, word);

/** Says of an option whose value can be left out that it was, where what follows would be taken for it. */
function withEmptyValues(argv: readonly string[]): string[] {
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  return argv.map((word, at) => {
    const spec = word.startsWith('--') ? (optionSpecs as Record<string, OptionSpec>)[word.slice(2)] : undefined;
    const next = argv[at + 1];
    return at < end && spec?.optional && (next === undefined || next.startsWith('-')) ? `${word}=` : word;
  });
}

const parserOptions = () =>
  Object.fromEntries(
    (Object.entries(optionSpecs) as [string, OptionSpec][]).map(([name, { value, short }]) => [
      name,
      { type: value ? ('string' as const) : ('boolean' as const), ...(short && { short }) },
    ]),
  );

function specOf(name: string, written: string): OptionSpec {
  if (Object.hasOwn(optionSpecs, name)) return optionSpecs[name as OptionName];
  const near = written.startsWith('--') ? nearestName(name, Object.keys(optionSpecs)) : undefined;
  throw new UsageError(`unknown option ${written}${near ? `; did you mean --${near}?` : ''}`);
}

function readValue(spec: OptionSpec, written: string, value: string | undefined, inline: boolean): string | true {
  if (spec.value === undefined) {
    if (value !== undefined) throw new UsageError(`${written} takes no value`);
    return true;
  }
  if (spec.optional && value === '') return true;
  // What begins with a dash is the next option, unless it was joined by "=".
  if (value === undefined || value === '' || (!inline && value.startsWith('-')))
    throw new UsageError(`${written} wants a value: ${written} ${spec.value}`);
  return value;
}
