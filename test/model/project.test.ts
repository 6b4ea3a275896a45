import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DebtItem } from '../../server/src/model/debt-item.ts';
import { createProject, emptyProject, type Project, rankItems, withItem } from '../../server/src/model/project.ts';
import { itemOf } from '../support/debt.ts';

const item = (path: string, more: Partial<DebtItem> = {}): DebtItem => ({ ...itemOf('# Slow start\n', path), ...more });
const paths = (items: Iterable<DebtItem>) => [...items].map(({ path }) => path);

describe('a project', () => {
  const project = createProject([
    item('b.md', { id: 'k3f9qx', title: 'Slow start' }),
    item('a.md', { id: 'k3f9qx', title: 'slow – START!' }),
    itemOf('# Other\n\n- [src/a.ts:1](/src/a.ts#L1)\n- [src/a.ts:9](/src/a.ts#L9)\n', 'c.md'),
  ]);

  test('finds items by path, id, title and file of code, in the order of their paths', () => {
    expect(project.items.get('b.md')?.title).toBe('Slow start');
    expect(paths(project.withId('k3f9qx'))).toEqual(['a.md', 'b.md']);
    expect(paths(project.withTitle('Slow start'))).toEqual(['a.md', 'b.md']);
    expect(paths(project.anchoredIn('src/a.ts'))).toEqual(['c.md']);
    expect([project.withId('zzzz'), project.withTitle(''), project.anchoredIn('x')]).toEqual([[], [], []]);
  });

  test('finds what a document of several holds, and the rows that only lead to an item', () => {
    const row = (line: number, listed?: string) =>
      item('TECHDEBT.md', {
        from: {
          shape: 'table',
          line,
          range: { start: 0, end: 1 },
          own: [],
          suggested: {},
          ...(listed !== undefined && { listed }),
        },
      });
    const kept = createProject([row(2), row(3, 'a.md'), item('a.md')]);
    expect(kept.writtenIn('TECHDEBT.md').map(({ from }) => from?.line)).toEqual([2, 3]);
    expect(kept.listing('a.md').map(({ from }) => from?.line)).toEqual([3]);
    const changed = withItem(withItem(kept, 'TECHDEBT.md#L3', undefined), 'TECHDEBT.md#L5', row(5));
    expect(changed.writtenIn('TECHDEBT.md').map(({ from }) => from?.line)).toEqual([2, 5]);
    expect([changed.listing('a.md'), changed.writtenIn('a.md')]).toEqual([[], []]);
  });

  test('knows its ids; the empty one knows nothing', () => {
    expect([project.isComplete, emptyProject.isComplete, emptyProject.items.size]).toEqual([true, false, 0]);
    expect(withItem(emptyProject, 'a.md', item('a.md')).isComplete).toBe(false);
    expect(createProject([], () => '2026-01-02').lastChanged('a.md')).toBe('2026-01-02');
  });

  test('a change makes a new one and leaves the old as it was', () => {
    const moved = withItem(project, 'b.md', item('b.md', { id: 'h7w2mp', title: 'New' }));
    expect(paths(moved.withId('k3f9qx'))).toEqual(['a.md']);
    expect(paths(moved.withId('h7w2mp'))).toEqual(['b.md']);
    expect(paths(project.withId('k3f9qx'))).toEqual(['a.md', 'b.md']);
    const gone = withItem(moved, 'b.md', undefined);
    expect([gone.items.size, gone.withId('h7w2mp').length, moved.items.size]).toEqual([2, 0, 3]);
    expect(withItem(gone, 'b.md', undefined)).toBe(gone);
  });
});

test('any row of changes comes to what the items make anew', () => {
  const name = fc.constantFrom(...Array.from({ length: 60 }, (_, at) => `${at}.md`));
  const change = fc.tuple(name, fc.option(fc.constantFrom('k3f9', 'h7w2', 'abcd'), { nil: undefined }));
  fc.assert(
    fc.property(fc.array(change, { maxLength: 200 }), (changes) => {
      const state = new Map<string, DebtItem>();
      let project: Project = createProject([]);
      for (const [path, id] of changes) {
        const changed = id === undefined ? undefined : item(path, { id, title: `Title ${id}` });
        if (changed) state.set(path, changed);
        else state.delete(path);
        project = withItem(project, path, changed);
      }
      const anew = createProject(state.values());
      expect(new Map(project.items)).toEqual(state);
      expect([...project.items.keys()].sort()).toEqual([...state.keys()].sort());
      expect(project.items.size).toBe(state.size);
      for (const id of ['k3f9', 'h7w2', 'abcd']) {
        expect(paths(project.withId(id))).toEqual(paths(anew.withId(id)));
        expect(paths(project.withTitle(`title ${id}`))).toEqual(paths(anew.withTitle(`title ${id}`)));
      }
    }),
    { seed: 42, numRuns: 50 },
  );
});

describe('the order of a backlog', () => {
  const ranked = (items: readonly DebtItem[]) => paths(rankItems(items, 'ease'));

  test('ICE, impact, confidence, effort, age, id, path', () => {
    const scores = (impact: number, confidence: number, effort: number) => ({ scores: { impact, confidence, effort } });
    const expected = [
      item('z.md', scores(6, 7, 4)),
      item('y.md', scores(6, 4, 7)),
      item('x.md', scores(4, 6, 7)),
      item('w.md', scores(4, 4, 5)),
      item('v.md', { ...scores(3, 4, 9), created: '2026-01-01' }),
      item('u.md', { ...scores(3, 4, 9), created: '2026-02-01', id: 'aaaa' }),
      item('t.md', { ...scores(3, 4, 9), created: '2026-02-01', id: 'bbbb' }),
      item('o.md', { ...scores(3, 4, 9), id: 'TD-7' }),
      item('n.md', { ...scores(3, 4, 9), id: 'TD-10' }),
      item('r.md', scores(3, 4, 9)),
      item('s.md', scores(3, 4, 9)),
      item('q.md', { scores: { impact: 9, confidence: 9 } }),
      item('p.md', { scores: { impact: 2 } }),
    ];
    expect(ranked(expected.toReversed())).toEqual(paths(expected));
  });

  test('nothing scored comes before what is known to be low', () => {
    expect(ranked([item('a.md'), item('b.md', { scores: { impact: 1, confidence: 1, effort: 10 } })])).toEqual([
      'b.md',
      'a.md',
    ]);
  });
});
