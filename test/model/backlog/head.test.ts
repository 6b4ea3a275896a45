import { describe, expect, test } from 'vitest';
import { backlogItems } from '../../../server/src/model/backlog/items.ts';
import { createDocument } from '../../../server/src/model/document.ts';

const read = (head: string, body: string, path = 'docs/tech-debt/two-clocks.md') =>
  backlogItems(createDocument(path, `---\n${head}\n---\n\n${body}`));

const prose = 'The scheduler and the runner read different clocks, see `run.ts:4`.\n\n';

describe('a document of one debt', () => {
  test('may have its title in its front matter alone, with or without headings below', () => {
    for (const body of [prose, `## Problem\n\n${prose}## Fix\n\nOne clock.\n`]) {
      const [item, ...others] = read('title: "Two clocks"\nstatus: open\nseverity: high', body);
      expect(others).toEqual([]);
      expect(item).toMatchObject({ title: 'Two clocks', status: 'open', from: { shape: 'file', line: 1 } });
      expect(item?.from?.suggested.impact).toBe(7);
      expect(item?.anchors.map(({ path, line }) => [path, line])).toEqual([['run.ts', 4]]);
    }
    expect(read('id: TD-014\ntitle: Two clocks', prose)).toMatchObject([{ id: 'TD-014', title: 'Two clocks' }]);
  });

  test('is none by a title alone, or by that of a list', () => {
    expect(read('title: Two clocks', prose)).toEqual([]);
    expect(read('id: two-clocks\ntitle: Two clocks', prose)).toEqual([]);
    expect(read('title: Technical debt\nstatus: open', prose)).toEqual([]);
    expect(read('title: ""\nstatus: open', prose)).toEqual([]);
  });

  test('takes from its front matter what it says of itself, and no state of a page', () => {
    const body = `# Two clocks\n\n${prose}`;
    const [item] = read('status: resolved\npriority: P1\nowner: Ann\ncreated: 2026-05-02\ncompleted: null', body);
    expect(item).toMatchObject({ title: 'Two clocks', status: 'paid', owner: 'Ann', created: '2026-05-02' });
    expect(item?.from?.suggested.impact).toBe(7);
    expect(read('status: draft', body)).toMatchObject([{ title: 'Two clocks', status: 'open' }]);
  });
});
