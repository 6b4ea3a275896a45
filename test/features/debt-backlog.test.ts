import { expect, test } from 'vitest';
import { debtMarks } from '../../server/src/features/debt-marks.ts';
import type { DebtSurroundings } from '../../server/src/features/debt-summary.ts';
import { backlogItems } from '../../server/src/model/backlog/items.ts';
import { createDocument } from '../../server/src/model/document.ts';
import { createProject } from '../../server/src/model/project.ts';

const surroundings: DebtSurroundings = {
  formula: 'ease',
  uriOf: (path) => `file:///w/${path}`,
  nameOf: (path) => path,
  today: '2026-01-31',
};

test('an item of the team’s own document shows at its line, with what its scales suggest', () => {
  const text = [
    '| ID | Item | Location | Severity | Effort |',
    '|-|-|-|-|-|',
    '| TD-1 | Retry *swallows* errors | `src/retry.ts:2` | P1 | 1–2 days |',
    '| TD-2 | ~~Old cache~~ | `src/retry.ts:1` | Low | S |',
  ].join('\n');
  const project = createProject(backlogItems(createDocument('TECH_DEBT.md', text)));
  const marks = debtMarks('a\nb\n', 'src/retry.ts', project.anchoredIn('src/retry.ts'), surroundings);
  expect(marks).toHaveLength(1);
  expect(marks[0]).toMatchObject({
    range: { start: { line: 1 } },
    item: { uri: 'file:///w/TECH_DEBT.md#L3', id: 'TD-1', title: 'Retry swallows errors', status: 'open' },
  });
  expect(marks[0]?.hover).toContain('suggested I7 E4');
  expect(marks[0]?.hover).toContain('(<file:///w/TECH_DEBT.md#L3>)');
  expect(project.items.get('TECH_DEBT.md#L4')?.status).toBe('paid');
});
