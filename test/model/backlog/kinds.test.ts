import { describe, expect, test } from 'vitest';
import { backlogItems } from '../../../server/src/model/backlog/items.ts';
import { createDocument } from '../../../server/src/model/document.ts';

const read = (text: string) => backlogItems(createDocument('TECH_DEBT.md', text));

const titles = (text: string): readonly string[] => read(text).map(({ title }) => title);

describe('sections', () => {
  test('with a state on a line of its own are items beside those with a field', () => {
    const text =
      '# Deuda\n\n## Anterior\n\n### Dos relojes\n\nRESUELTA\n\n* uno queda\n\n### Caché sin límite\n\n' +
      'RESUELTO (en mayo)\n\n* tiene límite\n\n### Sin índice\n\nPENDIENTE\n\n* en pedidos\n\n## Actual\n\n### Consultas lentas\n\nImpacto: bajo\n\n* en pedidos\n\n' +
      '### Claves sueltas\n\nImpacto: alto\n\n* en todas partes\n';
    expect(read(text).map(({ title, status }) => [title, status])).toEqual([
      ['Dos relojes', 'paid'],
      ['Caché sin límite', 'paid'],
      ['Sin índice', 'open'],
      ['Consultas lentas', 'open'],
      ['Claves sueltas', 'open'],
    ]);
  });

  test('say no state where they say that there is nothing', () => {
    expect(titles('# Debt\n\n## Parser\n\nNo items\n\n## Lexer\n\nNo items\n')).toEqual([]);
  });

  test('below one heading of urgency are items where those below the others are', () => {
    const item = (name: string) => `### ${name}\n- **Status**: open\n- **Impact**: slow\n\n`;
    const text =
      `# Debt analysis\n\n## High priority\n\n${item('1. Two clocks')}${item('2. Lost mails')}${item('3. No index')}${item('4. Old keys')}` +
      '## Low priority\n\n### 1. Bundles\n- One of them is never split\n\n### 2. Images\n- Sent in full size\n\n' +
      '## Improvements made\n\n### 1. Routes\n- In one file\n\n### 2. Names\n- Spelt alike\n\n### 3. Logs\n- In one form\n' +
      '\n### 4. Keys\n- In a vault\n';
    expect(titles(text)).toEqual(['Two clocks', 'Lost mails', 'No index', 'Old keys', 'Bundles', 'Images']);
  });

  test('are parts by the ids they are counted by where others with ids of another kind stand below one of them', () => {
    const text =
      '# Debt\n\n## US-04 · Mails\n\n### TD-01: Sent twice\n\nBy two workers.\n\n### TD-02: Never read\n\nBounces are lost.\n\n' +
      '## US-07 · Decisions on logs\n\nOne line each.\n';
    expect(read(text).map(({ id, title }) => [id, title])).toEqual([
      ['TD-01', 'Sent twice'],
      ['TD-02', 'Never read'],
    ]);
    expect(titles('# Debt\n\n## TD-04 · Mails are lost\n\nIn May.\n')).toEqual(['Mails are lost']);
  });

  test('are items where boxes lead to them, with what those say', () => {
    const text =
      '# Technical debt\n\n- [x] [Lint before a commit](#lint-before-a-commit)\n- [ ] [Cover orders](#cover-orders)\n\n---\n\n' +
      '## Lint before a commit\n\nThe linter checks the style.\n\n## Cover orders\n\nIt would be good to have tests.\n';
    expect(read(text).map(({ title, status }) => [title, status])).toEqual([
      ['Lint before a commit', 'paid'],
      ['Cover orders', 'open'],
    ]);
    expect(titles(text.replace(/\[.\] /g, ''))).toEqual([]);
  });

  test('stand below a title that names several, whose first fields make no item of the document', () => {
    const part = (name: string) => `## ${name}\n\n**Status:** open\n\n### Impact\n\nSlow.\n\n`;
    const text = `# Known issues\n\n**Status:** open\n**Priority:** high\n\n${part('Two clocks')}${part('Lost mails')}`;
    expect(titles(text)).toEqual(['Two clocks', 'Lost mails']);
  });
});

describe('beside items', () => {
  test('what is told in parts of its own is one as well, below one list of debt', () => {
    const text =
      '# Technical debt\n\n## Mails are lost in `send.ts`\n\nNobody reads what bounces in `send.ts` today.\n\n' +
      '## `Clock` has no zone\n\nIt should have one, see `clock.ts`.\n\n## Two trees of names\n\nThe old one is in `names.ts`.\n\n' +
      '## One handle for each part\n\n### Where it began\n\nEach part has one of its own.\n\n### Where it goes\n\nThey share one.\n';
    expect(titles(text)).toEqual([
      'Mails are lost in send.ts',
      'Clock has no zone',
      'Two trees of names',
      'One handle for each part',
    ]);
  });

  test('sections that are counted are of the same kind as those with a field, and smaller ones are listed', () => {
    const text =
      '# Debt\n\n## 1. Two matrices\n\n**Fix.** One of them.\n\n## 2. Four inverses\n\n**Fix.** One rule.\n\n' +
      '## 3. Broken tests\n\nSince May, on all machines.\n\n' +
      '## 4. Smaller open items\n\n- **Two copies** of one tool.\n- **No sanitizer** on one system.\n- **Old names in three places**: they are those of May.\n';
    expect(titles(text)).toEqual([
      'Two matrices',
      'Four inverses',
      'Broken tests',
      'Two copies',
      'No sanitizer',
      'Old names in three places',
    ]);
  });

  test('rows that lead to pages elsewhere are none where they are in no state of a debt', () => {
    const part = (name: string) => `### ${name}\n\n**Problem:** slow\n**Effort:** low\n\n`;
    const text =
      `# Debt\n\n## High\n\n${part('1. Two clocks')}${part('2. Lost mails')}## Tools\n\n` +
      '| Project | Stars | What | Status |\n|---|---|---|---|\n| [tini](https://tini.example) | 29 | A small first process | Production |\n' +
      '| [rund](https://rund.example) | 30 | A larger first process | Beta |\n';
    expect(titles(text)).toEqual(['Two clocks', 'Lost mails']);
  });
});

test('a command for an agent and a form for issues hold none', () => {
  const list = '- Scan all that is there\n- Name what is wrong with it\n- Say how bad it is\n';
  expect(titles(`---\ndescription: find debt\nargument-hint: path\n---\n\n${list}`)).toEqual([]);
  expect(titles(`---\nname: Debt\nabout: What is wrong\nassignees: ""\n---\n\n${list}`)).toEqual([]);
  expect(titles(list)).toHaveLength(3);
});

describe('headings', () => {
  test('say that something is not properly fixed, which is no state of what is paid', () => {
    const part = (name: string) => `### ${name}\n\n**File:** \`src/a.ts\`\n\nSeen in May.\n\n`;
    const text = `# Debt\n\n## High\n\n${part('Races at login — patched, not properly fixed')}${part('Two clocks — fixed')}`;
    expect(read(text).map(({ title, status }) => [title, status])).toEqual([
      ['Races at login — patched, not properly fixed', 'open'],
      ['Two clocks', 'paid'],
    ]);
  });

  test('that are counted may begin with what has an id, which is none of theirs', () => {
    const text = '# Debt\n\n## 1. CP-2 is late\n\n**Fix:** sooner\n\n## 2. CP-2 is big\n\n**Fix:** smaller\n';
    expect(read(text).map(({ id, title }) => [id, title])).toEqual([
      [undefined, 'CP-2 is late'],
      [undefined, 'CP-2 is big'],
    ]);
  });

  test('that say what is to be done are those of items in a list of debt', () => {
    const part = (name: string) => `## ${name}\n\nThe names come from the book that all of it was typed from.\n\n`;
    expect(
      titles(`# Technical debt\n\n${part('Rename the actors')}${part('Naming in general')}${part('Split game.c')}`),
    ).toEqual(['Rename the actors', 'Naming in general', 'Split game.c']);
  });

  test('have a day before the id', () => {
    const part = (id: string, name: string) =>
      `## 2026-05-02 — ${id} — ${name}\n\n- Where: \`a.ts\`\n- Severity: low\n\n`;
    expect(
      read(`# Debt\n\n${part('TD-001', 'Two clocks')}${part('TD-002', 'Lost mails')}`).map(({ id, title }) => [
        id,
        title,
      ]),
    ).toEqual([
      ['TD-001', 'Two clocks'],
      ['TD-002', 'Lost mails'],
    ]);
  });

  test('group what their lists name in bold type, also where those above say how far it has come', () => {
    const review = (name: string, bullets: string) =>
      `### ${name}\n\nSeen in a review of it, nothing urgent at all.\n\n${bullets}\n`;
    const text =
      '# Debt\n\n## Open\n\n' +
      review(
        'Mails – seen in May',
        '- **Salts are guessed.** By a cookie.\n- **Checked twice over.** By both.\n- **`send` does all.** And more.\n',
      ) +
      review(
        'Mails – left in June',
        '- **No smoke test** — it is called by hand.\n- **Old casing stays** — for ever.\n- **Maps that grow** — all day.\n',
      );
    expect(titles(text)).toEqual([
      'Salts are guessed.',
      'Checked twice over.',
      'send does all.',
      'No smoke test',
      'Old casing stays',
      'Maps that grow',
    ]);
  });
});

describe('paragraphs in bold type', () => {
  const parts = '**1. Two clocks**\n\nIn `src/clock.ts`.\n\n**2. Lost mails**\n\nIn `src/mail.ts`.\n';

  test('that are counted are items', () => {
    const text = `# Debt\n\n## Backend\n\n${parts}\n## Frontend\n\n**1. No index**\n\nIn \`orders.ts\`.\n`;
    expect(titles(text)).toEqual(['Two clocks', 'Lost mails', 'No index']);
  });

  test('are none that are counted in a plan', () => {
    const text = `# Debt\n\n| ID | Debt |\n|---|---|\n| 1 | One big file |\n\n## Work plan\n\n${parts}\n**3. Rest**\n\nLater.\n`;
    expect(titles(text)).toEqual(['One big file']);
  });

  test('stand in a guide by its title as well, where half of them name a place', () => {
    const text = `# Debt & refactoring guide\n\n## High\n\n${parts}\n**3. No index**\n\nIn \`src/a.ts\`.\n\n**4. Old keys**\n\nIn \`src/b.ts\`.\n`;
    expect(titles(`${text}\n**5. Bare rows**\n\nAll.\n\n**6. One log**\n\nBig.\n`)).toHaveLength(6);
    expect(titles(`${text}${[5, 6, 7, 8, 9].map((at) => `\n**${at}. Old part ${at}**\n\nBig.\n`).join('')}`)).toEqual(
      [],
    );
  });
});

describe('lists', () => {
  test('of bullets with an id each are items wherever they stand, each once', () => {
    const bullet = (id: string, words: string) => `1. [${id}.md](${id}.md) — ${words}\n`;
    const text =
      `# Tech debt backlog\n\n## Список\n\n${bullet('P0-01', 'один gate')}${bullet('P1-02', 'две базы')}` +
      `${bullet('P1-03', 'нет тестов')}\n## Порядок\n\nСначала один PR, потом другой.\n`;
    expect(read(text).map(({ id }) => id)).toEqual(['P0-01', 'P1-02', 'P1-03']);
  });

  test('of what two scales mean, or of the order of work, are none', () => {
    const scale = '- **High**: hurts everybody\n- **Medium**: hurts some of them\n- **Low**: hurts nobody much\n';
    const text = `# Debt\n\n## Impact\n\n${scale}\n## Ranking\n\n${scale}`;
    expect(titles(text)).toEqual([]);
    const plan = '## Priority order\n\n1. Keep the build green.\n2. Save what is there.\n';
    expect(titles(`# Debt\n\n## Parser debt\n\n- Two of them\n- Untested\n\n${plan}`)).toEqual([
      'Two of them',
      'Untested',
    ]);
  });

  test('of bullets that begin with a grade are items, and no fields of the sections', () => {
    const graded = (grade: string, words: string) => `- **${grade}** — ${words}, и никто этого не зовёт.\n`;
    const text =
      `# Техдолг\n\n## Код\n\n${graded('средний', '`Face()` ждёт')}${graded('низкий', '`Look()` лежит')}${graded('средний', '`Aim()` стоит')}` +
      `\n## Заглушки\n\n${graded('средний', '`Signs()` пуст')}${graded('низкий', 'условие пусто')}` +
      `\n## Тесты\n\n${graded('низкий', '`Test()` спит')}${graded('средний', '`Case()` мёртв')}`;
    expect(titles(text)).toHaveLength(7);
  });

  const named = (name: string, prose: string) => `- **${name}.** ${prose}, as everybody knows who has seen it once.\n`;
  const themes =
    `# Dette technique\n\n## Jamais testé\n\n${named('Lecteur d’écran', 'Rien')}${named('Aucun essai', 'Tout est manuel')}` +
    `${named('Écran du client', 'Trop grand')}\n## Réduit\n\n${named('Mots de passe', 'Plus tard')}` +
    `${named('Notes par critère', 'Une seule')}\n## Nettoyage du schéma\n\n- \`users.old\` n’est plus lu par personne, depuis le mois de mai de l’an passé au moins.\n\n` +
    '## Responsive\n\nTesté dans `index.css` sans une seule erreur, donc rien à faire de plus maintenant.\n';

  test('of names in bold type are items before the sections that group them', () => {
    expect(titles(themes)).toEqual([
      'Lecteur d’écran.',
      'Aucun essai.',
      'Écran du client.',
      'Mots de passe.',
      'Notes par critère.',
      'users.old n’est plus lu par personne, depuis le mois de mai de l’an passé au moins.',
    ]);
  });

  test('have the words behind a file in bold type', () => {
    const text =
      '# Debt\n\n- **`src/graph.js:41`** — costs are taken twice\n- **`src/graph.js:81`** — checks are not atomic\n';
    expect(titles(text)).toEqual([
      'src/graph.js:41 — costs are taken twice',
      'src/graph.js:81 — checks are not atomic',
    ]);
  });

  test('of labels that come again are told of the sections', () => {
    const part = (name: string) =>
      `## ${name}\n\n- **Why here:** nobody knows\n- **What now:** wait\n- **Who then:** the team\n\n`;
    expect(
      titles(`# Debt\n\n${part('No second clock')}${part('Mails are lost')}${part('No index on orders')}`),
    ).toEqual(['No second clock', 'Mails are lost', 'No index on orders']);
  });
});
