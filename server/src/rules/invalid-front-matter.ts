import { frontMatter } from '../model/front-matter.ts';
import { defineRule, quoted } from './define-rule.ts';

export default defineRule({
  name: 'invalid-front-matter',
  summary: 'The front matter is no readable YAML or TOML.',
  rationale:
    'Kind, status and root cause can stand in the front matter. What cannot be read there is lost on every tool, and mostly ' +
    'silently: a colon without a space, a tab, a quote that was never closed.',
  family: 'contradiction',
  severity: 'error',
  audience: 'everyone',
  completeness: false,
  inBacklogs: true,
  options: {},
  messages: { unreadable: '{problem}' },
  examples: [
    {
      caption: 'A bracket that is never closed.',
      bad: '---\nkind: post-mortem\n⟦tags: [login⟧\n---\n# The login page was down\n',
    },
    {
      caption: 'Plain keys and values.',
      good: '---\nkind: post-mortem\ntags: [login]\n---\n# The login page was down\n',
    },
  ],
  check({ document, report }) {
    const { problem } = frontMatter(document);
    if (problem)
      report({ message: 'unreadable', data: { problem: quoted(problem.message, 100) }, range: problem.range });
  },
});
