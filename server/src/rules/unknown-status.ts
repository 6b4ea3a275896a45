import { nearestName } from '../config/nearest-name.ts';
import { fieldEdits } from '../kinds/field-fix.ts';
import { suggestedImpact } from '../model/backlog/scales.ts';
import { debtStatuses, type WrittenDebtItem } from '../model/debt-item.ts';
import type { Document } from '../model/document.ts';
import { isPlaceholder } from '../model/placeholders.ts';
import { defineRule, quoted } from './define-rule.ts';
import type { Fix } from './diagnostic.ts';

export default defineRule({
  name: 'unknown-status',
  summary: 'A status that no list, filter or count knows.',
  rationale:
    'An item is `open`, `planned`, `in-progress`, `paid` or `wont-fix`; common words for the same (`todo`, `done`) are read as ' +
    'such. Whatever else stands there is shown as it is, and counts as open.',
  family: 'debt',
  severity: 'warning',
  subject: 'debt',
  audience: 'everyone',
  completeness: false,
  inBacklogs: true,
  options: {},
  messages: {
    unknown: '"{status}" is no status. Which of open, planned, in-progress, paid and wont-fix is it?',
    near: '"{status}" is no status. Is it {nearest}?',
  },
  examples: [
    {
      caption: 'A slip.',
      bad: '---\nid: k3f9qx\nstatus: ⟦plannd⟧\n---\n# Retry loop swallows errors\n',
      fixed: '---\nid: k3f9qx\nstatus: planned\n---\n# Retry loop swallows errors\n',
    },
    { caption: 'A word of its own.', bad: '---\nid: k3f9qx\nstatus: ⟦on ice⟧\n---\n# Retry loop swallows errors\n' },
    {
      caption: 'In a backlog: the fix writes the word that the backlog has for it.',
      path: 'TECH_DEBT.md',
      bad: '| Debt | Status |\n|-|-|\n| Start takes a minute | ✅ Fixed |\n| Retry loop swallows errors | ⟦plannd⟧ |\n| Two clocks | Still open |\n',
      fixed:
        '| Debt | Status |\n|-|-|\n| Start takes a minute | ✅ Fixed |\n| Retry loop swallows errors | Planned |\n| Two clocks | Still open |\n',
    },
    {
      caption: 'In progress, in other letters.',
      good: '---\nid: k3f9qx\nstatus: In Progress\n---\n# Retry loop swallows errors\n',
    },
  ],
  check({ document, items, report }) {
    for (const item of items) {
      const field = item.fields.get('status');
      if (item.status !== undefined || !field || isPlaceholder(field.text)) continue;
      if (item.from && isOfAnotherKind(field.text, document.text.slice(field.valueRange.start, field.valueRange.end)))
        continue;
      const nearest = nearestName(field.text, debtStatuses);
      const finding = { range: field.valueRange, fixes: () => statusFixes(document, item, nearest) };
      if (nearest) report({ message: 'near', data: { status: quoted(field.text, 40), nearest }, ...finding });
      else report({ message: 'unknown', data: { status: quoted(field.text, 15) }, ...finding });
    }
  },
});

/** Where a team writes a sentence, a link or a priority as the status, it means what it says. */
const isOfAnotherKind = (text: string, source: string): boolean =>
  text.length > 40 || source.includes('](') || suggestedImpact(text) !== undefined;

const statusFixes = (document: Document, item: WrittenDebtItem, nearest: string | undefined): readonly Fix[] =>
  debtStatuses
    .toSorted((one, other) => Number(other === nearest) - Number(one === nearest))
    .map((each) => ({
      title: `Set to "${each}"`,
      edits: fieldEdits(document, item, { status: each }),
      safe: false,
      ...(each === nearest && { preferred: true }),
    }))
    .filter(({ edits }) => edits.length > 0);
