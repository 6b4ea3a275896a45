import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtInTemplates } from '../../server/src/kinds/built-in-templates.ts';
import { applyEdits } from '../../server/src/text/text.ts';
import { lintText } from '../support/post-mortem.ts';

const template = builtInTemplates['post-mortem'] ?? '';
const blocks = template.split('\n\n');

/** Documents that were begun from the template: parts deleted, parts answered, parts as they were, in some line ending. */
const documents = fc
  .tuple(
    fc.array(fc.constantFrom('keep', 'keep', 'delete', 'answer', 'retitle'), {
      minLength: blocks.length,
      maxLength: blocks.length,
    }),
    fc.constantFrom('\n', '\r\n'),
    fc.boolean(),
  )
  .map(([actions, ending, final]) => {
    const parts = blocks.flatMap((block, at) => {
      if (actions[at] === 'delete' && at > 0) return [];
      if (actions[at] === 'answer') return [block, 'The cache was full, since nobody watched it.'];
      if (actions[at] === 'retitle')
        return [
          block
            .replace('## Impact', '## Customer impact')
            .replace('trade-off / knowledge gap / brain fart', 'human error'),
        ];
      return [block];
    });
    const text = parts.join('\n\n').trimEnd() + (final ? '\n' : '');
    return text.split('\n').join(ending);
  });

test('every fix changes nothing outside its edits, keeps the line ends and settles what it was offered for', () => {
  fc.assert(
    fc.property(documents, (text) => {
      const found = lintText(text);
      for (const { rule, message, fixes } of found.diagnostics) {
        for (const { title, edits } of fixes) {
          const fixed = applyEdits(text, edits);
          expect(fixed, title).not.toBe(text);
          if (text.includes('\r\n')) expect(fixed.replaceAll('\r\n', ''), title).not.toContain('\n');
          else expect(fixed, title).not.toContain('\r');
          const same = ({ diagnostics }: typeof found) =>
            diagnostics.filter((each) => each.rule === rule && each.message === message).length;
          expect(same(lintText(fixed)), `${rule}: ${message} / ${title}`).toBeLessThan(same(found));
        }
      }
    }),
    { seed: 42, numRuns: 8 },
  );
}, 120_000);

test('inserting everything that is missing leaves nothing missing, at once', () => {
  fc.assert(
    fc.property(documents, (text) => {
      const all = lintText(text)
        .diagnostics.flatMap(({ fixes }) => fixes)
        .find(({ title }) => title === 'Insert everything that is missing');
      if (!all) return;
      const { diagnostics } = lintText(applyEdits(text, all.edits));
      expect(diagnostics.filter(({ message }) => /^No section|^Missing prompt/.test(message))).toEqual([]);
    }),
    { seed: 42, numRuns: 40 },
  );
}, 120_000);
