import { describe, expect, test } from 'vitest';
import { createDocument } from '../../server/src/model/document.ts';
import { leaves, sectionLeaves } from '../../server/src/model/leaves.ts';
import { sections } from '../../server/src/model/sections.ts';

const leavesIn = (text: string) => leaves(createDocument('a.md', text));

/** A leaf as shape, the source of its label and the source of its value. Headings only where asked for. */
const sources = (text: string, headings = false) =>
  leavesIn(text)
    .filter(({ shape }) => headings || shape !== 'heading')
    .map(({ shape, labelRange, valueRange }) => [
      shape,
      text.slice(labelRange.start, labelRange.end),
      text.slice(valueRange.start, valueRange.end),
    ]);

const values = (text: string) =>
  leavesIn(text)
    .filter(({ shape }) => shape !== 'heading')
    .map(({ label, value }) => [label, value]);

describe('an answer right behind a bold label, where CommonMark sees no bold', () => {
  test.each<[string, string, string[][]]>([
    ['stars', '**Why did it fail?**Because.\n', [['bold', 'Why did it fail?', 'Because.']]],
    ['underscores', '__Why did it fail?__Because.\n', [['bold', 'Why did it fail?', 'Because.']]],
    ['a field', '**Category:**trade-off\n', [['bold', 'Category', 'trade-off']]],
    [
      'full-width signs',
      '**なぜ？**設定\n**影響：**全員\n',
      [
        ['bold', 'なぜ？', '設定'],
        ['bold', '影響', '全員'],
      ],
    ],
    ['an item', '- **Why did it fail?**Because.\n', [['list', 'Why did it fail?', 'Because.']]],
    ['a quote', '> **Why did it fail?**Because.\n', [['bold', 'Why did it fail?', 'Because.']]],
    ['code in the question', '**Why did `x` fail?**Because.\n', [['bold', 'Why did `x` fail?', 'Because.']]],
    [
      'bold in the answer',
      '**Why did it fail?**Of **the** cache.\n',
      [['bold', 'Why did it fail?', 'Of **the** cache.']],
    ],
    ['escapes on both sides', '**Why did a\\_b fail?**A\\_b.\n', [['bold', 'Why did a\\_b fail?', 'A\\_b.']]],
    [
      'several in a row',
      '**Why did it fail?**One.\n**And why was that?**Two,\nin full.\n**And why then?** Three.\n',
      [
        ['bold', 'Why did it fail?', 'One.'],
        ['bold', 'And why was that?', 'Two,\nin full.'],
        ['bold', 'And why then?', 'Three.'],
      ],
    ],
    ['with more below', '**Why did it fail?**One.\n\nTwo.\n', [['bold', 'Why did it fail?', 'One.\n\nTwo.']]],
    ['stars that are escaped', '\\*\\*Why did it fail?\\*\\*Because.\n', []],
    ['no label in the stars', '**Sadly.**It did.\n', []],
    ['no end of the stars', '**Why did it fail?\n', []],
  ])('%s', (_, text, expected) => {
    expect(sources(text)).toEqual(expected);
  });
});

describe('bold labels', () => {
  test.each<[string, string, string[]]>([
    ['the colon inside', '**Impact:** 9 people\n', ['bold', 'Impact', '9 people']],
    ['the colon outside', '**Impact**: 9 people\n', ['bold', 'Impact', '9 people']],
    ['a space before the colon', '**Impact :** 9 people\n', ['bold', 'Impact', '9 people']],
    ['underscores', '__Impact:__ 9 people\n', ['bold', 'Impact', '9 people']],
    ['a full-width colon', '**影響：** 9 人\n', ['bold', '影響', '9 人']],
    ['a full-width colon outside', '**影響**：9 人\n', ['bold', '影響', '9 人']],
    ['markup in the value', '**Impact:** *9* [people](x.md), `all`\n', ['bold', 'Impact', '*9* [people](x.md), `all`']],
    ['a link in the label', '**[Impact](x.md):** 9\n', ['bold', '[Impact](x.md)', '9']],
    ['a question with its answer', '**Why did it break?** A typo.\n', ['bold', 'Why did it break?', 'A typo.']],
    ['a value over two lines', '**Impact:** 9 people\nfor an hour\n', ['bold', 'Impact', '9 people\nfor an hour']],
    ['a value on the next line', '**Impact:**\n9 people\n', ['bold', 'Impact', '9 people']],
    ['a value behind a hard break', '**Impact:**  \n9 people\n', ['bold', 'Impact', '9 people']],
  ])('%s', (_, text, expected) => {
    expect(sources(text)).toEqual([expected]);
  });

  test('several in one paragraph', () => {
    const text = '**Date:** 2026-03-01\n**Severity**: SEV2 \n**Authors:**\n**Status:** draft\n';
    expect(sources(text)).toEqual([
      ['bold', 'Date', '2026-03-01'],
      ['bold', 'Severity', 'SEV2'],
      ['bold', 'Authors', ''],
      ['bold', 'Status', 'draft'],
    ]);
  });

  test('several in one paragraph, CRLF, and indented', () => {
    const text = '**Date:** 2026-03-01\r\n  **Severity**: SEV2  \r\n**Authors:** Ann\r\nand Bo\r\n';
    expect(sources(text)).toEqual([
      ['bold', 'Date', '2026-03-01'],
      ['bold', 'Severity', 'SEV2'],
      ['bold', 'Authors', 'Ann\r\nand Bo'],
    ]);
    expect(values(text).at(-1)).toEqual(['Authors', 'Ann\nand Bo']);
  });

  test.each([
    ['bold words that begin a sentence', '**The cache** was full: nobody knew.\n'],
    ['bold words in the midst of one', 'It was **the cache:** full.\n'],
    ['a colon in the midst of a sentence', 'It had just one cause, as we found out later: the cache.\n'],
    ['a time', '08:22 the first error\n'],
    ['an address', 'https://example.org/a: b\n'],
    ['a heading in code', '```\n**Impact:** 9\nImpact: 9\n```\n'],
  ])('none: %s', (_, text) => {
    expect(sources(text)).toEqual([]);
  });
});

describe('values in the blocks that follow', () => {
  test.each<[string, string, string]>([
    ['a paragraph', '**Impact:**\n\n9 people\n', '9 people'],
    ['a question', '**Why did it break?**\n\nA typo.\n', 'A typo.'],
    [
      'several blocks',
      '**Impact**\n\n9 people:\n\n- Ann\n- Bo\n\nfor an hour\n',
      '9 people:\n\n- Ann\n- Bo\n\nfor an hour',
    ],
    ['fenced code', '**Evidence:**\n\n```\nx\n```\n', '```\nx\n```'],
    ['a quote', '**Evidence:**\n\n> x\n', '> x'],
    ['a table', '**Evidence:**\n\n| a | b |\n|---|---|\n| 1 | 2 |\n', '| a | b |\n|---|---|\n| 1 | 2 |'],
    ['beside the label and below it', '**Why did it break?** A typo.\n\nOf mine.\n', 'A typo.\n\nOf mine.'],
    ['an answer with a colon in it', '**Why did it break?**\n\nIt was: a typo.\n', 'It was: a typo.'],
    [
      'an answer that asks back',
      '**Why did it break?**\n\nWhy would it not? It was old.\n',
      'Why would it not? It was old.',
    ],
  ])('%s', (_, text, value) => {
    expect(sources(text)[0]?.[2]).toBe(value);
  });

  test.each<[string, string, string]>([
    ['the next label', '**A:**\n\nx\n\n**B:**\n\ny\n', 'x'],
    ['a question in plain text', '**A:**\n\nx\n\nWhat came next?\n\ny\n', 'x'],
    ['a rule', '**A:**\n\nx\n\n---\n\ny\n', 'x'],
    ['a heading', '**A:**\n\nx\n\n### More\n\ny\n', 'x'],
  ])('they end at %s', (_, text, value) => {
    expect(sources(text)[0]?.[2]).toBe(value);
  });

  test('a field that is filled on its line does not take the paragraph below it', () => {
    expect(sources('**Severity:** SEV2\n\nNobody could sign in.\n')).toEqual([['bold', 'Severity', 'SEV2']]);
  });

  test('a comment below a label is no value', () => {
    const text = '**Why did it break?**\n<!-- a sentence or two -->\n\n<!-- or three -->\n\n**Impact:** 9\n';
    expect(values(text)).toEqual([
      ['Why did it break?', ''],
      ['Impact', '9'],
    ]);
  });
});

describe('where a value would be written', () => {
  test.each<[string, string]>([
    ['**Impact:** ^\n', 'bold'],
    ['**Impact**: ^\n', 'bold'],
    ['**Impact:**^\n', 'bold'],
    ['- **Impact:** ^\n', 'list'],
    ['- Impact: ^\n', 'list'],
    ['**Why did it break?**^\n', 'bold'],
    ['| Question | Answer |\n|---|---|\n| Impact | ^ |\n', 'table'],
  ])('%j', (marked, shape) => {
    const at = marked.indexOf('^');
    const [leaf] = leavesIn(marked.replace('^', '')).filter((each) => each.shape !== 'heading');
    expect(leaf?.shape).toBe(shape);
    expect(leaf?.value).toBe('');
    expect(leaf?.valueRange).toEqual({ start: at, end: at });
  });
});

describe('lists', () => {
  test.each<[string, string, string[][]]>([
    [
      'plain',
      '- Severity: SEV2\n* Date: today\n',
      [
        ['list', 'Severity', 'SEV2'],
        ['list', 'Date', 'today'],
      ],
    ],
    [
      'bold',
      '- **Severity:** SEV2\n- **Date**: today\n',
      [
        ['list', 'Severity', 'SEV2'],
        ['list', 'Date', 'today'],
      ],
    ],
    [
      'ordered',
      '1. **Severity:** SEV2\n2. Date: today\n',
      [
        ['list', 'Severity', 'SEV2'],
        ['list', 'Date', 'today'],
      ],
    ],
    [
      'tasks',
      '- [x] **Impact:** 9\n- [ ] Cause: x\n',
      [
        ['list', 'Impact', '9'],
        ['list', 'Cause', 'x'],
      ],
    ],
    ['a question', '- Why did it break? A typo.\n', [['list', 'Why did it break?', 'A typo.']]],
    ['the value below', '- **Impact:**\n\n  9 people\n', [['list', 'Impact', '9 people']]],
    ['the value on a continued line', '- **Impact:**\n  9 people\n', [['list', 'Impact', '9 people']]],
    [
      'CRLF',
      '- **Impact:** 9\r\n  people\r\n- Date: today\r\n',
      [
        ['list', 'Impact', '9\r\n  people'],
        ['list', 'Date', 'today'],
      ],
    ],
    ['items without labels', '- nobody noticed\n- Impact: 9\n', [['list', 'Impact', '9']]],
  ])('%s', (_, text, expected) => {
    expect(sources(text)).toEqual(expected);
  });

  test('nested ones: the item above holds them, and each stands for itself', () => {
    const text = '- **Detection**\n  - How: a probe\n  - When:\n    - **At:** 08:22\n- **Impact:** 9\n';
    expect(values(text)).toEqual([
      ['Detection', 'How: a probe\nWhen:\nAt: 08:22'],
      ['How', 'a probe'],
      ['When', 'At: 08:22'],
      ['At', '08:22'],
      ['Impact', '9'],
    ]);
    expect(sources(text).map(([, label]) => label)).toEqual(['Detection', 'How', 'When', 'At', 'Impact']);
  });

  test('twenty levels', () => {
    const text = Array.from({ length: 20 }, (_, at) => `${'  '.repeat(at)}- Level ${at}: x\n`).join('');
    expect(values(text).at(-1)).toEqual(['Level 19', 'x']);
    expect(values(text)).toHaveLength(20);
  });
});

describe('tables', () => {
  test.each<[string, string, string[][]]>([
    [
      'two columns with a header',
      '| Question | Answer |\n| --- | --- |\n| **Impact** | 9 *people* |\n| Date: | |\n',
      [
        ['table', '**Impact**', '9 *people*'],
        ['table', 'Date:', ''],
      ],
    ],
    ['two columns with a blank header', '| | |\n| --- | --- |\n| Impact | 9 |\n', [['table', 'Impact', '9']]],
    [
      'a header that is a row itself',
      '| Severity | |\n| --- | --- |\n| Impact | 9 |\n',
      [
        ['table', 'Severity', ''],
        ['table', 'Impact', '9'],
      ],
    ],
    [
      'three columns',
      '| Question | Answer | Who |\n| --- | --- | --- |\n| Impact | 9 | Ann |\n',
      [['table', 'Impact', '9 | Ann']],
    ],
    [
      'three columns, numbered',
      '| # | Question | Answer |\n| --- | --- | --- |\n| 1 | Why did it break? | A typo. |\n| 2 | Why a typo? | |\n',
      [
        ['table', 'Why did it break?', 'A typo.'],
        ['table', 'Why a typo?', ''],
      ],
    ],
    [
      'four columns: pairs side by side',
      '| Severity | | Date | |\n| --- | --- | --- | --- |\n| Authors | Ann | Impact | |\n',
      [
        ['table', 'Severity', ''],
        ['table', 'Date', ''],
        ['table', 'Authors', 'Ann'],
        ['table', 'Impact', ''],
      ],
    ],
    [
      'four columns with headers: one value',
      '| Question | a | b | c |\n| --- | --- | --- | --- |\n| Impact | 1 | | 3 |\n',
      [['table', 'Impact', '1 | | 3']],
    ],
    ['rows without words', '| Time | What |\n| --- | --- |\n| 08:22 | first error |\n', []],
    ['one column', '| Impact |\n| --- |\n| 9 |\n', []],
  ])('%s', (_, text, expected) => {
    expect(sources(text)).toEqual(expected);
    expect(sources(text.replaceAll('\n', '\r\n'))).toEqual(expected);
  });

  test('blank cells are left out of a value', () => {
    expect(values('| Q | a | b | c |\n|---|---|---|---|\n| Impact | 1 | | 3 |\n')).toEqual([['Impact', '1 | 3']]);
  });

  test('an escaped bar', () => {
    expect(values('| Q | a |\n|---|---|\n| Impact | 1 \\| 2 |\n')).toEqual([['Impact', '1 | 2']]);
  });
});

describe('questions in plain text', () => {
  test.each<[string, string, string[][]]>([
    ['with the answer beside it', 'Why did it break? A typo.\n', [['plain', 'Why did it break?', 'A typo.']]],
    ['with the answer below it', 'Why did it break?\n\nA typo.\n', [['plain', 'Why did it break?', 'A typo.']]],
    ['with the answer on the next line', 'Why did it break?\nA typo.\n', [['plain', 'Why did it break?', 'A typo.']]],
    ['a field', 'Severity: SEV2\n', [['plain', 'Severity', 'SEV2']]],
    [
      'fields on lines',
      'Severity: SEV2\nDate: today\n',
      [
        ['plain', 'Severity', 'SEV2'],
        ['plain', 'Date', 'today'],
      ],
    ],
    ['in italics', '*Why did it break?* A typo.\n', [['plain', 'Why did it break?', 'A typo.']]],
    [
      'two',
      'Why did it break? A typo.\nWhy a typo? I was tired.\n',
      [
        ['plain', 'Why did it break?', 'A typo.'],
        ['plain', 'Why a typo?', 'I was tired.'],
      ],
    ],
  ])('%s', (_, text, expected) => {
    expect(sources(text)).toEqual(expected);
  });

  test('a question in the midst of prose labels nothing', () => {
    expect(sources('We looked at the cache. Why did it break? A typo.\n')).toEqual([]);
  });

  test('full width', () => {
    expect(values('**なぜ検知できなかったのか？** 監視がなかった。\n')).toEqual([
      ['なぜ検知できなかったのか？', '監視がなかった。'],
    ]);
  });
});

describe('quotes', () => {
  test('bold labels in them are labels, plain words are quoted words', () => {
    expect(sources('> **Status:** resolved\n>\n> Impact: 9\n')).toEqual([['bold', 'Status', 'resolved']]);
    expect(sources('> Impact: 9\n')).toEqual([]);
  });
});

describe('headings', () => {
  test.each<[string, string, string[]]>([
    ['with what is below', '## Impact\n\n9 people\n\n- Ann\n', ['heading', '## Impact', '9 people\n\n- Ann']],
    ['setext', 'Impact\n------\n\n9 people\n', ['heading', 'Impact\n------', '9 people']],
    ['closing hashes', '## Impact ##\n\n9\n', ['heading', '## Impact ##', '9']],
    ['blank', '## Impact\n', ['heading', '## Impact', '']],
    ['a comment only', '## Impact\n\n<!-- in numbers -->\n', ['heading', '## Impact', '']],
    ['comments round the text', '## Impact\n\n<!-- a -->\n\n9\n\n<!-- b -->\n', ['heading', '## Impact', '9']],
    ['CRLF', '## Impact\r\n\r\n9\r\n10\r\n', ['heading', '## Impact', '9\r\n10']],
  ])('%s', (_, text, expected) => {
    expect(sources(text, true)[0]).toEqual(expected);
  });

  test('a value in the heading', () => {
    const [leaf] = leavesIn('## Date: July 1, 2020\n');
    expect([leaf?.label, leaf?.name, leaf?.value]).toEqual(['Date', 'date', 'July 1, 2020']);
  });

  test('a colon in a question or behind a clock time separates nothing', () => {
    expect(leavesIn('## Why did it break: a typo?\n\nx\n')[0]?.label).toBe('Why did it break: a typo?');
    expect(leavesIn('## Impact: who was affected?\n\nx\n')[0]?.label).toBe('Impact: who was affected?');
    expect(leavesIn('## Duration: ?\n')[0]?.value).toBe('?');
    expect(leavesIn('## 08:22 first error\n')[0]?.label).toBe('08:22 first error');
  });

  test('what stands in a subsection is not its value', () => {
    expect(leavesIn('## Impact\n\n### Users\n\n9\n').map(({ label, value }) => [label, value])).toEqual([
      ['Impact', ''],
      ['Users', '9'],
    ]);
  });
});

describe('front matter', () => {
  test.each<[string, string[][]]>([
    [
      '---\nseverity: SEV2\nrootCause: "slip"\n---\n',
      [
        ['severity', 'SEV2'],
        ['rootCause', 'slip'],
      ],
    ],
    [
      '---\nauthors: [Ann, Bo]\ndate: 2026-03-01\n---\n',
      [
        ['authors', 'Ann, Bo'],
        ['date', '2026-03-01'],
      ],
    ],
    ['+++\nseverity = "SEV2"\n+++\n', [['severity', 'SEV2']]],
    ['---\nseverity:\n---\n', [['severity', '']]],
  ])('%j', (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  test('it comes first, has no section, and its camel case is words', () => {
    const [leaf, heading] = leavesIn('---\nrootCause: slip\n---\n# T\n');
    expect([leaf?.shape, leaf?.name, leaf?.section]).toEqual(['front-matter', 'root cause', undefined]);
    expect(heading?.shape).toBe('heading');
  });
});

describe('all of them', () => {
  const text =
    '---\nstatus: draft\n---\n# T\n\n**Date:** today\n\n## Impact\n\n- **Users:** 9\n\n## Why?\n\n**Why did it break?**\n\nA typo.\n';

  test('in document order', () => {
    expect(leavesIn(text).map(({ label }) => label)).toEqual([
      'status',
      'T',
      'Date',
      'Impact',
      'Users',
      'Why?',
      'Why did it break?',
    ]);
  });

  test('each knows its section', () => {
    const document = createDocument('a.md', text);
    const [, impact] = sections(document);
    expect(impact && sectionLeaves(impact).map(({ label, section }) => [label, section?.title])).toEqual([
      ['Impact', 'Impact'],
      ['Users', 'Impact'],
    ]);
  });

  test('what they say outlives an edit in another section', () => {
    const before = createDocument('a.md', `${text}\n## Long\n\n${'word '.repeat(2000)}\n`);
    const after = createDocument('a.md', before.text.replace('today', 'tomorrow'), before);
    const users = (of: typeof before) => leaves(of).find(({ label }) => label === 'Users');
    expect(users(after)?.content).toBe(users(before)?.content);
    expect(users(after)?.labelRange.start).toBe((users(before)?.labelRange.start ?? 0) + 3);
  });
});
