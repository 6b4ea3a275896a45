import type { PromptMatch } from '../kinds/match.ts';
import { isNotApplicable } from '../model/placeholders.ts';
import { countByRule, type FindingCount, type LintedFile } from './finding-counts.ts';

/** What becomes of a team's prompts, so that those that nobody needs can go. */
export interface PromptReport {
  readonly templates: readonly TemplateUse[];
  readonly rules: readonly FindingCount[];
}

export interface TemplateUse {
  readonly kind: string;
  /** Absent for a built-in one. */
  readonly template?: string;
  readonly documents: number;
  /** Those that are written by the template; only they count below. */
  readonly following: number;
  readonly prompts: readonly PromptUse[];
}

export interface PromptUse {
  readonly prompt: string;
  readonly section?: string;
  readonly required: boolean;
  /** Documents with an answer of their own. */
  readonly answered: number;
  /** "N/A – " and the reason. */
  readonly notApplicable: number;
  /** There, and left blank. */
  readonly open: number;
  /** Not there at all. */
  readonly absent: number;
  /** Its condition does not hold, or nothing decides it. */
  readonly notAsked: number;
  /** Mostly it does not apply: worth asking whether it is worth asking. */
  readonly prunable: boolean;
}

/** Counts the states of each prompt over documents, template by template. */
export function promptReport(files: readonly LintedFile[]): PromptReport {
  const groups = new Map<string, LintedFile[]>();
  for (const file of files) {
    const { kind } = file.result.against ?? {};
    if (!kind) continue;
    const key = JSON.stringify([kind.name, kind.template ?? '']);
    groups.set(key, [...(groups.get(key) ?? []), file]);
  }
  return { templates: [...groups.values()].map(templateUse), rules: countByRule(files) };
}

function templateUse(files: readonly LintedFile[]): TemplateUse {
  const matches = files.flatMap(({ result: { against } }) => against ?? []);
  const { kind } = matches[0] as (typeof matches)[number];
  const following = matches.filter(({ match }) => match.follows);
  return {
    kind: kind.name,
    ...(kind.template !== undefined && { template: kind.template }),
    documents: files.length,
    following: following.length,
    prompts: kind.outline.prompts.map((outline, at) => {
      const states = following.flatMap(({ match }) => match.prompts[at] ?? []);
      const count = (state: ReturnType<typeof use>) => states.filter((each) => use(each) === state).length;
      const [answered, notApplicable, open, absent] = [
        count('answered'),
        count('not-applicable'),
        count('open'),
        count('absent'),
      ];
      return {
        prompt: outline.text,
        ...(outline.section && outline.shape !== 'section' && { section: outline.section.title }),
        required: outline.required,
        answered,
        notApplicable,
        open,
        absent,
        notAsked: count('not-asked'),
        prunable: notApplicable >= fewestToPrune && notApplicable * 2 > answered + notApplicable + open + absent,
      };
    }),
  };
}

/** Fewer than this say nothing of a habit. */
const fewestToPrune = 3;

const use = ({ state, leaf }: PromptMatch) =>
  state === 'undecided'
    ? 'not-asked'
    : state === 'answered' && leaf && isNotApplicable(leaf.value) === 'reasoned'
      ? 'not-applicable'
      : state;
