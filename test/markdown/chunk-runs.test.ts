import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MarkdownText } from '../../server/src/markdown/markdown-text.ts';
import { parseMarkdown } from '../../server/src/markdown/parse-markdown.ts';

const sections = (count: number, word = 'x') =>
  Array.from({ length: count }, (_, at) => `# ${word} ${at}\n\n${word}\n`).join('\n');

/** Sections put in, taken out or written over, at a place from 0 to 1. */
const edits = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.oneof(fc.nat(2), fc.nat(90)),
  added: fc.oneof(fc.nat(2), fc.nat(90)),
});

const inRuns = ({ runs }: MarkdownText) => runs.flatMap(({ chunks }) => chunks);
const placed = ({ chunks }: MarkdownText) => chunks.map(({ chunk }) => chunk);

test('runs hold all chunks in their order, and are neither short nor long, whatever was edited', () => {
  const property = fc.property(fc.nat(200), fc.array(edits, { maxLength: 25 }), (count, all) => {
    let markdown = parseMarkdown(sections(count));
    for (const [edit, { at, removed, added }] of all.entries()) {
      const parts = markdown.text.split(/^(?=# )/m);
      parts.splice(Math.floor(at * parts.length), removed, sections(added, `y${edit}`) || '');
      markdown = parseMarkdown(parts.join(''), markdown);
      expect(inRuns(markdown)).toEqual(placed(markdown));
      if (markdown.runs.length > 1)
        for (const { chunks } of markdown.runs) {
          expect(chunks.length).toBeGreaterThanOrEqual(16);
          expect(chunks.length).toBeLessThan(48);
        }
    }
  });
  fc.assert(property, { seed: 42, numRuns: 60 });
});

test('an edit in a section makes one run anew', () => {
  const before = parseMarkdown(sections(500));
  for (const edited of [before.text.replace('# x 250\n', '# x 250!\n'), `\n${before.text}`, `${before.text}!`]) {
    const after = parseMarkdown(edited, before);
    expect(after.runs).toHaveLength(before.runs.length);
    expect(after.runs.filter((run) => !before.runs.includes(run))).toHaveLength(1);
  }
});
