import { describe, expect, test } from 'vitest';
import { newDocument } from '../../server/src/authoring/new-document.ts';
import { lint } from '../../server/src/engine/lint.ts';
import { builtInKindNames, builtInKinds } from '../../server/src/kinds/built-in.ts';
import { detectKind } from '../../server/src/kinds/detect-kind.ts';
import type { DocumentKind } from '../../server/src/kinds/kind.ts';
import { readOutline } from '../../server/src/kinds/read-outline.ts';
import { createDocument } from '../../server/src/model/document.ts';
import { builtInSetup } from '../support/built-in-setup.ts';

const kindNamed = (name: string) => builtInKinds().find((kind) => kind.name === name) as DocumentKind;
const linted = (text: string) =>
  lint(createDocument('notes/x.md', text), builtInSetup(), { today: '2026-03-02', audience: 'author' });
const rulesIn = (text: string) => linted(text).diagnostics.map(({ rule }) => rule);

test('post-mortems come first: they are meant where no kind is named', () => {
  expect(builtInKindNames[0]).toBe('post-mortem');
});

describe.each(builtInKindNames)('%s', (name) => {
  const { outline, ...kind } = kindNamed(name);
  const text = newDocument({
    kind: { outline, ...kind },
    path: 'notes/x.md',
    title: 'Sign-in broke for a day',
    date: '2026-03-01',
  }).text;

  test('has a template without mistakes', () => {
    expect(outline.problems).toEqual([]);
    // A backlog is as its team made it, and is asked for nothing.
    if (kind.subject !== 'backlog') expect(outline.prompts.length).toBeGreaterThan(2);
  });

  test('has the outline that the reader of templates makes of it', () => {
    expect(outline).toEqual(readOutline(createDocument(outline.template.path, outline.template.text)));
  });

  test('a new document is of the kind, and every prompt that it holds is open', () => {
    const { kind: found, diagnostics, against } = linted(text);
    expect(found).toBe(name);
    expect(diagnostics.every(({ rule }) => !/^(?:action|vague|missing-(?:time|impact))/.test(rule))).toBe(true);
    const required = against?.match.prompts.filter(({ outline: { required: isRequired } }) => isRequired) ?? [];
    expect(required.filter(({ state }) => state === 'absent')).toEqual([]);
  });
});

test('none but post-mortems are found by their path', () => {
  for (const path of ['docs/runbooks/restart.md', 'docs/bug-report.md', 'bug-reports/a.md', 'docs/debt/proposal.md'])
    expect(detectKind(createDocument(path, '# A\n'), builtInKinds())?.kind.name).toBeUndefined();
});

test('a brainstorm asks the three questions in these words', () => {
  expect(
    kindNamed('debt-brainstorm')
      .outline.sections.slice(0, 3)
      .map(({ title }) => title),
  ).toEqual([
    'What tasks take longer than they should?',
    'What is the most embarrassing part of our code to explain to new hires?',
    'What key pieces of our code have we under-invested in?',
  ]);
});

describe('a proposal', () => {
  const text = newDocument({
    kind: kindNamed('debt-proposal'),
    path: 'notes/x.md',
    title: 'Second quarter',
    date: '2026-03-01',
  }).text;

  test('asks for cost, velocity, target, decision and who decided, three times over', () => {
    const asked = kindNamed('debt-proposal').outline.prompts.filter(({ section }) => section);
    const one = ['Project', 'Cost', 'Expected velocity', 'Measurable target', 'Decision', 'Decided by'];
    expect(asked.map(({ text: label }) => label)).toEqual([...one, ...one, ...one]);
  });

  test('is silent once all of it is answered, and wants one of three decisions', () => {
    const filled = text.replace(/\{[^}]*\}/g, 'Four weeks').replace(/accepted \/ declined \/ postponed/g, 'accepted');
    expect(rulesIn(filled)).toEqual([]);
    expect(rulesIn(filled.replace('** accepted', '** perhaps'))).toEqual(['invalid-choice']);
  });
});

test('a bug report asks for a workaround when it is critical', () => {
  const report = (severity: string) =>
    `---\nkind: bug-report\n---\n# It broke\n\n- **Severity:** ${severity}\n- **Version:** 1.2\n- **Environment:** web\n- **Happens:** always\n\n` +
    '## Steps to reproduce\n\n1. Open it.\n2. Sign in.\n\n## Expected\n\nIn.\n\n## Actual\n\nOut.\n\n## Workaround\n';
  expect(rulesIn(report('critical'))).toEqual(['empty-section']);
  expect(rulesIn(report('minor'))).toEqual([]);
  expect(rulesIn(report('minor').replace('2. Sign in.\n', ''))).toEqual(['wrong-amount']);
});

test('a runbook has eight steps at most', () => {
  const steps = Array.from({ length: 9 }, (_, at) => `${at + 1}. Restart the pod number ${at}.`).join('\n');
  const text = `---\nkind: runbook\n---\n# Full\n\n- **Alert:** disk\n- **Owner:** on-call\n- **Last drilled:** 2026-02-01\n- **Gets worse with time:** yes\n\n## Symptoms\n\nSlow.\n\n## Mitigate\n\n${steps}\n\n## Roll back\n\nStart it.\n\n## Escalate\n\nCall the lead.\n`;
  expect(rulesIn(text)).toEqual(['wrong-amount']);
});
