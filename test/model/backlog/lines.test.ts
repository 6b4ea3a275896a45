import { describe, expect, test } from 'vitest';
import { asFileLink, writeAnchor } from '../../../server/src/kinds/write-anchor.ts';
import { backlogItems } from '../../../server/src/model/backlog/items.ts';
import { createDocument } from '../../../server/src/model/document.ts';
import { applyEdits } from '../../../server/src/text/text.ts';

const open = (text: string) => {
  const document = createDocument('TECH_DEBT.md', text);
  return { document, anchors: backlogItems(document).flatMap(({ anchors }) => anchors) };
};
const places = (text: string): readonly string[] =>
  open(text).anchors.map(({ path, line, endLine }) => [path, line, endLine].filter(Boolean).join(' '));

const inCells =
  '# Debt\n\n## Open\n\n| File | Line | Issue |\n|-|-|-|\n| `src/a.ts` | L189 | Swallows errors |\n| `src/b.ts` | 12-14 | Leaks handles |\n';
const below =
  '# Debt\n\n## `src/a.ts`\n\n| Line | Issue | Severity |\n|-|-|-|\n| 189 | Swallows errors | High |\n| 12 | Leaks handles | Low |\n';

describe('lines that stand apart from their file', () => {
  test('are those of the file in the same row', () => {
    expect(places(inCells)).toEqual(['src/a.ts 189', 'src/b.ts 12 14']);
  });

  test.each([
    ['in a table', below, ['src/a.ts 189', 'src/a.ts 12']],
    [
      'in a list',
      '# Debt\n\n## a.ts\n\n- L189: swallows errors\n- Lines 12-14 leak handles\n',
      ['a.ts 189', 'a.ts 12 14'],
    ],
  ])('are those of the file that the heading names, %s', (_, text, found) => {
    expect(places(text)).toEqual(found);
  });

  test.each([
    [
      'a bullet names its own place',
      '# Debt\n\n## a.ts\n\n- L189 of `src/b.ts:3` swallows errors\n- No tests\n',
      ['src/b.ts 3'],
    ],
    ['a heading names two files', '# Debt\n\n## a.ts and b.ts\n\n- L189 swallows errors\n- L12 leaks\n', []],
    ['it is a cache', '# Debt\n\n## a.ts\n\n- L2 is never cleared\n- No tests\n', []],
  ])('are none where %s', (_, text, found) => {
    expect(places(text)).toEqual(found);
  });

  const write = (text: string, path: string, by: number) => {
    const { document, anchors } = open(text);
    const [anchor] = anchors;
    return anchor ? applyEdits(text, [...writeAnchor(document, anchor, { path, line: (anchor.line ?? 0) + by })]) : '';
  };

  test('change by their digits, with the path where that is the row’s own', () => {
    expect(write(inCells, 'src/a.ts', 2)).toBe(inCells.replace('L189', 'L191'));
    expect(write(inCells, 'src/new.ts', 2)).toBe(inCells.replace('L189', 'L191').replace('src/a.ts', 'src/new.ts'));
    expect(write(below, 'src/a.ts', 2)).toBe(below.replace('189', '191'));
    expect(write(below, 'src/new.ts', 2)).toBe(below);
  });

  test('go where the file alone is meant', () => {
    const { document, anchors } = open(below);
    const [anchor] = anchors;
    expect(anchor && applyEdits(below, [...asFileLink(document, anchor)])).toBe(below.replace('189', ''));
  });
});
