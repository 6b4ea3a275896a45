import { describe, expect, test } from 'vitest';
import { backlogItems } from '../../../server/src/model/backlog/items.ts';
import { createDocument } from '../../../server/src/model/document.ts';

const read = (text: string) => backlogItems(createDocument('TECH_DEBT.md', text));

const titles = (text: string): readonly string[] => read(text).map(({ title }) => title);

describe('boxes in boxes', () => {
  test('are items where several of them have steps of their own', () => {
    const text =
      '# Debt\n\n- [ ] Readable code\n  - [x] Drop `G()`\n  - [ ] Good names\n    - [ ] `rs`\n    - [ ] `pos`\n' +
      '  - [ ] Fix smells\n    - [ ] Feature envy\n      - [ ] Move it\n    - [ ] Data clumps\n      - [ ] One class\n' +
      '    - [ ] Long methods\n- [ ] Several rovers\n  - [ ] Plateau\n  - [ ] Landing\n';
    expect(titles(text)).toEqual([
      'Drop G()',
      'Good names',
      'Feature envy',
      'Data clumps',
      'Long methods',
      'Several rovers',
    ]);
  });

  test('are the steps of the one above them where they have none', () => {
    expect(titles('# Debt\n\n- [ ] Split `Order`\n  - [ ] pricing\n  - [ ] tax\n  - [ ] rebates\n')).toEqual([
      'Split Order',
    ]);
  });

  test('are items below bare names of areas that have boxes as well', () => {
    const text =
      '- [ ] Backend\n  - [ ] Drop the old queue\n  - [ ] Index orders\n- [ ] Frontend\n  - [x] Unused CSS\n';
    expect(read(text).map(({ title, area, status }) => [title, area, status])).toEqual([
      ['Drop the old queue', 'Backend', 'open'],
      ['Index orders', 'Backend', 'open'],
      ['Unused CSS', 'Frontend', 'paid'],
    ]);
  });
});

test('a document of boxes is one of items under headings of any name', () => {
  const part = (name: string) => `## ${name}\n\n- [ ] Say what is wrong with the ${name}\n- [x] And what was\n\n`;
  const names = ['Logger', 'Buffer', 'Program', 'Masks', 'Geometry', 'Assets', 'Controllers', 'Renderer'];
  expect(titles(names.map(part).join(''))).toHaveLength(16);
});

describe('a bullet', () => {
  test('begins with its id or its sign, which is not all that it says', () => {
    const text =
      '# Debt\n\n## High\n\n- **TD-01** — Sends mail twice\n  Difficulty: Hard\n  Nobody knows why.\n' +
      '- **OLD-TABLES** — Four tables nobody reads\n';
    expect(read(text).map(({ id, title }) => [id, title])).toEqual([
      ['TD-01', 'Sends mail twice'],
      [undefined, 'OLD-TABLES — Four tables nobody reads'],
    ]);
  });

  test('that says that there is nothing is none', () => {
    const text =
      '# Debt\n\n## Resolved\n\n- None yet.\n\n## Open\n\n- (no open items)\n- Nothing checks the bills\n- 暂无\n';
    expect(read(text).map(({ title }) => title)).toEqual(['Nothing checks the bills']);
  });

  test('may say first that it is to be done', () => {
    const text =
      '# Debt\n\n- TODO: drop the old mailer\n- FIXME(ann): rounding in bills\n- **TODO:** split the reader\n- TODO: …\n';
    expect(read(text).map(({ title }) => title)).toEqual([
      'drop the old mailer',
      'rounding in bills',
      'split the reader',
    ]);
  });

  test('has a box before bold words, a line’s number and a mark of a comment', () => {
    const text =
      '# Debt\n\n## P1 items (2)\n\n### `src/scan.py`\n\n- [x] **Two clocks** drift\n- [ ] **Line 95** [TODO]: say why\n';
    expect(read(text).map(({ title, status, from }) => [title, status, from?.shape])).toEqual([
      ['Two clocks', 'paid', 'checkbox'],
      ['Line 95 [TODO]: say why', 'open', 'checkbox'],
    ]);
  });

  test('is none that only says something of what it stands below', () => {
    expect(titles('# Debt\n\n## Open items\n\n- Owner: Dana\n- Priority: high\n- Mail is sent twice\n')).toEqual([
      'Mail is sent twice',
    ]);
  });

  test('is none of a plan’s phase, of what a tool does, or of what debt is', () => {
    const parts = ['Phase 2: State', 'Best practices', 'Workflow', 'What is technical debt'];
    expect(titles(`# Debt\n\n${parts.map((part) => `## ${part}\n\n- Add the rest of it\n\n`).join('')}`)).toEqual([]);
  });

  test('is none that tells what a word of a scale means', () => {
    const text =
      '# Debt\n\n## Priority\n\n- 🔴 **High** — breaks soon\n- 🟡 **Medium** — not now\n- 🟢 **Low** — some day\n';
    expect(titles(text)).toEqual([]);
    expect(titles(text.replace('## Priority', '## Open items').replaceAll(' — ', ': '))).toEqual([]);
  });

  test('has the fields below it, and is an item for them under a heading of any name', () => {
    const text =
      '# Debt\n\n## Top of the list\n\n1. **Placeholder login**\n   - Location: `deps.py`\n   - Effort: 2 days\n' +
      '2. **No queue**\n   - Effort: 4 hours\n';
    expect(read(text).map(({ title, from }) => [title, from?.suggested.effort])).toEqual([
      ['Placeholder login', 4],
      ['No queue', 2],
    ]);
  });
});

describe('a list beside sections that are items', () => {
  const items = '## 1. Split the stage\n\n- **Status:** open\n\n## 2. Split the view\n\n- **Status:** open\n\n';

  test('is one of items where it holds what is resolved', () => {
    const text = `# Debt\n\n${items}## Resolved\n\n- **No login** — done in May\n\n## Checklist\n\n- Run the tests\n`;
    expect(read(text).map(({ title, status }) => [title, status])).toEqual([
      ['Split the stage', 'open'],
      ['Split the view', 'open'],
      ['No login', 'paid'],
    ]);
  });

  test('is none of what is said not to be debt', () => {
    expect(titles(`# Debt\n\n${items}## Not debt\n\n- **Sleeps in streams** — on purpose\n`)).toHaveLength(2);
  });
});

test('a plan tells again what stands outside it', () => {
  const found = '## Smells\n\n### 1. Copied filters\n\n**Problem:** 50 times\n\n**Fix:** One mixin\n\n';
  const plan = '## Plan\n\n### Sprint 1: quick wins\n\n#### 1. One mixin\n\n**Problem:** Copies\n\n**Effort:** 1 day\n';
  expect(titles(`# Debt\n\n${found}${plan}`)).toEqual(['Copied filters']);
  expect(titles(`# Debt\n\n${plan}`)).toEqual(['One mixin']);
  expect(titles('# Debt\n\n## Phase 2 known issues\n\n- No retries\n- Two sources of prices\n')).toHaveLength(2);
});

describe('what a review recommends', () => {
  const found =
    '# Review\n\n## Issues\n\n| Issue | Severity |\n|-|-|\n| Budget amounts not validated | High |\n| Regex guarded once | Low |\n\n';

  test('is an item where no finding says it', () => {
    const text = `${found}## Recommendations\n\n### Soon (P1)\n1. Validate amounts of a budget\n2. One shape of error responses\n`;
    expect(titles(text)).toEqual([
      'Budget amounts not validated',
      'Regex guarded once',
      'One shape of error responses',
    ]);
  });
});

test('a group by its number holds items, and is none', () => {
  const text =
    '# Assessment\n\n## Group 1 — long files — ✅ DONE\n\n| File | Result |\n|-|-|\n| `a.ts` | split |\n| `b.ts` | split |\n';
  expect(read(text).map(({ title, status }) => [title, status])).toEqual([
    ['a.ts', 'paid'],
    ['b.ts', 'paid'],
  ]);
});

test('numbered sections with fields are items in one that is named like a part of the page', () => {
  const text =
    '# Debt\n\n## Categories\n\n### 1. Errors\n**Status**: ✅ Done\n\n### 2. Tests\n**Status**: Not started\n';
  expect(titles(text)).toEqual(['Errors', 'Tests']);
});

describe('bullets', () => {
  const places = Array.from({ length: 8 }, (_, at) => `part${at}`);

  test('below the names of files are items, and begin with their line', () => {
    const text = places
      .map((name) => `## src/${name}.js\n\n- **L${name.length}:** \`// hack for ${name}\`\n`)
      .join('\n');
    expect(titles(`# Debt\n\n${text}`)).toHaveLength(8);
    expect(titles(`# Debt\n\n${text}`)[0]).toBe('L5: // hack for part0');
  });

  test('below many areas are items where nothing else stands there', () => {
    const areas = ['API', 'Web', 'Mail', 'Search', 'Build', 'Login', 'Docs'];
    const part = (name: string) =>
      `## ${name}\n\n- ${name} mixes two styles of errors\n- Its settings stand in three files\n`;
    expect(titles(`# Debt\n\n${areas.map(part).join('\n')}`)).toHaveLength(14);
    const releases = areas.map((name, at) => part(`1.${at} ${name}`)).join('\n');
    expect(titles(`# Changes\n\n${releases}`)).toEqual([]);
  });

  test('are items behind a few sentences that open the document', () => {
    const opening = 'We keep this file for what we knew when we shipped in a hurry. Remove what is done. '.repeat(3);
    expect(titles(`# Debt\n\n${opening}\n\n- No retries\n- Two clocks\n- CSS is global\n`)).toHaveLength(3);
  });

  test('below a counted area are items, and the area is none', () => {
    const text = '# Debt\n\n## 1. Server\n\n- No retries\n- Two clocks\n\n## 2. Web\n\n- Global CSS\n- Old dates\n';
    expect(titles(text)).toHaveLength(4);
  });

  test('that have ids stand in place of the one that has none', () => {
    const text = '# Debt\n\n## Paid\n\n- **Phase 6** (K-07/10)\n  - **K-07 checkpoint key**\n  - **K-10 two clocks**\n';
    expect(read(text).map(({ id, status }) => [id, status])).toEqual([
      ['K-07', 'paid'],
      ['K-10', 'paid'],
    ]);
  });

  test('that are options for the one before are none, nor are notes beside boxes or check lists', () => {
    expect(titles('# Debt\n\n- Tests are hard to read\n\n2 options:\n\n- One board\n- A function\n')).toHaveLength(1);
    const boxes = '## API\n\n- [ ] Say who may do what\n- [x] Close the ports\n\n';
    expect(titles(`# Debt\n\n${boxes}## Notas\n\n- Not before May\n`)).toHaveLength(2);
    expect(titles(`# Debt\n\n${boxes}## Checklist\n\n- [ ] Is it debt?\n`)).toHaveLength(2);
  });

  test('with boxes are items beside rows where several parts have some', () => {
    const rows = '## Open\n\n| Item | Effort |\n|-|-|\n| Retry of hooks | 2 days |\n| Two clocks | 1 day |\n\n';
    const parts = '## Wishes\n\n### Code\n\n- [x] Lint all of it\n\n### Safety\n\n- [ ] No keys in files\n';
    expect(read(rows + parts).map(({ title, status }) => [title, status])).toEqual([
      ['Retry of hooks', 'open'],
      ['Two clocks', 'open'],
      ['Lint all of it', 'paid'],
      ['No keys in files', 'open'],
    ]);
    expect(titles(`${rows}## Before a release\n\n- [ ] Run the tests\n`)).toHaveLength(2);
  });
});

test('a heading begins with its box, which says how far it has come', () => {
  const text = '# Debt\n\n## Open\n\n### [ ] 1. Two clocks\n\nThey drift.\n\n### [x] 2. Old dates\n\n- Gone.\n';
  expect(read(text).map(({ title, status, from }) => [title, status, from?.shape])).toEqual([
    ['Two clocks', 'open', 'heading'],
    ['Old dates', 'paid', 'heading'],
  ]);
});

describe('a list of what is owed', () => {
  const owed =
    '## Bekannte technische Schulden\n\n1. Suche ohne Index\n- Kunden\n- Waren\n\n2. Zwei Uhren im Lager\n\n3. Keine Prüfung der Eingaben\n\n';

  test('holds what stands right below a number as a part of it', () => {
    expect(titles(`# Technical debt\n\n${owed}`)).toEqual([
      'Suche ohne Index',
      'Zwei Uhren im Lager',
      'Keine Prüfung der Eingaben',
    ]);
  });

  test('is all that is owed, where lists behind it tell what comes of it and what to do first', () => {
    const after =
      '## Wirkung\n\n- lange Wartezeiten am Morgen\n- falsche Bestände\n\n## Reihenfolge\n\n1. Eingaben prüfen\n2. Index anlegen\n';
    const text = `# Technical debt\n\n${owed.replace('Bekannte technische Schulden', 'Identified debt')}${after}`;
    expect(titles(text)).toHaveLength(3);
    expect(titles(text.replace('Wirkung', 'Known problems'))).toHaveLength(5);
    expect(titles(text.replace('Identified debt', 'Lager'))).toHaveLength(7);
  });
});

describe('bullets below a heading', () => {
  test('tell of it where each is a label, and one that of a field', () => {
    const entry = (name: string, bullets: readonly string[]) => `## ${name}\n\n${bullets.join('\n')}\n\n`;
    const disks = [
      '- **Abkürzung**: liest alle Ordner',
      '- **Grund**: die Zeit fehlte',
      '- **Später**: die Bibliothek dafür',
    ];
    expect(titles(`# Technical debt ledger\n\n${entry('Suche der Platten', disks)}`)).toEqual(['Suche der Platten']);
    const plain = ['- Taken: one lock for all', '- Reason: no time in May', '- Later on: a lock for each'];
    expect(titles(`# Debt\n\n${entry('Locks of the store', plain)}${entry('Suche der Platten', disks)}`)).toEqual([
      'Locks of the store',
      'Suche der Platten',
    ]);
  });

  test('are items where labels name parts, or stand below a group', () => {
    const parts = '- **Docker**: starts too slowly\n- **CI**: fails on Mondays\n- **Hosts**: of three kinds\n';
    expect(titles(`# Debt\n\n## Parts of the build\n\n${parts}`)).toHaveLength(3);
    const grouped = `${parts}- **Owner**: the team of the build\n`;
    expect(titles(`# Debt\n\n## Known issues\n\n${grouped}`)).toHaveLength(3);
    expect(titles(`# Debt\n\n## 2026-05-02\n\n${grouped}`)).toHaveLength(3);
    expect(titles('# Debt\n\n## Times of day\n\n- **Two clocks:** one is late\n- **Fix:** a single one\n')).toEqual([
      'Two clocks',
    ]);
  });
});
