import { describe, expect, test } from 'vitest';
import { backlogItems } from '../../../server/src/model/backlog/items.ts';
import { createDocument } from '../../../server/src/model/document.ts';

const read = (text: string, path = 'docs/tech-debt.md') => backlogItems(createDocument(path, text));
const titles = (text: string, path?: string) => read(text, path).map(({ title }) => title);
const told = (text: string) => read(text).map(({ title, status }) => [title, status]);
const prose = 'Each call opens a pool of its own, which the driver closes an hour later.\n\n';

describe('a heading each, in prose', () => {
  test('below a heading that groups by urgency', () => {
    const text = `# Known problems\n\n## MED\n\n## High priority (within a month)\n\n### The pager wakes two people\n\n${prose}### A pool for each call\n\n${prose}**Effort:** 2 hours. **Session:** open\n\n## Low priority\n\n### Logs in three formats\n\n${prose}`;
    expect(read(text).map(({ title, from }) => [title, from?.suggested])).toEqual([
      ['The pager wakes two people', { impact: 7 }],
      ['A pool for each call', { impact: 7, effort: 2 }],
      ['Logs in three formats', { impact: 3 }],
    ]);
  });

  test('an area below such a heading is none, whose bullets are', () => {
    const text =
      '# Tech debt\n\n## High priority\n\n### Backend\n\n- Old cache\n- Slow build\n\n### Frontend\n\n- Two routers\n';
    expect(titles(text)).not.toContain('Backend');
  });

  test('below such a heading with grades of their own, and bullets', () => {
    const text = `# Debt\n\n## ✅ Completed improvements\n\n### Docs in one place (Nov 2025)\n- ✅ moved 80 reports\n- **Impact:** clearer\n\n## High priority\n\n### P0: Styles in line\n**Status:** 🔴 Not started\n**Effort:** 2-3 weeks\n\n## Low priority\n\n### P3: Size of the bundle\n- analyse it\n\n### P3: Watch its speed\n- add vitals\n\n### P3: Audit of access\n- run it\n`;
    expect(read(text).map(({ title, status, from }) => [title, status, from?.suggested.impact])).toEqual([
      ['Docs in one place (Nov 2025)', 'paid', undefined],
      ['Styles in line', 'open', 9],
      ['Size of the bundle', 'open', 3],
      ['Watch its speed', 'open', 3],
      ['Audit of access', 'open', 3],
    ]);
  });

  test('beside others with ids or fields', () => {
    const text = `# Debt of the pager\n\n## P1-2: No wrapper for requests\n\n${prose}## P1-4: Index lacks the tenant\n\n${prose}## Tests of the third store\n\n${prose}## How to add one\n\n${prose}`;
    expect(titles(text)).toEqual(['No wrapper for requests', 'Index lacks the tenant', 'Tests of the third store']);
  });

  test('one field of its own is enough where most have one', () => {
    const text = `# A row of poor choices\n\n## Why this page exists\n\n${prose}## Awful hacks\n\n### Cloning panics\n\n${prose}Can be removed when: the issue is closed.\n\n### Threads for control flow\n\n${prose}Can be removed when one of:\n\n* generators are stable\n* nobody minds\n`;
    expect(titles(text)).toEqual(['Cloning panics', 'Threads for control flow']);
  });

  test('deeper than a chapter that has fields of its own', () => {
    const item = (n: string, title: string) => `#### ${n} ${title}\n**File:** \`a.rs\`\n**Status:** stub\n\n`;
    const text = `# Debt inventory\n\n## Category 2: Behaviour (P1) [2 items]\n\n**Priority:** High\n**Effort:** 1-2 weeks\n\n### Items\n\n${item('2.1', 'Fleeing')}${item('2.2', 'Resting')}## Category 3: Speed (P2) [0 items]\n\n**Priority:** Low\n**Effort:** small\n\n### Items\n\n*No items here.*\n`;
    expect(titles(text)).toEqual(['Fleeing', 'Resting']);
  });

  test('numbered on from one part of the document to the next', () => {
    const item = (n: number, title: string) => `### ${n}. ${title}\n\nOne line.\n\n`;
    const text = `# Tech debt of the client\n\n## Bugs\n\n${item(1, '`a.py:7` — Wrong literal')}${item(2, 'All arguments required')}## Robustness\n\n${item(3, 'No bound on length')}${item(5, 'Sorting strings')}`;
    expect(titles(text)).toEqual([
      'a.py:7 — Wrong literal',
      'All arguments required',
      'No bound on length',
      'Sorting strings',
    ]);
    const anew = `# Review\n\n## Strengths\n\n${item(1, 'Good tests')}${item(2, 'Good names')}## Principles\n\n${item(1, 'Small steps')}${item(2, 'Clear words')}`;
    expect(titles(anew)).toEqual([]);
  });

  test('a document of nothing else', () => {
    const text =
      '# Technical debt\n\nSome things to know.\n\n## Mails are sent by hand\n\nThe queue of `lib/mail.ts` should send them, and for now somebody clicks.\n\n## Duplicated parser\n\nWe copied `src/parse.ts` into the worker; it should be a package of its own.\n\n## Two routers\n\nCurrently `app/router.js` and the new one both run until the last page is moved.\n';
    expect(titles(text)).toEqual(['Mails are sent by hand', 'Duplicated parser', 'Two routers']);
  });

  test.each([
    [
      'a guide',
      '# Technical debt\n\nIt has a price.\n\n## What counts as debt\n\nCode that is duplicated, tests that are missing, and so on, for now at least.\n\n## How we manage it\n\nWe should talk about `TODO` comments each month and replace what is old.\n\n## Making debt visible\n\nEach team should write a ticket for it and needs to plan time until it is gone.\n',
    ],
    [
      'a policy on code',
      '# Technical debt\n\n## Ownership\n\nEach team should own its modules, `src/a.ts` among them, and refactor them as they go.\n\n## Budget of a sprint\n\nA fifth of each sprint should be kept for it, as we have to rewrite some.\n',
    ],
    [
      'words of a definition with bullets',
      '# Technical debt\n\n## Context\n\n* This is part of a wider frame of pages.\n\n## Purpose\n\n* To find common words\n\n## Examples of what it is\n\n* Slow tests\n* Old servers\n',
    ],
    [
      'chapters with labels',
      '# Tech debt\n\n## Recording debt\n\n**What:** each is a ticket.\n\n**Where:** in the tracker.\n\n## Reviewing debt\n\n**When:** each month.\n\n**Impact:** we see it.\n',
    ],
    [
      'kinds of debt',
      '# Technical debt\n\n## Types of debt\n\n### Code debt\n\nCode that should be refactored, such as `utils.js`.\n\n**Examples:** copies.\n**Impact:** slow.\n\n### Test debt\n\nTests that are missing and should be written.\n\n**Examples:** none.\n**Impact:** fear.\n',
    ],
    [
      'a page on how it is built',
      '# Architecture and technical debt\n\n## Data layer\n\nThe pool is in `src/db/pool.ts`, and should be read together with its schema.\n\n## Routes layer\n\nAll routes are in `src/api/`, and each needs to check what it is given.\n',
    ],
    ['a plan', `# Plan\n\n## Current\n\n### Phase 1: Foundations\n\n${prose}### Phase 2: Walls\n\n${prose}`],
  ])('%s has none', (_, text) => expect(titles(text)).toEqual([]));
});

describe('fields of a section', () => {
  test('as lines of plain text below the heading', () => {
    const text =
      '# Registry\n\n## TD-003: Moving tag in `infra/api.yaml`\n\nDiscovered: 2026-04-22 (in a review)\nType: compliance\nPriority: P2\nStatus: resolved\n\n### Description\n\nIt moves.\n\n### Risk if unaddressed\n\nNo way back.\n';
    expect(read(text)).toMatchObject([
      { id: 'TD-003', status: 'paid', area: 'compliance', from: { suggested: { impact: 5 } } },
    ]);
  });

  test('as bold words with a full stop, a dash, or on a line of their own', () => {
    const item = (title: string, sign: string) =>
      `## ${title}\n\n**What${sign} Two clocks.\n\n**Where${sign} \`src/clock.ts\`\n\n**Solution${sign} One.\n\n`;
    const text = `# Upstream gaps\n\n${item('Clocks differ', '.**')}${item('Clocks stop', '** —')}${item('Clocks run', '**\n\n')}`;
    expect(titles(text)).toEqual(['Clocks differ', 'Clocks stop', 'Clocks run']);
  });

  test('one label, `Issue`, names what is wrong, not the item', () => {
    const text =
      '# Debt\n\n### Stub of the planner\n- **Location:** `src/plan.ts:4`\n- **Issue:** nothing is planned\n- **Recommendation:** plan\n';
    expect(read(text)[0]?.from?.own.map(({ field }) => field)).toEqual(['link', 'problem', 'fix']);
  });

  test('a legend with a line for each scale is none', () => {
    const text =
      '# Debt register\n\n## Priority and effort legend\n\n- **Priority**: High, Medium, Low.\n- **Effort**: S, M, L.\n';
    expect(titles(text)).toEqual([]);
  });
});

describe('titles and states', () => {
  test.each([
    ['### ~~Drift of the schema~~ — RESOLVED in session A', 'Drift of the schema', 'paid'],
    ['### 3. Old cache ✅ **FIXED**', 'Old cache', 'paid'],
    ['### [RESOLVED] Old cache of users', 'Old cache of users', 'paid'],
    ['### RESOLVED: Old cache of users', 'Old cache of users', 'paid'],
    ['### Old cache of users — FIXED 2026-02-03 (#12)', 'Old cache of users', 'paid'],
    ['### Old cache of users (fixed in 2.1)', 'Old cache of users', 'paid'],
    ['### Old cache - fixed size buffers', 'Old cache - fixed size buffers', 'open'],
    ['### Alter Zwischenspeicher — ERLEDIGT 2026-05-02', 'Alter Zwischenspeicher', 'paid'],
    ['### Ancien cache — RESOLU', 'Ancien cache', 'paid'],
    ['### Old cache of users — SQL ONLY', 'Old cache of users — SQL ONLY', 'open'],
    ['### Old cache of users — NO LIMIT', 'Old cache of users — NO LIMIT', 'open'],
    ['### Old cache of users — OPENSSL', 'Old cache of users — OPENSSL', 'open'],
    ['### Old cache of users — RESOLUTION PENDING', 'Old cache of users — RESOLUTION PENDING', 'open'],
    ['### Old cache of users — STILL OPEN', 'Old cache of users', 'open'],
    ['### CRITICAL ISSUE #1: Wrong dimension', 'Wrong dimension', 'open'],
  ])('%s', (heading, title, status) => {
    const text = `# Debt\n\n## Known issues\n\n${heading}\n\n${prose}### Another one of them\n\n${prose}`;
    expect(told(text)[0]).toEqual([title, status]);
  });
});

describe('a file each', () => {
  const item = '# Two clocks differ\n\nThe one in `src/a.ts` is late.\n\n- Take one\n- Drop the other\n';

  test.each([
    ['docs/tech-debt/001-two-clocks.md', item],
    ['docs/tech-debt/td-12-two-clocks.md', item],
    ['docs/tech-debt/two-clocks.md', `---\nstatus: open\n---\n${item}`],
    ['docs/tech-debt/two-clocks.md', item.replace('\n\n', '\n\n**Status:** open\n**Priority:** low\n\n')],
  ])('%s', (path, text) => {
    expect(read(text, path)).toMatchObject([{ title: 'Two clocks differ', status: 'open', from: { shape: 'file' } }]);
  });

  test('and not a page of several, or about them', () => {
    const list = '# Debt of the clocks\n\n## Open items\n\n- Two clocks\n- No alarm\n';
    expect(titles(list, 'docs/tech-debt/001-clocks.md')).toEqual(['Two clocks', 'No alarm']);
    expect(titles(item, 'docs/tech-debt/README.md')).not.toContain('Two clocks differ');
  });
});

describe('paragraphs that begin in bold type', () => {
  test('with fields below, and an anchor before each', () => {
    const item = (id: string, title: string) =>
      `<a id="${id}"></a>\n\n**${title}**\n\n**What.** It shows one cell.\n\nMore of it.\n\n**Where.** \`src/${id}.js\`\n\n**Solution.** A slot.\n\n`;
    const text = `# Debt and gaps\n\n## Upstream\n\n### Views\n\n${item('edit', 'Views cannot edit.')}${item('pick', 'Views cannot pick options.')}`;
    expect(titles(text)).toEqual(['Views cannot edit.', 'Views cannot pick options.']);
    expect(read(text).map(({ anchors }) => anchors.map(({ path }) => path))).toEqual([
      ['src/edit.js'],
      ['src/pick.js'],
    ]);
  });

  test('with a sign and when each was paid, also behind a section that is an item', () => {
    const text = `# Debt\n\n## Scheduled\n\n### Parser\n\n- **Problem:** slow\n- **Fix:** rewrite\n\n**Previously resolved:**\n\n✅ **Guide split in two** (resolved 2025-11-23)\n- one\n- two\n\n✅ **Mixed filters** (resolved 2025-11-24)\n- three\n`;
    expect(told(text)).toEqual([
      ['Parser', 'planned'],
      ['Guide split in two', 'paid'],
      ['Mixed filters', 'paid'],
    ]);
  });

  test('all of a group that is made of them', () => {
    const text =
      '# Debt\n\n## Known issues\n\n**Mails are lost.** The queue drops them.\n\n**Old clock of users.** It is late.\n';
    expect(titles(text)).toEqual(['Mails are lost.', 'Old clock of users.']);
  });

  test('with a colon, where fields stand below', () => {
    const text =
      '# Concerns\n\n## Security\n\n**Dashboard page is too long:**\n- **Files:** `app/page.tsx`\n- **Fix approach:** split it\n\n**No bound on uploads:**\n- **Files:** `app/up.ts`\n- **Impact:** memory\n\n**What we like:**\n- its colours\n';
    expect(titles(text)).toEqual(['Dashboard page is too long', 'No bound on uploads']);
  });

  test('and not what only stands out', () => {
    const text = `# Debt\n\n## Known issues\n\n${prose}**Last updated:** today\n\n**Important note:** read this\n\n**All of it matters to us** and nothing more.\n\n${prose}`;
    expect(titles(text)).toEqual([]);
  });
});

describe('grades and states', () => {
  test('in a heading, before or behind its words', () => {
    const text = `# Debt\n\n## T-1 — Tests share a host (P1, unresolved)\n\n${prose}## T-2: HIGH: no index\n\n${prose}## T-3 Low tide\n\n${prose}`;
    expect(read(text).map(({ from }) => from?.suggested)).toEqual([{ impact: 7 }, { impact: 7 }, {}]);
  });

  test('and an id alone, with the words in bold type below it', () => {
    const text =
      '# 기술 부채\n\n### TD-001 · 🔴 · `resolved` (2026-05-05)\n**잘못된 기준 선택**\n\n- **파일**: `app/links.py`\n- **문제**: 조용히 진행\n\n### TD-003 · 🟡 · `wontfix`\n**Two clocks**\n\n- **파일**: `app/clock.py`\n';
    expect(read(text).map(({ id, title, status, from }) => [id, title, status, from?.suggested.impact])).toEqual([
      ['TD-001', '잘못된 기준 선택', 'paid', 7],
      ['TD-003', 'Two clocks', 'wont-fix', 5],
    ]);
  });

  test('of a second title, and of one with words of its own', () => {
    const text = `# Debt of the shop\n\n# Active items\n\n## T-1 — Two clocks\n\n${prose}# Resolved items\n\n## P0 - Before the beta\n\n### T-2 — No alarm\n\n${prose}`;
    expect(read(text).map(({ status, from }) => [status, from?.suggested.impact])).toEqual([
      ['open', undefined],
      ['paid', 9],
    ]);
  });

  test('in bold type and brackets before a bullet', () => {
    const bullets = (area: string) =>
      `## ${area}\n\n- **[P2] The ${area} of each clone is the same.** It shares a slot.\n- **[P1] A hidden ${area} hides all others.** It does.\n\n`;
    const text = `# Debt of the engine\n\n${['paint', 'mask', 'brush', 'stroke', 'focus', 'text', 'list'].map(bullets).join('')}`;
    expect(read(text)).toHaveLength(14);
    expect(read(text)[0]).toMatchObject({
      title: 'The paint of each clone is the same.',
      from: { suggested: { impact: 5 } },
    });
  });
});
