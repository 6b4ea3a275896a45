import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../server/src/text/text.ts';
import { findings, lintText } from '../support/post-mortem.ts';

const rule = 'action-without-owner';
const adopted = (body: string) => `---\nkind: post-mortem\n---\n# Sign-in was down\n\n## Action items\n\n${body}\n`;
const older = (body: string) => `# Sign-in was down\n\n## Action items\n\n${body}\n`;
const ask = 'Who would pick this up? (a role is fine)';
const fixed = (text: string) => {
  const [finding] = lintText(text).diagnostics.filter((each) => each.rule === rule);
  return applyEdits(text, finding?.fixes[0]?.edits ?? []);
};

describe('who is asked for', () => {
  test('one item', () => {
    expect(findings(rule, adopted('- Raise the limit'))).toEqual([['Raise the limit', ask]]);
  });

  test('each of some', () => {
    expect(findings(rule, adopted('- Raise the limit\n- Rotate the key (Priya)\n- Add an alert'))).toEqual([
      ['Raise the limit', ask],
      ['Add an alert', ask],
    ]);
  });

  test('a whole list once, at its first open item', () => {
    expect(
      findings(rule, adopted('- [x] Restart it\n- [ ] Raise the limit\n- [ ] Rotate the key\n- [ ] Alert')),
    ).toEqual([['Raise the limit', 'None of these 3 actions has an owner. Who would pick them up? (a role is fine)']]);
  });

  test('groups below one heading are one list', () => {
    const found = findings(rule, adopted('### Now\n\n- Raise the limit\n- Alert\n\n### Later\n\n- Rotate the key'));
    expect(found).toHaveLength(1);
  });

  test('two lists, two remarks', () => {
    const text = `${adopted('- Raise the limit\n- Alert')}\n## Prevention\n\n- Rotate the key\n- Drop the cache\n`;
    expect(findings(rule, text)).toHaveLength(2);
  });

  test('a long list with few owners is no wall', () => {
    const items = Array.from({ length: 12 }, (_, at) => `- Raise limit of pool ${at}${at === 3 ? ' (Priya)' : ''}`);
    expect(findings(rule, adopted(items.join('\n'))).map(([, message]) => message)).toEqual([
      '11 of 12 actions have no owner. Who would pick them up? (a role is fine)',
    ]);
  });

  test('a document from before the template gets one remark', () => {
    const text = `${older('- Raise the limit\n- Alert')}\n## Prevention\n\n- Rotate the key\n- Drop the cache\n`;
    expect(findings(rule, text)).toHaveLength(1);
  });

  test('"we" and "the team" are nobody', () => {
    expect(
      findings(rule, adopted('- We will raise the limit\n- Rotate the key (Priya)\n- The team will alert')),
    ).toHaveLength(2);
  });
});

describe('silent', () => {
  test.each([
    ['owned', '- Raise the limit (Priya)'],
    ['inherited', '**Priya**\n\n- Raise the limit\n- Alert'],
    ['an issue', '- Raise the limit ([#12](https://example.org/12))'],
    ['done', '- [x] Raise the limit'],
    ['an idea', '- Idea: raise the limit'],
    ['declined', "- Won't do, because the cache goes away: raise the limit"],
    ['none', '- None, because nothing would have helped'],
    ['a placeholder that is reported itself', '- Raise the limit (owner: {name})'],
  ])('%s', (_, body) => {
    expect(findings(rule, adopted(body))).toEqual([]);
  });

  test('an issue’s key only where its tracker is configured', () => {
    const text = adopted('- Raise the limit PAY-12\n- Keep UTF-8');
    expect(findings(rule, text)).toHaveLength(1);
    expect(findings(rule, text, undefined, { trackers: ['PAY'] }).map(([source]) => source)).toEqual(['Keep UTF-8']);
  });
});

describe('the fix makes room for an owner', () => {
  test('behind the words', () => {
    expect(fixed(adopted('1. Raise the limit\n   of the cache'))).toContain('of the cache (owner: {name})\n');
  });

  test('in a blank cell, in one that names nobody', () => {
    const text = adopted('| Action | Owner |\n|---|---|\n| Raise the limit |  |\n| Alert | TBD |');
    expect(fixed(text)).toContain('| Raise the limit | {name} |\n| Alert | {name} |');
  });

  test('with the cursor in it', () => {
    const text = adopted('- Raise the limit');
    const [finding] = lintText(text).diagnostics.filter((each) => each.rule === rule);
    const cursor = finding?.fixes[0]?.cursor ?? 0;
    expect(fixed(text).slice(cursor - 1, cursor + 5)).toBe('{name}');
  });

  test('and settles the remark', () => {
    expect(findings(rule, fixed(adopted('- Raise the limit\n- Alert')))).toEqual([]);
  });
});
