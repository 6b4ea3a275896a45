import { describe, expect, test } from 'vitest';
import { capFindings } from '../../server/src/features/cap.ts';
import { diagnostics } from '../../server/src/features/diagnostics.ts';
import type { EditorClient } from '../../server/src/features/editor-client.ts';
import { configurationDiagnostics, type LocatedProblem, noticesFor } from '../../server/src/features/setup-problems.ts';
import { ableClient, lintedFrom, uri } from './linted.ts';

const twice = '# Post-mortem: x\n\n## Summary\n\nDown.\n\n## Summary\n\nDown again.\n';

async function reported(
  text: string,
  { maximum = 0, client = {} }: { maximum?: number; client?: Partial<EditorClient> } = {},
) {
  const linted = await lintedFrom(text);
  const shown = capFindings(linted.document.text, linted.result.diagnostics, maximum);
  return diagnostics(linted, shown, [], { ...ableClient, ...client });
}

describe('a diagnostic', () => {
  test('names its source and rule, and links nowhere while there is no page to link to', async () => {
    const found = (await reported(twice)).find(({ code }) => code === 'duplicate-section');
    expect(found).toMatchObject({
      range: { start: { line: 6, character: 0 }, end: { line: 6, character: 10 } },
      source: 'whylint',
      code: 'duplicate-section',
    });
    expect(found).not.toHaveProperty('codeDescription');
  });

  test('shows the place that explains it, to a client that can', async () => {
    const found = (await reported(twice)).find(({ code }) => code === 'duplicate-section');
    expect(found?.relatedInformation?.[0]?.location).toMatchObject({ uri, range: { start: { line: 2 } } });
    const plain = (await reported(twice, { client: { relatedInformation: false } })).find(
      ({ code }) => code === 'duplicate-section',
    );
    expect(plain).not.toHaveProperty('relatedInformation');
  });

  test('is faded where its text could go, by a client that can', async () => {
    const unused = '# Post-mortem: x\n\n<!-- whylint-disable-next-line duplicate-section -->\n\n## Summary\n\nDown.\n';
    const tags = async (client?: Partial<EditorClient>) =>
      (await reported(unused, client ? { client } : {})).find(({ code }) => code === 'unused-directive')?.tags;
    expect(await tags()).toEqual([1]);
    expect(await tags({ fading: false })).toBeUndefined();
  });

  test('counts the others, at the title', async () => {
    const all = await reported('# Post-mortem: x\n\n## Summary\n\nDown.\n\n## Root cause\n\nNo idea.\n');
    const capped = await reported('# Post-mortem: x\n\n## Summary\n\nDown.\n\n## Root cause\n\nNo idea.\n', {
      maximum: 1,
    });
    expect(capped).toHaveLength(2);
    expect(capped[1]).toMatchObject({
      severity: 4,
      code: 'more-findings',
      message: `${all.length - 1} more after these: show all`,
      range: { start: { line: 0, character: 0 } },
    });
  });
});

describe('what is wrong elsewhere', () => {
  const problem = (path: string, source: LocatedProblem['source'], message: string): LocatedProblem => ({
    path,
    source,
    message,
    severity: 'error',
    range: { start: 0, end: 1 },
    uri: `file:///workspace/${path}`,
    place: { start: { line: 2, character: 0 }, end: { line: 2, character: 1 } },
  });
  const problems = [
    problem('.whylint.yaml', 'config', 'No such rule.'),
    problem('.whylint.yaml', 'config', 'Not a list.'),
    problem('docs/template.md', 'template', 'Stands there twice.'),
    problem('other/template.md', 'template', 'Not ours.'),
  ];

  test('is one line per file, at the title of what it governs', async () => {
    const linted = await lintedFrom(twice);
    const notices = noticesFor(linted, problems);
    expect(notices.map(({ code, message }) => [code, message])).toEqual([
      ['invalid-configuration', '.whylint.yaml, line 3 (and 1 more): No such rule.'],
      ['invalid-template', 'docs/template.md, line 3: Stands there twice.'],
    ]);
    const shown = capFindings(linted.document.text, [], 7);
    expect(diagnostics(linted, shown, notices, ableClient)).toMatchObject([
      {
        severity: 3,
        range: { start: { line: 0 } },
        relatedInformation: [{ location: { uri: 'file:///workspace/.whylint.yaml' } }],
      },
      { severity: 3, range: { start: { line: 0 } } },
    ]);
  });

  test('does not concern a document of no kind', async () => {
    expect(noticesFor(await lintedFrom('# Notes\n', { path: 'notes.md' }), problems)).toEqual([]);
  });

  test('stands in the configuration itself at its place', () => {
    expect(configurationDiagnostics([problem('.whylint.yaml', 'config', 'No such rule.')])).toEqual([
      {
        range: { start: { line: 2, character: 0 }, end: { line: 2, character: 1 } },
        severity: 1,
        code: 'invalid-configuration',
        source: 'whylint',
        message: 'No such rule.',
      },
    ]);
  });
});
