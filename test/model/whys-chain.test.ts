import { describe, expect, test } from 'vitest';
import { createDocument } from '../../server/src/model/document.ts';
import { isWhysName, type WhysChain, whysChains } from '../../server/src/model/whys-chain.ts';

const chainsIn = (text: string) => whysChains(createDocument('a.md', text));

/** A chain as `shape: 1 question > answer | 2 …`. */
const shown = ({ shape, steps, branchOf }: WhysChain): string =>
  `${shape}${branchOf ? ' branch' : ''}: ${steps
    .map(({ depth, question, answer }) => `${depth} ${question === undefined ? '' : `${question} > `}${answer}`.trim())
    .join(' | ')}`;

const asked = (text: string) => chainsIn(text).map(shown);

const twoSteps = (shape: string) => [
  `${shape}: 1 Why did sign-in fail? > The cache was full. | 2 Why was the cache full? > Nothing expired.`,
];

describe('shapes below a heading that names the five whys', () => {
  test.each<[string, string, string[]]>([
    [
      'a ladder of statements',
      '1. The server was overloaded.\n2. The server was overloaded because two of five instances were up.\n3. Two were up because the autoscaler stood still.\n',
      [
        'ordered-list: 1 The server was overloaded. | 2 The server was overloaded because two of five instances were up. | 3 Two were up because the autoscaler stood still.',
      ],
    ],
    [
      'question and answer in one item',
      '1. Why did sign-in fail? The cache was full.\n2. Why was the cache full? Nothing expired.\n',
      twoSteps('ordered-list'),
    ],
    [
      'apart by an arrow, a dash, a label',
      '1. Why did sign-in fail? → The cache was full.\n2. Why was the cache full? — Answer: Nothing expired.\n',
      twoSteps('ordered-list'),
    ],
    [
      'the answer on the next line, bold question',
      '1. **Why did sign-in fail?**\n   The cache was full.\n2. **Why was the cache full?**\n   → Nothing expired.\n',
      twoSteps('ordered-list'),
    ],
    [
      'the answer as an indented paragraph',
      '1. **Why did sign-in fail?**\n\n   The cache was full.\n\n2. **Why was the cache full?**\n\n   Nothing expired.\n',
      twoSteps('ordered-list'),
    ],
    [
      'the answer as a bullet below',
      '1. Why did sign-in fail?\n   - The cache was full.\n2. Why was the cache full?\n   - Nothing expired.\n',
      twoSteps('ordered-list'),
    ],
    [
      'answers that break the list',
      '1. Why did sign-in fail?\n\nThe cache was full.\n\n2. Why was the cache full?\n- Nothing expired.\n',
      twoSteps('ordered-list'),
    ],
    [
      'questions and answers as bullets in turn',
      '- Why did sign-in fail?\n- The cache was full.\n- Why was the cache full?\n- Nothing expired.\n',
      twoSteps('bullets'),
    ],
    [
      'each answer leads to the next question of its own accord',
      '- Sign-in failed. Why?\n- The cache was full. (Why?)\n- Nothing expired.\n',
      ['bullets: 1 Sign-in failed. | 2 The cache was full. | 3 Nothing expired.'],
    ],
    [
      'bold questions with their answers below',
      '**Why did sign-in fail?**\n\nThe cache was full.\n\n**Why was the cache full?**\n\nNothing expired.\n',
      twoSteps('bold-questions'),
    ],
    [
      'plain questions with their answers below',
      'Why did sign-in fail?\nThe cache was full.\n\nWhy was the cache full?\nNothing expired.\n',
      twoSteps('bold-questions'),
    ],
    [
      'an answer of several blocks',
      '**1. Why did sign-in fail?**\n\nThe cache was full:\n\n- of sessions\n- of tokens\n\n**2. Why was the cache full?**\n\nNothing expired.\n',
      [
        'bold-questions: 1 Why did sign-in fail? > The cache was full: of sessions; of tokens | 2 Why was the cache full? > Nothing expired.',
      ],
    ],
    [
      'counted whys with an answer field',
      '**Why 1**\n\n- **Answer**: The cache was full.\n- **Evidence**: a graph\n\n**Why 2**\n\n- **Answer**: Nothing expired.\n',
      ['bold-questions: 1 The cache was full. | 2 Nothing expired.'],
    ],
    [
      'counted whys as labels',
      '- **Why 1:** The cache was full.\n- **Why #2:** Nothing expired.\n- **Root cause:** knowledge gap\n',
      ['bullets: 1 The cache was full. | 2 Nothing expired.'],
    ],
    [
      'ordinals',
      '- **Problem**: Sign-in failed.\n- **1st why**: The cache was full.\n- **2nd why**: Nothing expired.\n',
      ['bullets: 1 The cache was full. | 2 Nothing expired.'],
    ],
    [
      'questions and answers numbered',
      '**Q1**: Why did sign-in fail?\n**A1**: The cache was full.\n\n**Q2**: Why was the cache full?\n**A2**: Nothing expired.\n',
      twoSteps('bold-questions'),
    ],
    [
      'lines with arrows',
      'Why did sign-in fail? → The cache was full.\nWhy was the cache full? → Nothing expired.\n',
      twoSteps('arrows'),
    ],
    [
      'one line with arrows',
      'Why did sign-in fail? → The cache was full. → Why was the cache full? → Nothing expired.\n',
      twoSteps('arrows'),
    ],
    [
      'headings',
      '### Why 1: Why did sign-in fail?\n\nThe cache was full.\n\n### Why 2: Why was the cache full?\n\n**Answer:** Nothing expired.\n\n**Evidence:**\n\n- a graph\n\n### Root cause\n\nA trade-off.\n',
      twoSteps('headings'),
    ],
    [
      'numbered headings',
      '### 1. Why did sign-in fail?\nThe cache was full.\n### 2. Why was the cache full?\nNothing expired.\n',
      twoSteps('headings'),
    ],
    [
      'headings with question and answer as fields',
      '### Why #1: on the surface\n\n**Question:** Why did sign-in fail?\n\n**Answer:** The cache was full.\n\n### Why #2: below\n\n**Question:** Why was the cache full?\n\n**Answer:** Nothing expired.\n',
      twoSteps('headings'),
    ],
    [
      'a table with a number, a why and a because',
      '| # | Why | Because |\n|---|---|---|\n| 1 | Why did sign-in fail? | The cache was full. |\n| 2 | Why was the cache full? | Nothing expired. |\n',
      twoSteps('table'),
    ],
    [
      'a table of two columns',
      '| Why | Answer |\n|---|---|\n| 1. Why did sign-in fail? | The cache was full. |\n| 2. Why was the cache full? | Nothing expired. |\n',
      twoSteps('table'),
    ],
    [
      'a table of four columns',
      '| Level | Question | Answer | Evidence |\n|:-:|---|---|---|\n| 1 | Why did sign-in fail? | The cache was full. | graph |\n| 2 | Why was the cache full? | Nothing expired. | code |\n',
      twoSteps('table'),
    ],
    [
      'a table that counts its whys',
      '| Step | Finding |\n|---|---|\n| Why 1 | The cache was full. |\n| Why 2 | Nothing expired. |\n| Root cause | Nobody knew. |\n',
      ['table: 1 The cache was full. | 2 Nothing expired.'],
    ],
    [
      'a drawing with why between the steps',
      '```\nSign-in failed\n  ↓ Why?\nThe cache was full.\n  ↓ Why?\nNothing expired.\n```\n',
      ['fence: 1 The cache was full. | 2 Nothing expired.'],
    ],
    [
      'a drawing with because between the steps',
      '```\nSign-in failed\n↓ because\nthe cache was full\n↓ because nothing expired\n```\n',
      ['fence: 1 Sign-in failed | 2 the cache was full | 3 because nothing expired'],
    ],
    [
      'a drawing of questions and answers',
      '```\nPROBLEM: sign-in failed\n\nWHY 1: Why did sign-in fail?\nBECAUSE: The cache was full.\nEVIDENCE: a graph\n\nWHY 2: Why was the cache full?\nBECAUSE: Nothing expired.\n```\n',
      twoSteps('fence'),
    ],
    [
      'nested bullets, each deeper the next why',
      '- Sign-in failed\n  - because the cache was full\n    - because nothing expired\n',
      ['nested-list: 1 Sign-in failed | 2 because the cache was full | 3 because nothing expired'],
    ],
    [
      'a problem with a question below each answer',
      '- Sign-in failed.\n\n  **Why did sign-in fail?**\n\n  - The cache was full.\n\n    **Why was the cache full?**\n\n    - Nothing expired.\n',
      twoSteps('nested-list'),
    ],
    [
      'in a quote',
      '> **Why did sign-in fail?**\n> The cache was full.\n>\n> **Why was the cache full?**\n> Nothing expired.\n',
      twoSteps('bold-questions'),
    ],
    [
      'in Japanese',
      '1. **なぜ失敗したか？**\n   → キャッシュが満杯だった\n2. **なぜ満杯だったか？**\n   → 期限がなかった\n',
      ['ordered-list: 1 なぜ失敗したか？ > キャッシュが満杯だった | 2 なぜ満杯だったか？ > 期限がなかった'],
    ],
  ])('%s', (_, body, expected) => {
    expect(asked(`# Sign-in was down\n\n## Five whys\n\n${body}`)).toEqual(expected);
  });
});

describe('branches and several chains', () => {
  test('a branch counts on from where it leaves its chain', () => {
    const text =
      '## 5 whys\n\n- Why did sign-in fail?\n  - The cache was full\n    - Why was it full?\n      - Nothing expired\n  - The alert was muted\n    - Why was it muted?\n      - It was noisy\n';
    expect(asked(text)).toEqual([
      'nested-list: 1 Why did sign-in fail? > The cache was full | 2 Why was it full? > Nothing expired',
      'nested-list branch: 1 Why did sign-in fail? > The alert was muted | 2 Why was it muted? > It was noisy',
    ]);
    const [trunk, branch] = chainsIn(text);
    expect(branch?.branchOf).toBe(trunk);
  });

  test('a branch lower down', () => {
    expect(
      asked(
        '## 5 whys\n\n- Sign-in failed\n  - because the cache was full\n    - because nothing expired\n  - because nobody was paged\n',
      ),
    ).toEqual([
      'nested-list: 1 Sign-in failed | 2 because the cache was full | 3 because nothing expired',
      'nested-list branch: 2 because nobody was paged',
    ]);
  });

  test.each([
    [
      'labels',
      '**The cache**\n\n1. It was full.\n2. Nothing expired.\n\n**The alert**\n\n1. Nobody was paged.\n2. It was muted.\n',
    ],
    [
      'headings',
      '### The cache\n\n1. It was full.\n2. Nothing expired.\n\n### The alert\n\n1. Nobody was paged.\n2. It was muted.\n',
    ],
    [
      'problems',
      '- Problem: the cache\n  - Why? It was full.\n  - Why? Nothing expired.\n- Problem: the alert\n  - Why? Nobody was paged.\n  - Why? It was muted.\n',
    ],
  ])('one for each contributing cause, apart by %s', (_, body) => {
    const chains = chainsIn(`## Five whys\n\n${body}`);
    expect(chains.map(({ steps }) => steps.map(({ depth, answer }) => `${depth} ${answer}`))).toEqual([
      ['1 It was full.', '2 Nothing expired.'],
      ['1 Nobody was paged.', '2 It was muted.'],
    ]);
  });

  test('counting that begins again begins a chain', () => {
    expect(chainsIn('## Five whys\n\n**Why 1:** a\n\n**Why 2:** b\n\n**Why 1:** c\n\n**Why 2:** d\n')).toHaveLength(2);
  });
});

describe('what is still to be written', () => {
  test('steps of a skeleton have no answer', () => {
    expect(asked('## Five whys\n\n1. Why?\n2. Why?\n3. \n4.\n')).toEqual(['ordered-list: 1 Why? > | 2 Why? > | 3 | 4']);
  });

  test.each([
    ['braces', '1. **Why?** {because …}'],
    ['brackets', '1. Why did [symptom] happen? → Because [immediate cause]'],
    ['a placeholder below', '1. Why?\n   - [Answer]'],
    ['TBD', '1. Why? TBD'],
    ['dots', '1. Why? ...'],
    ['a comment', '1. Why? <!-- the direct cause -->'],
    ['boxes that are not ticked', '1. Why?\n   - [ ] wrong trigger\n   - [ ] missing condition'],
    ['a blank cell', '| # | Why | Because |\n|---|---|---|\n| 1 | Why? |  |'],
  ])('%s', (_, body) => {
    const [chain] = chainsIn(`## Five whys\n\n${body}\n`);
    expect(chain?.steps.map(({ answer }) => answer)).toEqual(['']);
  });

  test('the place of a missing answer', () => {
    const text = '## Five whys\n\n1. Why?\n2.\n\n| # | Why | Because |\n|---|---|---|\n| 1 | Why? | |\n';
    const places = chainsIn(text).flatMap(({ steps }) => steps.map(({ answerRange }) => answerRange));
    expect(places.every(({ start, end }) => start === end)).toBe(true);
    expect(places.map(({ start }) => text.slice(0, start).split('\n').at(-1))).toEqual([
      '1. Why?',
      '2.',
      '| 1 | Why? | ',
    ]);
  });

  test('a placeholder is covered, so that a fix can replace it', () => {
    const text = '## Five whys\n\n1. Why? {because …}\n';
    const range = chainsIn(text)[0]?.steps[0]?.answerRange;
    expect(text.slice(range?.start, range?.end)).toBe('{because …}');
  });
});

describe('ranges', () => {
  const text =
    '---\na: 1\n---\n# Down\r\n\r\n## Five whys\r\n\r\n1. **Why did `a & b` fail?**\r\n   Because *x*\r\n   was y.\r\n2. Why? Nothing &amp; nobody.\r\n';
  const steps = chainsIn(text)[0]?.steps ?? [];
  const source = (range: { start: number; end: number } | undefined) => range && text.slice(range.start, range.end);

  test('question, answer and step in their source', () => {
    expect(steps.map((step) => [source(step.questionRange), source(step.answerRange)])).toEqual([
      ['**Why did `a & b` fail?**', 'Because *x*\r\n   was y.'],
      ['Why?', 'Nothing &amp; nobody.'],
    ]);
    expect(steps.map(({ range }) => source(range))).toEqual([
      '1. **Why did `a & b` fail?**\r\n   Because *x*\r\n   was y.',
      '2. Why? Nothing &amp; nobody.',
    ]);
  });

  test('answers are plain and on one line', () => {
    expect(steps.map(({ answer }) => answer)).toEqual(['Because x was y.', 'Nothing & nobody.']);
  });

  test('a step leaves out the steps below it', () => {
    const nested = '## 5 whys\n\n- Sign-in failed\n  - because the cache was full\n';
    const [chain] = chainsIn(nested);
    expect(chain?.steps.map(({ range }) => nested.slice(range.start, range.end))).toEqual([
      '- Sign-in failed',
      '- because the cache was full',
    ]);
    expect(nested.slice(chain?.range.start, chain?.range.end)).toBe(nested.slice(11).trimEnd());
  });

  test('headings in a later section keep their places', () => {
    const headings = '# T\n\ntext\n\n## 5 whys\n\n### Why 1: Why a?\n\nb\n\n### Why 2: Why b?\n\nc\n';
    const [chain] = chainsIn(headings);
    expect(chain?.steps.map(({ range }) => headings.slice(range.start, range.end))).toEqual([
      '### Why 1: Why a?\n\nb',
      '### Why 2: Why b?\n\nc',
    ]);
    expect(chain?.section.title).toBe('5 whys');
  });
});

describe('where a chain is recognised', () => {
  const ladder =
    '1. The server was overloaded.\n2. It was overloaded because two were up.\n3. Two were up because of a bug.\n';

  test.each([
    ['5 Whys'],
    ['The five whys'],
    ['Root cause analysis (5 Whys)'],
    ['Root cause identification: the Five Whys'],
    ['🔍 5-Why analysis'],
    ['Whys'],
    ["5 Why's"],
    ['なぜなぜ分析'],
    ['Les 5 pourquoi'],
  ])('heading "%s"', (title) => {
    expect(isWhysName(title)).toBe(true);
    expect(chainsIn(`## ${title}\n\n${ladder}`)).toHaveLength(1);
  });

  test.each([
    ["Why wasn't it caught?"],
    ['Why 1: Why did it fail?'],
    ['5. Why did it fail?'],
    ['Root cause'],
    ['Why it failed'],
  ])('not heading "%s"', (title) => {
    expect(isWhysName(title)).toBe(false);
    expect(chainsIn(`## ${title}\n\n${ladder}`)).toEqual([]);
  });

  test.each([
    ['a label', `## Root cause\n\n**5 Whys:**\n\n${ladder}`],
    ['a sentence', `## Root cause\n\nWe asked the five whys:\n\n${ladder}`],
    ['an item', `## Root cause\n\n- **5 whys:**\n  1. The server was overloaded.\n  2. Two were up.\n`],
    ['counted whys', '## Root cause\n\n- Why 1: The cache was full.\n- Why 2: Nothing expired.\n'],
    ['counted headings', '## Analysis\n\n### Why 1\n\nThe cache was full.\n\n### Why 2\n\nNothing expired.\n'],
    [
      'a table that says so',
      '## Analysis\n\n| # | Why | Because |\n|---|---|---|\n| 1 | Why? | a |\n| 2 | Why? | b |\n',
    ],
    ['a drawing that says so', '## Analysis\n\n```\na\n↓ why?\nb\n↓ why?\nc\n```\n'],
    [
      'questions that take up the answer before',
      '## Root cause\n\n1. Why did the site go down? The certificate expired.\n2. Why did the certificate expire? Renewal was manual.\n3. Why was renewal manual? Nobody automated it.\n',
    ],
    [
      'headings that take up the answer before',
      '## Analysis\n\n### Why was the screen black?\nThe window manager crashed.\n### Why did the window manager crash?\nIts driver was broken.\n### Why was it broken?\nIt was never tried.\n',
    ],
  ])('elsewhere: %s', (_, text) => {
    expect(chainsIn(text)).toHaveLength(1);
  });

  test.each([
    ['a ladder of statements', `## What happened\n\n${ladder}`],
    ['prose in a section of that name', '## 5 whys\n\nThe five whys help when a team is unsure of the cause.\n'],
    [
      'a list after the introduced one',
      '## Root cause\n\n**Actions after the five whys meeting**\n\n1. Buy a disk.\n2. Go home.\n',
    ],
    [
      'the safeguards as bullets',
      '## Prompts\n\n- Why wasn’t it caught by unit tests? There were none.\n- Why wasn’t it caught in code review? It was too big for a review.\n- Why wasn’t it caught by QA? None of the reviewers asked QA.\n',
    ],
    [
      'the safeguards as headings',
      "## Prompts\n\n### Why didn't the issue get caught by unit tests?\nNo tests.\n### Why didn't the issue get caught by integration or smoke tests?\nNo smoke tests.\n### Why didn't the issue get flagged in code review?\nNo smoke tests in review.\n",
    ],
    [
      'the safeguards below the five whys, and a prompt that asks no why',
      "## Five whys\n\n**Why didn't the issue get caught by unit tests?**\n\n**Why didn't the issue get flagged in code review?**\n\n**What surprised us?**\n",
    ],
    [
      'the safeguards below the five whys',
      "## Five whys\n\n**Why didn't the issue get caught by unit tests?**\n\n**Why didn't the issue get flagged in code review?**\n",
    ],
    [
      'an FAQ',
      '## FAQ\n\n**Why is my balance wrong?**\n\nThe wallet is old.\n\n**Why is the wallet old?**\n\nUpdates are slow.\n\n**Why are updates slow?**\n\nThey are signed.\n',
    ],
    [
      'questions that stand side by side',
      '## Open questions\n\n1. Why did the alert fire late?\n2. Why is the dashboard stale?\n3. Why do we keep two queues?\n',
    ],
    [
      'rhetorical questions in a timeline',
      '## Timeline\n\n- 10:00 Why is it slow?\n- 10:05 Why did the disk fill?\n- 10:07 Why?\n',
    ],
    [
      'headings that tell why',
      '## Why it failed in CI\n\na\n\n## Why it passed locally\n\nb\n\n## Why nobody noticed\n\nc\n',
    ],
    [
      'a table with a reason',
      '## Decisions\n\n| Decision | Why | Alternative |\n|---|---|---|\n| a | b | c |\n| d | e | f |\n',
    ],
    ['questions in code', '## Root cause\n\n    Why did it fail? It was full.\n'],
  ])('none: %s', (_, text) => {
    expect(asked(text)).toEqual([]);
  });

  test('what else the section holds is no step', () => {
    const text =
      '## Five whys\n\nDrawn in the review.\n\n1. Why? The cache was full.\n2. Why? Nothing expired.\n\n**Root cause category:** knowledge gap\n\nActions:\n\n- set an expiry\n- alert on memory\n\n### Contributing factors\n\n- holidays\n- two queues\n';
    expect(asked(text)).toEqual(['ordered-list: 1 Why? > The cache was full. | 2 Why? > Nothing expired.']);
  });
});

describe('bounds', () => {
  test.each([
    ['nested bullets', Array.from({ length: 400 }, (_, at) => `${' '.repeat(2 * at)}- why ${at}?`).join('\n')],
    ['quotes', `${'> '.repeat(500)}Why?`],
    ['spaces', `Why${' '.repeat(50_000)}x`],
    ['arrows', '→ '.repeat(20_000)],
    ['a list that goes on and on', '- x because y\n'.repeat(5000)],
  ])('%s', (_, body) => {
    expect(() => chainsIn(`## 5 whys\n\n${body}\n`)).not.toThrow();
  });

  test('an edit elsewhere moves a chain and does not change it', () => {
    const text = '# T\n\nintro\n\n## 5 whys\n\n1. Why? a\n2. Why? b\n';
    const before = createDocument('a.md', text);
    const after = createDocument('a.md', text.replace('intro', 'a longer intro'), before);
    const [was] = whysChains(before);
    const [is] = whysChains(after);
    expect(is?.range.start).toBe((was?.range.start ?? 0) + 'a longer '.length);
    expect(is?.steps.map(({ answer }) => answer)).toEqual(was?.steps.map(({ answer }) => answer));
  });
});
