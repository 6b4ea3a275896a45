import type { Directive, DirectiveRule } from '../config/directives.ts';
import type { Document } from '../model/document.ts';
import type { TextEdit, TextRange } from '../text/text.ts';
import { defineRule } from './define-rule.ts';

export default defineRule({
  name: 'unused-directive',
  summary: 'A comment disables a rule that finds nothing there.',
  rationale:
    'A disable comment outlives what it was written for, and then hides the next finding of its kind. Remove it, or the rule’s ' +
    'name in it.',
  family: 'notice',
  severity: 'information',
  audience: 'everyone',
  completeness: false,
  safeFixes: true,
  inBacklogs: true,
  stage: 'suppression',
  options: {},
  messages: {
    unused: '"{rule}" finds nothing here that this comment would hide.',
    'unused-all': 'Nothing is found here that this comment would hide.',
  },
  examples: [
    {
      caption: 'What was hidden has been mended.',
      bad: '# The login page was down\n\n<!-- whylint-disable ⟦duplicate-section⟧ -->\n\n## Impact\n\n4,000 people.\n',
      fixed: '# The login page was down\n\n## Impact\n\n4,000 people.\n',
    },
    {
      caption: 'It hides a finding, and says why.',
      good: '# The login page was down\n\n## Impact\n\n4,000 people.\n\n<!-- whylint-disable-next-line duplicate-section: the second wave -->\n## Impact\n\n300 people.\n',
    },
  ],
  check({ document, directiveProblems, report }) {
    for (const found of directiveProblems) {
      if (found.problem !== 'unused') continue;
      const { directive, rule, range } = found;
      const fixes = () => [
        { title: 'Remove it', edits: [removal(document, directive, rule)], safe: true, preferred: true },
      ];
      if (rule === undefined) report({ message: 'unused-all', range, fixes, unnecessary: true });
      else report({ message: 'unused', data: { rule: rule.name }, range, fixes, unnecessary: true });
    }
  },
});

/** The rule's name with its comma, or the comment and, where nothing else stands there, its lines with one blank line. */
function removal({ text }: Document, directive: Directive, rule: DirectiveRule | undefined): TextEdit {
  if (rule && directive.rules.length > 1) return { range: nameWithComma(text, rule.range), newText: '' };
  const { start, end } = directive.range;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(end));
  if (!lineEnd || text.slice(lineStart, start).trim() !== '') return { range: { start, end }, newText: '' };
  const next = end + lineEnd[0].length;
  const before = text.slice(Math.max(0, lineStart - 200), lineStart);
  const above = /(?<=^|\n)[ \t]*\r?\n$/.exec(before)?.[0].length ?? 0;
  const isApart = lineStart === 0 || /(?<=^|\n)[ \t]*\r?\n(?:[ \t]*<!--[^<>]*-->[ \t]*\r?\n)*$/.test(before);
  const below = /^[ \t]*\r?\n/.exec(text.slice(next))?.[0].length ?? 0;
  // One of two blank lines goes along; one that keeps neighbours apart stays.
  if (isApart && below > 0) return { range: { start: lineStart, end: next + below }, newText: '' };
  return { range: { start: next === text.length ? lineStart - above : lineStart, end: next }, newText: '' };
}

function nameWithComma(text: string, { start, end }: TextRange): TextRange {
  const after = /^\s*,\s*/.exec(text.slice(end))?.[0].length ?? 0;
  const before = after === 0 ? (/,\s*$/.exec(text.slice(0, start))?.[0].length ?? 0) : 0;
  return { start: start - before, end: end + after };
}
