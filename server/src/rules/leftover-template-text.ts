import { categoryVerdict } from '../config/category-verdict.ts';
import type { Match } from '../kinds/match.ts';
import type { Document } from '../model/document.ts';
import { type Placeholder, placeholders } from '../model/placeholders.ts';
import { whysChains } from '../model/whys-chain.ts';
import { rangesTouch, type TextRange } from '../text/text.ts';
import { defineRule, quoted } from './define-rule.ts';
import type { Fix } from './diagnostic.ts';

export default defineRule({
  name: 'leftover-template-text',
  summary: 'A placeholder of the template stands where an answer should be.',
  rationale:
    'Braces, brackets, date patterns and TBD are where the author meant to come back. What stands on an open prompt is ' +
    'reported as that prompt; this rule finds the others. Guidance in comments, banners and quotes may stay.',
  family: 'leftover',
  severity: 'warning',
  audience: 'everyone',
  completeness: false,
  options: {},
  messages: { leftover: 'Template text left over: {text}. What belongs here?' },
  examples: [
    {
      caption: 'One row of the timeline was never filled in.',
      bad: '---\nkind: post-mortem\n---\n# The login page was down\n\n## Timeline\n\n| Time (UTC) | What happened |\n| --- | --- |\n| 08:22 | Started: sign-in fails |\n| ⟦HH:MM | Mitigated: {what stopped the effect}⟧ |\n',
    },
    {
      caption: 'Brackets that belong to the text.',
      good: '---\nkind: post-mortem\n---\n# The login page was down\n\n## Summary\n\nThe alert [PAY-12] said "cache [warm]"; see [the graph](https://example.org/graph).\n',
    },
  ],
  check({ document, match, config, report }) {
    const all = placeholders(document).filter(({ form }) => form !== 'comment');
    if (all.length === 0) return;
    // Where the template is not followed, no rule asks for its prompts.
    const spoken = match.follows ? spokenFor(match) : [];
    const chainsAreOpen = categoryVerdict(document, config.rootCauses).state !== 'valid';
    const chains = chainsAreOpen ? whysChains(document).map(({ range }) => range) : [];
    const elsewhere = [...spoken, ...chains];
    const found = all.filter(({ range }) => !elsewhere.some((other) => rangesTouch(other, range)));
    for (const range of perLine(document.text, found)) {
      const text = quoted(document.text.slice(range.start, range.end), 50);
      report({ message: 'leftover', data: { text }, range, fixes: () => removals(document, range) });
    }
  },
});

/** Where an open prompt has already said that something is missing. */
const spokenFor = (match: Match): readonly TextRange[] => [
  ...match.prompts.flatMap(({ state, leaf }) =>
    leaf && (state === 'open' || state === 'undecided')
      ? [{ start: leaf.labelRange.start, end: Math.max(leaf.labelRange.end, leaf.valueRange.end) }]
      : [],
  ),
  ...match.sections.flatMap(({ state, section, outline }) =>
    section && (state === 'empty' || outline.holdsCategory)
      ? [{ start: section.range.start, end: state === 'empty' ? section.end : section.range.end }]
      : [],
  ),
];

/** One finding per line: a row of placeholders is one thing to fill in. */
function perLine(text: string, found: readonly Placeholder[]): readonly TextRange[] {
  const merged: { start: number; end: number }[] = [];
  for (const { range } of found) {
    const last = merged[merged.length - 1];
    if (last && !text.slice(last.end, range.start).includes('\n')) last.end = Math.max(last.end, range.end);
    else merged.push({ ...range });
  }
  return merged;
}

/** A row, an item or a line that is nothing else can go as a whole. */
function removals(document: Document, range: TextRange): readonly Fix[] {
  const { text } = document;
  const start = text.lastIndexOf('\n', range.start - 1) + 1;
  const next = text.indexOf('\n', range.end);
  const end = next < 0 ? text.length : next + 1;
  if (
    !/^\s*(?:[|>*+-]|\d+[.)])?\s*$/.test(text.slice(start, range.start)) ||
    !/^[\s|]*$/.test(text.slice(range.end, end))
  )
    return [];
  return [{ title: 'Remove this line', edits: [{ range: { start, end }, newText: '' }], safe: false }];
}
