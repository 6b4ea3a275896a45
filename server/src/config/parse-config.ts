import type { Config, ConfigProblem, DebtSettings } from './config.ts';
import { defaultConfig } from './default-config.ts';
import { configNames } from './find-config.ts';
import { type Place, type Reading, startReading, TooMuchToRead } from './reading.ts';
import type { RuleDescription } from './rule-description.ts';
import { configSettings } from './schema.ts';
import { firstLine, readYaml } from './yaml-source.ts';

export interface ParsedConfig {
  readonly config: Config;
  /** By position. */
  readonly problems: readonly ConfigProblem[];
  /** False for a text that is no configuration as a whole: the last good one stays in force, or the defaults that `config` holds. */
  readonly usable: boolean;
}

/** Reads a `.whylint.yaml`. What is wrong in it is a problem at its place and left out; the rest is in force. Never throws. */
export function parseConfig(text: string, path: string, rules: readonly RuleDescription[]): ParsedConfig {
  const start = firstLine(text, { start: 0, end: text.length });
  const base: Config = { ...defaultConfig, path, folder: folderOf(path) };
  const unusable = (problems: readonly ConfigProblem[]): ParsedConfig => ({ config: base, problems, usable: false });

  const source = readYaml(text);
  if (source.errors.length > 0) return unusable(source.errors.map((error) => ({ ...error, severity: 'error' })));

  const reading = startReading(text, source);
  try {
    const root = reading.place(source.contents, start);
    const config = root && readSettings(root, base, rules, reading);
    if (path.endsWith(`/${shortName}`) || path === shortName)
      reading.report(`This file is read. Its usual name is ${usualName}: rename it?`, start, 'information');
    const problems = [...reading.problems].sort((a, b) => a.range.start - b.range.start);
    return config ? { config, problems, usable: true } : unusable(problems);
  } catch (error) {
    if (!(error instanceof TooMuchToRead)) throw error;
    return unusable([
      { message: 'The aliases here multiply into too much. Write the values out.', range: start, severity: 'error' },
    ]);
  }
}

function readSettings(
  root: Place,
  base: Config,
  rules: readonly RuleDescription[],
  reading: Reading,
): Config | undefined {
  const read = configSettings(rules).read(root, reading);
  if (!read) return undefined;
  return {
    ...base,
    kinds: read.kinds ?? base.kinds,
    rules: read.rules ?? base.rules,
    rootCauses: read['root-causes'] ?? base.rootCauses,
    questions: read.questions ?? base.questions,
    debt: debtSettings(base.debt, read.debt),
    trackers: read.trackers ?? base.trackers,
    failOn: read['fail-on'] ?? base.failOn,
    ...(read.baseline !== undefined && { baseline: read.baseline }),
  };
}

const debtSettings = (base: DebtSettings, read: DebtGroup = {}): DebtSettings => {
  const { 'log-to': logTo, ...others } = read;
  return { ...base, ...others, ...(logTo !== undefined && { logTo }) };
};

type DebtGroup = Partial<Omit<DebtSettings, 'logTo'>> & { readonly 'log-to'?: string };

const [usualName, shortName] = configNames;

/** `''` for a file in the workspace's folder. */
function folderOf(path: string): string {
  const end = path.lastIndexOf('/');
  return end === 0 ? '/' : path.slice(0, Math.max(end, 0));
}
