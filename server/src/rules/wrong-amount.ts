import { entryAmount } from '../kinds/entry-amount.ts';
import type { PromptMatch, SectionMatch } from '../kinds/match.ts';
import { durationText } from '../model/duration-text.ts';
import { defineRule } from './define-rule.ts';

export default defineRule({
  name: 'wrong-amount',
  summary: 'A place holds fewer or more entries than its template asks for, or times that add up to something else.',
  rationale:
    'A template can say how much of something is wanted: three proposals, at most eight steps of a runbook, an agenda of 75 ' +
    'minutes (`min`, `max` and `sum` in a `whylint:` comment). Entries are the items of a list and the rows of a table; in a ' +
    'place without these, subsections or paragraphs. Those that still hold a placeholder do not count.',
  family: 'prompt',
  severity: 'warning',
  audience: 'everyone',
  completeness: true,
  options: {},
  messages: {
    few: '{count} here; the template asks for at least {minimum}. What is the next one?',
    many: '{count} here; the template asks for at most {maximum}. Which of them can go?',
    sum: 'These add up to {sum}; the template asks for {wanted}.',
    timeless: 'No times here yet; the template asks for {wanted} in all.',
  },
  examples: [
    {
      caption: 'One step cannot be enough, says the template.',
      template: '# Title\n\n## Steps <!-- whylint: min 2; max 8 -->\n\n1. {step}\n',
      bad: '# Sign-in fails\n\n⟦## Steps⟧\n\n1. Open the page.\n',
    },
    {
      caption: 'Two of them.',
      template: '# Title\n\n## Steps <!-- whylint: min 2; max 8 -->\n\n1. {step}\n',
      good: '# Sign-in fails\n\n## Steps\n\n1. Open the page.\n2. Sign in.\n',
    },
    {
      caption: 'An agenda for 75 minutes.',
      template: '# Title\n\n## Agenda <!-- whylint: sum 75 min -->\n\n- {topic} – {minutes}\n',
      bad: '# Review\n\n⟦## Agenda⟧\n\n- Timeline – 20 min\n- Whys – 40 min\n',
    },
  ],
  check({ document, match, report }) {
    const places: readonly (PromptMatch | SectionMatch)[] = [...match.sections, ...match.prompts];
    for (const place of places) {
      const found = entryAmount(document, place);
      if (!found) continue;
      const { count, minutes, range, amounts } = found;
      const { minimum, maximum, sum } = amounts;
      if (minimum !== undefined && count < minimum) report({ message: 'few', data: { count, minimum }, range });
      if (maximum !== undefined && count > maximum) report({ message: 'many', data: { count, maximum }, range });
      if (sum === undefined || minutes === sum) continue;
      const wanted = durationText(sum);
      if (minutes === undefined) report({ message: 'timeless', data: { wanted }, range });
      else report({ message: 'sum', data: { sum: durationText(minutes), wanted }, range });
    }
  },
});
