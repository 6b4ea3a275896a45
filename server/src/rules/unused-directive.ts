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

/** The rule's name with its comma, or the comment and, where nothing else stands there, its lines with the blank line above. */
function removal(document: Document, directive: Directive, rule: DirectiveRule | undefined): TextEdit {
  const { text } = document;
  if (rule && directive.rules.length > 1) return { range: nameWithComma(text, rule.range), newText: '' };
  const { start, end } = directive.range;
  const before = /(?:(?:\r?\n)?(?<=\n|^))?[ \t]*$/.exec(text.slice(0, start))?.[0].length ?? 0;
  const isAlone = /(?:^|\n)[ \t]*$/.test(text.slice(0, start)) && /^[ \t]*(?:\r?\n|$)/.test(text.slice(end));
  if (!isAlone) return { range: { start, end }, newText: '' };
  const after = /^[ \t]*(?:\r?\n)?(?:[ \t]*\r?\n)?/.exec(text.slice(end))?.[0].length ?? 0;
  return {
    range: { start: start - (before > 0 && text[start - 1] !== '\n' ? before : 0), end: end + after },
    newText: '',
  };
}

function nameWithComma(text: string, { start, end }: TextRange): TextRange {
  const after = /^\s*,\s*/.exec(text.slice(end))?.[0].length ?? 0;
  const before = after === 0 ? (/,\s*$/.exec(text.slice(0, start))?.[0].length ?? 0) : 0;
  return { start: start - before, end: end + after };
}
