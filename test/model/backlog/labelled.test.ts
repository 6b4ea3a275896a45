import { describe, expect, test } from 'vitest';
import { backlogItems } from '../../../server/src/model/backlog/items.ts';
import { createDocument } from '../../../server/src/model/document.ts';

const read = (text: string) => backlogItems(createDocument('TECH_DEBT.md', text));

const titles = (text: string): readonly string[] => read(text).map(({ title }) => title);

describe('labels alone', () => {
  const bullets =
    '# Debt log\n\nFormat:\n\n- Date:\n- Area:\n- Symptom:\n- Fix:\n\n- Date: 2026-02-01\n- Area: Billing\n- Symptom: Invoices are rounded twice. Nobody knows why.\n- Status: done\n- Fix: round once\n\n- Date: 2026-02-03\n- Area: Mail\n- Symptom: Bounces are never read\n- Fix: read them\n';

  test('bullet for bullet are an item from the first label to where it comes again, and a form is none', () => {
    expect(read(bullets).map(({ title, status, area }) => [title, status, area])).toEqual([
      ['Invoices are rounded twice.', 'paid', 'Billing'],
      ['Bounces are never read', 'open', 'Mail'],
    ]);
  });

  test('have their ranges and values in the document', () => {
    const [first] = read(bullets);
    const said = (range: { readonly start: number; readonly end: number }) => bullets.slice(range.start, range.end);
    expect(said(first?.from?.range as never)).toMatch(/^- Date: 2026-02-01[\s\S]*round once$/);
    expect(first?.from?.own.map(({ name, range }) => [name, said(range)])).toEqual([
      ['Date', '2026-02-01'],
      ['Area', 'Billing'],
      ['Status', 'done'],
      ['Fix', 'round once'],
    ]);
  });

  test('line for line, in bold type, by numbers and in fences are items as well', () => {
    const lines = (begin: string, end = '') =>
      `${begin}Title: Two clocks\nWhere: \`a.ts\`\nImpact: drift${end}\n\n${begin}Title: Old cache\nWhere: \`b.ts\`\nImpact: stale${end}\n`;
    const both = ['Two clocks', 'Old cache'];
    expect(titles(`# Debt\n\n${lines('')}`)).toEqual(both);
    expect(titles(`# Debt\n\n## Backend\n\n${lines('```\n', '\n```')}`)).toEqual(both);
    expect(titles(`# Debt\n\n${lines('').replace(/^(\w+):/gm, '- **$1:**')}`)).toEqual(both);
    expect(titles(`# Debt\n\n${lines('').replace(/^(\w+):/gm, '1. **$1**:')}`)).toEqual(both);
  });

  test('are none where they say nothing of a debt, or are a part of what is said', () => {
    expect(titles('# Debt\n\n- Name: Ann\n- Phone: 12\n\n- Name: Ben\n- Phone: 13\n')).not.toContain('Ann');
    const section = (name: string) => `## TD-${name} Clocks\n\n- Problem: two of them\n- Fix: keep one\n\n`;
    expect(titles(`# Debt\n\n${section('1')}${section('2')}`)).toEqual(['Clocks', 'Clocks']);
  });
});

describe('what stands round a list of debt', () => {
  const lists =
    '# Debt\n\n## Mail\n\n- The sender waits for `broker.ts` without a limit\n- Bounces are never read\n\n## Bills\n\n- Taxes are rounded twice in `tax.ts`\n- No test of rebates\n';
  const known = ['The sender waits for broker.ts without a limit', 'Bounces are never read'];
  const all = [...known, 'Taxes are rounded twice in tax.ts', 'No test of rebates'];

  test.each([
    '\n---\n\n*Last updated: 2026-05-02*\n',
    '\n---\n\n**Last reviewed**: May 2026  \n**Next**: June 2026\n',
    '\n---\n\nThe core team keeps this list, and looks at it in each retrospective.\n',
    '\n_Written by the core team_\n',
    '\n<!-- end of list -->\n',
    '\n---\n',
  ])('changes nothing of it at its foot: %j', (foot) => {
    expect(titles(lists + foot)).toEqual(all);
    expect(titles(lists.replace('\n## Bills', `${foot}\n## Bills`))).toEqual(all);
  });

  test.each([
    '## Summary\n\n| Grade | Count |\n|---|---|\n| High | 2 |\n| Low | 2 |\n\n',
    '## References\n\n- [Plan](plan.md)\n\n',
    '## Next steps\n\n1. Begin with what hurts\n2. Go on\n\n',
    '## Open questions\n\n- Who reads bounces?\n\n',
  ])('makes no single item of sections with fields: %j', (part) => {
    const sections =
      '# Debt of the shop\n\n**Owner:** Ann\n**Created:** 2026-01-02\n\n## 1. Two clocks\n\n- **Impact:** drift\n- **Fix:** keep one\n\n## 2. Old cache\n\n- **Impact:** stale\n- **Fix:** drop it\n\n';
    expect(titles(sections + part)).toEqual(['Two clocks', 'Old cache']);
    expect(titles(sections.replace('## 1', `${part}## 1`))).toEqual(['Two clocks', 'Old cache']);
  });

  test('is no item where it says that there is none', () => {
    for (const none of ['None', '_None yet_', 'No known issues', 'None at the moment.', 'Keine', 'Нет'])
      expect(titles(`# Debt\n\n## High\n\n- ${none}\n\n## Low\n\n- Two clocks\n`)).toEqual(['Two clocks']);
    expect(titles('# Debt\n\n| Debt | Impact |\n|---|---|\n| _None yet_ | |\n')).toEqual([]);
    expect(titles('# Debt\n\n## High\n\n- No tests of rebates\n- None of the mailers retry\n')).toHaveLength(2);
  });
});

describe('a list beside other items', () => {
  const rows =
    '# Audit\n\n## High\n\n| Area | Debt |\n|---|---|\n| Mail | Bounces are never read |\n| Bills | Rounded twice |\n\n';

  test('counts under a heading that names what is wrong, whatever stands before it', () => {
    const list = (heading: string) => titles(`${rows}## ${heading}\n\n- Reads each file twice\n`).length;
    expect(list('Potential performance issues')).toBe(3);
    expect(list('Test and operations gaps')).toBe(3);
    expect(list('Known problems of the importer')).toBe(3);
    expect(list('Reporting bugs')).toBe(2);
    expect(list('Order of work')).toBe(2);
    expect(titles('# Debts\n\n- what\n- why\n\n| ID | Debt |\n|---|---|\n| TD-1 | Two clocks |\n')).toEqual([
      'Two clocks',
    ]);
  });

  test('counts beside sections in prose too', () => {
    const section = (name: string) =>
      `### ${name}\n\nJobs that fail are lost, see \`queue.ts\`, and nobody is told.\n\n`;
    const text = `# Technical debt\n\n## Backend\n\n${section('No retries')}${section('No limits')}${section('No alarms')}## Testing gaps\n\n- No test of the mailer\n`;
    expect(titles(text)).toEqual(['No retries', 'No limits', 'No alarms', 'No test of the mailer']);
  });

  test('is advice, and no item, where the findings have lists of their own', () => {
    const text =
      '# Debt audit\n\n## High\n\n- **Importer untested**: 900 lines\n\n## Low\n\n- **Two date pickers**: one would do\n\n## Recommendations\n\n1. Test the importer\n';
    expect(titles(text)).toEqual(['Importer untested', 'Two date pickers']);
  });
});

test('parts of a list of debt that end in bullets are lists, whatever is said before those', () => {
  const prose = 'This part grew fast and much of it was never cleaned up, since there was always something else to do.';
  const part = (name: string) => `## ${name}\n\n${prose}\n\n- Lost jobs\n- Old rules\n\n`;
  expect(titles(`# Technical Debt\n\n${part('Backend')}${part('Frontend')}`)).toHaveLength(4);
  expect(titles(`# Notes\n\n${part('Backend')}${part('Frontend')}`)).toHaveLength(0);
});

test('phases of boxes are items where nothing else is listed', () => {
  const phases =
    '## Phase 1: now\n\n- [ ] Retry mails\n- [x] Round once\n\n## Phase 2: later\n\n- [ ] One date picker\n\n';
  expect(titles(`# Technical Debt\n\n${phases}`)).toEqual(['Retry mails', 'Round once', 'One date picker']);
  expect(titles(`# Technical Debt\n\n## High\n\n- [ ] Old cache\n\n${phases}`)).toEqual(['Old cache']);
});

test('paragraphs that begin in bold type are items of a list of debt', () => {
  const text =
    '# Technical debt\n\n**1. Mails are sent twice.** The broker answers late.\n\n**2. The parser is slow.** It reads twice.\n\n**3. Two date pickers.** One would do.\n';
  expect(titles(text)).toEqual(['Mails are sent twice.', 'The parser is slow.', 'Two date pickers.']);
});

test('a section of prose in a group may be as short as it likes', () => {
  expect(titles('# Debt\n\n## Medium\n\n### Two date pickers\n\nOne will do.\n\n### Old cache\n\nDrop it.\n')).toEqual([
    'Two date pickers',
    'Old cache',
  ]);
});

test('an audit with several findings is no single item', () => {
  const text =
    '# Review of the shop\n\n## Summary\n\nFair.\n\n## Findings\n\n### No limit on login\n\n- **Severity:** high\n- **Fix:** add one\n\n### Keys in the repository\n\n- **Severity:** high\n- **Fix:** move them\n\n## Recommendations\n\nBegin with the keys.\n';
  expect(titles(text)).toEqual(['No limit on login', 'Keys in the repository']);
});

test('a word in bold type stands before what is wrong, and more words are what is wrong', () => {
  const text = '# Debt\n\n## High\n\n- **Queue**: no retries\n- **Date pickers**: two of them\n- **Sessions**\n';
  expect(titles(text)).toEqual(['Queue: no retries', 'Date pickers', 'Sessions']);
});

test('a dot parts an id from its title, and a bracket a state', () => {
  expect(titles('# Debt\n\n## TD-1 · Two clocks\n\n## TD-2 • Old cache\n')).toEqual(['Two clocks', 'Old cache']);
  const text = '# Debt\n\n## [OPEN] Two clocks\n\nThey drift.\n\n## [CLOSED] Old cache\n\nIt is gone.\n';
  expect(read(text).map(({ title, status }) => [title, status])).toEqual([
    ['Two clocks', 'open'],
    ['Old cache', 'paid'],
  ]);
});

test('a cross says that something is not done', () => {
  const text =
    '# Debt\n\n| Debt | Status |\n|---|---|\n| Two clocks | ❌ |\n| Old cache | ❌ Won’t fix |\n| Slow build | ✅ |\n';
  expect(read(text).map(({ status }) => status)).toEqual(['open', 'wont-fix', 'paid']);
});

describe('a row is named', () => {
  const table = (head: string, rows: readonly string[]) =>
    titles(
      `# Debt\n\n| ${head} |\n|${'---|'.repeat(head.split('|').length)}\n${rows.map((row) => `| ${row} |\n`).join('')}`,
    );

  test('by short words behind an id, of which each row has its own', () => {
    const rows = [
      'VX-1 | UI storage | Kept for each session, hosted login is out of scope',
      'VX-2 | Topology/priors | One junction only, wider graphs are missing',
      'VX-3 | Backup/recovery | Wanted as soon as there is a host for it',
    ];
    expect(table('ID | Topic | Where it stands now', rows)).toEqual([
      'UI storage',
      'Topology/priors',
      'Backup/recovery',
    ]);
  });

  test('by what stands in words beside a file, by the file where these are but notes', () => {
    const rows = [
      '`src/mail.ts` | Polls the broker in a loop | High',
      '`src/bill.ts` | Rounds before the tax | Low',
      '`src/tax.ts` | Knows two rates only | Low',
    ];
    expect(table('File | What happens | Severity', rows)[0]).toBe('Polls the broker in a loop');
    expect(table('File | Notes | Severity', rows)[0]).toBe('src/mail.ts');
  });
});

test('a vocabulary of states is none of the items, nor is a guide that names kinds of debt', () => {
  expect(
    titles(
      '# Debt\n\n## Status vocabulary\n\n| Status | Meaning |\n|---|---|\n| open | known |\n| resolved | gone |\n',
    ),
  ).toEqual([]);
  expect(
    titles(
      '# Technical Debt\n\n## What is technical debt\n\nWork put off.\n\n## Types\n\n- Code debt\n- Test debt\n\n## How we handle it\n\n- Log it\n',
    ),
  ).toEqual([]);
});

test('a bullet’s first line is its title where it was broken on purpose', () => {
  const text = (first: string) => `# Debt\n\n## High\n\n- ${first}\n  Nobody knows which one is right.\n- Old cache\n`;
  expect(titles(text('**TD-1** — Two clocks'))[0]).toBe('Two clocks');
  expect(titles(text('Two clocks that drift, one of which is read by the parser and one'))[0]).toContain(
    'Nobody knows',
  );
});

test('an overview is read where its rows have ids', () => {
  const rows = '| ID | Debt | Count |\n|---|---|---|\n| TD-1 | Two clocks | 2 |\n| TD-2 | Old cache | 3 |\n';
  expect(titles(`# Debt\n\n## Overview\n\n${rows.replace('Count', 'Impact')}`)).toEqual(['Two clocks', 'Old cache']);
  expect(titles(`# Debt\n\n## Overview\n\n${rows.replaceAll('TD-', '')}`)).toEqual([]);
});

test('a heading that comes again and again is a part of what stands above it', () => {
  const part = (name: string) =>
    `## ${name}\n\nIt hurts.\n\n### Way out for now\n\n- **Owner:** Ann\n- **Impact:** less\n- **Effort:** S\n\n`;
  expect(titles(`# Debt\n\n${['Clocks', 'Cache', 'Tests'].map(part).join('')}`)).not.toContain('Way out for now');
});

test('a column of grades tells that rows are items, whatever it is called', () => {
  const rows = '| Lost mails of the shop | High |\n| Two date pickers | Low |\n| Old cache of taxes | Low |\n';
  expect(titles(`# Debt\n\n| Vad | Hur illa |\n|---|---|\n${rows}`)).toHaveLength(3);
});
