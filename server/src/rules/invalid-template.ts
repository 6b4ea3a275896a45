import type { RootCause } from '../config/config.ts';
import { findRootCause } from '../config/root-causes.ts';
import { decidedBy } from '../kinds/holds.ts';
import type { Outline, OutlinePrompt } from '../kinds/outline.ts';
import { normaliseText } from '../model/normalise.ts';
import { defineRule, quoted } from './define-rule.ts';

export default defineRule({
  name: 'invalid-template',
  summary: 'Something in a template says nothing that documents could be linted by.',
  rationale:
    'The template is the linter, so a mistake in it fails silently everywhere else: a condition that is not understood is never ' +
    'asked, nor is one on a severity or category that there is none of; a heading that stands twice is matched once, and so is ' +
    'a name that two headings share by an alias. ' +
    'Reported in the template alone.',
  family: 'notice',
  severity: 'warning',
  audience: 'everyone',
  completeness: false,
  stage: 'template',
  options: {},
  messages: {
    problem: '{problem}',
    unreachable: 'This is never asked: the {subject} is one of {values}.',
    undecidable: 'Nothing in this template decides this. Where would the {subject} stand?',
  },
  examples: [
    {
      caption: 'A condition that nothing in a document can decide.',
      bad: '# Title\n\n## Impact\n\n**⟦If it rained, why did nobody bring an umbrella?⟧**\n',
    },
    {
      caption: 'A condition on how long it took to notice.',
      good: '# Title\n\n## Detection\n\n**If the outage took over an hour to get discovered, why was nobody paged?**\n',
    },
  ],
  check({ kind: { outline }, config, report }) {
    for (const { message, range } of outline.problems)
      report({ message: 'problem', data: { problem: quoted(message, 100) }, range });
    for (const prompt of outline.prompts) {
      const { condition } = prompt;
      if (condition && !decidedBy(condition, outline.template)) {
        report({ message: 'undecidable', data: { subject: subjects[condition.subject] }, range: prompt.range });
        continue;
      }
      const never = unreachable(prompt, outline, config.rootCauses);
      if (never)
        report({
          message: 'unreachable',
          data: { subject: never.subject, values: quoted(never.values.join(', '), 45) },
          range: prompt.range,
        });
    }
  },
});

const subjects = {
  'time-to-discovery': 'time to discovery',
  severity: 'severity',
  'root-cause': 'root cause',
  'detected-by': 'name of who or what detected it',
  unknown: 'answer',
} as const;

/** The values there are for what a condition looks at, when it names none of them. */
function unreachable(
  { condition }: OutlinePrompt,
  { template }: Outline,
  rootCauses: readonly RootCause[],
): { readonly subject: string; readonly values: readonly string[] } | undefined {
  if (condition?.subject === 'root-cause') {
    const known = condition.values.some((value) => findRootCause(rootCauses, value));
    return known ? undefined : { subject: 'root cause', values: rootCauses.map(({ name }) => name) };
  }
  if (condition?.subject !== 'severity' && condition?.subject !== 'detected-by') return undefined;
  // Whoever is no machine is a person: any choice may be one.
  if (condition.values.some((value) => /^(?:person|people|human|somebody|someone)s?$/.test(value))) return undefined;
  const values = decidedBy(condition, template)?.choices;
  // A choice may go on with what it means: `SEV1 – everybody is affected`.
  const words = (text: string) => ` ${normaliseText(text)} `;
  const known = values?.some((choice) => condition.values.some((value) => words(choice).startsWith(words(value))));
  return values && !known ? { subject: subjects[condition.subject], values } : undefined;
}
