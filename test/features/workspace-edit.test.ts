import { describe, expect, test } from 'vitest';
import { fixAllEdits } from '../../server/src/features/fix-all.ts';
import { workspaceEdit } from '../../server/src/features/workspace-edit.ts';
import { applyEdits, type TextEdit } from '../../server/src/text/text.ts';
import { ableClient, lintedFrom, today, uri } from './linted.ts';

const able = { ...ableClient, snippetEdits: true };
const insertion = (offset: number, newText: string): TextEdit => ({ range: { start: offset, end: offset }, newText });

describe('an edit with a place for the cursor', () => {
  test('has a tab stop there, counted in the text that results', async () => {
    const linted = await lintedFrom('ab\ncd\n');
    const edits = [insertion(3, 'X\n'), insertion(0, '12')];
    expect(workspaceEdit(linted, edits, able, 6)).toEqual({
      documentChanges: [
        {
          textDocument: { uri, version: 1 },
          edits: [
            {
              range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } },
              snippet: { kind: 'snippet', value: 'X$0\n' },
            },
            { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, newText: '12' },
          ],
        },
      ],
    });
  });

  test('escapes what a snippet would read otherwise', async () => {
    const edit = JSON.stringify(workspaceEdit(await lintedFrom('x\n'), [insertion(0, 'cost: $5 {a} \\ ')], able, 15));
    expect(edit).toContain(JSON.stringify('cost: \\$5 {a\\} \\\\ $0'));
  });

  test('takes the line ends of the document', async () => {
    const edit = JSON.stringify(workspaceEdit(await lintedFrom('x\r\ny\r\n'), [insertion(0, 'a\nb\n')], able, 2));
    expect(edit).toContain(JSON.stringify('a\r\n$0b\r\n'));
  });

  test.each([
    ['for a client without tab stops', 'ab\n', [insertion(0, 'X\n')], ableClient, 1],
    ['where no cursor is wanted', 'ab\n', [insertion(0, 'X\n')], able, undefined],
    ['where the cursor stands in text that was there', 'abcdef\n', [insertion(0, 'X')], able, 5],
    ['where the editor would indent what follows', '  - a\n', [insertion(5, '\n- b\n- c')], able, 8],
  ] as const)('is a plain one %s', async (_, text, edits, client, cursor) => {
    const edit = JSON.stringify(workspaceEdit(await lintedFrom(text), edits, client, cursor));
    expect(edit).not.toContain('snippet');
    expect(edit).toContain('newText');
  });
});

describe('fixing all', () => {
  test('replaces what differs and nothing else', async () => {
    const text =
      '# Post-mortem: x 😀\r\n\r\n<!-- whylint-disable-next-line empty-section -->\r\n\r\n## Summary\r\n\r\nDown.\r\n';
    const edits = fixAllEdits(await lintedFrom(text), today);
    expect(applyEdits(text, edits)).toBe('# Post-mortem: x 😀\r\n\r\n## Summary\r\n\r\nDown.\r\n');
    expect(edits).toHaveLength(1);
    expect(edits[0]?.range.start).toBeGreaterThan(18);
    expect(edits[0]?.range.end).toBeLessThan(text.indexOf('Summary'));
  });

  test('is no edit when there is nothing to fix', async () => {
    expect(fixAllEdits(await lintedFrom('# Post-mortem: x\n\n## Summary\n\nDown.\n'), today)).toEqual([]);
  });
});
