import { categoryStatements } from '../model/root-cause.ts';
import { sectionsWhere } from '../model/sections.ts';
import { blame } from '../model/wording.ts';
import { rangesTouch, shiftRange } from '../text/text.ts';
import { defineRule, quoted } from './define-rule.ts';

export default defineRule({
  name: 'blaming-wording',
  summary: 'A sentence that puts what happened down to a person.',
  rationale:
    'Who forgot or missed something is where the inquiry ends; what made it look right at the time is where it begins. People ' +
    'who read their name next to "failed to" tell less the next time. Shown to the author only, never in shared output. ' +
    'Machines may fail to do things, and so may "we".',
  family: 'wording',
  severity: 'hint',
  subject: 'incident',
  audience: 'author',
  completeness: false,
  options: {},
  messages: { blame: '"{words}": what made this look right at the time?' },
  examples: [
    {
      caption: 'A person as the cause.',
      bad: '# The login page was down\n\n## Root cause\n\nThe cache filled up since ⟦the engineer on duty forgot⟧ to set an expiry.\n',
    },
    {
      caption: 'What made it look right; a machine; words that somebody said.',
      good: '# The login page was down\n\n## Root cause\n\nThe settings page showed a default expiry, so none was set. The cache failed to evict. A ticket says "the engineer forgot it".\n',
    },
  ],
  check({ document, report }) {
    // "Root cause: human error" is no category, and reported as that.
    const named = categoryStatements(document).filter(({ prose }) => !prose);
    for (const { passage, offset } of withBlame(document))
      for (const { text, range } of blame(passage)) {
        const place = shiftRange(range, offset);
        if (named.some((statement) => rangesTouch(statement.range, place))) continue;
        report({ message: 'blame', data: { words: quoted(text, 45) }, range: place });
      }
  },
});

const withBlame = sectionsWhere((passage) => blame(passage).length > 0);
