import { expect, test } from 'vitest';
import { json } from '../../../server/src/cli/reporters/json.ts';
import type { Report } from '../../../server/src/cli/reporters/report.ts';
import { text } from '../../../server/src/cli/reporters/text.ts';
import { file, found, reportOn } from './reports.ts';

const report: Report = reportOn(
  file({
    diagnostics: [
      found({}),
      found({ severity: 'information', rule: 'unanswered-prompt', message: 'Open prompt: who?' }),
      found({
        rule: 'invalid-root-cause',
        severity: 'error',
        message: '"human error" is no root-cause category.',
        start: { line: 120, column: 14 },
        end: { line: 120, column: 25 },
        line: '- **Category:** human error',
        fixes: [{ title: 'Replace by "trade-off"', safe: false }],
        url: 'https://example.org/invalid-root-cause',
      }),
      found({
        rule: 'leftover',
        severity: 'hint',
        message: 'Left over',
        start: { line: 130, column: 0 },
        end: { line: 140, column: 3 },
        line: 'Two lines',
        fixes: [{ title: 'Remove', safe: true }],
      }),
    ],
  }),
  file({
    path: 'docs/b.md',
    status: 'draft',
    fixed: 2,
    diagnostics: [found({ severity: 'information', line: '   ' })],
  }),
  file({ path: 'docs/clean.md' }),
  file({ path: 'notes.md', kind: null }),
);
const plain = { color: false, width: 80 };

test('text: findings by file with their lines underlined, counts at the end', () => {
  expect(text(report, plain)).toMatchInlineSnapshot(`
    "docs/a.md
        12:1  warning      Open prompt: why?  missing-why
        12:1  information  Open prompt: who?  unanswered-prompt
             │ ## Why?
             │ ^^^^^^^
      121:15  error        "human error" is no root-cause category.  invalid-root-cause
             │ - **Category:** human error
             │               ^^^^^^^^^^^
       131:1  hint         Left over  leftover
             │ Two lines
             │ ^^^^^^^^^

    docs/b.md (draft)
      12:1  information  Open prompt: why?  missing-why

    notes.md: of no known kind, not checked. Is it one? "kind: post-mortem" in its front matter says so.

    3 documents, 1 error, 1 warning, 2 information, 1 hint; 1 in a draft; 2 fixed; 1 fixable with --fix
    "
  `);
});

test('text: nothing found, and nothing to look at', () => {
  expect(text(reportOn(file({})), plain)).toBe('1 document, nothing found\n');
  expect(text(reportOn(file({ fixed: 3 }), file({})), plain)).toBe('2 documents, nothing found; 3 fixed\n');
  expect(text(reportOn(), plain)).toBe('No document of a known kind found\n');
});

test('text: colours say nothing that words do not', () => {
  const colored = text(report, { ...plain, color: true });
  expect(colored).toMatch(/\u001b\[31merror *\u001b\[39m/);
  expect(colored).toMatch(/\u001b\[33mwarning *\u001b\[39m/);
  expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(text(report, plain));
});

test('json: version 1, counted from 1', () => {
  expect(json(report, plain)).toMatchInlineSnapshot(`
    "{
      "version": 1,
      "results": [
        {
          "path": "docs/a.md",
          "kind": "post-mortem",
          "diagnostics": [
            {
              "rule": "missing-why",
              "severity": "warning",
              "message": "Open prompt: why?",
              "range": {
                "start": {
                  "line": 12,
                  "column": 1
                },
                "end": {
                  "line": 12,
                  "column": 8
                }
              },
              "fixes": []
            },
            {
              "rule": "unanswered-prompt",
              "severity": "information",
              "message": "Open prompt: who?",
              "range": {
                "start": {
                  "line": 12,
                  "column": 1
                },
                "end": {
                  "line": 12,
                  "column": 8
                }
              },
              "fixes": []
            },
            {
              "rule": "invalid-root-cause",
              "severity": "error",
              "message": "\\"human error\\" is no root-cause category.",
              "range": {
                "start": {
                  "line": 121,
                  "column": 15
                },
                "end": {
                  "line": 121,
                  "column": 26
                }
              },
              "fixes": [
                {
                  "title": "Replace by \\"trade-off\\"",
                  "safe": false
                }
              ],
              "url": "https://example.org/invalid-root-cause"
            },
            {
              "rule": "leftover",
              "severity": "hint",
              "message": "Left over",
              "range": {
                "start": {
                  "line": 131,
                  "column": 1
                },
                "end": {
                  "line": 141,
                  "column": 4
                }
              },
              "fixes": [
                {
                  "title": "Remove",
                  "safe": true
                }
              ]
            }
          ]
        },
        {
          "path": "docs/b.md",
          "kind": "post-mortem",
          "diagnostics": [
            {
              "rule": "missing-why",
              "severity": "information",
              "message": "Open prompt: why?",
              "range": {
                "start": {
                  "line": 12,
                  "column": 1
                },
                "end": {
                  "line": 12,
                  "column": 8
                }
              },
              "fixes": []
            }
          ]
        },
        {
          "path": "docs/clean.md",
          "kind": "post-mortem",
          "diagnostics": []
        },
        {
          "path": "notes.md",
          "kind": null,
          "diagnostics": []
        }
      ],
      "summary": {
        "files": 4,
        "errors": 1,
        "warnings": 1,
        "information": 2,
        "hints": 1
      }
    }
    "
  `);
});

test('json: any text is valid', () => {
  const message = 'a"\\\u0000\u001b\u2028\ud800';
  expect(
    JSON.parse(json(reportOn(file({ diagnostics: [found({ message })] })), plain)).results[0].diagnostics[0].message,
  ).toBe(message);
});
