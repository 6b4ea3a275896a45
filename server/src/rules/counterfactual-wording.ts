import { headingConcepts } from '../kinds/concepts.ts';
import type { Document } from '../model/document.ts';
import type { Sentence } from '../model/prose.ts';
import { type Section, sections, sectionsWhere } from '../model/sections.ts';
import { counterfactuals } from '../model/wording.ts';
import { lineEnding, shiftRange, type TextRange } from '../text/text.ts';
import { defineRule } from './define-rule.ts';
import type { Fix } from './diagnostic.ts';

export default defineRule({
  name: 'counterfactual-wording',
  summary: 'The account of what happened tells what did not happen.',
  rationale:
    'What should have happened explains nothing of what did, and readers stop looking once they know what to regret. It may ' +
    'well be a lesson: there it is welcome. Shown to the author only, never in shared output.',
  family: 'wording',
  severity: 'hint',
  subject: 'incident',
  audience: 'author',
  completeness: false,
  options: {},
  messages: { counterfactual: 'This describes a case that did not happen. Would it fit under Lessons?' },
  examples: [
    {
      caption: 'A wish among the events.',
      bad: '# The login page was down\n\n## Summary\n\nThe cache filled up at noon. An alert ⟦would have caught⟧ it hours before.\n\n## Lessons learned\n\n- Caches fill up.\n',
      fixed:
        '# The login page was down\n\n## Summary\n\nThe cache filled up at noon.\n\n## Lessons learned\n\n- Caches fill up.\n- An alert would have caught it hours before.\n',
    },
    {
      caption: 'As a lesson, and as something that may yet happen.',
      good: '# The login page was down\n\n## Summary\n\nThe cache filled up at noon. Sessions could have been lost.\n\n## Lessons learned\n\n- An alert would have caught it hours before.\n',
    },
  ],
  check({ document, report }) {
    for (const section of withCounterfactuals(document)) {
      if (!tellsWhatHappened(section)) continue;
      for (const { range, sentence } of counterfactuals(section.passage))
        report({
          message: 'counterfactual',
          range: shiftRange(range, section.offset),
          fixes: () => moveToLessons(document, sentence, section.offset),
        });
    }
  },
});

const withCounterfactuals = sectionsWhere((passage) => counterfactuals(passage).length > 0);

/** The timeline, the summary and what stands below them, as long as it is about nothing else. */
function tellsWhatHappened(section: Section): boolean {
  for (let at: Section | undefined = section; at && at.level > 0; at = at.parent) {
    const about = headingConcepts(at.passage);
    if (about.some((concept) => concept === 'timeline' || concept === 'summary')) return true;
    if (about.length > 0) return false;
  }
  return false;
}

/** A row would be left without an event: there the author decides what to write instead. */
function moveToLessons(document: Document, sentence: Sentence, offset: number): readonly Fix[] {
  if (sentence.place === 'cell') return [];
  const { text } = document;
  const ending = lineEnding(text);
  const range = shiftRange(sentence.range, offset);
  const words = text.slice(range.start, range.end).replace(/\s+/gu, ' ');
  const lessons = sections(document).find(({ passage }) => headingConcepts(passage).includes('lessons'));
  const at = endOfContent(text, lessons);
  const isList = lessons !== undefined && /^[ \t]*[-*+] .*$/u.test(lastLine(text, at));
  const bullet = isList ? (/[-*+]/u.exec(lastLine(text, at))?.[0] ?? '-') : '-';
  const heading = lessons ? '' : `## Lessons learned${ending}${ending}`;
  const gone = removal(text, sentence, offset);
  const added = `${isList ? ending : ending + ending}${heading}${bullet} ${words}`;
  // Its paragraph is the last one, and a new section takes its place.
  const isLast = gone.start <= at && at <= gone.end;
  const edits = isLast
    ? [{ range: { start: text.slice(0, gone.start).trimEnd().length, end: gone.end }, newText: added + ending }]
    : [
        { range: gone, newText: '' },
        { range: { start: at, end: at }, newText: added },
      ];
  return [{ title: 'Move this sentence to Lessons', edits, safe: false, preferred: true }];
}

/** Where the section's own text ends; the document's end where there is no such section. */
const endOfContent = (text: string, section: Section | undefined): number =>
  text.slice(0, section?.contentRange.end ?? text.length).trimEnd().length;

const lastLine = (text: string, end: number): string => text.slice(text.lastIndexOf('\n', end - 1) + 1, end);

/** The sentence with the blank before it; its item or paragraph with its lines when nothing else stands there. */
function removal(text: string, sentence: Sentence, offset: number): TextRange {
  const range = shiftRange(sentence.range, offset);
  const block = shiftRange(sentence.block, offset);
  const rest = text.slice(block.start, range.start) + text.slice(range.end, block.end);
  if (rest.trim() !== '') {
    const before = /\s*$/u.exec(text.slice(block.start, range.start))?.[0].length ?? 0;
    const after = before > 0 ? 0 : (/^\s*/u.exec(text.slice(range.end, block.end))?.[0].length ?? 0);
    return { start: range.start - before, end: range.end + after };
  }
  const whole = sentence.item ? shiftRange(sentence.item, offset) : block;
  const start = text.lastIndexOf('\n', whole.start - 1) + 1;
  const blank = sentence.item ? /^[^\n]*(?:\n|$)/u : /^[^\n]*(?:\n[ \t\r]*)*(?:\n|$)/u;
  return { start, end: whole.end + (blank.exec(text.slice(whole.end))?.[0].length ?? 0) };
}
