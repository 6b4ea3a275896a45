import { expect, test } from 'vitest';
import { debtFindings, itemText } from '../support/debt.ts';

const today = '2026-07-01';
const oldest = itemText('created: 2026-01-01', '# Retry loop swallows errors\n');
const found = (items: Record<string, string>, lastChanged?: (path: string) => string | undefined, text = oldest) =>
  debtFindings('ignored-backlog', text, { today, items, ...(lastChanged && { lastChanged }) }).map(
    ([, message]) => message,
  );
const file = 'docs/debt/b.md';

test('is said of the oldest open item, once', () => {
  const items = { [file]: itemText('created: 2026-06-30', '# Slow start of tests\n') };
  expect(found(items)).toEqual(['2 open, none of them paid, closed or changed for 181 days. Which one goes first?']);
  expect(found({ [file]: itemText('created: 2025-06-30') })).toEqual([]);
  expect(found({ [file]: itemText('created: 2025-06-30\nstatus: wont-fix') })).toHaveLength(1);
});

test.each([
  ['one was paid', { [file]: itemText('status: paid\ncreated: 2026-01-02\npaid: 2026-05-01') }, undefined],
  ['one was reviewed', { [file]: itemText('created: 2026-01-02\nreviewed: 2026-05-01') }, undefined],
  [
    'one was closed, as version control tells',
    { [file]: itemText('status: wont-fix\ncreated: 2026-01-02') },
    '2026-05-01',
  ],
])('silent: %s', (_, items, changed) => {
  expect(found(items, (path) => (path === file ? changed : undefined))).toEqual([]);
});

test('one more item is no work on the others', () => {
  const items = { [file]: itemText('created: 2026-06-30', '# Slow start of tests\n') };
  expect(found(items, (path) => (path === file ? '2026-06-30' : undefined))).toHaveLength(1);
});

test('silent while the backlog is new, undated or unread', () => {
  expect(found({}, undefined, itemText('created: 2026-06-01'))).toEqual([]);
  expect(found({}, undefined, itemText('id: k3f9qx'))).toEqual([]);
  expect(debtFindings('ignored-backlog', oldest, { today })).toEqual([]);
});
