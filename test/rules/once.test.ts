// What holds for all rules together: nothing is said twice, and all of it in one line.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtInTemplates } from '../../server/src/kinds/built-in-templates.ts';
import { lintText } from '../support/post-mortem.ts';

const blocks = (builtInTemplates['post-mortem'] ?? '').split('\n\n');
const answers = [
  'The cache was full.',
  'TBD',
  'N/A',
  'N/A – a drill.',
  '{because}',
  '_Later._',
  'knowledge gap',
  '- [ ] one\n- [x] two',
];

/** The built-in template, parts of it deleted, answered or half answered. */
const documents = fc
  .array(fc.tuple(fc.constantFrom('keep', 'keep', 'delete', 'answer'), fc.constantFrom(...answers)), {
    minLength: blocks.length,
    maxLength: blocks.length,
  })
  .map((actions) =>
    blocks
      .flatMap((block, at) => {
        const [action, answer] = actions[at] ?? ['keep', ''];
        if (action === 'delete' && at > 0) return [];
        return action === 'answer' ? [block, answer] : [block];
      })
      .join('\n\n'),
  );

test('no two rules speak of the same words, and no section is reported by two', () => {
  fc.assert(
    fc.property(documents, (text) => {
      const { diagnostics } = lintText(text);
      const isAbsent = (message: string) => /^(?:No section|Missing prompt)/.test(message);
      const there = diagnostics
        .filter(({ message }) => !isAbsent(message))
        .sort((a, b) => a.range.start - b.range.start);
      there.forEach(({ rule, range }, at) => {
        expect(range.start, `${rule} and ${there[at - 1]?.rule} in\n${text}`).toBeGreaterThanOrEqual(
          there[at - 1]?.range.end ?? 0,
        );
      });
      const absent = diagnostics.map(({ message }) => message).filter(isAbsent);
      const named = absent.map((message) => /"([^"]*)"|: (.*)/.exec(message)?.[0]);
      expect(new Set(named).size).toBe(named.length);
    }),
    { seed: 42, numRuns: 200 },
  );
});

test('every message is one line of at most 100 characters, however long what it speaks of', () => {
  const long = (word: string) => `${word} ${'and so on '.repeat(20)}`.trim();
  const template = [
    `# ${long('Title')}`,
    `- **${long('Field')}:** YYYY-MM-DD`,
    `- **Severity ${'of all '.repeat(5)}kinds:** ${Array.from({ length: 20 }, (_, at) => `value ${at}`).join(' / ')}`,
    `## ${long('Blank')}\n\n<!-- ${long('Guidance')} -->`,
    `## ${long('Absent')}`,
    `## ${long('Safeguards')}\n\n**Why ${long('now')}?**\n\n**Why ${long('then')}?**`,
    `## ${long('Gone')}\n\n**Why ${long('there')}?**`,
    `## ${long('Gone too')}\n\n**Why ${long('here')}?**\n\n**Why ${long('where')}?**`,
    `## Why ${long('us')}?`,
    `## Root cause\n\n- **Category:** ${long('one')} / two`,
  ].join('\n\n');
  const document = [
    '---\ntags: [a\n---\n# Sign-in was down',
    `- **${long('Field')}:** TBD`,
    `- **Severity ${'of all '.repeat(5)}kinds:** TBD`,
    `## ${long('Blank')}`,
    `## ${long('Blank')}`,
    `## ${long('Safeguards')}\n\n**Why ${long('now')}?**`,
    '## Root cause\n\n- [x] trade-off\n- [x] slip\n- [x] knowledge gap\n- [x] brain fart',
    `## Notes\n\n{${long('left')}}`,
    `## Five whys\n\n1. Why? ${long('because')}`,
    `<!-- whylint-disable ${'missing-'.repeat(40)}why -->`,
    `${'>'.repeat(300)} a`,
  ].join('\n\n');
  for (const text of [
    document,
    document.replaceAll('[x]', '[ ]'),
    document.replace(/- \[x\] trade[\s\S]*?fart/, `- **Category:** ${long('human')}`),
  ]) {
    const { diagnostics } = lintText(text, template);
    expect(new Set(diagnostics.map(({ rule }) => rule)).size).toBeGreaterThanOrEqual(9);
    for (const { message } of diagnostics) {
      expect(message.length, message).toBeLessThanOrEqual(100);
      expect(message).not.toMatch(/[\r\n]/);
    }
  }
});
