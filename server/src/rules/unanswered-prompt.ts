import { insertPrompt } from '../kinds/insert.ts';
import { isBlankSection, isChain } from '../kinds/open-prompts.ts';
import { writeValue } from '../kinds/write-value.ts';
import type { Document } from '../model/document.ts';
import { titleRange } from '../model/sections.ts';
import type { TextRange } from '../text/text.ts';
import { defineRule, quoted } from './define-rule.ts';
import type { Fix } from './diagnostic.ts';

export default defineRule({
  name: 'unanswered-prompt',
  summary: 'A prompt of the template, other than a why, has no answer yet.',
  rationale:
    'Whatever a template leaves blank, or fills with guidance or a placeholder, is something its authors want to know each time: ' +
    'a date, a severity, what set it off. It is open until something of the document itself stands there. What does not ' +
    'apply can be deleted if the template calls it optional, and answered by "N/A – " and the reason otherwise.',
  family: 'prompt',
  severity: 'warning',
  audience: 'everyone',
  completeness: true,
  options: {},
  messages: {
    open: 'Open prompt: {prompt}',
    choice: 'Open prompt: {prompt} (one of: {choices})',
    absent: 'Missing prompt: {prompt}',
  },
  examples: [
    {
      caption: 'The severity still lists all of its choices, and the impact was put off.',
      template:
        '# Title\n\n- **Severity:** SEV1 / SEV2 / SEV3\n\n## Impact\n\n_How many users, for how long?_\n\n## Summary\n',
      bad: '# The login page was down\n\n- **⟦Severity⟧:** SEV1 / SEV2 / SEV3\n\n⟦## Impact⟧\n\nTBD\n\n## Summary\n\nNobody could sign in.\n',
    },
    {
      caption: 'A value chosen, a sentence written.',
      template: '# Title\n\n- **Severity:** SEV1 / SEV2 / SEV3\n\n## Impact\n\n_How many users, for how long?_\n',
      good: '# The login page was down\n\n- **Severity:** SEV2\n\n## Impact\n\n4,000 people for 38 minutes.\n',
    },
  ],
  check({ document, match, report }) {
    for (const each of match.prompts) {
      const { outline, leaf, state } = each;
      if (outline.asksWhy || (outline.section?.holdsCategory && outline.shape === 'section')) continue;
      if (
        state === 'open' &&
        leaf &&
        !outline.asksCategory &&
        !each.isOpenInParts &&
        !isBlankSection(each, match) &&
        !isChain(each, document)
      ) {
        const fixes =
          outline.choices && leaf.shape !== 'heading'
            ? () => (outline.choices ?? []).map((choice) => choose(document, choice, leaf.valueRange))
            : undefined;
        const choices = outline.choices && outline.shape !== 'section' ? quoted(outline.choices.join(', '), 46) : '';
        const data = { prompt: quoted(outline.text, choices === '' ? 72 : 30), choices };
        report({ message: choices === '' ? 'open' : 'choice', data, range: leaf.labelRange, ...(fixes && { fixes }) });
      }
      const home = outline.section && match.sections.find((found) => found.outline === outline.section);
      if (state === 'absent' && outline.required && outline.shape !== 'section' && home?.state !== 'absent')
        report({
          message: 'absent',
          data: { prompt: quoted(outline.text) },
          range: home?.section?.headingRange ?? titleRange(document),
          fixes: () => [
            {
              title: `Insert the prompt "${quoted(outline.text, 50)}"`,
              edits: [insertPrompt(document, match, outline)],
              safe: false,
              preferred: true,
            },
          ],
        });
    }
  },
});

function choose(document: Document, choice: string, range: TextRange): Fix {
  const box = document.text.slice(range.start, range.end).indexOf(`[ ] ${choice}`);
  const at = range.start + box;
  const edit = box < 0 ? writeValue(document, range, choice) : { range: { start: at, end: at + 3 }, newText: '[x]' };
  return { title: `Set to "${choice}"`, edits: [edit], safe: false };
}
