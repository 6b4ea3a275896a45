import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../server/src/config/default-config.ts';
import { LineIndex } from '../../server/src/text/line-index.ts';
import { configOf, marked } from './config-text.ts';

/** Expects exactly these mistakes, each where the marks are. */
function expectMistakes(markedText: string, ...messages: readonly string[]): ReturnType<typeof configOf> {
  const { text, ranges } = marked(markedText);
  const parsed = configOf(text);
  expect(parsed.problems).toEqual(messages.map((message, at) => ({ message, range: ranges[at], severity: 'error' })));
  for (const { message } of parsed.problems) expect(message.length).toBeLessThanOrEqual(100);
  return parsed;
}

describe('what is in force', () => {
  test('the defaults, where nothing is written', () => {
    for (const text of ['', '# a comment\n', '---\n', 'rules:\nkinds:\ndebt:\nroot-causes:\ntrackers:\n']) {
      expect(configOf(text)).toEqual({
        config: { ...defaultConfig, path: '.whylint.yaml' },
        problems: [],
        usable: true,
      });
    }
    expect(defaultConfig).toMatchObject({
      kinds: [],
      questions: 'why',
      debt: { folder: 'docs/debt', ice: 'ease' },
      trackers: [],
      failOn: 'error',
    });
    expect(defaultConfig.rootCauses.map(({ name }) => name)).toEqual(['trade-off', 'knowledge gap', 'brain fart']);
  });

  test('all of it', () => {
    const { config, problems } = configOf(`kinds:
  post-mortem:
    template: ./docs/postmortems//template.md
    files: [docs/postmortems/**/*.md]
    ignore: [docs/postmortems/README.md]
  change-review:
    template: docs/x/../change-review/template.md
rules:
  missing-why: off
  shallow-whys: [error, { depth: 3, share: 1, style: table, strict: true, label: Because, words: [how, why] }]
root-causes:
  - Trade-Off
  - { name: missing knowledge, aliases: [knowledge gap] }
  - { name: slip, aliases: [brain fart], definition: It slipped. }
questions: how
debt:
  folder: debt/
  ice: ratio
trackers: [PAY, OPS_2]
fail-on: hint
baseline: .whylint-baseline.json
`);
    expect(problems).toEqual([]);
    expect(config).toEqual({
      path: '.whylint.yaml',
      folder: '',
      kinds: [
        {
          name: 'post-mortem',
          template: 'docs/postmortems/template.md',
          files: ['docs/postmortems/**/*.md'],
          ignore: ['docs/postmortems/README.md'],
        },
        { name: 'change-review', template: 'docs/change-review/template.md' },
      ],
      rules: new Map([
        ['missing-why', { severity: 'off', options: {} }],
        [
          'shallow-whys',
          {
            severity: 'error',
            options: { depth: 3, share: 1, style: 'table', strict: true, label: 'Because', words: ['how', 'why'] },
          },
        ],
      ]),
      rootCauses: [
        { name: 'Trade-Off', aliases: [], definition: defaultConfig.rootCauses[0]?.definition },
        {
          name: 'missing knowledge',
          aliases: ['knowledge gap'],
          definition: defaultConfig.rootCauses[1]?.definition,
        },
        { name: 'slip', aliases: ['brain fart'], definition: 'It slipped.' },
      ],
      questions: 'how',
      debt: { folder: 'debt', ice: 'ratio' },
      trackers: ['PAY', 'OPS_2'],
      failOn: 'hint',
      baseline: '.whylint-baseline.json',
    });
  });

  test('what is right, beside what is wrong', () => {
    const { config } = configOf(`kinds:
  post-mortem:
    template: /etc/passwd
    files: [docs/**/*.md, 3]
  nothing: {}
rules:
  missing-why: loud
  shallow-whys: [loud, { depth: 99, share: 1 }]
debt: { folder: ../debt, ice: mean }
trackers: [pay]
fail-on: never
`);
    expect(config.kinds).toEqual([{ name: 'post-mortem', files: ['docs/**/*.md'] }]);
    expect(config.rules).toEqual(new Map([['shallow-whys', { options: { share: 1 } }]]));
    expect(config.debt).toEqual({ folder: 'docs/debt', ice: 'mean' });
    expect(config.trackers).toEqual([]);
    expect(config.failOn).toBe('error');
  });

  test('a list with nothing right in it leaves the default; an empty one is meant', () => {
    expect(configOf('kinds:\n  post-mortem:\n    files: [3, ../x]\n').config.kinds).toEqual([{ name: 'post-mortem' }]);
    expect(configOf('kinds:\n  post-mortem:\n    files: []\n').config.kinds).toEqual([
      { name: 'post-mortem', files: [] },
    ]);
  });

  test('what an alias stands for', () => {
    const { config, problems } = configOf(
      'kinds:\n  post-mortem:\n    ignore: &old [docs/old/**]\n  change-review:\n    template: x.md\n    ignore: *old\n',
    );
    expect(problems).toEqual([]);
    expect(config.kinds.map(({ ignore }) => ignore)).toEqual([['docs/old/**'], ['docs/old/**']]);
  });

  test.each([
    ['.whylint.yaml', ''],
    ['services/pay/.whylint.yaml', 'services/pay'],
    ['/.whylint.yaml', '/'],
    ['/srv/repo/.whylint.yaml', '/srv/repo'],
  ])('paths count from the folder of %s', (path, folder) => {
    expect(configOf('', path).config).toMatchObject({ path, folder });
  });

  test('a file with the other ending is read, and remarked on', () => {
    const { config, problems, usable } = configOf('questions: how\n', 'docs/.whylint.yml');
    expect({ usable, questions: config.questions }).toEqual({ usable: true, questions: 'how' });
    expect(problems).toEqual([
      {
        message: 'This file is read. Its usual name is .whylint.yaml: rename it?',
        range: { start: 0, end: 14 },
        severity: 'information',
      },
    ]);
  });
});

describe('mistakes', () => {
  test.each([
    ['⟦rulez⟧:\n  x: 1\n', '"rulez" is no setting. Meant rules?'],
    ['⟦rootCauses⟧: []\n', '"rootCauses" is no setting. Meant root-causes?'],
    ['⟦failOn⟧: error\n', '"failOn" is no setting. Meant fail-on?'],
    ['⟦1⟧: 2\n', '"1" is no setting. Write kinds, rules, root-causes, questions, debt, trackers, fail-on, baseline.'],
    ['debt:\n  ⟦foldr⟧: x\n', '"foldr" is no setting of debt. Meant folder?'],
    ['debt:\n  ⟦zzz⟧: x\n', '"zzz" is no setting of debt. Write folder, log-to, ice.'],
    ['kinds:\n  post-mortem:\n    ⟦file⟧: x\n', '"file" is no setting of a kind. Meant files?'],
    ['rules:\n  ⟦missing-whys⟧: off\n', '"missing-whys" is no rule. Meant missing-why?'],
    ['rules:\n  ⟦deep-whys⟧: off\n', '"deep-whys" is no rule. Write missing-why, shallow-whys.'],
    ['? ⟦[a]⟧\n: b\n', 'A list stands here. Write a name before the colon.'],
    [
      'questions: why\n⟦questions⟧: how\n',
      '"questions" stands here a second time and is not read. Keep one of the two.',
    ],
    [
      'rules:\n  missing-why: off\n  ⟦missing-why⟧: error\n',
      '"missing-why" stands here a second time and is not read. Keep one of the two.',
    ],
  ])('in names: %j', (text, message) => {
    expectMistakes(text, message);
  });

  test.each([
    ['rules: ⟦off⟧\n', 'Text stands here. Write rules, such as missing-why: warning.'],
    ['rules:\n  ⟦- missing-why⟧\n', 'A list stands here. Write rules, such as missing-why: warning.'],
    ['kinds: ⟦[post-mortem]⟧\n', 'A list stands here. Write kinds, such as post-mortem:.'],
    ['debt: ⟦docs/debt⟧\n', 'Text stands here. Write folder, log-to or ice.'],
    ['trackers: ⟦PAY⟧\n', 'Text stands here. Write a list of keys: [PAY, OPS].'],
    ['kinds:\n  post-mortem:\n    files: ⟦docs/**⟧\n', 'Text stands here. Write a list of globs: [docs/**/*.md].'],
    ['questions: ⟦[why]⟧\n', 'A list stands here. Write why or how.'],
    ['⟦questions⟧:\n', 'Nothing stands here. Write why or how.'],
    ['questions: ⟦~⟧\n', 'Nothing stands here. Write why or how.'],
    ['questions: ⟦what⟧\n', '"what" stands here. Write why or how.'],
    ['debt:\n  ice: ⟦eas⟧\n', '"eas" stands here. Meant ease?'],
    ['fail-on: ⟦off⟧\n', '"off" stands here. Write hint, information, warning or error.'],
    ['fail-on: ⟦{ a: 1 }⟧\n', 'A group of names stands here. Write hint, information, warning or error.'],
    ['fail-on:\n  ⟦a: 1⟧\n  b: 2\n', 'A group of names stands here. Write hint, information, warning or error.'],
    ['trackers: [PAY, ⟦pay⟧]\n', '"pay" stands here. Write a key in capitals, such as PAY.'],
    ['trackers: [PAY, ⟦P⟧]\n', '"P" stands here. Write a key in capitals, such as PAY.'],
    ['trackers: [PAY, ⟦12⟧]\n', '"12" is no text without quotes. Write it in quotes.'],
    ['trackers:\n  - PAY\n  ⟦-⟧\n', 'Nothing stands here. Write a key in capitals, such as PAY.'],
    ["baseline: ⟦''⟧\n", 'This text is blank. Write a path such as .whylint-baseline.json.'],
    ['baseline: ⟦true⟧\n', '"true" is no text without quotes. Write it in quotes.'],
    ['baseline: ⟦*nothing⟧\n', 'An alias to nothing stands here. A glob that begins with * is written in quotes.'],
  ])('in values: %j', (text, message) => {
    expectMistakes(text, message);
  });

  test.each([
    ['rules:\n  missing-why: ⟦warn⟧\n', '"warn" stands here. Meant warning?'],
    ['rules:\n  missing-why: ⟦loud⟧\n', '"loud" stands here. Write off, hint, information, warning or error.'],
    ['rules:\n  missing-why: ⟦false⟧\n', '"false" stands here. Write off, hint, information, warning or error.'],
    ['rules:\n  ⟦missing-why⟧:\n', 'Nothing stands here. Write off, hint, information, warning or error.'],
    ['rules:\n  missing-why: [error, ⟦{ depth: 5 }⟧]\n', '"missing-why" has no options. Write the severity alone.'],
    [
      'rules:\n  shallow-whys: ⟦{ depth: 5 }⟧\n',
      'A group of names stands here. Write a severity, or [warning, { depth: 5 }].',
    ],
    ['rules:\n  shallow-whys: ⟦[]⟧\n', 'A list stands here. Write a severity, or [warning, { depth: 5 }].'],
    [
      'rules:\n  shallow-whys: [error, { depth: 5 }, ⟦x⟧]\n',
      'A third value stands here. Write a severity, or [warning, { depth: 5 }].',
    ],
    ['rules:\n  shallow-whys: [error, { ⟦dept⟧: 5 }]\n', '"dept" is no option of shallow-whys. Meant depth?'],
    ['rules:\n  shallow-whys: [error, { depth: ⟦1⟧ }]\n', '"1" stands here. Write a whole number from 2 to 20.'],
    ['rules:\n  shallow-whys: [error, { depth: ⟦2.5⟧ }]\n', '"2.5" stands here. Write a whole number from 2 to 20.'],
    ['rules:\n  shallow-whys: [error, { depth: ⟦"3"⟧ }]\n', 'Text stands here. Write a whole number from 2 to 20.'],
    ['rules:\n  shallow-whys: [error, { share: ⟦.nan⟧ }]\n', '".nan" stands here. Write a number.'],
    ['rules:\n  shallow-whys: [error, { style: ⟦tabel⟧ }]\n', '"tabel" stands here. Meant table?'],
    ['rules:\n  shallow-whys: [error, { strict: ⟦yes⟧ }]\n', 'Text stands here. Write true or false.'],
    ['rules:\n  shallow-whys: [error, { label: ⟦5⟧ }]\n', '"5" is no text without quotes. Write it in quotes.'],
    ['rules:\n  shallow-whys: [error, { words: ⟦why⟧ }]\n', 'Text stands here. Write a list, such as [one, two].'],
  ])('in rules: %j', (text, message) => {
    expectMistakes(text, message);
  });

  test.each([
    [
      'kinds:\n  ⟦template⟧:\n    template: x.md\n',
      '"template" is a kind of Whylint\'s own. Write a name such as change-review.',
    ],
    [
      'kinds:\n  ⟦debt-item⟧:\n    template: x.md\n',
      '"debt-item" is a kind of Whylint\'s own. Write a name such as change-review.',
    ],
    [
      'kinds:\n  ⟦Change_Review⟧:\n    template: x.md\n',
      '"Change_Review" stands here. Write a name such as change-review.',
    ],
    [
      'kinds:\n  ⟦change-review⟧:\n    files: [x/**]\n',
      '"change-review" has no template. Which file is it written by?',
    ],
    ['kinds:\n  ⟦change-review⟧:\n', '"change-review" has no template. Which file is it written by?'],
    [
      'kinds:\n  change-review:\n    template: ⟦[x]⟧\n',
      'A list stands here. Write a path such as docs/post-mortems/template.md.',
    ],
  ])('in kinds: %j', (text, message) => {
    expectMistakes(text, message);
  });

  test.each([
    ['../x.md', 'leaves the folder with ".."'],
    ['docs/../../x.md', 'leaves the folder with ".."'],
    ['/etc/passwd', 'is absolute'],
    ['//host/share/x.md', 'is absolute'],
    ['C:/x.md', 'is absolute'],
    ['~/x.md', 'is absolute'],
    ['file:///x.md', 'is absolute'],
    ['"..\\\\x.md"', 'has a backslash'],
    ['docs/%2e%2e/x.md', 'is percent-encoded'],
    ['"docs/a\\0.md"', 'has a control character'],
    [`${'a/'.repeat(300)}x.md`, 'is longer than 500 characters'],
    ['./', 'names the folder itself'],
  ])('in paths: %s', (path, mistake) => {
    expectMistakes(`baseline: ⟦${path}⟧\n`, `This path ${mistake}. Write a path such as .whylint-baseline.json.`);
  });

  test.each([
    ['../x/**', 'leaves the folder with ".."'],
    ['/x/**', 'is absolute'],
    ['"!x/**"', 'begins with "!"; what to leave out stands under ignore'],
  ])('in globs: %s', (glob, mistake) => {
    const { text, ranges } = marked(`kinds:\n  post-mortem:\n    files: [a.md, ⟦${glob}⟧]\n`);
    const [problem] = configOf(text).problems;
    expect(problem?.range).toEqual(ranges[0]);
    expect(problem?.message).toContain(`This glob ${mistake}.`);
  });

  test.each([
    ['root-causes: ⟦[]⟧\n', 'No category stands here. Name one, or leave root-causes out.'],
    ['root-causes: [⟦{ aliases: [x] }⟧]\n', 'This category has no name. Write { name: trade-off }.'],
    ['root-causes: [{ name: x, ⟦alias⟧: [y] }]\n', '"alias" is no part of a category. Meant aliases?'],
    ['root-causes: [x, ⟦[y]⟧]\n', 'A list stands here. Write a name, or { name, aliases }.'],
    ['root-causes: [x, ⟦"—"⟧]\n', '"—" has no letters. Write a name such as trade-off.'],
    ['root-causes: [x, ⟦3⟧]\n', '"3" is no text without quotes. Write it in quotes.'],
    [
      'root-causes: [trade off, ⟦Trade-Offs⟧]\n',
      '"Trade-Offs" already stands for "trade off". Which of the two counts?',
    ],
    [
      'root-causes: [{ name: slip, aliases: [lapse] }, { name: gap, aliases: [⟦lapses⟧] }]\n',
      '"lapses" already stands for "slip". Which of the two counts?',
    ],
  ])('in root causes: %j', (text, message) => {
    expectMistakes(text, message);
  });

  test('an alias that is its category anyway can go', () => {
    const { text, ranges } = marked('root-causes: [{ name: slip, aliases: [⟦Slips⟧, lapse] }]\n');
    const { config, problems } = configOf(text);
    expect(problems).toEqual([
      { message: '"Slips" counts as "slip" anyway. It can go.', range: ranges[0], severity: 'warning' },
    ]);
    expect(config.rootCauses.map(({ aliases }) => aliases)).toEqual([['lapse']]);
  });

  test('several, each at its line and column, in their order', () => {
    const text = 'rulez: 1\r\nrules:\r\n  missing-why: warn\r\ntrackers:\r\n  - PAY\r\n  - "\u{1f600}"\r\n  - ops\r\n';
    const lines = new LineIndex(text);
    expect(
      configOf(text).problems.map(({ range }) => [lines.position(range.start), lines.position(range.end)]),
    ).toEqual([
      [
        { line: 0, column: 0 },
        { line: 0, column: 5 },
      ],
      [
        { line: 2, column: 15 },
        { line: 2, column: 19 },
      ],
      [
        { line: 5, column: 4 },
        { line: 5, column: 8 },
      ],
      [
        { line: 6, column: 4 },
        { line: 6, column: 7 },
      ],
    ]);
  });

  test('a mistake behind an alias is said once', () => {
    expectMistakes(
      'kinds:\n  post-mortem: &k\n    template: x.md\n    files: [a.md, ⟦3⟧]\n  change-review: *k\n',
      '"3" is no text without quotes. Write it in quotes.',
    );
  });

  test('what is quoted stays short and on one line', () => {
    const { problems } = configOf(`"${'a'.repeat(500)}": 1\n"b\\n\\tc\\u202e": 1\n`);
    expect(problems.map(({ message }) => message.split(' is no')[0])).toEqual([`"${'a'.repeat(29)}…"`, '"b c "']);
  });
});

describe('a text that is no configuration as a whole', () => {
  test.each([
    ['rules:\n⟦\t⟧missing-why: off\n', 'A tab stands here as indentation. Write spaces.'],
    ['trackers: [PAY, OPS\n⟦r⟧ules:\n', 'A closing quote, bracket, comma or colon is missing here.'],
    ['trackers: [PAY⟦⟧', 'A closing quote, bracket, comma or colon is missing here.'],
    ['baseline: "x⟦⟧', 'A closing quote, bracket, comma or colon is missing here.'],
    ['⟦questions⟧\ndebt:\n', 'A name and its colon stand on one line. Is a ":" missing here?'],
    [
      'questions: ⟦w⟧hy: how\n',
      'Two "name:" stand in one line here. Write the inner one on a line of its own, indented.',
    ],
    ['baseline: ⟦@⟧x\n', 'A plain value cannot begin with this character. Write it in quotes.'],
    ['baseline: "⟦\\⟧z"\n', 'This backslash escape is unknown in double quotes. Write single quotes or \\\\.'],
    ['questions: why\n⟦---⟧\nquestions: how\n', 'A second YAML document begins here. One file holds one.'],
    ['⟦- rules⟧\n- kinds\n', 'A list stands here. Write settings, such as rules:.'],
    ['⟦rules⟧\n', 'Text stands here. Write settings, such as rules:.'],
  ])('%j', (text, message) => {
    const parsed = expectMistakes(text, message);
    expect(parsed).toMatchObject({ usable: false, config: { ...defaultConfig, path: '.whylint.yaml' } });
  });
});
