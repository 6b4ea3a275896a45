import { describe, expect, test } from 'vitest';
import { backlogItems, untitledItems } from '../../../server/src/model/backlog/items.ts';
import { createDocument } from '../../../server/src/model/document.ts';

const read = (text: string, path = 'docs/tech-debt.md') => backlogItems(createDocument(path, text));
const titles = (text: string) => read(text).map(({ title }) => title);
const told = (text: string) => read(text).map(({ title, status }) => [title, status]);

describe('sections that are filled in alike', () => {
  test('are items in a language that nobody here reads', () => {
    const record = (title: string) => `### ${title}\n\n**Zorg:** bla\n**Wexel:** ble\n\n`;
    const text = `# Debt\n\n## Vom\n\n${record('Alo')}${record('Bela')}## Nax\n\n${record('Cimo')}### Dano\n\n**Hurk:** once\n`;
    expect(titles(text)).toEqual(['Alo', 'Bela', 'Cimo', 'Dano']);
  });

  test('by headings below them', () => {
    const record = (title: string) => `## ${title}\n\n### Grund\n\nbla\n\n### Folge\n\nble\n\n`;
    expect(titles(`# Debt\n\n${record('Alte Uhr')}${record('Zwei Router')}${record('Kein Index')}`)).toEqual([
      'Alte Uhr',
      'Zwei Router',
      'Kein Index',
    ]);
  });

  test('are places for items where rows with grades stand in them, and so is one beside them', () => {
    const rows = (...cells: string[]) =>
      `**Constats :**\n\n| Gravité | Constat | Effort |\n|---|---|---|\n${cells.map((cell) => `| haute | ${cell} | 2h |\n`).join('')}\n`;
    const part = (title: string, below: string) => `### ${title} — 7/10\n\n**Atouts :**\n\n- Rapide\n\n${below}`;
    const text = `# Audit de la dette technique\n\n## Parties\n\n${part('1. Réseau', rows('Aucun délai aux requêtes', 'Erreurs avalées'))}${part('2. Écran', rows('Couleurs dans le code', 'Deux menus'))}${part('3. Stock', rows('Cache sans limite', 'Deux formats'))}${part('4. Âge', '**Constats :** aucun.\n')}`;
    expect(titles(text)).toEqual([
      'Aucun délai aux requêtes',
      'Erreurs avalées',
      'Couleurs dans le code',
      'Deux menus',
      'Cache sans limite',
      'Deux formats',
    ]);
    // A table of places has no grades, so each section is one item.
    const places = text.replaceAll('| Gravité | Constat | Effort |', '| Fichier | Ligne | Fonction |');
    expect(read(places).every(({ from }) => from?.shape === 'heading')).toBe(true);
  });

  test('and no versions, milestones or ways to go', () => {
    const record = (title: string) => `## ${title}\n\n**Goal:** bla\n**Owner:** ble\n\n`;
    for (const [one, two, three] of [
      ['[1.2.0] – 2026-05-02', '[1.1.0] – 2026-04-02', '1.0.0'],
      ['Milestone: first', 'Milestone: second', 'Milestone: third'],
      ['Option A', 'Option B', 'Option C'],
    ])
      expect(titles(`# Debt\n\n${record(one ?? '')}${record(two ?? '')}${record(three ?? '')}`)).toEqual([]);
  });
});

describe('a level of headings', () => {
  test('holds items where most of it names places or defects', () => {
    const text =
      '# Tech Debt\n\n## Caching\nThe cache in `src/cache.ts` never expires.\n\n## Logging\nOnly `log.py` reads all of them.\n\n## Colours\nEach page has some of its own.\n\n';
    expect(titles(text)).toEqual(['Caching', 'Logging', 'Colours']);
  });

  test('below areas, beside some that a heading groups', () => {
    const text =
      '# Tech Debt\n\n## Bugs\n\n### Two clocks disagree\nThe one in `src/clock.ts` is late by an hour.\n\n## Parser\n\n### No bound on its input\n`parse.py:40` reads all of it.\n\n### Wrong order of rules\nThe order in `rules.py` is by name.\n';
    expect(titles(text)).toEqual(['Two clocks disagree', 'No bound on its input', 'Wrong order of rules']);
  });

  test('on the first one, without a title', () => {
    const text =
      '# Replace our own mapper\nIt lacks locks, see `db/mapper.py`.\n\n# Drop the old runtime\nOnly `compat.py` needs it.\n\n# Move secrets out\nThey are in `deploy/env`.\n';
    expect(titles(text)).toEqual(['Replace our own mapper', 'Drop the old runtime', 'Move secrets out']);
  });

  test('indented, numbered, with text that is indented as code', () => {
    const text =
      '# Tech Debt\n\n# Todo:\n\n  ## 1. Links of the pages not working\n    Pages have some, but not those below.\n\n  ## 3. No count of visitors\n    This is how we see who comes.\n\n# Gone\n\n  ## 2. Bad figure in the first part\n    It has to be drawn anew.\n';
    expect(titles(text)).toEqual([
      'Links of the pages not working',
      'No count of visitors',
      'Bad figure in the first part',
    ]);
  });

  test('told in lists, below headings that say what is wrong', () => {
    const text =
      '# Tech debt\n\n## Server\n\n### Retries are missing in the mailer of the shop\n- `mail/send.ts` drops them\n- lost orders\n\n### Hardcoded path of the index\n- `index/path.ts`\n- breaks elsewhere\n\n### No lock around the counter\n- `count.ts:4`\n- counts twice\n';
    expect(titles(text)).toHaveLength(3);
  });

  test('has a box before each heading', () => {
    const text =
      '# Debt\n\n## Open\n\n### [ ] 1. Two clocks\nOne is late.\n\n### [x] 2. Slow start\nIt loads less now.\n';
    expect(told(text)).toEqual([
      ['Two clocks', 'open'],
      ['Slow start', 'paid'],
    ]);
  });

  test.each([
    [
      'what should be done in general',
      '# Technical Debt\n\n## Code standards\nAll code should be reviewed.\n\n## Testing requirements\nEach module needs to be tested.\n\n## Refactoring time\nSet some aside; leave code cleaner.\n',
    ],
    [
      'kinds of debt',
      '# Debt at our shop\n\n## Deliberate technical debt\nA `TODO.md` is not enough.\n\n## Accidental technical debt\nWe should learn from it.\n\n## Legacy rot\nIt decays.\n',
    ],
  ])('has none in a text about %s', (_, text) => {
    expect(titles(text)).toEqual([]);
  });
});

describe('a guide by its title', () => {
  const entry = (title: string) => `### ${title}\n**Status:** open\n**Impact:** it is slow\n\n`;
  const entries = ['Two clocks', 'No index', 'Old router', 'Slow start'].map(entry).join('');

  test('is a backlog where its entries say how far they have come', () => {
    expect(titles(`# Technical Debt & Tuning Guide\n\n## Core\n\n${entries}`)).toHaveLength(4);
  });

  test('and none with an example or two', () => {
    expect(titles(`# Technical Debt Guide\n\n## Examples\n\n${entry('Two clocks')}${entry('No index')}`)).toEqual([]);
  });
});

describe('a form that nobody has filled in', () => {
  test.each([
    [
      'choices and requests',
      '# Technical Debt\n\n# TD-001\n\n## Title\n\nShort description of the item.\n\n## Severity\n\n- High\n- Medium\n- Low\n\n## Reason\n\nExplain why it is there.\n\n# Accepted\n\n## Accepted Item\n\n### Debt ID\n\nTD-XXX\n\n### Reason\n\nExplain why.\n\n1. TD-XXX\n2. TD-XXX\n',
    ],
    [
      'titles in which dates are open',
      '# Tech Debt Log\n\n## [YYYY-MM-DD] Short title\n\n- **Location:** path/to/file\n- **Impact:** Low | Medium | High\n',
    ],
    [
      'an example by its name',
      '# Ledger\n\n## DEBT-1: Example entry that shows the format\n\nstatus: wontfix\n\nCopy it.\n',
    ],
  ])('holds none: %s', (_, text) => {
    expect(titles(text)).toEqual([]);
  });
});

describe('words of an item that stand below its heading', () => {
  test('behind a label, on the line after it, with values there too', () => {
    const text =
      '# Registry\n\n## TECH-DEBT-018\n\nTitle:\nState has no owner\n\nPriority:\nHIGH → RESOLVED\n\n## TECH-DEBT-019\n\nTitle:\nHooks lack a contract\n\nPriority:\nLOW\n';
    expect(read(text).map(({ id, title, status, from }) => [id, title, status, from?.suggested.impact])).toEqual([
      ['TECH-DEBT-018', 'State has no owner', 'paid', 7],
      ['TECH-DEBT-019', 'Hooks lack a contract', 'open', 3],
    ]);
  });

  test('and none where its first label says something else', () => {
    const text = '# Registry\n\n## TD-18\n\nPriority: low\n\n## TD-19\n\nPriority: low\n';
    expect(titles(text)).toEqual([]);
    expect(untitledItems(createDocument('docs/tech-debt.md', text))).toHaveLength(2);
  });

  test('fields in one line', () => {
    const text =
      '# Ledger\n\n## DEBT-2: Targets in quotes bypass it\n\nseverity: low — module: - — found: 2026-07-05 — status: fixed\n\nIt does.\n';
    const [item] = read(text);
    expect(item).toMatchObject({ status: 'paid', from: { suggested: { impact: 3 } } });
    expect(item?.from?.own.map(({ text: value, range }) => [value, text.slice(range.start, range.end)])).toEqual([
      ['low', 'low'],
      ['-', '-'],
      ['2026-07-05', '2026-07-05'],
      ['fixed', 'fixed'],
    ]);
  });
});

describe('a list in a section', () => {
  test('of one bullet of prose is named by its heading', () => {
    const bullet = 'package files are the same in each folder, which makes it tedious to update what they depend on.';
    const text = `# Technical debt\n\n## Repeated parts\n- **Bots**: three copies of one, which drift apart.\n- **Pages**: two copies of one.\n\n## Doubled configuration\n- ${bullet}\n`;
    expect(titles(text)).toEqual([
      'Bots: three copies of one, which drift apart.',
      'Pages: two copies of one.',
      'Doubled configuration',
    ]);
  });

  test('of a part that is debt of one kind', () => {
    const text =
      '# Our debt\n\n## High\n\n### Two clocks\n**Status:** open\n**Effort:** S\n\n### No index\n**Status:** open\n**Effort:** S\n\n# Test debt\n\n## Sound\n\n- real delays;\n- its balance.\n\n# Rules\n\n1. decide first\n';
    expect(titles(text)).toEqual(['Two clocks', 'No index', 'real delays;', 'its balance.']);
  });
});

describe('boxes below prose', () => {
  const prose =
    'It was written in a hurry for the first release, reads all of a file into memory, and walks it three times. We want to keep what others call as it is. ';
  const boxes = '- [ ] Split the reader from the tree\n- [x] Drop the old cache\n\n';

  test('are items where a document has no other lists', () => {
    const text = `# Technical debt\n\n## Parser\n\n${prose}${prose}\n\n${boxes}## Storage\n\n${prose}${prose}\n\n- [ ] Move reports\n`;
    expect(told(text)).toEqual([
      ['Split the reader from the tree', 'open'],
      ['Drop the old cache', 'paid'],
      ['Move reports', 'open'],
    ]);
    expect(told(`# Technical debt\n\n${prose}${prose}\n\n${boxes}`)).toHaveLength(2);
    expect(told(`${text}\n## Why\n\n- It was quick\n- It is old\n`)).toEqual([]);
  });

  test('are none in a check list, or in a chapter of a text on debt', () => {
    const text = (...titles: readonly string[]) =>
      `# Technical debt\n\n${prose}\n\n${titles.map((title) => `## ${title}\n\n${prose}${prose}\n\n${boxes}`).join('')}`;
    expect(told(text('Checklist for a review', 'Checklist for a release'))).toEqual([]);
    expect(told(text('Reviewing debt', 'The old parser'))).toEqual([]);
  });
});

describe('names on lines of their own, without headings', () => {
  const prose = 'We still use the old one in `src/old.ts`, which nobody keeps.';

  test.each([
    ['in bold type', (name: string) => `**${name}**\n\n${prose}\n\n`],
    ['before a colon', (name: string) => `${name}:\n${prose}\n\n`],
    ['as summaries', (name: string) => `<details>\n<summary>${name}</summary>\n\n${prose}\n\n</details>\n\n`],
  ])('%s', (_, named) => {
    expect(
      titles(`# Technical debt\n\n${named('Old router')}${named('Performance')}${named('Three mailers')}`),
    ).toEqual(['Old router', 'Performance', 'Three mailers']);
  });

  test('are none beside headings', () => {
    const text = `# Technical debt\n\n## What we do\n\n**First thing**\n\n${prose}\n\n**Second thing**\n\n${prose}\n\n**Third thing**\n\n${prose}\n`;
    expect(titles(text)).toEqual([]);
  });

  test('in bold type before their prose are items, and fields of a page are none', () => {
    const words = 'The build compiles each package from the start.';
    const text = `# Technical debt\n\n**Parser**: ${words}\n\n**Slow start:** ${words}\n\n**Mail** – ${words}\n`;
    expect(titles(text)).toEqual(['Parser', 'Slow start', 'Mail']);
    expect(titles(text.replace('# Technical debt', '# Words'))).toEqual([]);
    expect(titles('# Technical debt\n\n**Project:** Shop\n\n**Version:** 2 of May\n\n**Who:** Ann\n')).toEqual([]);
    expect(titles(`# Technical debt\n\n**Impact:** ${words}\n\n**Owner:** ${words}\n\n**Who:** ${words}\n`)).toEqual(
      [],
    );
  });

  test('below a backlog’s title need not speak of a debt', () => {
    const text = `# Technical debt\n\n**1. Build**\nTwelve minutes.\n\n**2. Mail**\nTwo of them in use.\n\n**3. Config**\nWritten for each host anew.\n`;
    expect(titles(text)).toEqual(['Build', 'Mail', 'Config']);
    expect(titles(text.replace('Technical debt', 'Notes on debt'))).toEqual([]);
    expect(titles(text.replace('1. Build', 'Causes'))).toEqual([]);
    expect(titles(text.replace('2. Mail', 'What it is'))).toEqual([]);
  });

  test('of one word over a list alone are areas of what the list holds', () => {
    const text = `# Technical debt, or what should be different\n\nPieces:\n- [x] Sound should be one of its own\n- Input is not one yet\n\nState:\nIt is kept in two variables, without a history.\n\nSlow drawing:\nEach frame is drawn twice at the moment, see \`draw.ts\`.\n\nTests of laws:\nShould \`Tree.of\` be lawful?\n`;
    expect(read(text).map(({ title, area, status }) => [title, area, status])).toEqual([
      ['Sound should be one of its own', 'Pieces', 'paid'],
      ['Input is not one yet', 'Pieces', 'open'],
      ['State', undefined, 'open'],
      ['Slow drawing', undefined, 'open'],
      ['Tests of laws', undefined, 'open'],
    ]);
  });
});

test('what is archived is open no more', () => {
  const text = '# TD-7: Two clocks\n\n**Status:** Open\n\nTwo clocks drift apart.\n';
  const status = (path: string) => backlogItems(createDocument(path, text))[0]?.status;
  expect(status('docs/tech-debt/td-7.md')).toBe('open');
  expect(status('docs/archive/tech-debt/td-7.md')).toBe('paid');
  expect(status('docs/tech-debt/archived/td-7.md')).toBe('paid');
});

test('two sections with one field each are items, and so are two that say what is wrong below a backlog’s title', () => {
  const titles = (text: string) =>
    backlogItems(createDocument('TECH_DEBT.md', `# Tech debt\n\n${text}`)).map(({ title }) => title);
  const both = ['Pump loses its last drop', 'Valve never closes'];
  for (const [one, other] of [
    ['- Status: open\n- Location: `src/pump.js:2`', '- Status: in progress'],
    ['**Status:** open', '**Status:** done'],
    ['It drips in `src/pump.js` where nobody looks.', 'Water runs all night; `valve.js` should know.'],
  ])
    expect(titles(`## ${both[0]}\n\n${one}\n\n## ${both[1]}\n\n${other}\n`), one).toEqual(both);
});

test('a level of two below a backlog’s title is decided on as a whole, as one of more is', () => {
  const titles = (title: string, ...bodies: string[]) =>
    backlogItems(
      createDocument(
        'docs/notas.md',
        `# ${title}\n\nO que ficou para depois, com a razão.\n\n${bodies.map((body, at) => `## Parte ${'ABC'[at]} do serviço\n\n${body}\n\n`).join('')}`,
      ),
    ).map(({ title: name }) => name);
  const sure = 'O endereço está escrito em `src/mail.ts` e nas migrações.';
  const plain = 'Os dados ficaram à vista de todos por um dia.';
  expect(titles('Dívida técnica', sure, plain)).toEqual(['Parte A do serviço', 'Parte B do serviço']);
  expect(titles('Dívida técnica', plain, plain)).toEqual([]);
  expect(titles('A dívida do correio', sure, plain)).toEqual([]);
});
