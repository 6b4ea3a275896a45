import { describe, expect, test } from 'vitest';
import {
  type Baseline,
  baselineKey,
  baselineText,
  compareWithBaseline,
  countFindings,
  parseBaseline,
} from '../../server/src/engine/baseline.ts';
import { fingerprint } from '../../server/src/engine/fingerprint.ts';
import { lint } from '../../server/src/engine/lint.ts';
import { createDocument } from '../../server/src/model/document.ts';
import { builtInSetup } from '../support/built-in-setup.ts';

const setup = builtInSetup();
const options = { today: '2026-03-02', audience: 'shared' } as const;
const body =
  "---\nkind: post-mortem\n---\n# Checkout was down\n\n## Summary\n\nNobody could pay.\n\n## Why wasn't it caught?\n\n**Why didn't the issue get caught by unit tests?**\n\nTBD\n\n**Why didn't the issue get flagged in code review?**\n\n## Root cause\n\n- **Category:** human error\n";
const linted = (text: string, baseline?: Baseline) => {
  const document = createDocument('docs/a.md', text);
  return { document, ...lint(document, { ...setup, ...(baseline && { baseline }) }, options) };
};
const baselineOf = (text: string): Baseline => {
  const { document, diagnostics } = linted(text);
  return { path: 'baseline.json', known: new Map([['docs/a.md', countFindings(document, diagnostics)]]) };
};
const prints = (text: string) => {
  const { document, diagnostics } = linted(text);
  return diagnostics.map((diagnostic) => fingerprint(document, diagnostic)).sort();
};

describe('a fingerprint', () => {
  test('outlives what moves, the title, and numbers in a message', () => {
    const before = prints(body);
    expect(before.length).toBeGreaterThan(5);
    expect(before.every((each) => /^[0-9a-f]{16}$/.test(each))).toBe(true);
    expect(prints(body.replace('Nobody', 'Early on\n\n\nnobody'))).toEqual(before);
    expect(prints(body.replace('Checkout was down', 'All of it was down'))).toEqual(before);
    expect(prints(body.replaceAll('\n', '\r\n'))).toEqual(before);
  });

  test('tells prompts of one section apart, and what stands at one place', () => {
    expect(new Set(prints(body)).size).toBe(prints(body).length);
  });

  test('is another one under another heading', () => {
    expect(prints(body.replace('## Root cause', '## Cause of it all'))).not.toEqual(prints(body));
  });
});

describe('a baseline', () => {
  test('keeps what it knows out of sight, and nothing else', () => {
    const baseline = baselineOf(body);
    const old = linted(body).diagnostics;
    const again = linted(`${body.replace('Nobody', 'A word.\n\nNobody')}`, baseline);
    expect(again.diagnostics).toEqual([]);
    expect(again.suppressed.map(({ by }) => by)).toEqual(old.map(() => 'baseline'));
    const answered = body.replace('TBD', 'The clock was mocked.');
    expect(linted(body, baselineOf(answered)).diagnostics.map(({ message }) => message)).toEqual([
      "Open prompt: Why didn't the issue get caught by unit tests?",
    ]);
  });

  test('counts those that are alike: one more is new, one less is gone', () => {
    const rows = (count: number) => `${body}\n## Action items\n\n${'- Improve the alerting\n'.repeat(count)}`;
    const vague = (count: number, baseline?: Baseline) =>
      linted(rows(count), baseline).diagnostics.filter(({ rule }) => rule === 'vague-action').length;
    expect(vague(3)).toBe(3);
    expect(vague(3, baselineOf(rows(2)))).toBe(1);
    expect(vague(2, baselineOf(rows(3)))).toBe(0);
    expect(linted(rows(2), baselineOf(rows(3))).gone).toBeGreaterThan(0);
    expect(linted(rows(3), baselineOf(rows(3))).gone).toBe(0);
  });

  test('a finding that a comment disables is the comment’s', () => {
    const disabled = body.replace('- **Cat', '<!-- whylint-disable-next-line invalid-root-cause: r -->\n- **Cat');
    const { suppressed, gone } = linted(disabled, baselineOf(body));
    expect(suppressed.find(({ diagnostic }) => diagnostic.rule === 'invalid-root-cause')).toMatchObject({
      by: 'comment',
      reason: 'r',
    });
    expect(gone).toBe(1);
  });

  test('knows documents by their way from its own folder', () => {
    expect(baselineKey({ path: 'docs/b.json' }, 'docs/pm/a.md')).toBe('pm/a.md');
    expect(baselineKey({ path: 'ci/b.json' }, 'docs/a.md')).toBe('../docs/a.md');
    expect(baselineKey({ path: '/elsewhere/b.json', root: '/repo' }, 'docs/a.md')).toBe('../repo/docs/a.md');
    expect(baselineKey({ path: 'b.json', root: '/repo' }, '/elsewhere/a.md')).toBe('../elsewhere/a.md');
  });

  test('nothing is compared for a document that it does not have', () => {
    const { document, diagnostics } = linted(body);
    expect(compareWithBaseline({ path: 'b.json', known: new Map() }, document, diagnostics, () => true)).toEqual({
      fresh: diagnostics,
      known: [],
      gone: 0,
    });
  });
});

describe('the file', () => {
  test('is sorted, one line for each finding, and reads back as it was', () => {
    const counts = (...keys: string[]) => new Map(keys.map((key) => [key, 1]));
    const known = new Map([
      ['b.md', new Map([['missing-why', counts('2', '1')]])],
      [
        'a.md',
        new Map([
          ['shallow-whys', counts('3')],
          ['missing-why', new Map([['4', 12]])],
        ]),
      ],
    ]);
    const text = baselineText(known);
    expect(text).toBe(`{
  "version": 1,
  "documents": {
    "a.md": {
      "missing-why": {
        "4": 12
      },
      "shallow-whys": {
        "3": 1
      }
    },
    "b.md": {
      "missing-why": {
        "1": 1,
        "2": 1
      }
    }
  }
}
`);
    expect(parseBaseline(text)).toEqual(known);
  });

  test('names that are properties of every object are names like others', () => {
    const text = '{"version":1,"documents":{"__proto__":{"constructor":{"toString":1}}}}';
    const known = parseBaseline(text);
    expect(known).toEqual(new Map([['__proto__', new Map([['constructor', new Map([['toString', 1]])]])]]));
  });

  test.each([
    ['', 'no baseline that Whylint wrote'],
    ['{', 'no baseline that Whylint wrote'],
    ['[]', 'no baseline that Whylint wrote'],
    ['{"documents":{}}', 'no baseline that Whylint wrote'],
    ['{"version":1}', 'no baseline that Whylint wrote'],
    ['{"version":1,"documents":{"a.md":1}}', 'no baseline that Whylint wrote'],
    ['{"version":1,"documents":{"a.md":{"missing-why":[]}}}', 'no baseline that Whylint wrote'],
    ['{"version":1,"documents":{"a.md":{"missing-why":{"x":0.5}}}}', 'no baseline that Whylint wrote'],
    ['{"version":2,"documents":{}}', 'a baseline of another version of Whylint'],
  ])('%j: %s', (text, problem) => {
    expect(parseBaseline(text)).toBe(problem);
  });
});
