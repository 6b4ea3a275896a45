import { describe, expect, test } from 'vitest';
import { backlogItems } from '../../../server/src/model/backlog/items.ts';
import { createDocument } from '../../../server/src/model/document.ts';

const read = (text: string, path = 'docs/tech-debt.md') => backlogItems(createDocument(path, text));
const titles = (text: string) => read(text).map(({ title }) => title);
const prose = 'Each call opens a pool of its own in `src/pool.ts`, which the driver closes an hour later.\n\n';

describe('where most headings of a level are counted', () => {
  test('by ids over fields, those beside them are none', () => {
    const item = (id: string, title: string) =>
      `## ${id} — ${title}\n\n**Evidence:** \`src/a.ts\`\n\n**Why it hurts:** slow\n\n`;
    const text = `# Debt of the site\n\n## Setup\n\n${prose}${item('TD-1', 'Copied styles')}${item('TD-2', 'Copied heads')}${item('TD-3', 'Two footers')}## Scripts: nothing to do\n\n${prose}## Order of work\n\n${prose}`;
    expect(titles(text)).toEqual(['Copied styles', 'Copied heads', 'Two footers']);
  });

  test('by a word and a number over prose, neither', () => {
    const item = (n: number, title: string) => `## Punkt ${n} – ${title}\n\n${prose}`;
    const text = `# Technische Schulden\n\n## In diesem Zweig\n\n- ohne \`.env\` im Index\n- keine alten Pfade\n\n${item(1, 'Grenzen')}${item(2, 'Stile')}${item(3, 'Tests')}## Nicht nebenbei\n\n- nicht in \`a/b.ts\` teilen\n`;
    expect(titles(text)).toEqual(['Punkt 1 – Grenzen', 'Punkt 2 – Stile', 'Punkt 3 – Tests']);
  });

  test('by ids over prose alone, other prose tells of as much', () => {
    const text = `# Debt\n\n## P1-2: No wrapper\n\n${prose}## P1-4: No index\n\n${prose}## P1-6: Silent fallback\n\n${prose}## Tests of the third store\n\n${prose}`;
    expect(titles(text)).toHaveLength(4);
  });

  test('of one after the other that is looked for, those that are there', () => {
    const text = `# Технический долг\n\n## 1. Понятный код\n\nЕго в проекте достаточно.\n\n## 2. Дублирующийся код\n\nКласс менеджера повторяет другой.\n\n## 3. Средства\n\nВсе они работают быстро.\n\n## 4. Отсутствие документации\n\nНикто её пока ещё писал.\n\n## 5. Ветки\n\nКаждая живёт один день.\n`;
    expect(titles(text)).toEqual(['Дублирующийся код', 'Отсутствие документации']);
  });
});

describe('numbered below grades', () => {
  const audit = `# Tech debt audit\n\n## 1. Method\n\n### 1.1 Tools\n\n${prose}### 1.2 Progress (phase 1)\n\n${prose}## 2. Critical — what breaks\n\n### 2.1 Undefined names: 68 of them\n\n${prose}### 2.2 Helpers without imports\n\n- \`a.py:12\` names one that is gone\n- \`b.py:40\` too\n\n## 3. Warning — should go\n\n### 3.1 Shared defaults\n\n${prose}## 4. Info — upkeep\n\n- **Copies of a check:** in \`c.py\`\n- **Two formats:** in \`d.py\`\n`;

  test('headings are items, and bullets where a grade has no headings', () => {
    expect(read(audit).map(({ title, from }) => [title, from?.suggested.impact])).toEqual([
      ['Undefined names: 68 of them', 9],
      ['Helpers without imports', 9],
      ['Shared defaults', 5],
      ['Copies of a check', 3],
      ['Two formats', 3],
    ]);
  });

  test('in prose, the chapters of how it was found are none', () => {
    const text =
      '# 技术债清单\n\n## 1. 基线\n\n### 1.1 口径\n\n覆盖率见 `coverage.out`，没有重复。\n\n### 1.2 进展\n\n详见 `docs/plan.md`，没有遗漏。\n\n## 2. P0：安全网\n\n### 2.1 模块零覆盖\n\n`auth/service.go` 没有测试，缺少并发场景。\n\n### 2.2 复杂度过高\n\n`handlers.go` 过长，没有锁定完整行为。\n\n### 2.3 副本不一致\n\n`redis.go` 写入后立即删除，没有覆盖。\n';
    expect(titles(text)).toEqual(['模块零覆盖', '复杂度过高', '副本不一致']);
  });
});

describe('counted below a heading that says that the debts are there', () => {
  const text = (heading: string) =>
    `# Dívida técnica da tela\n\n## Resumo\n\nFalta pouco para o fim.\n\n## ${heading}\n\n### 1. \`tema.ts\`\n\n**Estado:** antigo\n\n**Decisão:** fica como está.\n\n### 2. Cores no código\n\nMuitas telas têm as suas próprias cores.\n\n### 3. Textos sem tradução\n\n- \`menu.ts\`\n- \`ajuda.ts\`\n\nVale para os erros também.\n\n## Recomendações\n\nUsar só o tema novo.\n`;

  test('sections are items, and the document is none', () => {
    expect(read(text('Dívida em detalhe')).map(({ title }) => title)).toEqual([
      'tema.ts',
      'Cores no código',
      'Textos sem tradução',
    ]);
  });

  test('and none where they are not counted, and tell how debt is kept', () => {
    const items = '### Two clocks\n\nNobody knows which one is right.\n\n### Lost mails\n\nBounces are never read.\n\n';
    const kept = '### Where new debt goes\n\nInto this file, by whoever makes it, on that day.\n\n';
    const text = `# Debt\n\n## High\n\n${items}## Debt in this team\n\n${kept}### Where old debt goes\n\nTo the end, with the day on which it was paid.\n`;
    expect(titles(text)).toEqual(['Two clocks', 'Lost mails']);
  });
});

test('the first entry of a list is one item, whatever lists stand in it', () => {
  expect(titles('# Technical Debt\n\n## 1. Use of clocks\n\nTo check:\n\n- local and global\n- both in one\n')).toEqual(
    ['Use of clocks'],
  );
  const text =
    '# Technical Debt\n\n## 1. Hak akses\n\n### Masalah\nBelum diatur:\n* **Tambah**: admin\n* **Ubah**: admin\n\n### Endpoint\n* `POST /a`\n* `PUT /a`\n\n### Rekomendasi Solusi (Backend)\nBuat kelas.\n';
  expect(titles(text)).toEqual(['Hak akses']);
});

test('a rule is no item of a group, nor what explains the words of a scale', () => {
  const text = `# Debt\n\n## Workarounds\n\n### Imports in every module\n\n${prose}### Types as words\n\n${prose}### Do not turn on the new mode yet\n\n${prose}`;
  expect(titles(text)).toEqual(['Imports in every module', 'Types as words']);
  const legend =
    '# Debt\n\n## 1. Bounds\n\nWhat is listed.\n\n### Status\n\n- `Open`: known\n- `Done`: gone\n- `No`: kept\n\n### Priority\n\n- `P0`: now\n- `P1`: soon\n- `P2`: later\n\n## 2. Register\n\n### TD-001 Two clocks\n\n**Status:** Open\n';
  expect(titles(legend)).toEqual(['Two clocks']);
});

test('lists beside fences of labels are not what a document is made of', () => {
  const fence = (title: string) =>
    `\`\`\`\nItem: ${title}\nDescription: tokens are kept in memory only\nWhy: they are lost with each start\n\`\`\`\n\n`;
  const text = `# Tech debt log\n\nEach has:\n\n1. What it is\n2. Why it is one\n\n## Entries here\n\n${fence('A cache in memory')}${fence('Roles by hand')}${fence('A filter in code')}`;
  expect(titles(text)).toEqual(['A cache in memory', 'Roles by hand', 'A filter in code']);
});

describe('a list of debt with one entry so far', () => {
  const prose = 'The path of the uploads is written into the renderer, and should come from the settings.\n';

  test('is told in prose, or by a heading alone', () => {
    const found = ['Thumbnails of offers'];
    expect(titles(`# Technical debt\n\nWhat we know of.\n\n## Thumbnails of offers\n\n${prose}`)).toEqual(found);
    expect(titles('# Technical debt\n\n## Remove the second clock of the shop\n')).toHaveLength(1);
    expect(titles('## [1] Add a way back from the list while it moves\n')).toHaveLength(1);
    expect(titles('# Technical debt\n\n# 3 orders: try to count in whole cents\n')).toHaveLength(1);
    expect(titles('# Deuda técnica\n\n## El reloj se lee en tres sitios\n')).toHaveLength(1);
  });

  test('is none where the heading or the text says something else', () => {
    expect(titles(`# Technical debt\n\n## How we decide\n\n${prose}`)).toEqual([]);
    expect(titles('# Technical debt\n\n## Server\n')).toEqual([]);
    expect(titles('# Technical debt\n\n## Where we are\n\nNothing is known at this time.\n')).toEqual([]);
    expect(
      titles(`# Technical debt\n\n${'Debt is what we owe to those who come. '.repeat(20)}\n\n## Ways\n\n${prose}`),
    ).toEqual([]);
  });
});

test('headings alone are items where they say something, whatever groups them', () => {
  const found = ['The clock is read in three places', 'Prices are sums of floats today'];
  const text = `# Technical debt\n\n## Shop\n\n${found.map((title) => `### ${title}\n`).join('\n')}\n## Mail\n`;
  expect(titles(text)).toEqual(found);
  expect(titles('# Technical debt\n\n## Clock\n\n## Prices\n\n## Menu of the day\n')).toEqual([]);
  expect(titles('# Technical debt\n\n## How we find and rank it\n\n## When it is paid, and by whom\n')).toEqual([]);
});

describe('headings that are counted by letters', () => {
  const known =
    '### a. Estado global\n- el servidor guarda `src/estado.ts` sin cierre\n- nadie puede probarlo\n\n### b. Registro\n- falta el nombre de quien escribe\n- hay demasiado\n\n### c. Copias\n- la lógica está duplicada en tres sitios\n- cada una hace otra cosa\n\n';

  test('tell of one thing each, whatever lists stand below', () => {
    expect(titles(`# Deuda técnica del servidor\n\n## 1. Problemas conocidos\n\n${known}`)).toEqual([
      'Estado global',
      'Registro',
      'Copias',
    ]);
  });

  test('are no items where a plan or a strategy tells what to do', () => {
    const plan = known.replace(/^- .*$/gm, '- se hará en `src/otro.ts`, should be soon');
    expect(
      titles(`# Deuda técnica del servidor\n\n## 1. Problemas conocidos\n\n${known}## 2. Plan de trabajo\n\n${plan}`),
    ).toHaveLength(3);
    const policy = plan.replace(/^- .*\n- /gm, '');
    expect(
      titles(
        `# Technical debt\n\n## Strategy\n\n${policy}## Current targets\n\n1. Add deletion of ranges to the text\n2. Retire the old projection\n`,
      ),
    ).toEqual(['Add deletion of ranges to the text', 'Retire the old projection']);
  });
});

describe('sections with ids below a chapter on how an entry is written', () => {
  const entry = (id: string, labels = ['Impatto', 'Causa']) =>
    `### ${id} — Due orologi\n\n${labels.map((label) => `**${label}**: tanto\n\n`).join('')}---\n\n`;
  const format = '## Template\n\nOgni voce dice che cosa manca, e da quando.\n\n---\n\n';

  test('are the items where the document has no others', () => {
    expect(titles(`# Debito tecnico\n\n${format}${entry('DT-1')}${entry('DT-2')}`)).toHaveLength(2);
    const german = '# Technische Schulden\n\n## Wie wir schreiben: Format\n\n';
    expect(titles(german + ['T-1', 'T-2', 'T-3'].map((id) => entry(id, ['Ärgert', 'Seither'])).join(''))).toHaveLength(
      3,
    );
    const deep = entry('DT-1').replace('###', '####') + entry('DT-2').replace('###', '####');
    expect(titles(`# Debito tecnico\n\n## Regole\n\nDue.\n\n### Format\n\n${deep}`)).toHaveLength(2);
  });

  test('are examples where it has, or where there is but one, or no id of a kind', () => {
    const examples = `# Debito tecnico\n\n${format}${entry('DT-1')}${entry('DT-2')}`;
    const others = entry('DT-7').replace('Due', 'Tre') + entry('DT-8').replace('Due', 'Sei');
    expect(titles(`${examples}## Voci\n\n${others}`)).toEqual(['Tre orologi', 'Sei orologi']);
    const rows =
      '| ID | Voce | Stato |\n|-|-|-|\n| DT-1 | Porta fissa | aperto |\n| DT-2 | Chiave nel codice | aperto |\n';
    expect(titles(`${examples}## Voci\n\n${rows}`)).toEqual(['Porta fissa', 'Chiave nel codice']);
    expect(titles(`# Debito tecnico\n\n${format}${entry('DT-1')}`)).toEqual([]);
    expect(titles(`# Debito tecnico\n\n${format}${entry('DT-XXX')}${entry('DT-YYY')}`)).toEqual([]);
  });

  test('and what is but counted there is a step, or a word of a scale', () => {
    const part = (name: string) => `### ${name}\n\n**Impact:** some\n\n**Effort:** hours\n\n`;
    const known = '## Known issues\n\n- no tests of the horn\n- no tests of the drum\n';
    for (const title of ['Priority levels', 'Next steps'])
      expect(titles(`# Technical debt\n\n## ${title}\n\n${part('1. First')}${part('2. Second')}${known}`)).toEqual([
        'no tests of the horn',
        'no tests of the drum',
      ]);
  });
});
