import { type ActionItem, hasIssue } from '../model/action-item.ts';
import { actionItems, actionLists } from '../model/action-items.ts';
import type { TextEdit } from '../text/text.ts';
import { defineRule } from './define-rule.ts';
import type { Fix } from './diagnostic.ts';

export default defineRule({
  name: 'action-without-owner',
  summary: 'An action item that nobody has taken, and no issue stands for.',
  rationale:
    'An action without an owner belongs to everyone, and so to nobody: it is the first thing that next week crowds out. ' +
    'A person, a role or a team will do, in whatever form the document uses: a column, `@handle`, `(Name)`, `Name:`, a name ' +
    'above the list. A link to an issue will do, too, since the owner is there. "We" and "the team" name nobody. Ideas, ' +
    'and what is done or won’t be done, need no owner.',
  family: 'action',
  severity: 'information',
  subject: 'incident',
  audience: 'everyone',
  completeness: false,
  options: {},
  messages: {
    one: 'Who would pick this up? (a role is fine)',
    all: 'None of these {count} actions has an owner. Who would pick them up? (a role is fine)',
    some: '{count} of {all} actions have no owner. Who would pick them up? (a role is fine)',
  },
  examples: [
    {
      caption: 'One of two was left to chance.',
      bad: '# The login page was down\n\n## Action items\n\n- Alert when the session cache is 80 % full (Priya)\n- ⟦Let sessions expire after a day⟧\n',
      fixed:
        '# The login page was down\n\n## Action items\n\n- Alert when the session cache is 80 % full (Priya)\n- Let sessions expire after a day (owner: {name})\n',
    },
    {
      caption: 'When nothing on a list has an owner, that is said once, on its first item.',
      bad: '# The login page was down\n\n## Action items\n\n1. ⟦Alert when the session cache is 80 % full⟧\n2. Let sessions expire after a day\n',
      fixed:
        '# The login page was down\n\n## Action items\n\n1. Alert when the session cache is 80 % full (owner: {name})\n2. Let sessions expire after a day (owner: {name})\n',
    },
    {
      caption: 'A person, a role, an issue; what is done; what is only an idea.',
      good: '# The login page was down\n\n## Action items\n\n- @priya: alert when the session cache is 80 % full\n- Platform team: let sessions expire after a day\n- Write a runbook for a full cache ([issue](https://example.org/issues/12))\n- Raise the cache’s limit (done)\n- Idea: sign-in without sessions\n',
    },
  ],
  check({ document, match, config, report }) {
    const lists = match.follows ? actionLists(document).map(({ items }) => items) : [actionItems(document)];
    for (const items of lists) {
      const open = items.filter(({ state }) => state === 'open');
      const unowned = open.filter((item) => !item.owner && !hasIssue(item, config.trackers));
      const [first] = unowned;
      if (!first) continue;
      const data = { count: unowned.length, all: open.length };
      const all = { data, range: first.line, fixes: () => [addOwners(unowned)] };
      if (open.length > 1 && unowned.length === open.length) report({ message: 'all', ...all });
      else if (unowned.length > (match.follows ? 5 : 2)) report({ message: 'some', ...all });
      else for (const item of unowned) report({ message: 'one', range: item.line, fixes: () => [addOwners([item])] });
    }
  },
});

/** A place for the owner, with a placeholder in it: it stays open until somebody fills it in. */
function addOwners(items: readonly ActionItem[]): Fix {
  const edits = items.map(({ ownerAt: { range, isCell } }): TextEdit => {
    return { range, newText: isCell ? placeholder : ` (owner: ${placeholder})` };
  });
  const [first] = edits;
  return {
    title: items.length === 1 ? 'Add a place for the owner' : 'Add a place for the owner to each',
    edits,
    safe: false,
    preferred: true,
    ...(first && { cursor: first.range.start + first.newText.indexOf('{') + 1 }),
  };
}

const placeholder = '{name}';
