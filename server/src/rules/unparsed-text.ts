import { chunksWhere } from '../model/chunks-where.ts';
import { shiftRange } from '../text/text.ts';
import { defineRule } from './define-rule.ts';

export default defineRule({
  name: 'unparsed-text',
  summary: 'A part of the document was too large or too deeply nested to be read.',
  rationale:
    'Markdown parsers slow down out of proportion on very long blocks and deep nesting. What exceeds the bounds is left as it is ' +
    'and not linted, so that typing stays quick; the rest of the document is linted as usual.',
  family: 'notice',
  severity: 'information',
  audience: 'everyone',
  completeness: false,
  inBacklogs: true,
  options: {},
  messages: {
    'section-too-long': 'This section is too long to be linted; headings would divide it.',
    'block-too-long': 'This block has too many lines to be linted; blank lines would divide it.',
    'too-many-delimiters': 'This block has too many marks of formatting to be linted.',
    'too-deep': 'This block is nested too deeply to be linted.',
    'indented-too-far': 'This block is indented too far to be linted.',
  },
  examples: [
    {
      caption: 'An ordinary document is read as a whole.',
      good: '# The login page was down\n\n- one\n  - two\n    - three\n',
    },
  ],
  check({ document, report }) {
    const all = chunksUnparsed(document).flatMap(({ offset, chunk }) =>
      chunk.unparsed.map((each) => ({ ...each, range: shiftRange(each.range, offset) })),
    );
    const [first, ...others] = all;
    if (!first) return;
    const related = others.slice(0, 20).map(({ range }) => ({ range, message: 'This was not linted either.' }));
    const start = first.range.start;
    // A squiggle under half a document helps nobody: the first line will do.
    const line = /^[^\r\n]{0,200}/.exec(document.text.slice(start, first.range.end))?.[0].length ?? 0;
    report({ message: first.reason, range: { start, end: start + line }, ...(related.length > 0 && { related }) });
  },
});

const chunksUnparsed = chunksWhere(({ unparsed }) => unparsed.length > 0);
