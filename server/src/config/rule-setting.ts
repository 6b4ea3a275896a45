import { isMap, isSeq } from 'yaml';
import { group, list } from './collection-settings.ts';
import type { RuleSetting } from './config.ts';
import { type Place, quoted, type Reading } from './reading.ts';
import type { OptionDescription, RuleDescription } from './rule-description.ts';
import { describe, isBlank, refine, refuse, type Setting } from './setting.ts';
import type { Severity } from './severity.ts';
import { choice, number, text, truth } from './value-settings.ts';

/** From the quietest to the loudest. */
export const severityNames: readonly Severity[] = ['hint', 'information', 'warning', 'error'];

/** The rules that a configuration names, with what it says of each. */
export const rulesSetting = (rules: readonly RuleDescription[]): Setting<ReadonlyMap<string, RuleSetting>> =>
  refine(
    group(Object.fromEntries(rules.map((rule) => [rule.name, ruleSetting(rule)])), {
      expected: 'rules, such as missing-why: warning',
      member: 'rule',
    }),
    (named) => new Map(Object.entries(named).flatMap(([name, setting]) => (setting ? [[name, setting]] : []))),
  );

const severity = choice(['off', ...severityNames]);

/** `warning`, or `[warning, { depth: 5 }]`. */
function ruleSetting(rule: RuleDescription): Setting<RuleSetting> {
  const options = group(optionSettings(rule.options), { expected: 'options', member: `option of ${rule.name}` });
  const hasOptions = Object.keys(rule.options).length > 0;
  const expected = hasOptions ? `a severity, or ${pairExample(rule)}` : severity.expected;

  const readPair = (items: readonly unknown[], place: Place, reading: Reading): RuleSetting | undefined => {
    const [first, second, third] = items.map((item) => reading.place(item, place.range));
    if (items.length === 0) return refuse(place, expected, reading);
    if (second && !hasOptions)
      reading.report(`${quoted(rule.name)} has no options. Write the severity alone.`, second.range);
    if (third) reading.report(`A third value stands here. Write ${expected}.`, third.range);
    return setting(
      first && severity.read(first, reading),
      hasOptions && second ? options.read(second, reading) : undefined,
    );
  };

  return {
    description: rule.summary,
    default: rule.severity,
    expected,
    parts: options.parts ?? {},
    schema: {
      anyOf: [
        severity.schema,
        { type: 'array', items: [severity.schema, options.schema], minItems: 1, maxItems: hasOptions ? 2 : 1 },
      ],
    },
    read: (place, reading) => {
      if (isSeq(place.node)) return readPair(place.node.items, place, reading);
      if (isBlank(place) || isMap(place.node)) return refuse(place, expected, reading);
      return setting(severity.read(place, reading));
    },
  };
}

const setting = (
  chosen: Severity | 'off' | undefined,
  options?: Readonly<Record<string, unknown>>,
): RuleSetting | undefined =>
  chosen || options ? { ...(chosen && { severity: chosen }), options: options ?? {} } : undefined;

const optionSettings = (options: RuleDescription['options']): Readonly<Record<string, Setting<unknown>>> =>
  Object.fromEntries(
    Object.entries(options).map(([name, option]) => [
      name,
      describe(optionSetting(option), option.description, option.default),
    ]),
  );

/** The type of an option is that of its default. */
function optionSetting({ default: byDefault, values, minimum, maximum }: OptionDescription): Setting<unknown> {
  const word = values ? choice(values) : text({ expected: 'text' });
  if (typeof byDefault === 'number') return number({ whole: Number.isInteger(byDefault), minimum, maximum });
  if (typeof byDefault === 'boolean') return truth;
  return typeof byDefault === 'string' ? word : list(word, 'a list, such as [one, two]');
}

function pairExample(rule: RuleDescription): string {
  const [name, option] = Object.entries(rule.options)[0] ?? [];
  const loudness = rule.severity === 'off' ? 'warning' : rule.severity;
  return `[${loudness}, { ${name}: ${JSON.stringify(option?.default)} }]`;
}
