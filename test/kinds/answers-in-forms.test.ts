import { describe, expect, test } from 'vitest';
import { rulesFinding } from '../support/post-mortem.ts';

describe('a form with several fields to a row', () => {
  const form = (one: string, two: string) =>
    `# T\n\n## Facts\n\n| Start | ${one} | Severity | ${two} |\n| --- | --- | --- | --- |\n| Lead | ${one} | Scribe | ${two} |\n`;

  test('is read blank and filled in', () => {
    expect(rulesFinding(form('', ''), form('', ''))).toEqual(Array(4).fill('unanswered-prompt'));
    expect(rulesFinding(form('10:00', 'Kim'), form('', ''))).toEqual([]);
    expect(rulesFinding(form('N/A – a drill', 'N/A – a drill'), form('', ''))).toEqual([]);
  });
});

test('a field may have another name that its template allows', () => {
  const template = '# T\n\n## Facts\n\n- **Area:** {area} <!-- whylint: aliases Team, Owner -->\n- **Date:** {date}\n';
  expect(rulesFinding('# T\n\n## Facts\n\n- **Team:** web\n- **Date:** 2026-03-01\n', template)).toEqual([]);
  expect(rulesFinding('# T\n\n## Facts\n\n- **Squad:** web\n- **Date:** 2026-03-01\n', template)).toEqual([
    'unanswered-prompt',
  ]);
});

describe('"N/A – " and the reason stand for', () => {
  const template =
    '# T\n\n## Five whys\n\n1. **Why did it break?** {because}\n2. **Why?** {because}\n3. **Why?** {because}\n\n## Root cause\n\n- **Category:** trade-off / knowledge gap / brain fart\n';
  const asked = (text: string) =>
    rulesFinding(text, template).filter(
      (rule) => rule === 'shallow-whys' || rule === 'missing-root-cause' || rule === 'invalid-root-cause',
    );

  test.each([
    ['a chain and a category, above them', template.replace(/^## .*$/gm, '$&\n\nN/A – a planned drill.')],
    [
      'a chain and a category, in their places',
      template.replace('{because}', 'N/A – a planned drill.').replace(/trade-off \/.*/, 'N/A – a planned drill'),
    ],
  ])('%s', (_, text) => {
    expect(asked(text)).toEqual([]);
  });

  test('nothing without the reason', () => {
    expect(asked(template.replace(/^## .*$/gm, '$&\n\nN/A'))).toEqual(['shallow-whys', 'missing-root-cause']);
  });
});
