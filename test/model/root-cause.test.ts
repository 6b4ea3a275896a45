import { describe, expect, test } from 'vitest';
import { createDocument } from '../../server/src/model/document.ts';
import { type CategoryStatement, categoryStatements, isRootCauseName } from '../../server/src/model/root-cause.ts';

const statementsIn = (text: string) => categoryStatements(createDocument('a.md', text));

const shown = ({ value, shape, labelled, prose, choices }: CategoryStatement): string =>
  [
    `${shape}${labelled ? '!' : ''}${prose ? ' prose' : ''}: ${value}`,
    ...(choices ? [choices.map(({ label, ticked }) => `${ticked ? '+' : '-'}${label}`).join(' ')] : []),
  ].join(' | ');

const said = (text: string) => statementsIn(text).map(shown);
const sources = (text: string) => statementsIn(text).map(({ range }) => text.slice(range.start, range.end));

describe('labelled fields', () => {
  test.each<[string, string, string]>([
    ['bold, with an explanation', '**Root cause category:** Trade-off — we shipped without tests', 'field!: Trade-off'],
    ['bold, colon outside', '**Root cause type**: knowledge gap (nobody knew)', 'field!: knowledge gap'],
    ['plain', 'Root cause category: trade-off', 'field!: trade-off'],
    ['a list item', '- **Category of the root cause:** brain fart, we were tired', 'list!: brain fart'],
    ['a table row', '| | |\n|---|---|\n| Root cause category | **Brain fart** |', 'table!: Brain fart'],
    ['a bold value', '**Root cause:** **Trade-off**', 'field!: Trade-off'],
    ['a bare root cause with a few words', '- Root cause: human error', 'list!: human error'],
    ['a bare root cause with an explanation', 'Root cause: Knowledge gap — none of us knew', 'field: Knowledge gap'],
    [
      'a bare root cause with a sentence',
      '**Root cause:** The cache was full because nothing in it ever expired.',
      'field prose: The cache was full because nothing in it ever expired.',
    ],
    [
      'names to choose from',
      '**Root cause category:** trade-off / knowledge gap / slip',
      'field!: trade-off / knowledge gap / slip',
    ],
    ['blank', '**Root cause category:**', 'field!:'],
    ['a placeholder', '- **Root cause:** [pick one]', 'list!:'],
    ['a blank cell', '| Field | Value |\n|---|---|\n| Root cause | |', 'table!:'],
  ])('%s', (_, body, expected) => {
    expect(said(`# Sign-in was down\n\n${body}\n`).map((each) => each.trim())).toEqual([expected]);
  });

  test('a bare "Category" counts only where the root cause is told', () => {
    expect(said('## Root cause\n\n- **Category:** slip\n')).toEqual(['list!: slip']);
    expect(said('## Five whys\n\n1. Why? a\n\n**Category:** slip\n')).toEqual(['field!: slip']);
    expect(said('## Impact\n\n- **Category:** slip\n')).toEqual([]);
  });

  test('an untouched neighbour is no value', () => {
    const text = '## Root cause\n\n**Category:**\n\nRoot cause category:\n';
    expect(statementsIn(text).map(({ value }) => value)).toEqual(['', '']);
  });
});

describe('front matter', () => {
  test.each([
    ['---\nroot-cause: trade-off\n---\n', 'trade-off', 'trade-off'],
    ['---\nroot_cause: "brain fart"\n---\n', 'brain fart', 'brain fart'],
    ['---\nrootCause: knowledge gap # sure\n---\n', 'knowledge gap', 'knowledge gap'],
    ['---\nroot-cause-category: slip\n---\n', 'slip', 'slip'],
    ['---\ncause: TBD\n---\n', '', 'TBD'],
    ['---\nroot-cause:\n---\n', '', ''],
    ['+++\nroot_cause = "slip"\n+++\n', 'slip', 'slip'],
  ])('%j', (text, value, source) => {
    expect(said(text)).toEqual([`front-matter!: ${value}`]);
    expect(sources(text)).toEqual([source]);
  });

  test('a list names several', () => {
    expect(said('---\nroot-cause: [trade-off, slip]\n---\n')).toEqual([
      'front-matter!: trade-off, slip | +trade-off +slip',
    ]);
  });

  test('other keys are none', () => {
    expect(said('---\ncategory: news\ntitle: Root cause\n---\n')).toEqual([]);
  });
});

describe('choices', () => {
  test.each<[string, string, string]>([
    [
      'boxes in a section',
      '- [ ] trade-off\n- [x] **knowledge gap** — nobody knew\n',
      'checkbox: knowledge gap | -trade-off +knowledge gap',
    ],
    [
      'boxes under a label',
      '**Category**\n\n- [ ] trade-off\n- [ ] knowledge gap\n',
      'checkbox!:  | -trade-off -knowledge gap',
    ],
    [
      'two ticked',
      'Root cause category:\n- [x] trade-off\n- [X] slip: tired\n',
      'checkbox!: trade-off, slip | +trade-off +slip',
    ],
    [
      'boxes on one line',
      '**Category:** ☐ trade-off ☑ knowledge gap',
      'checkbox!: knowledge gap | -trade-off +knowledge gap',
    ],
    [
      'a list to choose from',
      '- Root cause category: (choose one)\n  - trade-off\n  - knowledge gap\n',
      'list!:  | -trade-off -knowledge gap',
    ],
    [
      'a list to choose from below a label',
      '**Category:** (choose one)\n- trade-off\n- slip\n',
      'field!:  | -trade-off -slip',
    ],
    ['the one that was left', '**Category:**\n\n- slip\n', 'field!: slip'],
  ])('%s', (_, body, expected) => {
    expect(said(`## Root cause\n\n${body}`)).toEqual([expected]);
  });

  test('boxes and labels in their source', () => {
    const text = '# T\n\n## Root cause\n\n- [ ] trade-off\n- [x] **knowledge gap** — nobody knew\n';
    const [statement] = statementsIn(text);
    expect(
      statement?.choices?.map(({ range, box }) => [
        text.slice(box?.start, box?.end),
        text.slice(range.start, range.end),
      ]),
    ).toEqual([
      ['[ ]', 'trade-off'],
      ['[x]', 'knowledge gap'],
    ]);
  });

  test('tasks after a paragraph are none', () => {
    const text =
      '**Root cause:**\n\nThe cache was full because nothing in it ever expired, and so on and on.\n\n- [ ] fix it\n- [x] fix that\n';
    expect(statementsIn(text).every(({ choices }) => choices === undefined)).toBe(true);
  });
});

describe('phrases in a root-cause section', () => {
  test.each<[string, string, string]>([
    ['bold, explained', '**Trade-off** — we knew.', 'bold: Trade-off'],
    ['bold with its colon', '**Knowledge gap:** nobody knew.', 'bold: Knowledge gap'],
    ['bold alone', '**Slip**', 'bold: Slip'],
    ['plain, before a colon', 'Trade-off: we shipped without tests.', 'prose: Trade-off'],
    ['plain, before a dash', 'Knowledge gap — nobody knew.', 'prose: Knowledge gap'],
    ['plain, alone', 'Knowledge-gap.', 'prose: Knowledge-gap'],
    ['said in a sentence', 'This was a knowledge gap.', 'prose: knowledge gap'],
    ['said of the root cause', 'The root cause was a trade-off, since we had to ship.', 'prose: trade-off'],
    ['an item', '- trade off', 'list: trade off'],
    ['a bold item', '- **slip** (we were tired)', 'bold: slip'],
    ['a subheading', '### Trade-off\n', 'heading: Trade-off'],
  ])('%s', (_, body, expected) => {
    expect(said(`## Root causes\n\n${body}\n`)).toEqual([expected]);
  });

  test.each([
    ['## Root cause\n\nThe session cache was full, and nothing in it expired.\n'],
    ['## Root cause\n\n**The session cache** was full.\n'],
    ['## Root cause\n\n**Problem:** the cache was full.\n'],
    ['## Impact\n\n**Trade-off** — we knew.\n'],
    ['## Root cause\n\n```\nTrade-off: x\n```\n'],
  ])('none in %j', (text) => {
    expect(said(text)).toEqual([]);
  });

  test('a heading may say it', () => {
    expect(said('## Root cause: knowledge gap\n')).toEqual(['heading!: knowledge gap']);
    expect(said('## Root cause category\n\nSlip.\n')).toEqual(['heading!: Slip']);
    expect(said('## Root cause\n\n### Category\n\nSlip\n')).toContain('heading!: Slip');
  });

  test('the last line of the five whys', () => {
    expect(said('## Five whys\n\n1. Why? a\n2. **Root cause** → slip\n')).toEqual(['field!: slip']);
    expect(said('## Five whys\n\n1. Why? a\n\nRoot cause: slip\n')).toEqual(['field!: slip']);
    expect(said('## Five whys\n\n1. Why? a\n2. Trade-off: b\n')).toEqual([]);
  });

  test('ranges hold the words and no markup round others', () => {
    const text =
      '# T\r\n\r\n## Root cause\r\n\r\n**Category:** *knowledge\r\ngap* — nobody knew\r\n\r\n**Trade-off:** we knew.\r\n';
    expect(sources(text)).toEqual(['knowledge\r\ngap', 'Trade-off']);
  });
});

test.each([
  ['Root cause', true],
  ['Root Cause(s)', true],
  ['2. Root cause analysis', true],
  ['What caused the incident?', true],
  ['Why it happened', true],
  ['Timeline', false],
  ['Why wasn’t it caught?', false],
])('the heading "%s"', (title, expected) => {
  expect(isRootCauseName(title)).toBe(expected);
});
