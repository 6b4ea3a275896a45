import { expect, test } from 'vitest';
import { debtFindings, itemText } from '../support/debt.ts';

const found = (title: string) =>
  debtFindings('vague-title', itemText('id: k3f9qx', `# ${title}\n`)).map(([source]) => source);

test.each(['Cleanup', 'Refactor', 'Fix the tech debt', 'Misc. improvements', 'Legacy stuff', 'auth', '遗留'])(
  '"%s" would fit any item',
  (title) => {
    expect(found(title)).toEqual([title]);
  },
);

test.each([
  'Refactor auth',
  'parseConfig',
  'user_service: 3,000 lines',
  '登录缓存从不过期',
  'Legacy PDF renderer',
  'Die Suche ist langsam',
  '{What is off, and where}',
])('"%s" says enough', (title) => {
  expect(found(title)).toEqual([]);
});

test('a cell beside it in the row of a backlog may tell the rest', () => {
  const row = (told: string) =>
    `# Tech debt\n\n| Item | Priority | Notes |\n|-|-|-|\n| Migrations | High | ${told} |\n`;
  const sources = (told: string) => debtFindings('vague-title', row(told), { path: 'TECH_DEBT.md' });
  expect(sources('They drop the connections of all other tests')).toEqual([]);
  expect(sources('soon')).toHaveLength(1);
});
