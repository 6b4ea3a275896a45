import { isNotApplicable } from '../model/placeholders.ts';
import { plainText } from '../model/plain-text.ts';
import { passageText, type Section } from '../model/sections.ts';
import { defineRule } from './define-rule.ts';

export default defineRule({
  name: 'missing-impact-figure',
  summary: 'The impact is told without a number.',
  rationale:
    '"Some users saw errors" reads the same for ten people and for ten thousand. A figure, however rough, lets others weigh ' +
    'what the actions are worth: users, requests, minutes, orders, money. "All", "half" and "nobody" are figures, too.',
  family: 'judgement',
  severity: 'information',
  subject: 'incident',
  audience: 'everyone',
  completeness: true,
  options: {},
  messages: { missing: 'No figure here yet. How many, for how long? (an estimate is fine)' },
  examples: [
    {
      caption: 'Some users, for a while: nobody can tell how many.',
      bad: '---\nkind: post-mortem\n---\n# The login page was down\n\n⟦## Impact⟧\n\nSome users could not sign in for a while.\n',
    },
    {
      caption: 'A rough figure.',
      good: '---\nkind: post-mortem\n---\n# The login page was down\n\n## Impact\n\nAbout a third of the users could not sign in for 40 minutes.\n',
    },
  ],
  check({ match, report }) {
    for (const { outline, state, section, leaf } of match.sections) {
      if (outline.concept !== 'impact' || state !== 'filled') continue;
      const said = section ? allText(section) : (leaf?.value ?? '');
      const range = section?.headingRange ?? leaf?.labelRange;
      if (range && !hasFigure(said) && isNotApplicable(said) === undefined) report({ message: 'missing', range });
    }
  },
});

/** With its subsections: the figures may stand in a table of their own. */
function allText(section: Section): string {
  const texts: string[] = [];
  const waiting: Section[] = [section];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { heading } = next.passage;
    if (next !== section && heading) texts.push(plainText(heading));
    texts.push(passageText(next.passage));
    waiting.push(...next.children);
  }
  return texts.join('\n');
}

const hasFigure = (text: string): boolean => /\d/u.test(text) || figureInWords.test(text);

const figureInWords =
  /\b(?:no (?:\p{L}+ ){0,2}?(?:users?|customers?|clients?|impact|effect|data|requests?|one|downtime|outage|loss|teams?|services?|visitors?|traffic|orders?|money|revenue)|none|nobody|nothing|all|every(?:one|body)?|each|entire(?:ly)?|whole|complete(?:ly)?|total(?:ly)?|full(?:y)?|any|half|third|quarter|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|dozens?|hundreds?|thousands?|millions?|per ?cent|single|both|only|once|twice|an? (?:hour|minute|day|week|few (?:hours|minutes|days))|overnight)\b/iu;
