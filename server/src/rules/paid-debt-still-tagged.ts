import { debtReference } from '../model/debt-id.ts';
import { defineRule, quoted } from './define-rule.ts';

export default defineRule({
  name: 'paid-debt-still-tagged',
  summary: 'A comment in code names a debt item that is paid.',
  rationale:
    'A comment that says `TODO(D-k3f9qx)` sends its reader to the item to see what is to be done. When that is paid, either ' +
    'the comment is out of date, or something was left over that no open item speaks of.',
  family: 'contradiction',
  severity: 'warning',
  audience: 'everyone',
  completeness: false,
  stage: 'code',
  options: {},
  messages: { paid: '{id} ({title}) is paid. Does this comment still hold?' },
  examples: [
    {
      caption: 'The item is paid.',
      items: { 'docs/debt/retry-k3f9qx.md': '---\nid: k3f9qx\nstatus: paid\n---\n# Retry gives up\n' },
      bad: '// TODO(⟦D-k3f9qx⟧): try more than once\nsend();\n',
      fixed: '// TODO: try more than once\nsend();\n',
    },
    {
      caption: 'The item is open.',
      items: { 'docs/debt/retry-k3f9qx.md': '---\nid: k3f9qx\n---\n# Retry gives up\n' },
      good: '// TODO(D-k3f9qx): try more than once\nsend();\n',
    },
  ],
  check({ tags, project, report }) {
    for (const { id, range, around } of tags) {
      const items = project.withId(id);
      if (items.length === 0 || !items.every(({ status }) => status === 'paid')) continue;
      const name = debtReference(id);
      const title = quoted(items[0]?.title ?? '', 40);
      const edits = [{ range: around, newText: '' }];
      const fixes = () => [{ title: `Remove ${name} from the comment`, edits, safe: false }];
      report({ message: 'paid', data: { id: name, title }, range, fixes });
    }
  },
});
