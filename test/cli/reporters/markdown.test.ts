import { describe, expect, test } from 'vitest';
import { markdown } from '../../../server/src/cli/reporters/markdown.ts';
import { file, found, plain, reportOn } from './reports.ts';

describe('markdown', () => {
  test('what is open, by document, what fails the run first; no word of a document', () => {
    const report = reportOn(
      file({
        path: 'docs/a.md',
        status: 'draft',
        diagnostics: [found({ rule: 'missing-runbook', message: 'Secret words of the document' })],
      }),
      file({
        path: 'docs/b.md',
        diagnostics: [
          found({ failing: true }),
          found({ rule: 'invalid-root-cause', severity: 'error', start: { line: 40, column: 3 } }),
          found({ start: { line: 2, column: 0 } }),
        ],
        suppressed: [{ ...found(), by: 'baseline', reason: '' }],
      }),
      file({ path: 'docs/c.md', status: 'review' }),
      file({ path: 'notes.md', kind: null }),
    );
    expect(markdown(report, plain)).toBe(`<!-- whylint-report -->

### Whylint: 4 open in 2 of 3 documents

**docs/b.md**

- \`missing-why\` ×2, lines 3, 12: A why without an answer.
- \`invalid-root-cause\`, line 41: A category that is none.

**docs/a.md** (draft)

- \`missing-runbook\`, line 12: No runbook.

1 finding from before in the baseline.
`);
  });

  test('nothing open, nothing to look at: the comment is there to be replaced', () => {
    expect(markdown(reportOn(file(), file()), plain)).toBe(
      '<!-- whylint-report -->\n\n### Whylint: nothing open in 2 documents\n',
    );
    expect(markdown(reportOn(), plain)).toBe('<!-- whylint-report -->\n\n### Whylint: no documents to look at\n');
  });

  test('a rule with a page is linked', () => {
    const report = reportOn(file({ diagnostics: [found()] }));
    const rules = report.rules.map((rule) => ({ ...rule, url: `https://example.org/${rule.name}.md` }));
    expect(markdown({ ...report, rules }, plain)).toContain(
      '- [`missing-why`](https://example.org/missing-why.md), line 12: A why without an answer.',
    );
  });

  test('names of files notify nobody, refer to no issue and format nothing', () => {
    const text = markdown(
      reportOn(file({ path: 'docs/@alice/#12 *[x](y) <!-- `_`.md', diagnostics: [found()] })),
      plain,
    );
    expect(text).toContain('**docs/@&#8203;alice/#&#8203;12 \\*\\[x\\](y) \\<!&#8203;-- \\`\\_\\`.md**');
    expect(text).not.toMatch(/@[a-z]|#\d\d /);
  });

  test('stays within what a comment can hold', () => {
    const files = Array.from({ length: 2000 }, (_, at) => file({ path: `docs/${at}.md`, diagnostics: [found()] }));
    const text = markdown(reportOn(...files), plain);
    expect(text.length).toBeLessThan(65_000);
    const shown = text.match(/^\*\*docs/gm)?.length ?? 0;
    expect(text).toContain(`… and ${2000 - shown} more documents.`);
    const lines = Array.from({ length: 9 }, (_, at) => found({ start: { line: at, column: 0 } }));
    expect(markdown(reportOn(file({ diagnostics: lines })), plain)).toContain('×9, lines 1, 2, 3, 4, 5 …: ');
  });
});
