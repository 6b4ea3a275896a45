import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordsIn } from '../../server/src/authoring/note-words.ts';
import { type Notes, readNotes } from '../../server/src/authoring/notes.ts';

const read = (text: string, isMarkdown = false): Notes =>
  readNotes({ path: 'notes.txt', text, isMarkdown, today: '2026-11-21' });
const titles = (text: string, isMarkdown = false) => read(text, isMarkdown).notes.map(({ title }) => title);
const left = (text: string, isMarkdown = false) =>
  read(text, isMarkdown).left.map(({ what, range }) => `${what}: ${text.slice(range.start, range.end)}`);

describe('what is one note', () => {
  test('each bullet, with what is nested in it', () => {
    const text =
      '- Retry loop swallows errors\n  - see src/retry.ts\n\n  More of it.\n- Mail queue has no limit\n* Build is slow\n';
    const { notes } = read(text, true);
    expect(notes.map(({ title, line, endLine }) => [title, line, endLine])).toEqual([
      ['Retry loop swallows errors', 1, 4],
      ['Mail queue has no limit', 5, 5],
      ['Build is slow', 6, 6],
    ]);
  });

  test('numbered lists, and dashes that tell more of a number', () => {
    expect(titles('1. Retry loop swallows errors\n- in http\n2) Mail queue\n(3) Build is slow\n')).toEqual([
      'Retry loop swallows errors',
      'Mail queue',
      'Build is slow',
    ]);
  });

  test('each line of a plain list', () => {
    const text = 'retry loop swallows errors\nwhy is the build so slow??\nsrc/mail.ts has no limit\n';
    expect(titles(text)).toEqual([
      'retry loop swallows errors',
      'why is the build so slow??',
      'src/mail.ts has no limit',
    ]);
    expect(titles(text, true)).toHaveLength(3);
  });

  test('a box at the start of a line, below a plain one with its details', () => {
    expect(
      read('counter is lost on restart\n - ask Kim\n[ ] dump has no alarm\n[x] old banner\n☐ no backup\n').notes.map(
        ({ title, line, lines }) => [title, line, lines[0]?.isTicked ?? false],
      ),
    ).toEqual([
      ['counter is lost on restart', 1, false],
      ['dump has no alarm', 3, false],
      ['old banner', 4, true],
      ['no backup', 5, false],
    ]);
  });

  test('a wrapped paragraph, and the next behind a blank line', () => {
    const text =
      'The retry loop in the client swallows every error that there is, so that nobody\n' +
      'notices when the mail queue is stuck. We had this in March and again in May, and\n' +
      'each time it took a day.\n\nThe build is slow.\n';
    for (const isMarkdown of [false, true])
      expect(read(text, isMarkdown).notes.map(({ title, endLine }) => [title, endLine])).toEqual([
        [expect.stringMatching(/^The retry loop .* so that nobody notices when the mail queue is stuck$/), 3],
        ['The build is slow', 5],
      ]);
  });

  test('a wrapped bullet', () => {
    expect(titles('- the keys are in three places: en.json, de.json,\n  and inline in the code\n- next one\n')).toEqual(
      ['the keys are in three places: en.json, de.json, and inline in the code', 'next one'],
    );
  });

  test('what is indented below a line, and where to look', () => {
    const { notes } = read(
      'mail queue has no limit\n    asked Kim, nobody owns it\nsee src/mail.ts\n\tand tabs\nnext thing\n',
    );
    expect(notes.map(({ title, endLine }) => [title, endLine])).toEqual([
      ['mail queue has no limit', 4],
      ['next thing', 5],
    ]);
  });

  test('code goes with the note above it', () => {
    const text =
      '- Odd query\n  ```sql\n  - not a note\n  ```\n- Next one\n\nThis locks the table:\n\n```\nSELECT 1;\n# no heading\n```\n';
    for (const isMarkdown of [false, true])
      expect(titles(text, isMarkdown)).toEqual(['Odd query', 'Next one', 'This locks the table']);
  });

  test('a fence that is never closed swallows nothing', () => {
    expect(titles('- Odd query\n```js\n- Next one\n- And one\n')).toEqual(['Odd query', 'Next one', 'And one']);
  });

  test('rows of signs part notes', () => {
    expect(titles('retry loop swallows errors\n---\nmail queue has no limit\n~~~~~~\nbuild is slow\n=====\n')).toEqual([
      'retry loop swallows errors',
      'mail queue has no limit',
      'build is slow',
    ]);
  });

  test('line ends of Windows, tabs, marks of other scripts, emoji', () => {
    const text =
      '-\tПовтор ковтає помилки\r\n-\t重试循环吞掉了错误\r\n-\t🔥 the build is slow\r\n  \r\n• Été: lent\r\n☐ unticked\r\n';
    expect(titles(text)).toEqual([
      'Повтор ковтає помилки',
      '重试循环吞掉了错误',
      'the build is slow',
      'Été: lent',
      'unticked',
    ]);
  });

  test('nothing in an empty file, in signs, in front matter', () => {
    expect(read('')).toEqual({ notes: [], left: [] });
    expect(read('\n \n- \n---\n* * *\n')).toEqual({ notes: [], left: [] });
    expect(left('---\ntags: x\n---\n', true)).toEqual(['front matter: ---\ntags: x\n---']);
  });

  test('5,000 of them, each in its place', () => {
    const text = Array.from({ length: 5000 }, (_, at) => `- note ${at} is odd\n`).join('');
    const { notes } = read(text);
    expect(notes).toHaveLength(5000);
    expect(notes.at(-1)).toMatchObject({ number: 5000, line: 5000, title: 'note 4999 is odd' });
  });

  test('nesting that nobody writes', () => {
    const deep = Array.from({ length: 600 }, (_, at) => `${'  '.repeat(at)}- a ${at}\n`).join('');
    expect(read(deep, true).notes).toHaveLength(1);
    expect(read('>'.repeat(100_000), true).notes).toHaveLength(0);
    expect(read('#'.repeat(100_000)).notes.length).toBeLessThan(2);
  });
});

describe('headings', () => {
  test('name the area of the notes below them', () => {
    const { notes } = read('# Notes\n\n## Frontend\n- one is odd\n\n## Payments service\n* two is odd\n', true);
    expect(notes.map(({ title, area }) => [title, area])).toEqual([
      ['one is odd', 'Frontend'],
      ['two is odd', 'Payments service'],
    ]);
    expect(left('# Notes\n\n## Frontend\n- one is odd\n', true)).toEqual(['heading: Notes']);
  });

  test('are notes themselves where they have text', () => {
    const text =
      '# Notes\n\n## Login is slow\n\nIt takes five seconds.\n\n- on staging, too\n\n## Retry loop swallows errors\n';
    expect(read(text, true).notes.map(({ title, endLine }) => [title, endLine])).toEqual([
      ['Login is slow', 7],
      ['Retry loop swallows errors', 9],
    ]);
  });

  test('are notes with what stands right below them, where others follow', () => {
    const text = '# Notes\n\nSince I joined.\n\n## Login is slow\n\nFive seconds.\n\n### Cache\n\n- never hits\n';
    expect(titles(text, true)).toEqual(['Login is slow', 'never hits']);
    expect(left(text, true)).toEqual(['heading: Notes', 'introduction: Since I joined.']);
  });

  test('of a note’s own parts belong to it', () => {
    const text =
      '# Debt\n\n## Login is slow\n\n### Location\nsrc/login.ts\n\n### Impact\nA day a month.\n\n## The queue has no limit\n\nText.\n';
    expect(read(text, true).notes.map(({ title, line, endLine }) => [title, line, endLine])).toEqual([
      ['Login is slow', 3, 9],
      ['The queue has no limit', 11, 13],
    ]);
  });

  test.each([
    ['a label', 'Frontend:\n- one is odd\n'],
    ['brackets', '[Frontend]\n- one is odd\n'],
    ['a line below', 'Frontend\n--------\n- one is odd\n'],
    ['signs around', '== Frontend ==\none is odd\n'],
    ['bold', '**Frontend**\n\n- one is odd\n'],
    ['a word alone', 'Frontend\n- one is odd\n'],
  ])('%s', (_, text) => {
    expect(read(text).notes).toMatchObject([{ title: 'one is odd', area: 'Frontend' }]);
  });

  test('of days date what stands below them', () => {
    const text =
      '# Log\n\n## 2024-03-01\n\n- one is odd\n\n## Monday, 4 March 2024\n- two is odd\n- 2024-03-05: three is odd\n';
    expect(read(text, true).notes.map(({ created, area }) => [created, area])).toEqual([
      ['2024-03-01', undefined],
      ['2024-03-04', undefined],
      ['2024-03-05', undefined],
    ]);
    expect(read('2024-03-01\none is odd\n\n2024-03-02\ntwo is odd\n').notes.map(({ created }) => created)).toEqual([
      '2024-03-01',
      '2024-03-02',
    ]);
  });

  test('that name nothing are left', () => {
    expect(left('Misc stuff:\n- one is odd\n')).toEqual(['heading: Misc stuff:']);
    expect(left('Things I saw while working on payments.\n\n- one is odd\n', true)).toEqual([
      'introduction: Things I saw while working on payments.',
    ]);
    expect(left('- one is odd\n\n| a | b |\n|---|---|\n\n<!-- hidden -->\n\n[x]: https://example.org\n', true)).toEqual(
      ['table: | a | b |\n|---|---|', 'comment: <!-- hidden -->', 'link target: [x]: https://example.org'],
    );
  });
});

describe('what stands before and behind the title', () => {
  test.each([
    ['TODO: the queue has no limit', {}],
    ['TODO the queue has no limit', {}],
    ['FIXME(dana) the queue has no limit', { by: 'dana' }],
    ['2024-03-01: the queue has no limit', { created: '2024-03-01' }],
    ['[2024-03-01] the queue has no limit', { created: '2024-03-01' }],
    ['2024-03-01 14:20 - the queue has no limit', { created: '2024-03-01' }],
    ['1 March 2024: the queue has no limit', { created: '2024-03-01' }],
    ['31.12.2024 the queue has no limit', { created: '2024-12-31' }],
    ['2024-03-01 (kim): the queue has no limit', { created: '2024-03-01', by: 'kim' }],
    ['2024-03-01 @kim: the queue has no limit', { created: '2024-03-01', by: '@kim' }],
    ['the queue has no limit — @kim', { by: '@kim' }],
    ['the queue has no limit (@kim)', { by: '@kim' }],
    ['[P1] the queue has no limit', { urgency: { words: 'P1', impact: 7 } }],
    ['!! the queue has no limit', { urgency: { words: '!!', impact: 7 } }],
    ['LOW: the queue has no limit', { urgency: { words: 'LOW', impact: 3 } }],
  ])('%s', (text, facts) => {
    for (const line of [text, `- ${text}`]) {
      const [note] = read(line).notes;
      expect(note).toMatchObject({ title: 'the queue has no limit', ...facts });
      for (const key of ['created', 'by', 'urgency']) if (!(key in facts)) expect(note).not.toHaveProperty(key);
    }
  });

  test.each([
    '03/04/2024 the queue has no limit',
    '2099-01-01: the queue has no limit',
    'frontend: the queue has no limit',
    'High memory use in the queue',
    'TODO-list of the queue is lost',
    'bugs come back when the queue is full',
    'Mar 3 the queue was full',
  ])('is not guessed: %s', (text) => {
    const [note] = read(text).notes;
    expect(note).toMatchObject({ title: text, prefix: '' });
    expect(note).not.toHaveProperty('created');
  });

  test.each([
    ['- [x] the queue has no limit', true],
    ['- ~~the queue has no limit~~', true],
    ['- ✅ the queue has no limit', true],
    ['- the queue has no limit (done)', true],
    ['- [ ] the queue has no limit', false],
    ['- the queue never gets done', false],
  ])('done or not: %s', (text, isDone) => {
    const [note] = read(text, true).notes;
    expect(note?.isDone || note?.lines[0]?.isTicked === true).toBe(isDone);
  });

  test('the first sentence is the title', () => {
    expect(
      titles('- Retries, e.g. in http, are odd. Nobody knows why.\n- Ugh. The build is slow. Again.\n', true),
    ).toEqual(['Retries, e.g. in http, are odd', 'Ugh. The build is slow. Again']);
  });

  test('Markdown is read as Markdown, and only there', () => {
    const text = '- **Retry** loop in `src/a_b.ts` swallows [errors](https://example.org)\n';
    expect(titles(text, true)).toEqual(['Retry loop in `src/a_b.ts` swallows errors']);
    expect(titles('- a __init__ and *p in 2*3\n')).toEqual(['a __init__ and *p in 2*3']);
  });
});

test('every word is of a note or left, whatever the text', () => {
  const piece = fc.constantFrom(
    '- ',
    '* ',
    '1. ',
    '[ ] ',
    '- [x] ',
    '  ',
    '\t',
    '    ',
    '\n',
    '\r\n',
    '\n\n',
    '# ',
    '## ',
    '### ',
    '> ',
    '| a | b |',
    '---\n',
    '===\n',
    '```\n',
    '~~~\n',
    '<!-- ',
    ' -->\n',
    '~~',
    '**',
    'TODO: ',
    'FIXME(dana) ',
    '2024-03-01: ',
    '2024-03-01\n',
    'Frontend:\n',
    '[x]: y\n',
    'src/a.ts:4 ',
    'retry loop ',
    'swallows ',
    'errors. ',
    'The ',
    'Звук ',
    '重试 ',
    '🔥 ',
    'P1: ',
    'Impact\n',
    ':\n',
    '(done)',
    ' — @kim',
  );
  const texts = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(texts, fc.boolean(), (text, isMarkdown) => {
      const { notes, left: rest } = read(text, isMarkdown);
      const spans = [...notes.map(({ range }) => range), ...rest.map(({ range }) => range)].sort(
        (a, b) => a.start - b.start,
      );
      for (const [at, { start }] of spans.entries()) expect(start).toBeGreaterThanOrEqual(spans[at - 1]?.end ?? 0);
      const kept = notes.map(({ area }) => area ?? '').join('\n');
      let at = 0;
      let outside = '';
      for (const { start, end } of spans) {
        outside += `${text.slice(at, start)} `;
        at = end;
      }
      outside += text.slice(at);
      // Between them are only marks: bullets with their numbers, ticks, and headings that became the area of notes.
      const marks = outside.replace(/\d+\.|\[x\]/g, ' ');
      expect(wordsIn(marks).filter((word) => !wordsIn(kept).includes(word))).toEqual([]);
    }),
    { seed: 5, numRuns: 2000 },
  );
});
