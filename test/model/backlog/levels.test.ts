import { describe, expect, test } from 'vitest';
import { backlogItems } from '../../../server/src/model/backlog/items.ts';
import { createDocument } from '../../../server/src/model/document.ts';

const read = (text: string) =>
  backlogItems(createDocument('docs/tech-debt.md', text)).map(({ title, status }) => [title, status]);
const titles = (text: string) => read(text).map(([title]) => title);

describe('a heading with a state', () => {
  const others =
    '## Versand\n\n- `mail.ts` liest keine Rückläufer.\n- `retry.ts` zählt zwei Uhren.\n\n## Konten\n\n- `keys.ts` dreht nie Schlüssel.\n';

  test('is the group of the bullets below it, as the headings beside it are', () => {
    const state = '## Suche (RESOLVED)\n\n- `index.ts` war langsam.\n- `words.ts` kannte keine Umlaute.\n\n';
    const found = [
      ['index.ts war langsam.', 'paid'],
      ['words.ts kannte keine Umlaute.', 'paid'],
      ['mail.ts liest keine Rückläufer.', 'open'],
      ['retry.ts zählt zwei Uhren.', 'open'],
      ['keys.ts dreht nie Schlüssel.', 'open'],
    ];
    expect(read(`# Technische Schulden\n\n${state}${others}`)).toEqual(found);
    expect(read(`# Technische Schulden\n\n${others}\n${state}`).toSorted()).toEqual(found.toSorted());
    // An item of its own beside them changes nothing of what they are.
    const item = ['Zu viele Uhren', 'paid'];
    const text = `# Technische Schulden\n\n${state}${others}\n## ${item[0]} (RESOLVED)\n\n\`clock.ts\` hatte zwei davon, und keiner wusste, welche gilt.\n`;
    expect(read(text).toSorted()).toEqual([...found, item].toSorted());
  });

  test('is an item where it tells more than bullets, or they are told of it', () => {
    const told = (content: string) =>
      titles(`# Debt\n\n## Slow search — RETIRED (May)\n\n${content}\n\n## Mails\n\n- One.\n`);
    expect(told('Two words were left out:\n\n- `the`, since it is everywhere.\n- `a`, as well.')).toEqual([
      'Slow search',
    ]);
    expect(told('- **Was:** a walk over all.\n- **Now:** an index.')).toEqual(['Slow search']);
  });

  test('is an item beside a group of names, some of them struck with what stands behind them', () => {
    const text =
      '# Debt\n\n## Slow search — RETIRED (May)\n\nAn index was built. Left as they are:\n\n- `the`, since it is everywhere.\n- `a`, as well.\n\n' +
      '## Other deferred items\n\n- ~~**Two clocks** (one is late)~~ — **gone (June)**: one is left.\n' +
      '- **Mails without a reader** — nobody looks.\n- ~~**Keys without an end**~~ — dropped: they turn.\n';
    expect(read(text)).toEqual([
      ['Slow search', 'paid'],
      ['Two clocks (one is late)', 'paid'],
      ['Mails without a reader', 'open'],
      ['Keys without an end', 'paid'],
    ]);
  });
});

describe('a section among items', () => {
  const filled = (name: string) =>
    `## ${name}\n\nNessuno legge le risposte che arrivano di notte.\n\n**Stato**: aperto\n**Impatto**: lento\n\n`;

  test('is none where it holds nothing but more bullets than sections could tell', () => {
    const bullets = ['Posta senza lettore', 'Due orologi', 'Chiavi senza fine', 'Indice a mano', 'Log doppi'];
    const text = (some: readonly string[]) =>
      `# Debito tecnico\n\n${filled('Rifare la coda')}## Da fare prima o poi\n\n${some.map((each) => `- ${each}\n`).join('')}\n${filled('Rifare la ricerca')}` +
      '## Fatto di recente\n\nLa coda vecchia non si usa più da nessuna parte, e si può togliere.\n';
    expect(titles(text([...bullets, 'Nomi misti', 'Cache senza limite', 'Errori taciuti', 'Test lenti']))).toEqual([
      'Rifare la coda',
      ...bullets,
      'Nomi misti',
      'Cache senza limite',
      'Errori taciuti',
      'Test lenti',
      'Rifare la ricerca',
      'Fatto di recente',
    ]);
  });

  test('is a part of the one before it behind other parts, up to the next with fields', () => {
    const item = (name: string, parts: string) =>
      `# ${name} bereich\n\n## ${name} langsam\n\nStatus: offen\nPriorität: hoch\n\n## Lösung\n\nEin Index über alle Wörter.\n\n${parts}`;
    const text =
      `# Technische Schulden\n\n${item('Suche', '## Bis dahin gilt\n\nWer sucht, wartet eben etwas länger als ihm lieb ist.\n\n')}` +
      `${item('Versand', '')}${item('Anmeldung', '## Was noch fehlt\n\nNiemand hat bisher die alten Schlüssel gezählt.\n\n')}`;
    expect(titles(text)).toEqual(['Suche langsam', 'Versand langsam', 'Anmeldung langsam']);
  });
});

describe('lists are of something else', () => {
  const item = (name: string) => `#### ${name}\n\n- **Location**: \`a.ts\`\n- **Impact**: slow\n- **Effort**: 2 h\n\n`;
  const debts = `# Debt\n\n## Current debt\n\n### Search\n\n${item('No index')}${item('Two clocks')}${item('No limits')}`;

  test('below headings on how to keep the document', () => {
    const how =
      '### When adding debts to code:\n\n1. Leave a mark.\n2. Write it down here.\n\n### Before resolving known issues\n\n- Run the tests.\n- Ask.\n';
    const all = ['No index', 'Two clocks', 'No limits'];
    expect(titles(`${debts}## Upkeep\n\n${how}`)).toEqual(all);
    expect(titles(`${debts}## Contributing\n\n### New debts\n\n- Leave a mark.\n- Write it down here.\n`)).toEqual(all);
    expect(
      titles(`${debts}## Others\n\n### New debts\n\n- Mails without a reader.\n- Keys without an end.\n`),
    ).toHaveLength(5);
  });

  test('below a heading on how things are', () => {
    const text = (heading: string) =>
      `# Debt\n\n## Open\n\n### TD-1: No index\n\nSlow.\n\n### TD-2: Two clocks\n\nLate.\n\n## ${heading}\n\n- **Search** is up.\n- **Mails** go out.\n`;
    expect(titles(text('Current status'))).toEqual(['No index', 'Two clocks']);
    expect(titles(text('Current issues'))).toHaveLength(4);
  });

  test('with ticks below a label that names no group', () => {
    const text = (label: string) =>
      `# Deuda técnica\n\n## Búsqueda\n\n### ✅ CORREGIDO (2026-05-02)\n\n**${label}:**\n1. ✅ Hay un índice en \`index.ts\`\n2. ✅ Nadie lee dos relojes\n\n` +
      '### Lo que queda\n\n1. **Correos sin lector** en `mail.ts`\n2. **Claves sin fin** en `keys.ts`\n';
    const left = ['Correos sin lector', 'Claves sin fin'];
    expect(titles(text('Ahora se cumple'))).toEqual(left);
    expect(titles(text('Solución'))).toEqual(left);
    expect(titles(text('Resueltas'))).toHaveLength(4);
    const before = text('Solución').replace(
      '**Solución',
      '- Índice que nadie borra\n- Reloj que va tarde\n\n**Solución',
    );
    expect(titles(before)).toEqual(['Índice que nadie borra', 'Reloj que va tarde', ...left]);
  });

  test('so that a section of them is no item among others', () => {
    const text =
      '# Debt\n\n## Resolved\n\n### No index ✅ RESOLVED\n\n**Status**: done\n**Priority**: low\n\n### Two clocks ✅ RESOLVED\n\n**Status**: done\n**Priority**: low\n\n' +
      '### What was looked at\n\n**Results of it**:\n\n- ✅ No marks in code\n- ✅ No warnings\n';
    expect(titles(text)).toEqual(['No index', 'Two clocks']);
  });
});
