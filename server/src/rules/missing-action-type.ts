import type { ActionItem, ActionType } from '../model/action-item.ts';
import { actionLists } from '../model/action-items.ts';
import { namedType } from '../model/action-words.ts';
import { fact } from '../model/document.ts';
import { type Passage, passageText, sectionsWhere } from '../model/sections.ts';
import { defineRule } from './define-rule.ts';

export default defineRule({
  name: 'missing-action-type',
  summary: 'The actions leave out one of preventing, detecting and mitigating.',
  rationale:
    'Teams list what would have prevented this incident and stop there. The next one will be another: what would have told us ' +
    'sooner, and what would have made it hurt less? A runbook or a drill is an action that mitigates. Where there is none to ' +
    'take, "none, because" and the reason is an answer.',
  family: 'action',
  severity: 'information',
  subject: 'incident',
  audience: 'everyone',
  completeness: true,
  options: {},
  messages: { missing: 'No action here {types}. One of each kind, or "none, because" and the reason?' },
  examples: [
    {
      caption: 'Prevention only.',
      bad: '---\nkind: post-mortem\n---\n# The login page was down\n\n⟦## Action items⟧\n\n- Priya: let sessions expire after a day (#12)\n- Jo: validate the cache’s settings in CI (#13)\n',
    },
    {
      caption: 'One of each kind.',
      good: '---\nkind: post-mortem\n---\n# The login page was down\n\n## Action items\n\n- Priya: let sessions expire after a day (#12)\n- Jo: alert when the session cache is 80 % full (#13)\n- Ana: write a runbook for a full cache (#14)\n',
    },
    {
      caption: 'Nothing to be done at all, and why.',
      good: '---\nkind: post-mortem\n---\n# The login page was down\n\n## Action items\n\nN/A – the page goes away in April.\n',
    },
    {
      caption: 'None of a kind, and why.',
      good: '---\nkind: post-mortem\n---\n# The login page was down\n\n## Action items\n\n### Prevent\n\n- Priya: let sessions expire after a day (#12)\n\n### Detect\n\nNone, because the probe paged us within a minute.\n\n### Mitigate\n\n- Ana: write a runbook for a full cache (#14)\n',
    },
  ],
  check({ document, report }) {
    const lists = actionLists(document);
    const items = lists.flatMap((list) => list.items);
    const [first] = lists;
    // Nothing is to be done, and the document says why.
    if (!first || items.every(({ state }) => state === 'declined')) return;
    const untold = kinds.filter(([type]) => !items.some((item) => mayBe(type, item)));
    if (untold.length === 0) return;
    const told = new Set(tellingTypes(document).map(({ passage }) => toldType(passage)));
    const missing = untold.filter(([type]) => !told.has(type));
    if (missing.length > 0)
      report({
        message: 'missing',
        data: {
          types: missing
            .map(([, verb]) => verb)
            .join(', ')
            .replace(/, (?=\w+$)/u, ' or '),
        },
        range: first.range,
      });
  },
});

const kinds = [
  ['prevent', 'prevents'],
  ['detect', 'detects'],
  ['mitigate', 'mitigates'],
] as const satisfies readonly (readonly [ActionType, string])[];

/** The type that a section's heading names, if anything is said below it. */
const toldType = fact((passage: Passage): ActionType | undefined =>
  passageText(passage) === '' ? undefined : namedType(passage.title),
);

const tellingTypes = sectionsWhere((passage) => toldType(passage) !== undefined);

/** What tells nothing of its type may well prevent something: most actions do. */
const mayBe = (type: ActionType, { types }: ActionItem): boolean =>
  types.includes(type) || (type === 'prevent' && types.length === 0);
