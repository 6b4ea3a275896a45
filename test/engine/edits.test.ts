import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lint } from '../../server/src/engine/lint.ts';
import { createDocument, type Document } from '../../server/src/model/document.ts';
import { builtInSetup } from '../support/built-in-setup.ts';

// 100,000 edits are WHYLINT_FUZZ_EDITS=100000.
const editCount = Number(process.env.WHYLINT_FUZZ_EDITS ?? 200);
const perDocument = 10;

const setup = builtInSetup();

/** Headings that make something of what stands below them, and some that don't. */
const headings = [
  ...['# Checkout was down', '## Timeline (UTC)', '## Timeline', '## Impact', '## Summary', '## Lessons learned'],
  ...['## Five whys', '## 5 Whys', '### Why did checkout fail?', '### 2. Why was the pool full?', '## FAQ'],
  ...['## Root cause', '### What caused it', '## Causes', "## Why wasn't it caught?", '## Detection', '## Response'],
  ...['## Action items', '### Immediate actions', '### 1. Add an alert on the pool', '## Follow-ups', '## Uncertainty'],
  ...['## 2026-03-04', '### 08:22 Checkout fails', '## Appendix', '#### Details', '## Root cause (five whys)'],
];

const blocks = [
  ...['The pool was full because nobody had set a limit.', 'Sam forgot to set it.', 'It could have been caught.'],
  ...['- **Category:** trade-off', '- **Category:** knowledge gap / trade-off', '**Root cause:** human error'],
  ...[
    '**Status:** draft',
    '- **Severity:** SEV2',
    '**Authors:** Kim Lee, Sam Roe',
    '- **Date:** 2026-03-04',
    '**When:** 30 Feb',
  ],
  ...['- **Detected by:** alert', '**What set it off?** A release.', '**Did anything we tried make it worse?**'],
  ...['1. **Why?** Because it was slow.\n2. **Why?** Because of the pool.', '- Why did it fail?\n  - Nobody knew.'],
  ...['**Why did no test see it?**', '**Would an alert have seen it?**\nNo.', '**In short:** nothing'],
  ...['- 08:22 UTC: checkout fails\n- 08:40: Kim was paged\n- 08:10: rolled back', '**Key events**\n\n- 08:22: start'],
  ...[
    '| Time | What |\n| --- | --- |\n| 2026-03-04 08:22 | Outage starts |\n| 10:40 | Mitigated |',
    '| Zone | n |\n| - | - |\n| a | ? |',
  ],
  ...[
    '- [ ] Add an alert on the pool (Kim, 2026-04-01)\n- [ ] Be careful',
    '**Action items:** Set a limit. Write a runbook.',
  ],
  ...[
    'See [the runbook](https://wiki.example/runbook).',
    'Follows D-k3f9qx and TD-012.',
    '{describe the impact}',
    'TBD',
  ],
  ...[
    '<!-- whylint-disable blaming-wording -->',
    '<!-- whylint-enable -->',
    '<!-- In numbers. -->',
    '```\n# no heading\n```',
  ],
  ...['> quoted', 'N/A – it was a drill.', '**Duration:** 3 hours', '[ref]: https://example.org', '[ref]'],
];

const piece = fc.oneof(
  fc.constantFrom(...headings),
  fc.constantFrom(...blocks),
  // So many others that they make several runs.
  fc
    .integer({ min: 1, max: 30 })
    .map((count) =>
      Array.from({ length: count }, (_, at) => `### Event ${at}\n\nRequests were slow, number ${at}.`).join('\n\n'),
    ),
);

const documents = fc
  .record({
    head: fc.constantFrom('', '---\nkind: post-mortem\nstatus: draft\n---\n'),
    parts: fc.array(piece, { minLength: 8, maxLength: 40 }),
  })
  .map(({ head, parts }) => `${head}${parts.join('\n\n')}\n`);

const edits = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  wholeLine: fc.boolean(),
  removed: fc.oneof({ weight: 4, arbitrary: fc.nat(12) }, { weight: 1, arbitrary: fc.nat(3000) }),
  inserted: fc.oneof(
    fc.constantFrom('', 'a', ':', '#', '# ', '\n', '\n\n', '`', '*', '|', '-', '?', '<!--', '```\n'),
    piece.map((added) => `\n\n${added}\n\n`),
  ),
});

/** All that is told of a document, with the fixes, and what it was matched with. */
function told(document: Document, kind: string | undefined) {
  const { against, diagnostics, ...others } = lint(document, setup, {
    today: '2026-03-05',
    audience: 'author',
    ...(kind !== undefined && { kind }),
  });
  return {
    ...others,
    diagnostics: diagnostics.map(({ rule, severity, message, range, related, fixes }) => ({
      rule,
      severity,
      message,
      range,
      related,
      fixes,
    })),
    follows: against?.match.follows,
    sections: against?.match.sections.map(({ state, section, leaf }) => [state, section?.range, leaf?.labelRange]),
    prompts: against?.match.prompts.map(({ state, leaf }) => [state, leaf?.labelRange, leaf?.valueRange]),
  };
}

describe('what is told of a document after edits', () => {
  test.each(['post-mortem', undefined])(
    'is what a fresh look at it tells (kind: %s)',
    { timeout: Infinity },
    (kind) => {
      const path = 'docs/post-mortems/2026-03-04-checkout.md';
      const property = fc.property(documents, fc.array(edits, { maxLength: perDocument }), (text, all) => {
        let document = createDocument(path, text);
        told(document, kind);
        for (const { at, wholeLine, removed, inserted } of all) {
          const place = Math.round(at * document.text.length);
          const start = wholeLine ? document.text.lastIndexOf('\n', place) + 1 : place;
          const edited = document.text.slice(0, start) + inserted + document.text.slice(start + removed);
          document = createDocument(path, edited, document);
          expect(told(document, kind)).toEqual(told(createDocument(path, edited), kind));
        }
      });
      const seed = process.env.WHYLINT_FUZZ_EDITS ? {} : { seed: 42 };
      fc.assert(property, { ...seed, numRuns: (2 * editCount) / perDocument });
    },
  );
});
