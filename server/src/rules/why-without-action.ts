import { insertAction } from '../kinds/insert-action.ts';
import { unmetChains, unmetSafeguards } from '../kinds/why-actions.ts';
import type { Document } from '../model/document.ts';
import { defineRule } from './define-rule.ts';
import type { Fix } from './diagnostic.ts';

export default defineRule({
  name: 'why-without-action',
  summary: 'A chain of whys ends at an answer that no action item speaks of.',
  rationale:
    'Each why has a solution that would have prevented the problem, or told somebody before it got that bad. An action for a ' +
    'deep why takes care of those above it, so what counts is where a chain ends. An action answers a why when it shares a ' +
    'word or a matter with it (alerts, tests, what was known, capacity …), has the same issue or link, stands below it, or ' +
    'names it: "(why 4)". So does one that is done, an idea, or declined with its reason. A why whose answer says that it ' +
    'was accepted, or won’t be fixed, needs none. Nothing is said of a document with fewer than two actions, nor of words that are not ' +
    'English.',
  family: 'action',
  severity: 'information',
  audience: 'everyone',
  completeness: false,
  options: {},
  messages: {
    chain: 'No action speaks of this why yet. What would keep it from happening again?',
    safeguards: 'No action speaks of why it was not caught. What would catch it the next time?',
  },
  examples: [
    {
      caption: 'All of the actions are about the symptom.',
      bad: '# The shop was slow\n\n## Five whys\n\n1. The queue was full.\n2. The queue was full because 2 workers ran instead of 6.\n⟦3. 2 workers ran because nobody had told us about the winter sale.⟧\n\n## Action items\n\n- Kim: restart the queue every hour\n- Lee: double the queue’s length\n',
      fixed:
        '# The shop was slow\n\n## Five whys\n\n1. The queue was full.\n2. The queue was full because 2 workers ran instead of 6.\n3. 2 workers ran because nobody had told us about the winter sale.\n\n## Action items\n\n- Kim: restart the queue every hour\n- Lee: double the queue’s length\n- {what would keep it from happening again} (why 3)\n',
    },
    {
      caption: 'An action for where the chain ends; another way is to name the why.',
      good: '# The shop was slow\n\n## Five whys\n\n1. The queue was full.\n2. The queue was full because 2 workers ran instead of 6.\n3. 2 workers ran because nobody had told us about the winter sale.\n\n## Action items\n\n- Lee: double the queue’s length\n- Kim: ask marketing for a calendar of sales\n',
    },
  ],
  check({ document, match, report }) {
    const fixes = (why?: number) => () => addAction(document, why);
    for (const { deepest, others } of unmetChains(document))
      report({
        message: 'chain',
        range: deepest.range,
        related: others.map(({ range }) => ({ range, message: 'No action speaks of this one, either' })),
        fixes: fixes(deepest.depth),
      });
    const [first, ...more] = unmetSafeguards(document, match);
    if (first)
      report({
        message: 'safeguards',
        range: first,
        related: more.map((range) => ({ range, message: 'Nor of this one' })),
        fixes: fixes(),
      });
  },
});

/** A place for what to do: what that is, is for the author to say. */
function addAction(document: Document, why: number | undefined): readonly Fix[] {
  const placeholder =
    why === undefined ? '{what would catch it the next time}' : '{what would keep it from happening again}';
  const edit = insertAction(document, why === undefined ? placeholder : `${placeholder} (why ${why})`);
  if (!edit) return [];
  const cursor = edit.range.start + edit.newText.indexOf(placeholder) + 1;
  return [{ title: 'Add an action for it', edits: [edit], safe: false, preferred: true, cursor }];
}
