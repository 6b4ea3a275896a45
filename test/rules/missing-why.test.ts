import { describe, expect, test } from 'vitest';
import { builtInTemplates } from '../../server/src/kinds/built-in-templates.ts';
import { findings, fixedBy, fixTitles, lintText, rulesFinding } from '../support/post-mortem.ts';

const unit = "Why didn't the issue get caught by unit tests?";
const smoke = "Why didn't the issue get caught by integration or smoke tests?";
const review = "Why didn't the issue get flagged in code review?";
const manual = "Why didn't the issue get caught during manual QA?";
const template = `# Title\n\n## Summary\n\n## Why wasn't it caught?\n\n**${unit}**\n\n**${smoke}**\n\n**${review}**\n\n**${manual}**\n\n## Notes <!-- optional -->\n`;

const whys = (body: string) => `# Sign-in was down\n\n## Summary\n\nIt was.\n\n## Why wasn't it caught?\n\n${body}`;
const found = (text: string) => findings('missing-why', text, template);
/** The prompts that are reported, by a word of their own, in the order of their places. */
const open = (text: string) =>
  found(text).map(([, message]) => /unit|smoke|review|manual|section/.exec(message)?.[0] ?? message);

describe('all four are answered', () => {
  test.each([
    [
      'bold, beside',
      `**${unit}** Mocked.\n\n**${smoke}** Too few.\n\n**${review}** Long diff.\n\n**${manual}** We have no QA.\n`,
    ],
    [
      'bold, below',
      `**${unit}**\n\nMocked.\n\n**${smoke}**\n\nFew.\n\n**${review}**\n\nLong.\n\n**${manual}**\n\nWe have no QA.\n`,
    ],
    [
      'headings',
      `### ${unit}\n\nMocked.\n\n### ${smoke}\n\nFew.\n\n### ${review}\n\nLong.\n\n### ${manual}\n\nWe have no QA.\n`,
    ],
    [
      'bold, without a space between',
      `**${unit}**Mocked.\n\n__${smoke}__Too few.\n\n- **${review}**Long diff.\n- **${manual}**We have no QA.\n`,
    ],
    ['a list', `- ${unit} Mocked.\n- ${smoke} Few.\n- ${review} Long.\n- ${manual} We have no QA.\n`],
    [
      'a list with answers below',
      `- ${unit}\n  - Mocked.\n- ${smoke}\n  - Few.\n- ${review}\n  - Long.\n- ${manual}\n  - We have no QA.\n`,
    ],
    ['an ordered list', `1. ${unit} Mocked.\n2. ${smoke} Few.\n3. ${review} Long.\n4. ${manual} We have no QA.\n`],
    ['boxes', `- [x] ${unit} Mocked.\n- [x] ${smoke} Few.\n- [x] ${review} Long.\n- [x] ${manual} We have no QA.\n`],
    [
      'a table',
      `| Why | Because |\n|---|---|\n| ${unit} | Mocked |\n| ${smoke} | Few |\n| ${review} | Long |\n| ${manual} | None here, we have no QA |\n`,
    ],
    [
      'short labels',
      '- **Unit tests:** mocked\n- **Smoke tests:** few\n- **Code review:** long\n- **Manual QA:** skipped\n',
    ],
    [
      'N/A with its reason',
      `**${unit}** N/A – a typo in a manual.\n\n**${smoke}** n/a: as above\n\n**${review}** N/A (no code)\n\n**${manual}** None, since we have no QA.\n`,
    ],
  ])('%s', (_, body) => {
    expect(found(whys(body))).toEqual([]);
    expect(found(whys(body).replaceAll('\n', '\r\n'))).toEqual([]);
  });

  test('under another heading of the same meaning, setext', () => {
    const body = whys(`**${unit}** a\n\n**${smoke}** b\n\n**${review}** c\n\n**${manual}** d\n`);
    expect(found(body.replace("## Why wasn't it caught?", "Why didn't our safeguards catch this?\n---"))).toEqual([]);
  });
});

describe('what is no answer', () => {
  test.each([
    '',
    'TBD',
    'N/A',
    'n/a.',
    '-',
    '…',
    '???',

    '{because …}',
    '[why?]',
    '<!-- later -->',
  ])('%j', (answer) => {
    const text = whys(`**${unit}** ${answer}\n\n**${smoke}**\n\n${answer}\n\n**${review}** x\n\n**${manual}** y\n`);
    expect(open(text)).toEqual(['unit', 'smoke']);
    expect(open(text.replaceAll('\n', '\r\n'))).toEqual(['unit', 'smoke']);
  });

  test('in a table, a list and under headings', () => {
    expect(
      open(whys(`| | |\n|---|---|\n| ${unit} | |\n| ${smoke} | TBD |\n| ${review} | - |\n| ${manual} | yes |\n`)),
    ).toEqual(['unit', 'smoke', 'review']);
    expect(open(whys(`- ${unit}\n- ${smoke} TBD\n- ${review}\n  - …\n- ${manual} x\n`))).toEqual([
      'unit',
      'smoke',
      'review',
    ]);
    expect(open(whys(`### ${unit}\n\n### ${smoke}\n\nTBD\n\n### ${review}\n\nx\n\n### ${manual}\n\ny\n`))).toEqual([
      'unit',
      'smoke',
    ]);
  });
});

describe('where it stands', () => {
  test('unanswered: on the question; gone: at the heading of its section', () => {
    expect(found(whys(`**${unit}** TBD\n\n**${review}** x\n\n**${manual}** y\n`))).toEqual([
      ["## Why wasn't it caught?", `Missing prompt: ${smoke}`],
      [unit, `Open prompt: ${unit}`],
    ]);
  });

  test('a setext heading, CRLF', () => {
    const text = whys(`**${review}** x\n\n**${manual}** y\n`)
      .replace("## Why wasn't it caught?", "Why wasn't it caught?\n---------------------")
      .replaceAll('\n', '\r\n');
    expect(found(text).map(([source]) => source)).toEqual([
      "Why wasn't it caught?\r\n---------------------",
      "Why wasn't it caught?\r\n---------------------",
    ]);
  });

  test('the whole section is gone: one at the title, by its name and how many it asks', () => {
    expect(found('# Sign-in was down\n\n## Summary\n\nIt was.\n')).toEqual([
      ['# Sign-in was down', 'No section "Why wasn\'t it caught?" yet: 4 prompts of the template ask why.'],
    ]);
  });

  test('without a title: at the first line', () => {
    expect(found('Sign-in was down.\n').map(([source]) => source)).toEqual(['Sign-in was down.']);
    expect(found('---\nkind: post-mortem\n---\n\nSign-in was down.\n').map(([source]) => source)).toEqual([
      'Sign-in was down.',
    ]);
    expect(found('').map(([source]) => source)).toEqual(['']);
  });

  test('a section below another one that is there: at its heading', () => {
    const nested = `# T\n\n## Analysis of it\n\n### Cause of it\n\n### Safeguards\n\n**${unit}**\n`;
    expect(
      findings('missing-why', '# A\n\n## Analysis of it\n\n### Cause of it\n\nA typo.\n', nested).map(
        ([source]) => source,
      ),
    ).toEqual(['## Analysis of it']);
  });
});

describe('wordings', () => {
  test('a section that holds one prompt is named with it; one that is itself the question, by its name', () => {
    expect(
      findings('missing-why', '# A\n\n## Summary\n\nx\n', `# T\n\n## Summary\n\n## Safeguards\n\n**${unit}**\n`),
    ).toEqual([['# A', 'No section "Safeguards" yet: Why didn\'t the issue get caught by unit tests?']]);
    expect(
      findings('missing-why', '# A\n\n## Summary\n\nx\n', '# T\n\n## Summary\n\n## Why did nobody notice?\n'),
    ).toEqual([['# A', 'No section "Why did nobody notice?" yet; the template asks it.']]);
  });

  test('a long question is cut at a word', () => {
    const long = `Why did ${'all of the many other '.repeat(8)}teams not notice?`;
    const [[, message = ''] = []] = findings(
      'missing-why',
      `# A\n\n## B\n\n**${long}**\n`,
      `# T\n\n## B\n\n**${long}**\n`,
    );
    expect(message).toMatch(/^Open prompt: Why did all .*\w…$/);
    expect(message.length).toBeLessThanOrEqual(100);
  });
});

describe('silent', () => {
  test('a condition that nothing decides yet, present or gone', () => {
    const conditional = `${template.replace(`**${manual}**`, '**If the outage took over an hour to get discovered, why was nobody paged?**')}`;
    const text = whys(`**${unit}** a\n\n**${smoke}** b\n\n**${review}** c\n`);
    expect(findings('missing-why', text, conditional)).toEqual([]);
    expect(
      findings(
        'missing-why',
        `${text}\n**If the outage took over an hour to get discovered, why was nobody paged?**\n`,
        conditional,
      ),
    ).toEqual([]);
    expect(
      findings(
        'missing-why',
        '# A\n\n## Summary\n\nx\n',
        '# T\n\n## Summary\n\n## Alerts\n\n**If severity is SEV1, why was nobody paged?**\n',
      ),
    ).toEqual([]);
  });

  test('a heading with a condition, present or gone', () => {
    const conditional =
      '# T\n\n## Summary\n\n## If the outage took over an hour to get discovered, why was nobody paged?\n';
    expect(rulesFinding('# A\n\n## Summary\n\nx\n', conditional)).toEqual([]);
    expect(rulesFinding(conditional.replace('## Summary\n', '## Summary\n\nx\n'), conditional)).toEqual([
      'undecided-prompt',
    ]);
  });

  test('a condition given by a directive', () => {
    const conditional = `# T\n\n## Safeguards\n\n**${unit}** <!-- whylint: when severity is SEV1 -->\n\n**${review}**\n`;
    expect(findings('missing-why', `# A\n\n## Safeguards\n\n**${unit}**\n\n**${review}** x\n`, conditional)).toEqual(
      [],
    );
  });

  test('optional ones that are gone; but not those that are there', () => {
    const optional = `# T\n\n## Safeguards\n\n**${unit}** <!-- optional -->\n\n**${review}**\n`;
    expect(findings('missing-why', `# A\n\n## Safeguards\n\n**${review}** x\n`, optional)).toEqual([]);
    expect(findings('missing-why', `# A\n\n## Safeguards\n\n**${unit}**\n\n**${review}** x\n`, optional)).toEqual([
      [unit, `Open prompt: ${unit}`],
    ]);
  });

  test('an optional section that is gone', () => {
    const optional = `# T\n\n## Summary\n\n## Safeguards <!-- optional -->\n\n**${unit}**\n`;
    expect(rulesFinding('# A\n\n## Summary\n\nx\n', optional)).toEqual([]);
  });

  test('a document from before the template', () => {
    expect(findings('missing-why', '# A\n\nIt was a long night.\n')).toEqual([]);
  });

  test('what a comment disables', () => {
    const text = whys(
      `<!-- whylint-disable-next-line missing-why: no such tests -->\n**${unit}**\n\n**${smoke}** b\n\n**${review}** c\n\n**${manual}**\n`,
    );
    expect(open(text)).toEqual(['manual']);
    expect(rulesFinding(text, template)).toEqual(['missing-why']);
  });
});

describe('one for each thing that is missing', () => {
  const builtIn = builtInTemplates['post-mortem'] ?? '';
  const parts = builtIn.split(/^(?=## )/m);
  const names = parts.slice(1).map((part) => /^## (.*)/.exec(part)?.[1] ?? '');

  test.each(names)('a section without which the template is as it was is reported once: %s', (name) => {
    const text = parts.filter((part) => !part.startsWith(`## ${name}\n`)).join('');
    const absent = lintText(text).diagnostics.filter(({ message }) => message.startsWith(`No section "${name}"`));
    expect(absent.map(({ rule }) => rule)).toEqual([
      name === "Why wasn't it caught?" ? 'missing-why' : 'missing-section',
    ]);
    expect(lintText(text).diagnostics.filter(({ message }) => message.includes('Missing prompt'))).toEqual([]);
  });

  test('no words of the untouched template are reported twice', () => {
    const { diagnostics } = lintText(builtIn);
    const ranges = diagnostics.map(({ range }) => range).sort((a, b) => a.start - b.start);
    for (const [at, range] of ranges.entries()) expect(range.start).toBeGreaterThanOrEqual(ranges[at - 1]?.end ?? 0);
    expect(diagnostics.filter(({ rule }) => rule === 'missing-why')).toHaveLength(4);
  });

  test('a section whose questions were all deleted: each of them at its heading', () => {
    expect(found(whys('Nobody looked.\n')).map(([source]) => source)).toEqual(
      Array(4).fill("## Why wasn't it caught?"),
    );
    expect(rulesFinding(whys(''), template)).toEqual(Array(4).fill('missing-why'));
  });
});

describe('fixes', () => {
  test('a question goes in at its place, between its neighbours', () => {
    const text = whys(
      `**${unit}** Mocked.\n\n**${review}** Long diff.\n\n**${manual}** We have no QA.\n\n## Notes\n\nx\n`,
    );
    expect(fixTitles('missing-why', text, template)).toEqual([
      'Insert the prompt "Why didn\'t the issue get caught by integration or…"',
      'Insert everything that is missing',
    ]);
    expect(fixedBy('missing-why', text, template)).toBe(
      whys(
        `**${unit}** Mocked.\n\n**${smoke}**\n\n**${review}** Long diff.\n\n**${manual}** We have no QA.\n\n## Notes\n\nx\n`,
      ),
    );
  });

  test('the first one before, the last one behind the others', () => {
    const text = whys(`**${smoke}** b\n\n**${review}**\n\nc\n\n- d\n`);
    expect(fixedBy('missing-why', text, template, 'Insert the prompt')).toBe(
      whys(`**${unit}**\n\n**${smoke}** b\n\n**${review}**\n\nc\n\n- d\n`),
    );
    expect(fixedBy('missing-why', text, template, 'Insert everything')).toBe(
      whys(`**${unit}**\n\n**${smoke}** b\n\n**${review}**\n\nc\n\n- d\n\n**${manual}**\n`),
    );
  });

  test('in a list as an item, in CRLF as the rest', () => {
    const list = `# T\n\n## Safeguards\n\n- ${unit}\n- ${review}\n- ${manual}\n`;
    const text = `# A\r\n\r\n## Safeguards\r\n\r\n- ${unit} Mocked.\r\n- ${manual} We have no QA.\r\n`;
    expect(fixedBy('missing-why', text, list)).toBe(
      `# A\r\n\r\n## Safeguards\r\n\r\n- ${unit} Mocked.\r\n- ${review}\r\n- ${manual} We have no QA.\r\n`,
    );
  });

  test('in a table as a row, without its table as an item', () => {
    const table = `# T\n\n## Safeguards\n\n| Why | Because |\n| --- | --- |\n| ${unit} | |\n| ${review} | |\n| ${manual} | |\n`;
    const text = `# A\n\n## Safeguards\n\n| Why | Because |\n| --- | --- |\n| ${unit} | Mocked |\n| ${manual} | We have no QA |\n`;
    expect(fixedBy('missing-why', text, table)).toBe(text.replace(`| ${manual}`, `| ${review} | |\n| ${manual}`));
    expect(fixedBy('missing-why', text.replaceAll('\n', '\r\n'), table)).toBe(
      text.replace(`| ${manual}`, `| ${review} | |\n| ${manual}`).replaceAll('\n', '\r\n'),
    );
    expect(fixedBy('missing-why', '# A\n\n## Safeguards\n\nx\n', table)).toBe(
      `# A\n\n## Safeguards\n\nx\n\n- **${unit}**\n`,
    );
  });

  test('a question that is a heading, as one', () => {
    const headings = `# T\n\n## Safeguards\n\n### ${unit}\n\n<!-- A sentence. -->\n\n### ${review}\n`;
    expect(fixedBy('missing-why', `# A\n\n## Safeguards\n\n### ${review}\n\nx\n`, headings)).toBe(
      `# A\n\n## Safeguards\n\n### ${unit}\n\n<!-- A sentence. -->\n\n### ${review}\n\nx\n`,
    );
  });

  test('a section goes in where the template has it, with its guidance and without what only the linter reads', () => {
    const guided = `# T\n\n## Summary\n\n## Safeguards <!-- whylint: aliases Nets -->\n\n<!-- A sentence each. -->\n\n**${unit}**\n\n**${review}**\n\n## Notes\n`;
    expect(fixedBy('missing-why', '# A\n\n## Summary\n\nx\n\n## Notes\n\ny\n', guided)).toBe(
      `# A\n\n## Summary\n\nx\n\n## Safeguards\n\n<!-- A sentence each. -->\n\n**${unit}**\n\n**${review}**\n\n## Notes\n\ny\n`,
    );
  });

  test('at the end of a text without a final line break', () => {
    expect(
      fixedBy('missing-why', '# A\n\n## Summary\n\nx', `# T\n\n## Summary\n\n## Safeguards\n\n**${unit}**\n`),
    ).toBe(`# A\n\n## Summary\n\nx\n\n## Safeguards\n\n**${unit}**\n`);
  });

  test('an open question has none: its answer is the author’s', () => {
    expect(
      fixTitles('missing-why', whys(`**${unit}**\n\n**${smoke}** b\n\n**${review}** c\n\n**${manual}** d\n`), template),
    ).toEqual([]);
  });

  test('what was put in is open, and asked for no more', () => {
    const after = fixedBy('missing-why', '# A\n\n## Summary\n\nx\n', template) ?? '';
    expect(found(after)).toEqual([unit, smoke, review, manual].map((prompt) => [prompt, `Open prompt: ${prompt}`]));
    expect(rulesFinding(after, template)).toEqual(Array(4).fill('missing-why'));
  });
});

test('questions in other languages ask why, too', () => {
  const text = '# T\n\n## Safeguards\n\n**Warum hat es niemand bemerkt?**\n\n**なぜ検知できなかったのか？**\n';
  expect(findings('missing-why', text, text).map(([source]) => source)).toEqual([
    'Warum hat es niemand bemerkt?',
    'なぜ検知できなかったのか？',
  ]);
});
