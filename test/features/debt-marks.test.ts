import { describe, expect, test } from 'vitest';
import { anchorAt } from '../../server/src/code/anchor-at.ts';
import { CodeLines } from '../../server/src/code/code-lines.ts';
import { commentsOfDebt } from '../../server/src/features/comments-of-debt.ts';
import { debtIssue } from '../../server/src/features/debt-issue.ts';
import { debtMarks } from '../../server/src/features/debt-marks.ts';
import { debtSummary } from '../../server/src/features/debt-summary.ts';
import { scoreChoices } from '../../server/src/features/score-choices.ts';
import { debtItem } from '../../server/src/model/debt-item.ts';
import { createDocument } from '../../server/src/model/document.ts';
import { today } from './linted.ts';

const surroundings = {
  formula: 'ease' as const,
  uriOf: (path: string) => `file:///workspace/${path}`,
  nameOf: (path: string) => path,
  today,
};

const code = `import { send } from './send.ts';

export function retry(times: number) {
  for (let at = 0; at < times; at++) {
    try {
      return send(at);
    } catch (error) {
      // TODO: tell somebody that it failed
    }
  }
}
`;

/** An item at a line of the code, as it is logged. */
function itemAt(line: number, head = 'status: open') {
  const anchor = anchorAt(new CodeLines(code), line);
  if (!anchor) throw new Error('nothing stands there');
  const { above, below } = anchor.context;
  const link = `[src/retry.ts:${anchor.line}](../../src/retry.ts#L${anchor.line})`;
  const note = `<!-- ctx ${above.join(',')}|${below.join(',')} -->`;
  return debtItem(
    createDocument(
      'docs/debt/retry-k3f9qx.md',
      `---\nid: k3f9qx\n${head}\n---\n# Errors are lost\n\n- ${link} \`${anchor.snippet}\` ${note}\n`,
    ),
  );
}

describe('marks', () => {
  test('stand where the line was logged', () => {
    const [mark] = debtMarks(code, 'src/retry.ts', [itemAt(7)], surroundings);
    expect(mark).toMatchObject({ found: 'same', range: { start: { line: 6 } }, item: { id: 'k3f9qx' } });
    expect(mark?.hover).toContain('**Errors are lost** D-k3f9qx');
  });

  test('follow the line below what was written above it', () => {
    const [mark] = debtMarks(`// one\n// two\n${code}`, 'src/retry.ts', [itemAt(7)], surroundings);
    expect(mark).toMatchObject({ found: 'moved', range: { start: { line: 8 } } });
  });

  test('are left out for a line that is gone, for another file, and for what is paid', () => {
    expect(debtMarks('const a = 1;\n', 'src/retry.ts', [itemAt(7)], surroundings)).toEqual([]);
    expect(debtMarks(code, 'src/other.ts', [itemAt(7)], surroundings)).toEqual([]);
    expect(debtMarks(code, 'src/retry.ts', [itemAt(7, 'status: paid')], surroundings)).toEqual([]);
  });
});

describe('comments', () => {
  const source = { text: code, path: 'src/retry.ts', languageId: 'typescript' };

  test('are those that say TODO, with a title', () => {
    expect(commentsOfDebt(source, [])).toEqual([
      {
        word: 'TODO',
        title: 'tell somebody that it failed',
        range: { start: { line: 7, character: 9 }, end: { line: 7, character: 43 } },
      },
    ]);
  });

  test('have the id of an item at their line, after it moved, too', () => {
    const text = `// more\n${code}`;
    expect(commentsOfDebt({ ...source, text }, [itemAt(8)])).toMatchObject([{ id: 'k3f9qx' }]);
  });

  test('are found by the name of the file where the editor has another name for the language', () => {
    expect(commentsOfDebt({ ...source, languageId: 'typescript-tree-sitter' }, [])).toHaveLength(1);
  });

  test('have their word for a title where they say nothing else', () => {
    expect(commentsOfDebt({ ...source, text: '// FIXME\nlet a;\n' }, [])).toMatchObject([{ title: 'FIXME' }]);
  });
});

describe('an item in a list', () => {
  test('says what is known, and has places as URIs', () => {
    expect(
      debtSummary(itemAt(7, 'status: planned\nimpact: 6\nconfidence: 7\neffort: 4\nowner: "@kim"'), surroundings),
    ).toEqual({
      uri: 'file:///workspace/docs/debt/retry-k3f9qx.md',
      id: 'k3f9qx',
      name: 'D-k3f9qx',
      title: 'Errors are lost',
      status: 'planned',
      impact: 6,
      confidence: 7,
      effort: 4,
      ice: 'ICE 294 · I6 C7 E4',
      size: 'small',
      owner: '@kim',
      hits: 0,
      minutes: 0,
      anchors: [{ uri: 'file:///workspace/src/retry.ts', line: 7 }],
    });
  });

  test('is broken, with the reason, when its head cannot be read', () => {
    const item = debtItem(createDocument('docs/debt/x.md', '---\nid: [\n---\n# X\n'));
    expect(debtSummary(item, surroundings)).toMatchObject({ status: 'broken', broken: expect.any(String) });
  });

  test('becomes the text of an issue, without notes for the linter', () => {
    const text = `---\nid: k3f9qx\nstatus: open\n---\n# Errors are lost\n\nEvery change needs a day of manual checks.\n\n- [src/retry.ts:7](../../src/retry.ts#L7) \`} catch {\` <!-- at 9f3c1e2 -->\n`;
    expect(debtIssue(createDocument('docs/debt/x-k3f9qx.md', text), 'ease')).toBe(
      'Errors are lost\n\nEvery change needs a day of manual checks.\n\n- `src/retry.ts:7` `} catch {`\n\nUnscored · D-k3f9qx\n',
    );
  });
});

test('a score is chosen among ten, each with its meaning and the ICE it makes', () => {
  const choices = scoreChoices({ score: 'effort', scores: { impact: 6, confidence: 7 } }, 'ease');
  expect(choices).toHaveLength(10);
  expect(choices[3]).toEqual({ score: 4, meaning: '2 days', ice: 'ICE 294 · I6 C7 E4' });
});
