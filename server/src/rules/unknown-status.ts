import { nearestName } from '../config/nearest-name.ts';
import { writeDebtField } from '../kinds/write-debt-field.ts';
import { debtItem, debtStatuses } from '../model/debt-item.ts';
import { isPlaceholder } from '../model/placeholders.ts';
import { defineRule, quoted } from './define-rule.ts';

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
      caption: 'In progress, in other letters.',
      good: '---\nid: k3f9qx\nstatus: In Progress\n---\n# Retry loop swallows errors\n',
    },
  ],
  check({ document, report }) {
    const { status, fields, broken } = debtItem(document);
    const field = fields.get('status');
    if (status !== undefined || !field || isPlaceholder(field.text)) return;
    const nearest = nearestName(field.text, debtStatuses);
    const fixes = () =>
      debtStatuses
        .toSorted((one, other) => Number(other === nearest) - Number(one === nearest))
        .map((each) => ({
          title: `Set to "${each}"`,
          edits: [writeDebtField(document, 'status', each)],
          safe: false,
          ...(each === nearest && { preferred: true }),
        }));
    const finding = { range: field.valueRange, ...(broken === undefined && { fixes }) };
    if (nearest) report({ message: 'near', data: { status: quoted(field.text, 40), nearest }, ...finding });
    else report({ message: 'unknown', data: { status: quoted(field.text, 15) }, ...finding });
  },
});
