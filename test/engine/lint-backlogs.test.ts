import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../server/src/config/default-config.ts';
import { debtItemsIn } from '../../server/src/engine/debt-items.ts';
import { lint } from '../../server/src/engine/lint.ts';
import { builtInKinds } from '../../server/src/kinds/built-in.ts';
import { detectKind } from '../../server/src/kinds/detect-kind.ts';
import { createDocument } from '../../server/src/model/document.ts';
import { createProject } from '../../server/src/model/project.ts';
import { applyEdits } from '../../server/src/text/text.ts';

const setup = { config: defaultConfig, kinds: builtInKinds(), problems: [] };

/** What is found in a backlog, with each place and what its first fix makes of it, beside other documents. */
function found(text: string, others: Readonly<Record<string, string>> = {}, path = 'TECH_DEBT.md') {
  const document = createDocument(path, text);
  const documents = [document, ...Object.entries(others).map(([at, source]) => createDocument(at, source))];
  const items = documents.flatMap((each) => debtItemsIn(each, detectKind(each, setup.kinds)?.kind, setup));
  const result = lint(document, setup, { today: '2026-11-21', audience: 'shared', project: createProject(items) });
  return result.diagnostics.map(({ rule, range, fixes }) => ({
    rule,
    at: text.slice(range.start, range.end),
    fixed: fixes[0] && applyEdits(text, fixes[0].edits),
  }));
}

const rules = (...from: Parameters<typeof found>) => found(...from).map(({ rule, at }) => [rule, at]);

describe('an ordinary backlog is left alone', () => {
  test.each([
    [
      'a table with scales of its own',
      '| ID | Item | Priority | Effort | Impact | Status |\n|-|-|-|-|-|-|\n| TD-1 | Old cache grows | High | 3 days | Slow builds | Open |\n| TD-2 | Two clocks drift | P3 | ? | | ✅ Fixed |\n',
    ],
    [
      'sections with a priority where a status would stand',
      '# Tech debt\n\n## TD-1: Old cache grows\n\n**Status:** Low priority (2 hours)\n**Effort:** S\n\n## TD-2: Two clocks drift\n\n**Status:** Waiting for [the plan](plan.md)\n**Effort:** L\n',
    ],
    ['boxes', '# Tech debt\n\n- [ ] Old cache grows\n- [x] Cleanup\n'],
    ['percentages', '| Item | Impact | Confidence | Effort |\n|-|-|-|-|\n| Old cache grows | 3 | 80% | 2 |\n'],
    [
      'an index and a summary',
      '| ID | Item | Status |\n|-|-|-|\n| TD-1 | Old cache grows | Open |\n\n## Next sprint\n\n| ID | Item | Status |\n|-|-|-|\n| TD-1 | Old cache grows! | Open |\n',
    ],
  ])('%s', (_, text) => expect(rules(text)).toEqual([]));

  test('an essay of that name', () => {
    expect(rules('# How we limit technical debt\n\nTODO, {title}.\n\n## Impact\n\nLess.\n')).toEqual([]);
  });

  test('what a second document of the team’s lists again', () => {
    const index = '| ID | Item | Status |\n|-|-|-|\n| TD-1 | Old cache grows | Open |\n';
    const told = '# TD-1: Old cache grows without end\n\n**Status:** open\n';
    expect(rules(index, { 'docs/tech-debt/TD-1.md': told })).toEqual([]);
    expect(rules(told, { 'TECH_DEBT.md': index }, 'docs/tech-debt/TD-1.md')).toEqual([]);
  });
});

test('one id for two things', () => {
  const text =
    '| ID | Item | Status |\n|-|-|-|\n| TD-1 | Old cache grows | Open |\n| TD-1 | Two clocks drift | Open |\n';
  expect(rules(text)).toEqual([['duplicate-debt-id', 'Two clocks drift']]);
  expect(
    rules(text.replace('| TD-1 | Two', '| TD-2 | Two'), { 'docs/tech-debt/b.md': '# TD-2: Slow login\n' }),
  ).toEqual([]);
});

test('what is logged in a backlog is not logged anew', () => {
  const logged = '---\nid: k3f9qx\ncreated: 2026-11-20\n---\n# Old cache grows\n\nSlow.\n';
  const backlog = '| Item | Status | Created |\n|-|-|-|\n| Old cache grows | Open | 2026-11-01 |\n';
  expect(rules(logged, { 'TECH_DEBT.md': backlog }, 'docs/debt/old-k3f9qx.md')).toContainEqual([
    'duplicate-debt-item',
    'Old cache grows',
  ]);
});

test('a fix changes the bytes of one value', () => {
  const text =
    '\r\n| Item |  Status|Impact | Confidence | Effort |\r\n|-|:-:|-|-|-|\r\n| Old cache grows |opn | 12 | 5 | 3 |\r\n| Two clocks drift | Open | 4 | 5| |\r\n';
  expect(found(text)).toEqual([
    { rule: 'unknown-status', at: 'opn', fixed: text.replace('|opn |', '|Open |') },
    { rule: 'score-out-of-range', at: '12', fixed: text.replace('| 12 |', '| 10 |') },
    { rule: 'partial-score', at: '4', fixed: text.replace('| 5| |\r\n', '| 5| 1 |\r\n') },
  ]);
});

test('comments that disable hold', () => {
  expect(rules('# Tech debt\n\n<!-- whylint-disable vague-title: ours -->\n\n- [ ] Cleanup\n- [ ] Fixes\n')).toEqual(
    [],
  );
});
