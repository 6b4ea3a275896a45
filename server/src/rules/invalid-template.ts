import type { RootCause } from '../config/config.ts';
import { findRootCause } from '../config/root-causes.ts';
import { concepts } from '../kinds/concepts.ts';
import type { Outline, OutlinePrompt } from '../kinds/outline.ts';
import { normaliseText } from '../model/normalise.ts';
import { defineRule, quoted } from './define-rule.ts';

export default defineRule({
  name: 'invalid-template',
  summary: 'Something in a template says nothing that documents could be linted by.',
  rationale:
    'The template is the linter, so a mistake in it fails silently everywhere else: a condition that is not understood is never ' +
    'asked, nor is one on a severity or category that there is none of; a heading that stands twice is matched once. ' +
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

/** The values there are for what a condition looks at, when it names none of them. */
function unreachable(
  { condition }: OutlinePrompt,
  outline: Outline,
  rootCauses: readonly RootCause[],
): { readonly subject: string; readonly values: readonly string[] } | undefined {
  if (condition?.subject === 'root-cause') {
    const known = condition.values.some((value) => findRootCause(rootCauses, value));
    return known ? undefined : { subject: 'root cause', values: rootCauses.map(({ name }) => name) };
  }
  if (condition?.subject !== 'severity') return undefined;
  const values = outline.prompts.find(({ text, choices }) => choices && concepts(text)[0] === 'severity')?.choices;
  // A choice may go on with what it means: `SEV1 – everybody is affected`.
  const words = (text: string) => ` ${normaliseText(text)} `;
  const known = values?.some((choice) => condition.values.some((value) => words(choice).startsWith(words(value))));
  return values && !known ? { subject: 'severity', values } : undefined;
}
