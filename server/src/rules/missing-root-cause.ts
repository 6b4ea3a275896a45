import { categoryVerdict, namedIn } from '../config/category-verdict.ts';
import type { RootCause } from '../config/config.ts';
import { writeValue } from '../kinds/write-value.ts';
import type { Document } from '../model/document.ts';
import type { CategoryStatement } from '../model/root-cause.ts';
import { lineEnding, type TextRange } from '../text/text.ts';
import { defineRule, quoted } from './define-rule.ts';
import type { Fix } from './diagnostic.ts';

export default defineRule({
  name: 'missing-root-cause',
  summary: 'The root cause names none of the categories that end a chain of whys.',
  rationale:
    'Asking why has no natural end, so teams stop at the first technical answer. Three categories make the end plain. ' +
    '*Trade-off*: the risk was known, and speed was chosen over quality; this was tech debt coming back. *Knowledge gap*: ' +
    'nobody who worked on it knew that this kind of error was possible. *Brain fart* (some teams say *slip*): it was known, ' +
    'and it slipped through that day. While the answer is none of these, there is another why below it, or a second opinion ' +
    'to be had. The categories and their labels are configurable (`root-causes`).',
  family: 'root-cause',
  severity: 'warning',
  subject: 'incident',
  audience: 'everyone',
  completeness: true,
  options: {},
  messages: {
    open: 'Which root cause is it: {choices}? None of them: ask why once more.',
    prose: 'Which category is it: {choices}? None of them: ask why once more.',
  },
  examples: [
    {
      caption: 'The choice is still to be made.',
      bad: '---\nkind: post-mortem\n---\n# The login page was down\n\n## Root cause\n\n- **Category:** ⟦trade-off / knowledge gap / brain fart⟧\n',
      fixed: '---\nkind: post-mortem\n---\n# The login page was down\n\n## Root cause\n\n- **Category:** trade-off\n',
    },
    {
      caption: 'A cause in prose, without a category.',
      bad: '---\nkind: post-mortem\n---\n# The login page was down\n\n⟦## Root cause⟧\n\nThe session cache was full.\n',
      fixed:
        '---\nkind: post-mortem\n---\n# The login page was down\n\n## Root cause\n\n- **Category:** trade-off\n\nThe session cache was full.\n',
    },
    {
      caption: 'Any wording that names one category will do.',
      good: '---\nkind: post-mortem\n---\n# The login page was down\n\n## Root cause\n\nA knowledge gap: none of us knew that the cache counts entries, not bytes.\n',
    },
  ],
  check({ document, match, config, report }) {
    const place =
      match.sections.find(({ outline }) => outline.holdsCategory) ??
      match.prompts.find(({ outline }) => outline.asksCategory);
    if (!place || place.state === 'absent') return;
    const verdict = categoryVerdict(document, config.rootCauses);
    const data = { choices: quoted(config.rootCauses.map(({ name }) => name).join(', '), 42) };
    if (verdict.state === 'open') {
      const { statement } = verdict;
      const range =
        statement.range.start === statement.range.end && statement.section
          ? lineOf(document, statement.range)
          : statement.range;
      report({
        message: 'open',
        data,
        range,
        fixes: () => config.rootCauses.map((each) => choose(each, document, statement)),
      });
    } else if (verdict.state === 'absent') {
      const section = 'section' in place ? place.section : undefined;
      const range = section?.headingRange ?? place.leaf?.labelRange;
      if (!range) return;
      const fixes = section
        ? () => config.rootCauses.map((each) => insert(each, document, section.contentRange))
        : undefined;
      report({ message: 'prose', data, range, ...(fixes && { fixes }) });
    }
  },
});

function choose(rootCause: RootCause, document: Document, { choices, range }: CategoryStatement): Fix {
  const box = choices?.find(({ label }) => namedIn(label, [rootCause]).length > 0)?.box;
  const edit = box ? { range: box, newText: '[x]' } : writeValue(document, range, rootCause.name);
  return { title: titleOf(rootCause), edits: [edit], safe: false };
}

function insert(rootCause: RootCause, document: Document, content: TextRange): Fix {
  const ending = lineEnding(document.text);
  const blank = /^(?:[ \t]*\r?\n)*/.exec(document.text.slice(content.start, content.end))?.[0] ?? '';
  const at = content.start + blank.length;
  const before = blank === '' ? ending + ending : /\n[ \t]*\r?\n/.test(blank) ? '' : ending;
  const after = document.text.slice(at).trim() === '' ? ending : ending + ending;
  return {
    title: titleOf(rootCause),
    edits: [{ range: { start: at, end: at }, newText: `${before}- **Category:** ${rootCause.name}${after}` }],
    safe: false,
  };
}

const titleOf = ({ name, definition }: RootCause): string =>
  `Root cause: ${name}${definition ? ` (${definition.replace(/\.$/, '')})` : ''}`;

function lineOf(document: Document, { start }: TextRange): TextRange {
  const from = document.text.lastIndexOf('\n', start - 1) + 1;
  const line = /^[^\r\n]*/.exec(document.text.slice(from))?.[0] ?? '';
  return { start: from + (line.length - line.trimStart().length), end: from + line.trimEnd().length };
}
