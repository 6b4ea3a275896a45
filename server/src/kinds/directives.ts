import { type Condition, readCondition } from './condition.ts';
import { globMistake } from './glob-mistake.ts';
import type { Amounts } from './outline.ts';

/** What `<!-- whylint: … -->` and `<!-- optional -->` in a template say of the heading, field, row or line they belong to. */
export interface TemplateDirective {
  readonly kind?: string;
  readonly files?: readonly string[];
  readonly required?: boolean;
  readonly aliases?: readonly string[];
  readonly choices?: readonly string[];
  readonly condition?: Condition;
  /** How many steps, items or rows the place wants at least and at most. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** Minutes that the durations in the place add up to. */
  readonly sum?: number;
  /** One line per instruction that is not understood. */
  readonly problems: readonly string[];
}

/** What a directive says of how many and how much; nothing for one that says nothing of it. */
export function amountsOf({ minimum, maximum, sum }: TemplateDirective): { readonly amounts?: Amounts } {
  if (minimum === undefined && maximum === undefined && sum === undefined) return {};
  return {
    amounts: {
      ...(minimum !== undefined && { minimum }),
      ...(maximum !== undefined && { maximum }),
      ...(sum !== undefined && { sum }),
    },
  };
}

/** Reads the text between `<!--` and `-->`; undefined for a comment that is no directive but guidance. */
export function readDirective(comment: string): TemplateDirective | undefined {
  const text = comment.trim();
  if (/^(?:optional|required)\.?$/i.test(text)) return { required: /^r/i.test(text), problems: [] };
  const body = /^whylint:\s*(.*)$/is.exec(text)?.[1];
  if (body === undefined) return undefined;
  let directive: TemplateDirective = { problems: [] };
  for (const instruction of body
    .split(';')
    .map((each) => each.trim())
    .filter(Boolean))
    directive = merge(directive, readInstruction(instruction));
  const { minimum, maximum } = directive;
  if (minimum !== undefined && maximum !== undefined && minimum > maximum)
    return merge(directive, { problems: [`No amount is at least ${minimum} and at most ${maximum}`] });
  return directive;
}

/** Two directives of one place taken together; the later one wins where both speak. */
export const merge = (a: TemplateDirective, b: TemplateDirective): TemplateDirective => ({
  ...a,
  ...b,
  problems: [...a.problems, ...b.problems],
});

function readInstruction(instruction: string): TemplateDirective {
  const [, word = '', rest = ''] = /^(one of|[\w-]+):?\s*(.*)$/is.exec(instruction) ?? [];
  const list = rest.split(/\s*,\s*/).filter(Boolean);
  const problem = (text: string): TemplateDirective => ({ problems: [text] });
  switch (word.toLowerCase()) {
    case 'kind':
      return /^[a-z][a-z0-9-]*$/.test(rest)
        ? { kind: rest, problems: [] }
        : problem(`"${rest}" is no name for a kind: lower case and hyphens`);
    case 'files': {
      const mistake = list.map(globMistake).find((each) => each !== undefined);
      if (list.length === 0 || mistake) return problem(mistake ? `"files": ${mistake}` : '"files" needs a glob');
      return { files: list, problems: [] };
    }
    case 'required':
      return { required: true, problems: [] };
    case 'optional':
      return { required: false, problems: [] };
    case 'aliases':
      return list.length > 0 ? { aliases: list, problems: [] } : problem('"aliases" needs names');
    case 'one of':
      return list.length > 1 ? { choices: list, problems: [] } : problem('"one of" needs two values or more');
    case 'when': {
      const condition = readCondition(rest);
      return condition
        ? { condition, problems: [] }
        : {
            condition: { subject: 'unknown' },
            ...problem(`The condition "${rest}" is not one that can be evaluated`),
          };
    }
    case 'min':
    case 'max': {
      const bound = Number(rest);
      if (!Number.isInteger(bound) || bound < 1) return problem(`"${word}" needs a whole number`);
      return word === 'min' ? { minimum: bound, problems: [] } : { maximum: bound, problems: [] };
    }
    case 'sum': {
      const sum = /^(\d+)\s*min(?:utes?)?$/.exec(rest)?.[1];
      return sum ? { sum: Number(sum), problems: [] } : problem('"sum" needs minutes: sum 75 min');
    }
    default:
      return problem(`"${word || instruction}" is no directive that templates have`);
  }
}
