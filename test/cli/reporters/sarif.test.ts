import { describe, expect, test } from 'vitest';
import { sarif } from '../../../server/src/cli/reporters/sarif.ts';
import { runCli } from '../../support/run-cli.ts';
import { file, found, plain, reportOn } from './reports.ts';
import { sarifMistakes } from './sarif-schema.ts';

const report = reportOn(
  file({
    path: 'docs/post mortems/50%/ä.md',
    diagnostics: [
      found({ start: { line: 11, column: 2 }, end: { line: 12, column: 0 } }),
      found({ rule: 'invalid-root-cause', severity: 'error', start: { line: 0, column: 0 }, fingerprint: 'ff:1' }),
    ],
    suppressed: [
      { ...found({ severity: 'hint', start: { line: 3, column: 0 } }), by: 'comment', reason: 'asked elsewhere' },
      { ...found({ severity: 'information', start: { line: 4, column: 0 } }), by: 'comment', reason: '' },
      { ...found({ start: { line: 5, column: 0 } }), by: 'baseline', reason: '' },
    ],
  }),
  file({ path: 'notes.md', kind: null }),
);
const parsed = (text: string) => JSON.parse(text).runs[0];

describe('sarif', () => {
  test('is valid, whatever the report holds', () => {
    for (const each of [report, reportOn(), { ...report, homepage: 'https://example.org', isComplete: false }])
      expect(sarifMistakes(JSON.parse(sarif(each, plain)))).toEqual([]);
  });

  test('the check itself finds what the schema forbids', () => {
    const log = JSON.parse(sarif(report, plain));
    const broken = (change: (run: ReturnType<typeof parsed>) => void) => {
      const copy = structuredClone(log);
      change(copy.runs[0]);
      return sarifMistakes(copy).length;
    };
    expect(broken((run) => delete run.tool.driver.name)).toBe(1);
    expect(broken((run) => (run.results[0].level = 'information'))).toBe(1);
    expect(broken((run) => (run.results[0].locations[0].physicalLocation.region.startLine = 0))).toBe(1);
    expect(broken((run) => (run.results[0].colour = 'red'))).toBe(1);
    expect(broken((run) => delete run.results[0].message.text)).toBe(1);
    expect(broken((run) => (run.results[1].suppressions[0].kind = 'baseline'))).toBe(1);
    expect(broken((run) => run.tool.driver.rules.push(run.tool.driver.rules[0]))).toBe(1);
    expect(broken((run) => (run.results[0].ruleIndex = 99))).toBe(1);
    expect(broken((run) => delete run.invocations[0].executionSuccessful)).toBe(1);
  });

  test('lists every rule with its help, those that are off too', () => {
    expect(parsed(sarif(report, plain)).tool.driver.rules).toEqual([
      {
        id: 'invalid-root-cause',
        name: 'InvalidRootCause',
        shortDescription: { text: 'A category that is none.' },
        fullDescription: { text: 'Why invalid-root-cause matters.' },
        help: {
          text: 'A category that is none.\n\nWhy invalid-root-cause matters.\n\nwhylint explain invalid-root-cause shows examples and options.',
          markdown:
            '**A category that is none.**\n\nWhy invalid-root-cause matters.\n\n`whylint explain invalid-root-cause` shows examples and options.',
        },
        defaultConfiguration: { level: 'error' },
      },
      expect.objectContaining({ id: 'missing-why', defaultConfiguration: { level: 'warning' } }),
      expect.objectContaining({ id: 'missing-runbook', defaultConfiguration: { enabled: false } }),
    ]);
  });

  test('a result has its place counted from 1, its fingerprints, and a relative URI', () => {
    expect(parsed(sarif(report, plain)).results.find((each: { level: string }) => each.level === 'warning')).toEqual({
      ruleId: 'missing-why',
      ruleIndex: 1,
      level: 'warning',
      message: { text: 'Open prompt: why?' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'docs/post%20mortems/50%25/%C3%A4.md', uriBaseId: '%SRCROOT%' },
            region: { startLine: 6, startColumn: 1, endLine: 12, endColumn: 8 },
          },
        },
      ],
      partialFingerprints: {
        primaryLocationLineHash: '0123456789abcdef:1',
        'whylint/v1': '0123456789abcdef:1',
      },
      suppressions: [{ kind: 'external', status: 'accepted', justification: 'Known before: in the baseline.' }],
    });
    const absolute = sarif(reportOn(file({ path: 'D:/elsewhere/a b.md', diagnostics: [found()] })), plain);
    expect(parsed(absolute).results[0].locations[0].physicalLocation.artifactLocation).toEqual({
      uri: 'file:///D:/elsewhere/a%20b.md',
    });
  });

  test('what is suppressed stands among the rest, and says why', () => {
    const { results } = parsed(sarif(report, plain));
    expect(
      results.map(({ level, suppressions }: { level: string; suppressions: object[] }) => [level, suppressions]),
    ).toEqual([
      ['error', []],
      ['note', [{ kind: 'inSource', status: 'accepted', justification: 'asked elsewhere' }]],
      ['note', [{ kind: 'inSource', status: 'accepted' }]],
      ['warning', [{ kind: 'external', status: 'accepted', justification: 'Known before: in the baseline.' }]],
      ['warning', []],
    ]);
  });

  test('a run that could not look at everything says so', () => {
    expect(parsed(sarif(report, plain)).invocations).toEqual([{ executionSuccessful: true }]);
    expect(parsed(sarif({ ...report, isComplete: false }, plain)).invocations).toEqual([
      { executionSuccessful: false },
    ]);
  });
});

describe('a real run', () => {
  const text =
    '---\nkind: post-mortem\n---\n# Checkout was down\n\n## Summary\n\nBob forgot to renew it.\n\n## Root cause\n\n- **Category:** human error\n';
  const runOf = async (argv: readonly string[], content = text) => {
    const { stdout } = await runCli(['--format', 'sarif', 'a.md', ...argv], { files: { 'a.md': content } });
    expect(sarifMistakes(JSON.parse(stdout))).toEqual([]);
    return parsed(stdout);
  };
  const fingerprints = (run: { results: { ruleId: string; partialFingerprints: Record<string, string> }[] }) =>
    run.results.map(({ ruleId, partialFingerprints }) => `${ruleId} ${partialFingerprints['whylint/v1']}`).sort();

  test('is valid; its fingerprints are all different, and the same when lines and the title change', async () => {
    const before = fingerprints(await runOf([]));
    expect(before.length).toBeGreaterThan(5);
    expect(new Set(before).size).toBe(before.length);
    const moved = text
      .replace('# Checkout was down', '# Nobody could pay\n\n\nA word ahead.')
      .replaceAll('\n\n', '\n\n\n');
    expect(fingerprints(await runOf([], moved))).toEqual(before);
  });

  test('holds nothing of rules for the author alone, unless that is asked for', async () => {
    expect(JSON.stringify(await runOf([]))).not.toContain('blaming-wording');
    const asked = await runOf(['--audience', 'author']);
    expect(asked.results.map(({ ruleId }: { ruleId: string }) => ruleId)).toContain('blaming-wording');
    expect(asked.tool.driver.rules.map(({ id }: { id: string }) => id)).toContain('blaming-wording');
  });

  test('has what a comment disables as suppressed', async () => {
    const disabled = text.replace(
      '- **Category:**',
      '<!-- whylint-disable-next-line invalid-root-cause: under discussion -->\n- **Category:**',
    );
    const { results } = await runOf([], disabled);
    const [result] = results.filter(({ ruleId }: { ruleId: string }) => ruleId === 'invalid-root-cause');
    expect(result.suppressions).toEqual([{ kind: 'inSource', status: 'accepted', justification: 'under discussion' }]);
  });
});
