import { describe, expect, test } from 'vitest';
import { backlogItems } from '../../../server/src/model/backlog/items.ts';
import { createDocument } from '../../../server/src/model/document.ts';

const read = (text: string) => backlogItems(createDocument('TECH_DEBT.md', text));

const titles = (text: string): readonly string[] => read(text).map(({ title }) => title);

describe('groups', () => {
  test('are counted parts that have sections of their own', () => {
    const filled = (name: string) => `### ${name}\n\n**Why it matters:** slow.\n\n**Files to update:** a.ts\n\n`;
    const plain = (name: string) => `### ${name}\n\nIt was put off until somebody has the time for it.\n\n`;
    const text =
      `# Debt in the mails\n\n## Category 1: words\n\n${filled('Two names')}${filled('Old spelling')}` +
      `## Category 2: gaps\n\n${plain('Bounce reader')}${plain('Queue of letters')}` +
      `## Category 3: for later\n\n${plain('Template engine')}${plain('Search in letters')}`;
    expect(titles(text)).toEqual([
      'Two names',
      'Old spelling',
      'Bounce reader',
      'Queue of letters',
      'Template engine',
      'Search in letters',
    ]);
  });

  test('may be called by what is wrong with a plan', () => {
    const item = (name: string) => `### ${name}\n\nSee [mail.ts:36](src/mail.ts#L36). **Fix:** one line.\n\n`;
    const plain = (name: string) =>
      `### ${name}\n\nSee [mail.ts:90](src/mail.ts#L90), which waits for ten seconds.\n\n`;
    const text =
      `# Technical debt\n\n## A. Wrong answers\n\n${item('A1. Year of the clock')}${item('A2. Lost port')}${item('A3. Wrong index')}${item('A4. Short buffer')}` +
      `## B. Timeout policy has no home\n\n${plain('B1. Fixed wait of the reader')}${plain('B2. Fixed wait of the writer')}`;
    expect(titles(text).slice(-2)).toEqual(['Fixed wait of the reader', 'Fixed wait of the writer']);
  });

  test('stand beside sections of prose, and are not all there is', () => {
    const section = (name: string) =>
      `## ${name}\n\nNobody has had the time for it, \`mail.ts\` is as it was.\n\n**To close it.** A day of work.\n\n`;
    const text =
      `# Known debt\n\n${section('1. No retries')}${section('2. No queue')}${section('3. No search')}` +
      '## 4. Smaller items\n\n- **Mails without a subject.** Sent as they are.\n- **Two clocks in tests.** One is slow.\n' +
      '- **No sorting.** Letters come as they are.\n- **Old keys stay.** For ever.\n- **A second header.** Harmless.\n';
    expect(titles(text)).toEqual([
      'No retries',
      'No queue',
      'No search',
      'Mails without a subject.',
      'Two clocks in tests.',
      'No sorting.',
      'Old keys stay.',
      'A second header.',
    ]);
  });

  test('hold names whatever they are called, beside sections that tell of one thing each in prose', () => {
    const text = (state: string, fix: string, nested: string) =>
      '# Dette technique\n\nCe qui est remis à plus tard, et pourquoi.\n\n' +
      `## Le jeton est codé en dur${state}\n\n\`src/auth/jeton.ts\` lit une constante, faute de coffre.\n\n${fix}` +
      `## La file oublie tout à son arrêt${state}\n\nCe qui attend dans \`src/file/attente.ts\` est perdu.\n\n` +
      `## Menus travaux\n\n- **Un seul délai pour \`entetes.ts\`**: les images ont celui des pages.\n${nested}` +
      '- **Images hors du dépôt**: le serveur n’est à personne.\n- **Journal sans rotation**: il grossit chaque mois.\n';
    const fix = '- Fix: lire la variable.\n\n';
    const nested = '  - Real fix: un délai par type, donc une table.\n';
    const five = [
      'Le jeton est codé en dur',
      'La file oublie tout à son arrêt',
      'Un seul délai pour entetes.ts',
      'Images hors du dépôt',
      'Journal sans rotation',
    ];
    for (const state of ['', ' (deferred)'])
      for (const first of ['', fix])
        for (const below of ['', nested])
          expect(titles(text(state, first, below)), state + first + below).toEqual(five);
    // What is told before the names is told of the section.
    const whole = text('', fix, nested).replace(
      '## Menus travaux\n',
      '## Menus travaux\n\n**Status:** open\n\n**Owner:** Ann\n',
    );
    expect(titles(whole.replace('codé', 'écrit'))).toContain('Menus travaux');
    expect(titles(text('', '', '').replace('Menus travaux', 'Order of work'))).toEqual(five.slice(0, 2));
  });

  test('hold no names that an item weighs in one of its parts', () => {
    const part =
      '### Candidates\n\n- **A file of its own**: slow\n- **A table with rows**: safe\n- **A broker for all**: one more\n';
    const text =
      '# Technical debt\n\n## Letters are lost\n\n`src/mail.ts` should keep them, and forgets.\n\n' +
      `## The queue forgets\n\n### What happens\n\nAll is kept in memory, see \`src/queue.ts\`.\n\n${part.replace('\n\n-', '\n\nWhat was looked at.\n\n-')}\n` +
      '## Keys never end\n\n`src/keys.ts` keeps one for ever.\n';
    expect(titles(text)).toEqual(['Letters are lost', 'The queue forgets', 'Keys never end']);
  });

  test('of a list leave the findings beside sections of prose', () => {
    const section = (name: string) => `## ${name}\n\nIt should be read from \`mail.ts\`, and is not.\n\n`;
    const findings =
      '- **High** — bounces of a year are never read\n- **High** — letters wait for one worker\n' +
      '- **Low** — the clock has no zone at all\n- **Medium** — keys are kept in a file\n';
    const text =
      `# Technical debt\n\n${section('Missing retries')}${section('Missing queue')}${section('Missing search')}` +
      `## Other issues\n\n- No sorting of letters\n\n## By module\n\n### Mails\n\n${findings}`;
    expect(titles(text)).toEqual([
      'Missing retries',
      'Missing queue',
      'Missing search',
      'No sorting of letters',
      'bounces of a year are never read',
      'letters wait for one worker',
      'the clock has no zone at all',
      'keys are kept in a file',
    ]);
  });

  test('of tables need no second column that is known where they call their rows items', () => {
    const text =
      '# Debt\n\n## Done\n\n| Item | Where it landed |\n|---|---|\n| Pin the packages | `lock.txt` |\n| Log errors | `log.ts` |\n\n' +
      '## Deferred\n\n### Search in letters\n\n**Status:** not begun.\n**Why deferred:** nobody asks.\n\n### Two clocks\n\n**Status:** known.\n**Why deferred:** rare.\n';
    expect(read(text).map(({ title, status }) => [title, status])).toEqual([
      ['Pin the packages', 'paid'],
      ['Log errors', 'paid'],
      ['Search in letters', 'open'],
      ['Two clocks', 'open'],
    ]);
    expect(titles('# Debt\n\n| Metric | Value |\n|---|---|\n| Tests that fail | 3 |\n| Open marks | 9 |\n')).toEqual(
      [],
    );
  });
});

describe('names', () => {
  test('of items stand below a heading of an id and a state', () => {
    const text =
      '# Debt\n\n### TD-1 · 🔴 · `resolved` (2026-05-05)\n**Two clocks**\n\n- **Fix**: one\n\n### TD-2 · 🟠 · `open` (for now)\n' +
      '**Lost mails**\n\n- **Fix**: read bounces\n\n### TD-3 · open letters\n**Seen**\n\n- **Fix**: close them\n';
    expect(titles(text)).toEqual(['Two clocks', 'Lost mails', 'open letters']);
  });

  test('on lines of their own have labels below them, whatever these say', () => {
    const filled = (name: string) => `**${name}:**\n- Issue: lost.\n- Files: \`mail.ts\`\n- Impact: slow.\n\n`;
    const bare = (name: string) => `**${name}:**\n- Current capacity: ten.\n- Limit: twelve.\n\n`;
    const text = (others: string) => `# Concerns\n\n## Debt\n\n${others}## Limits\n\n${bare('Letters in memory')}`;
    expect(titles(text(filled('Two clocks in tests') + filled('Mails without a reader')))).toEqual([
      'Two clocks in tests',
      'Mails without a reader',
      'Letters in memory',
    ]);
  });

  test('of items have an id with a date', () => {
    const text =
      '# Known issues\n\n## BUG-20260502-001: Two clocks\n\n- State: known\n\n### What is seen\n\n1. One is late.\n2. One is early.\n';
    for (const each of [text, text.replace('001: ', '001：')])
      expect(read(each).map(({ id, title }) => [id, title])).toEqual([['BUG-20260502-001', 'Two clocks']]);
  });
});

test('a document without a title is about what its file is called by', () => {
  const section = (name: string) => `## ${name}\n\nNobody has had the time, so \`mail.ts\` is as it was.\n\n`;
  const text = section('Bounces are never read') + section('Two clocks, not one') + section('Keys without an end');
  const found = (path: string) => backlogItems(createDocument(path, text)).map(({ title }) => title);
  const all = ['Bounces are never read', 'Two clocks, not one', 'Keys without an end'];
  expect(found('docs/tech-debt.md')).toEqual(all);
  expect(found('docs/TECHNICAL_DEBT.md')).toEqual(all);
  expect(found('docs/mails.md')).toEqual([]);
});
