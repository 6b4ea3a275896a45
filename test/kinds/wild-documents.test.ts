import { describe, expect, test } from 'vitest';
import { lintText } from '../support/post-mortem.ts';

/** A post-mortem that leaves nothing open, by the built-in template. */
const complete = `---
kind: post-mortem
status: final
---
# Checkout was down for 40 minutes

- **Date:** 2026-03-01
- **Severity:** SEV2

## Summary

Checkout failed for 40 minutes after a change of its configuration.

## Impact

1,200 orders were lost.

## Lead-up

The pool was made smaller a week before.

**What set it off?** The Sunday sale.

## Timeline

| Time (UTC) | What happened |
| --- | --- |
| 2026-03-01 08:22 | Started: orders fail |
| 2026-03-01 08:31 | Discovered: the alert paged us |
| --:-- | Mitigated: pool raised |

## Detection

The alert on failed orders paged us.

## Response

We raised the pool.

## Five whys

1. **Why did this outage occur?** The pool ran out.
2. **Why?** It had ten connections.
3. **Why?** A cleanup applied the default.
4. **Why?** Nobody knew that the setting mattered.
5. **Why?** It is documented nowhere.

## Root cause

- **Category:** knowledge gap

None of us knew of the setting.

## Why wasn't it caught?

**Why didn't the issue get caught by unit tests?** They have no pool.

**Why didn't the issue get caught by integration or smoke tests?** They use one connection.

**Why didn't the issue get flagged in code review?** The cleanup looked harmless.

**Why didn't the issue get caught during manual QA?** N/A – there is none for configuration.

## Uncertainty

We suspected the database for ten minutes.

## Lessons learned

### What went well

The alert.

### What went wrong

The dashboard was slow.

### Where we got lucky

It was a Sunday.

## Action items

- [ ] Validate the setting in CI (Kim, #12)
- [ ] Alert when the pool is 80 % full (Kim, #13)
- [ ] Write a runbook for a full pool (Kim, #14)
`;

const between = (start: string, end: string): string =>
  complete.slice(complete.indexOf(start), complete.indexOf(end, complete.indexOf(start)));

const chain = between('1. **Why did', '\n## Root cause');
const cause = between('- **Category', '\n## Why');
const safeguards = between("**Why didn't the issue get caught by unit", '\n## Uncertainty');
const fields = between('- **Date', '\n## Summary');

const but = (...changes: readonly (readonly [string, string])[]): string =>
  changes.reduce((text, [from, to]) => text.replace(from, () => to), complete);

const found = (text: string) => {
  const { document, diagnostics } = lintText(text);
  // What a trade-off has to name beside its category is no matter of how the category is written.
  const shown = diagnostics.filter(({ rule }) => rule !== 'trade-off-without-debt');
  return shown.map(({ rule, severity, range }) => [
    rule,
    severity,
    document.text.slice(range.start, range.end).split('\n')[0],
  ]);
};

test('a complete one is clean, whatever its line ends and headings are like', () => {
  expect(found(complete)).toEqual([]);
  expect(found(complete.replaceAll('\n', '\r\n'))).toEqual([]);
  expect(found(complete.trimEnd())).toEqual([]);
  expect(found(complete.replace(/^## (.*)$/gm, (_, title) => `${title}\n${'-'.repeat(title.length)}`))).toEqual([]);
  expect(found(complete.replace(/^## (.*)$/gm, (_, title) => `## 3. 🔥 **${title}** ##`))).toEqual([]);
  expect(found(complete.replace(/^(##+) /gm, '#$1 '))).toEqual([]);
});

test('in other words', () => {
  const names = [
    ['Summary', 'TL;DR'],
    ['Impact', 'Customer impact'],
    ['Lead-up', 'Background'],
    ['Timeline', 'Timeline of events (all times UTC)'],
    ['Detection', 'How did we find out?'],
    ['Response', 'Resolution and recovery'],
    ['Five whys', 'Root cause analysis (5 whys)'],
    ['Root cause\n', 'Root causes\n'],
    ["Why wasn't it caught?", "Why didn't our safeguards catch this?"],
    ['Uncertainty', 'What was unclear'],
    ['Lessons learned', 'Key takeaways'],
    ['What went well', 'What worked'],
    ['What went wrong', 'What could have gone better'],
    ['Where we got lucky', 'Luck'],
    ['Action items', 'Corrective and preventative measures'],
  ];
  expect(found(but(...names.map(([from, to]) => [`# ${from}`, `# ${to}`] as const)))).toEqual([]);
});

describe('the fields', () => {
  test.each([
    ['of lines', '**Date:** 2026-03-01\n**Severity:** SEV2\n'],
    ['of a table', '| | |\n|---|---|\n| Incident date | 2026-03-01 |\n| Severity | SEV2 |\n'],
    ['as headings', '## Date\n\n2026-03-01\n'],
    ['with dashes', '- **Date** – 2026-03-01\n- **Severity** — SEV2\n'],
    ['left out', ''],
  ])('%s', (_, written) => {
    expect(found(but([fields, written]))).toEqual([]);
  });
});

describe('the root cause', () => {
  test.each([
    '**Trade-off** — we shipped without tests.',
    'Trade off: we knew.',
    'tradeoff',
    'A knowledge gap.',
    'This was a knowledge gap: nobody knew.',
    'Knowledge-gap',
    'Brain Fart',
    '~~trade-off~~ knowledge gap',
    '- [ ] Trade-off\n- [x] Knowledge gap\n- [ ] Brain fart',
    '* **Category** (choose one):\n  * [x] trade-off\n  * [ ] knowledge gap',
    '### Knowledge gap\n\nNobody knew.',
    '| | |\n| --- | --- |\n| Category | trade-off |',
    'The pool was small. In the end this was a knowledge gap.',
  ])('%j is a category', (written) => {
    expect(found(but([cause, `${written}\n`]))).toEqual([]);
  });

  test.each([
    ['human error', 'invalid-root-cause', 'error', 'human error'],
    ['knowlege gap', 'invalid-root-cause', 'error', 'knowlege gap'],
    ['N/A', 'missing-root-cause', 'warning', 'N/A'],
    ['TBD', 'missing-root-cause', 'warning', 'TBD'],
    ['', 'missing-root-cause', 'warning', '- **Category:**'],
    [
      'trade-off / knowledge gap / brain fart',
      'missing-root-cause',
      'warning',
      'trade-off / knowledge gap / brain fart',
    ],
  ])('%j is none', (written, rule, severity, place) => {
    expect(found(but([cause, `- **Category:** ${written}\n`]))).toEqual([[rule, severity, place]]);
  });
});

describe('the five whys', () => {
  const without = (written: string) => but([chain, `${written}\n`], [cause, 'The pool.\n']);
  const deep: readonly string[] = [
    '1. Orders failed.\n2. They failed because the pool ran out.\n3. It ran out because it was small.\n4. It was small because of a default.\n5. The default was there because nobody knew.',
    '**Why did orders fail?**\n  The pool.\n\n**Why the pool?**\n\nSmall.\n\n**Why small?**\n\nA default.\n\n**Why a default?**\n\nCleanup.\n\n**Why cleanup?**\n\nNobody knew.',
    '- Why did orders fail? The pool.\n  - Why? Small.\n    - Why? Default.\n      - Why? Cleanup.\n        - Why? Nobody knew.',
    '| # | Why | Because |\n|---|---|---|\n| 1 | Why? | pool |\n| 2 | Why? | small |\n| 3 | Why? | default |\n| 4 | Why? | cleanup |\n| 5 | Why? | nobody |',
    'Why did orders fail? → The pool.\nWhy did it run out? → Small.\nWhy small? → Default.\nWhy default? → Cleanup.\nWhy cleanup? → Nobody.',
    '```\nOrders failed\n↓ Why?\nPool\n↓ Why?\nSmall\n↓ Why?\nDefault\n↓ Why?\nCleanup\n↓ Why?\nNobody\n```',
  ];

  test.each(deep)('five levels are deep enough: %j', (written) => {
    expect(found(without(written)).map(([rule]) => rule)).toEqual(['missing-root-cause']);
  });

  test('two levels are not, unless they arrive at a category, which may be said in the chain', () => {
    const two = '1. Why did orders fail? The pool.\n2. Why? It was small.';
    expect(found(without(two))[0]).toEqual(['shallow-whys', 'warning', '1. Why did orders fail? The pool.']);
    expect(found(but([chain, `${two}\n`]))).toEqual([]);
    expect(found(without(`${two}\n3. Why? A knowledge gap.`)).map(([rule]) => rule)).toEqual(['missing-root-cause']);
  });
});

describe('why it was not caught', () => {
  const asked = [
    [
      'How come no unit test failed?',
      'Why did the smoke tests stay green?',
      'Why did nobody spot it in review?',
      'Why did QA miss it?',
    ],
    ['Unit tests', 'Integration / smoke tests', 'Code review', 'Manual QA'],
    [
      "Why wasn't this caught in unit tests?",
      "Why weren't there any integration tests for it?",
      'Why was this not noticed during peer review?',
      'Why did manual testing not catch it?',
    ],
    ['Unit test coverage', 'Smoke tests', 'PR review', 'QA'],
    [
      'Why did our unit tests pass?',
      'Why was it not caught by end-to-end or integration tests?',
      'How did it get past code review?',
      "How come manual QA didn't see it?",
    ],
  ];
  const shapes: readonly (readonly [string, (label: string, answer: string) => string])[] = [
    ['bold', (label, answer) => `**${label}** – ${answer}\n\n`],
    ['list', (label, answer) => `- ${label}${label.endsWith('?') ? '' : ':'} ${answer}\n`],
    ['headings', (label, answer) => `### ${label}\n\n${answer}\n\n`],
    ['table', (label, answer) => `| ${label} | ${answer} |\n`],
  ];

  test.each(shapes)('in other words, as %s', (name, write) => {
    const head = name === 'table' ? '| Safeguard | Why not |\n| --- | --- |\n' : '';
    for (const labels of asked) {
      const written = (open: number) =>
        labels.map((label, at) => write(label, at === open ? 'TBD' : 'A reason.')).join('');
      expect(found(but([safeguards, head + written(-1)])), labels.join()).toEqual([]);
      for (const at of labels.keys())
        expect(
          found(but([safeguards, head + written(at)])).map(([rule]) => rule),
          labels[at],
        ).toEqual(['missing-why']);
    }
  });

  test.each([
    'n/a because there are none',
    'Not applicable: no code',
    'None, there are no unit tests',
    'n.a. - config only',
  ])('%j is an answer', (answer) => expect(found(but(['They have no pool.', answer]))).toEqual([]));

  test.each(['', 'TBD', 'N/A', '-', '…', '???', '{answer}', '_to be written_', '[reason]', 'None.', '(TBD)', '`TBD`'])(
    '%j is none',
    (answer) =>
      expect(found(but(['They have no pool.', answer]))).toEqual([
        ['missing-why', 'warning', "Why didn't the issue get caught by unit tests?"],
      ]),
  );
});

test('each section that is gone is one finding, at the title or the section it belongs to', () => {
  const title = '# Checkout was down for 40 minutes';
  const headings = [...complete.matchAll(/^## (.*)$/gm)].map(([heading]) => heading);
  for (const [at, heading] of headings.entries()) {
    const gone = complete.replace(between(heading, headings[at + 1] ?? '\u0000'), '');
    const rule = heading.includes('caught') ? 'missing-why' : 'missing-section';
    if (at < headings.length - 1) expect(found(gone), heading).toEqual([[rule, 'warning', title]]);
  }
  expect(found(complete.slice(0, complete.indexOf('## Action items')))).toEqual([
    ['missing-section', 'warning', title],
  ]);
  expect(found(but([between('### Where we got', '## Action'), '']))).toEqual([
    ['missing-section', 'warning', '## Lessons learned'],
  ]);
});
