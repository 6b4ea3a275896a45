import { describe, expect, test } from 'vitest';
import { backlogItems } from '../../../server/src/model/backlog/items.ts';
import { createDocument } from '../../../server/src/model/document.ts';

const read = (text: string) => backlogItems(createDocument('TECH_DEBT.md', text));

const titles = (text: string): readonly string[] => read(text).map(({ title }) => title);

describe('a language', () => {
  test('is read with and without its accents', () => {
    const table = (headers: string) =>
      `# Registro\n\n| ${headers} |\n|---|---|---|---|---|\n` +
      '| TD-1 | 2026-05-02 | Correos | Los rebotes nunca se leen | Abierta |\n' +
      '| TD-2 | 2026-05-03 | Correos | Dos relojes sin zona horaria | Abierta |\n' +
      '| TD-3 | 2026-05-04 | Pedidos | Consultas lentas sin filtros | Abierta |\n';
    const found = ['Los rebotes nunca se leen', 'Dos relojes sin zona horaria', 'Consultas lentas sin filtros'];
    expect(titles(table('ID | Fecha | Módulo | Descripción | Estado'))).toEqual(found);
    expect(titles(table('ID | Fecha | Modulo | Descripcion | Estado'))).toEqual(found);
    const section = (label: string, name: string) => `### ${name}\n\n**${label}**: poco claro\n**Impacto**: lento\n\n`;
    const text = (label: string) =>
      `# Notas\n\n## Correos\n\n${section(label, 'Dos relojes')}${section(label, 'Rebotes perdidos')}`;
    expect(titles(text('Descripción'))).toEqual(['Dos relojes', 'Rebotes perdidos']);
    expect(titles(text('Descripcion'))).toEqual(['Dos relojes', 'Rebotes perdidos']);
  });

  test('may name first what a list is of, and then which', () => {
    const text = (heading: string) =>
      '# Deuda técnica\n\n| Prioridad | Deuda | Riesgo |\n|---|---|---|\n| Alta | Dos relojes | Horas falsas |\n' +
      `| Baja | Claves viejas | Fugas |\n\n## ${heading}\n\n- Rebotes sin leer: ahora se leen.\n- Índice ausente: creado.\n`;
    const rows = ['Dos relojes', 'Claves viejas'];
    expect(titles(text('Deuda eliminada en esta fase'))).toEqual([
      ...rows,
      'Rebotes sin leer: ahora se leen.',
      'Índice ausente: creado.',
    ]);
    expect(titles(text('Riesgos y medidas'))).toEqual(rows);
    expect(titles(text('Umbral para cambiar'))).toEqual(rows);
  });

  test('has words for what is paid', () => {
    const text =
      '# Deuda técnica\n\n## Correos\n\n- [CERRADO] **Rebotes sin leer:** ahora se leen en `mail.ts` cada día.\n';
    expect(read(text).map(({ title, status }) => [title, status])).toEqual([['Rebotes sin leer', 'paid']]);
    expect(read(text.replace('CERRADO', 'URGENTE')).map(({ status }) => status)).toEqual(['open']);
  });

  test('has headings of what is paid', () => {
    for (const [title, closed] of [
      ['Dług techniczny', 'Rozwiązane'],
      ['Technische schuld', 'Opgelost'],
      ['Teknik borç', 'Çözülenler'],
      ['Debito tecnico', 'Problemi risolti'],
      ['Dette technique', 'Problèmes corrigés'],
    ])
      expect(read(`# ${title}\n\n## ${closed}\n\n- **Mails:** \`mail.ts\`\n`).map(({ status }) => status)).toEqual([
        'paid',
      ]);
    const letter = '## TD-1 Two clocks\n\nx\n\n## TD-2 Lost mails\n\ny\n';
    expect(read(letter).map(({ status }) => status)).toEqual(['open', 'open']);
  });

  test('that does not part its words has names of several', () => {
    const item = (name: string) => `**${name}:**\n- Issue: 邮件丢失。\n- Impact: 很慢。\n\n`;
    expect(titles(`# 技术债\n\n## Mails\n\n${item('退信从未读取')}${item('两个时钟不同步')}`)).toEqual([
      '退信从未读取',
      '两个时钟不同步',
    ]);
  });
});

describe('what is no debt', () => {
  const items =
    '## Low\n\n### Two clocks\n\nNobody knows which one is right.\n\n### Lost mails\n\nBounces are never read.\n\n';
  const list = '- **Keys are in a file.** On purpose.\n- **One worker is enough.** For years.\n';

  test('says so in its heading, first or last', () => {
    for (const heading of ['Not debt', 'Accepted, not debt', '3. Not debt, but good to know'])
      expect(titles(`# Debt\n\n${items}## ${heading}\n\n${list}`)).toEqual(['Two clocks', 'Lost mails']);
  });

  test('says so before its list', () => {
    const text = (opening: string) =>
      `# Debt\n\n## Before May\n\n${opening}\n\n- Clocks without a zone\n- Keys that stay\n\n## After May\n\n- Lost mails\n- Slow tests\n`;
    const after = ['Lost mails', 'Slow tests'];
    expect(titles(text('These tasks are not technical debt:'))).toEqual(after);
    expect(titles(text('Эти задачи не считаются техническим долгом:'))).toEqual(after);
    expect(titles(text('Estas tareas no se consideran deuda:'))).toEqual(after);
    expect(titles(text('These tasks wait:'))).toEqual(['Clocks without a zone', 'Keys that stay', ...after]);
  });

  test('says so before sections, where nothing else stands', () => {
    const text = (opening: string) =>
      `# Schulden\n\n## Offene Schulden\n\n- Zwei Uhren\n- Langsame Tests\n\n## Entscheidungen\n\n${opening}\n\n### E-1 Ein Server\n\nDer reicht noch lange.\n\n### E-2 Keine Apps\n\nNiemand fragt danach.\n`;
    const open = ['Zwei Uhren', 'Langsame Tests'];
    expect(titles(text('Das sind keine technischen Schulden, sondern Wege, die so gewollt sind.'))).toEqual(open);
    const others = ['Was hier steht, kostet jeden Tag.', 'Nicht alle Schulden sind dringend.'];
    for (const other of [...others, 'Not every debt here is urgent.', 'We do not pay these debts this year.'])
      expect(titles(text(other)), other).toEqual([...open, 'Ein Server', 'Keine Apps']);
  });

  test('is the order of what stands elsewhere, and the history of the document', () => {
    const rows = '| # | Item | Status |\n|---|---|---|\n| 1 | Two clocks | open |\n| 2 | Lost mails | open |\n';
    const order =
      '## Prioritization of the open items\n\n- **Mails (next):** they cost most.\n- **Clocks (then):** less.\n';
    expect(titles(`# Debt\n\n${rows}\n${order}`)).toEqual(['Two clocks', 'Lost mails']);
    const history =
      '## Audit history\n\n| Date | By | Findings | Resolution |\n|---|---|---|---|\n| 2026-05-02 | Ann | Two clocks and more | Listed above |\n';
    expect(titles(`# Debt\n\n${rows}\n${history}`)).toEqual(['Two clocks', 'Lost mails']);
    const changes =
      '## Log\n\n| Date | Item | Notes |\n|---|---|---|\n| 2026-05-02 | TD-1~4 | first written |\n| 2026-05-03 | TD-1, TD-2 | looked at |\n';
    expect(titles(`# Debt\n\n${rows}\n${changes}`)).toEqual(['Two clocks', 'Lost mails']);
  });

  test('is prose beside groups of what is open and what is paid', () => {
    const text =
      '# Technical debt\n\n## Open debt\n\nNothing.\n\n## Resolved debt\n\nNothing.\n\n## Trends\n\nWritten by `ci/trends.yml`, do not edit.\n';
    expect(titles(text)).toEqual([]);
  });
});
