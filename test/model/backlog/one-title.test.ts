import { describe, expect, test } from 'vitest';
import { backlogItems } from '../../../server/src/model/backlog/items.ts';
import { createDocument } from '../../../server/src/model/document.ts';

const titles = (text: string) => backlogItems(createDocument('docs/tech-debt.md', text)).map(({ title }) => title);

/** Headings of the levels `#` and `##` below a title of the level `#`. */
describe('headings on the level of the title count as below it', () => {
  const entry = (name: string) =>
    `# ${name}\nOggi:\n- va scritto a mano ogni volta\n\nMotivo:\n- mancava il tempo\n\nDopo:\n- farne un servizio\n\n`;
  const summary = '# Conclusione\n\nSono scelte fatte sapendo che cosa costano, e si rivedono ogni sei mesi.\n';

  test('where they share labels in any language', () => {
    const text = `# Debito tecnico (technical debt)\n\nChe cosa manca ancora.\n\n${entry('Calendario dei turni')}${entry('Stampa delle etichette')}${entry('Conto dei resi')}`;
    expect(titles(text)).toEqual(['Calendario dei turni', 'Stampa delle etichette', 'Conto dei resi']);
  });

  test('where they are counted, and what is not tells of all of them', () => {
    const text = `# Debito tecnico (technical debt)\n\n${entry('1. Calendario')}${entry('2. Etichette')}${entry('3. Resi')}${summary}`;
    expect(titles(text)).toEqual(['Calendario', 'Etichette', 'Resi']);
    expect(titles(text.replace(/^# (?!Debito)/gm, '## '))).toEqual(['Calendario', 'Etichette', 'Resi']);
  });

  test('with parts of their own, behind parts of the title', () => {
    const text = `# Technical debt\n\n## Purpose\n\nOf this page.\n\n${['TD-7 Two calendars', 'TD-8 Labels by hand']
      .map((name) => `# ${name}\n\n## Why\n\nThere was no time.\n\n## Later\n\nOne service.\n\n`)
      .join('')}`;
    expect(titles(text)).toEqual(['Two calendars', 'Labels by hand']);
  });

  test('unless what looks like the title is but one of several parts', () => {
    const part = (name: string, items: readonly string[]) =>
      `# ${name}\n\n## Should be done\n\n${items.map((item) => `### ${item}\n\nIt is wrong in \`src/${item.length}.ts\`, and costs us hours.\n\n`).join('')}`;
    const text = `${part('Technical debt', ['Late clock', 'Hardcoded path of the shop'])}# Test debt\n\n## Sound\n\n- no test of the horn\n- no test of the drum in the back\n`;
    expect(titles(text)).toEqual([
      'Late clock',
      'Hardcoded path of the shop',
      'no test of the horn',
      'no test of the drum in the back',
    ]);
  });
});
