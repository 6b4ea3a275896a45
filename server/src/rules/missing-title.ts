import { untitledItems } from '../model/backlog/items.ts';
import { writtenTitle } from '../model/debt-file-name.ts';
import { debtItem } from '../model/debt-item.ts';
import type { Document } from '../model/document.ts';
import { sections, titleRange } from '../model/sections.ts';
import { lineEnding, rangeAt } from '../text/text.ts';
import { defineRule } from './define-rule.ts';
import type { Fix } from './diagnostic.ts';

export default defineRule({
  name: 'missing-title',
  summary: 'A debt item without a heading that names it.',
  rationale:
    'The title is what the backlog, the mark at the line and the plan show. An item without one has to be opened to be known, ' +
    'and what has to be opened is not chosen.',
  family: 'debt',
  severity: 'warning',
  subject: 'debt',
  audience: 'everyone',
  completeness: false,
  inBacklogs: true,
  options: {},
  messages: { missing: 'This item has no title. What is off, and where?' },
  examples: [
    {
      caption: 'Text, and no heading.',
      bad: '---\nid: k3f9qx\nstatus: open\n---\n\n⟦Every HTTP change needs a day of manual checks.⟧\n',
      fixed: '---\nid: k3f9qx\nstatus: open\n---\n# Example\n\nEvery HTTP change needs a day of manual checks.\n',
    },
    {
      caption: 'A row of a backlog with an id and a place, and nothing in the title’s cell.',
      path: 'TECH_DEBT.md',
      bad: '| ID | Debt | Location | Priority |\n|-|-|-|-|\n| ⟦TD-001⟧ | | `src/http/retry.ts` | High |\n| TD-002 | Start takes a minute | | Low |\n',
    },
    {
      caption: 'A heading.',
      good: '---\nid: k3f9qx\nstatus: open\n---\n# Retry loop swallows errors\n',
    },
  ],
  check({ document, kind, report }) {
    if (kind.subject === 'backlog') {
      for (const { from, fields } of untitledItems(document)) {
        const range = fields.get('id')?.valueRange ?? from?.range;
        if (range) report({ message: 'missing', range });
      }
    } else if (debtItem(document).title === '')
      report({ message: 'missing', range: titleRange(document), fixes: () => insertion(document) });
  },
});

/** The file's name was made from a title. */
function insertion(document: Document): readonly Fix[] {
  const title = writtenTitle(document.path);
  if (title === '') return [];
  const ending = lineEnding(document.text);
  const heading = sections(document).find(({ level }) => level > 0);
  const block = document.markdown.frontMatter;
  const edit = heading
    ? { range: heading.headingRange, newText: `# ${title}` }
    : block
      ? { range: rangeAt(block.range.end), newText: `${ending}# ${title}` }
      : { range: rangeAt(0), newText: `# ${title}${ending}${ending}` };
  return [{ title: `Write the title "${title}"`, edits: [edit], safe: false, preferred: true }];
}
