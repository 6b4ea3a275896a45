import { describe, expect, test } from 'vitest';
import type { Config, RuleSetting } from '../../server/src/config/config.ts';
import { defaultConfig } from '../../server/src/config/default-config.ts';
import { type LintOptions, lint } from '../../server/src/engine/lint.ts';
import type { Setup } from '../../server/src/engine/setup.ts';
import { builtInKinds } from '../../server/src/kinds/built-in.ts';
import type { DocumentKind } from '../../server/src/kinds/kind.ts';
import { readOutline } from '../../server/src/kinds/read-outline.ts';
import { createDocument } from '../../server/src/model/document.ts';
import { sections } from '../../server/src/model/sections.ts';
import { defineRule, type Finding, type Rule, type RuleContext } from '../../server/src/rules/define-rule.ts';
import { rules as allRules } from '../../server/src/rules/index.ts';

const path = 'docs/post-mortems/login.md';
const text = '---\nkind: post-mortem\n---\n# Sign-in was down\n\n## Summary\n\nIt was.\n\n## Impact\n\n9 people.\n';

/** A rule of the test's own; reports each heading if it says nothing else. */
const ruleOf = (name: string, more: Partial<Rule> = {}): Rule => ({
  ...defineRule({
    name,
    summary: 'Finds headings.',
    rationale: 'None.',
    family: 'judgement',
    severity: 'warning',
    audience: 'everyone',
    completeness: false,
    options: {},
    messages: { found: 'Here is "{title}".' },
    examples: [],
    check({ document, report }) {
      for (const { title, headingRange } of sections(document))
        report({ message: 'found', data: { title }, range: headingRange });
    },
  }),
  ...more,
});

/** A finding of such a rule; the types of a rule's own messages are lost where rules are all alike. */
const here = (title: string, start: number, end: number): Finding =>
  ({ message: 'found', data: { title }, range: { start, end } }) as unknown as Finding;

const kindOf = (name: string, template: string, more: Partial<DocumentKind> = {}): DocumentKind => ({
  name,
  outline: readOutline(createDocument('t.md', template)),
  template: `docs/${name}/template.md`,
  files: [`docs/${name}/**/*.md`],
  ignore: [],
  folder: '',
  origin: 'configured',
  ...more,
});

const setupOf = (config: Partial<Config> = {}, kinds: readonly DocumentKind[] = builtInKinds()): Setup => ({
  config: { ...defaultConfig, ...config },
  kinds,
  problems: [],
});

const run = (
  rules: readonly Rule[] | undefined,
  {
    source = text,
    at = path,
    setup = setupOf(),
    ...options
  }: Partial<LintOptions> & { source?: string; at?: string; setup?: Setup } = {},
) =>
  lint(createDocument(at, source), setup, {
    today: '2026-03-02',
    audience: 'shared',
    ...(rules && { rules }),
    ...options,
  });

const settings = (entries: Record<string, Partial<RuleSetting>>): Partial<Config> => ({
  rules: new Map(Object.entries(entries).map(([name, setting]) => [name, { options: {}, ...setting }])),
});

describe('a rule that throws', () => {
  const broken = (thrown: unknown) =>
    ruleOf('broken-rule', {
      severity: 'error',
      check({ report }) {
        report(here('x', 0, 1));
        throw thrown;
      },
    });

  test.each([
    ['an error', new TypeError('x is not a function'), 'x is not a function'],
    ['something else', 'no more', 'no more'],
    ['nothing', undefined, 'undefined'],
  ])('becomes one remark at the title that names it: %s', (_, thrown, reason) => {
    const { diagnostics } = run([broken(thrown)]);
    expect(diagnostics).toEqual([
      {
        rule: 'broken-rule',
        severity: 'information',
        message: `The rule broken-rule failed here (${reason}); all others ran.`,
        range: { start: text.indexOf('# Sign'), end: text.indexOf('\n\n## Summary') },
        fixes: [],
      },
    ]);
  });

  test('the others run, those before it and those behind', () => {
    const { diagnostics } = run([ruleOf('a-rule'), broken(new Error('x')), ruleOf('z-rule')]);
    expect(diagnostics.filter(({ rule }) => rule === 'a-rule')).toHaveLength(3);
    expect(diagnostics.filter(({ rule }) => rule === 'z-rule')).toHaveLength(3);
    expect(diagnostics.filter(({ rule }) => rule === 'broken-rule')).toHaveLength(1);
  });

  test('says so in one line however much its error says', () => {
    const [found] = run([broken(new Error(`first\nsecond\n${'third '.repeat(100)}`))]).diagnostics;
    expect(found?.message).not.toMatch(/[\r\n]/);
    expect(found?.message.length).toBeLessThanOrEqual(100);
  });

  test('in a document without a title', () => {
    expect(run([broken(new Error('x'))], { source: '' }).diagnostics).toHaveLength(1);
  });
});

describe('severities and options', () => {
  test('a rule’s own, unless the team has set another', () => {
    expect(run([ruleOf('a-rule')]).diagnostics.map(({ severity }) => severity)).toEqual(Array(3).fill('warning'));
    const setup = setupOf(settings({ 'a-rule': { severity: 'error' } }));
    expect(run([ruleOf('a-rule')], { setup }).diagnostics.map(({ severity }) => severity)).toEqual(
      Array(3).fill('error'),
    );
  });

  test('off is not run at all; what is off by itself can be switched on', () => {
    const asked: string[] = [];
    const rule = ruleOf('a-rule', { check: () => void asked.push('a-rule') });
    run([rule], { setup: setupOf(settings({ 'a-rule': { severity: 'off' } })) });
    run([{ ...rule, severity: 'off' }]);
    expect(asked).toEqual([]);
    run([{ ...rule, severity: 'off' }], { setup: setupOf(settings({ 'a-rule': { severity: 'hint' } })) });
    expect(asked).toEqual(['a-rule']);
  });

  test('options: the defaults, each replaced by what the team has set', () => {
    const seen: unknown[] = [];
    const rule = ruleOf('a-rule', {
      options: { depth: { default: 5, description: 'x' }, words: { default: ['a'], description: 'y' } },
      check: ({ options }) => void seen.push(options),
    });
    run([rule]);
    run([rule], { setup: setupOf(settings({ 'a-rule': { options: { depth: 3 } } })) });
    expect(seen).toEqual([
      { depth: 5, words: ['a'] },
      { depth: 3, words: ['a'] },
    ]);
  });

  test('a setting for a rule that does not exist changes nothing', () => {
    const setup = setupOf(settings({ 'no-rule': { severity: 'error' } }));
    expect(run([ruleOf('a-rule')], { setup }).diagnostics).toHaveLength(3);
  });
});

describe('who sees what', () => {
  test('a rule for the author stays out of shared output', () => {
    const rules = [ruleOf('a-rule'), ruleOf('tone-rule', { audience: 'author' })];
    const seenBy = (audience: LintOptions['audience']) =>
      new Set(run(rules, { audience }).diagnostics.map(({ rule }) => rule));
    expect(seenBy('shared')).toEqual(new Set(['a-rule']));
    expect(seenBy('author')).toEqual(new Set(['a-rule', 'tone-rule']));
  });

  test('a rule on what is missing waits until the template is the document’s own', () => {
    const rules = [ruleOf('complete-rule', { completeness: true }), ruleOf('a-rule')];
    const found = (source: string) => new Set(run(rules, { source }).diagnostics.map(({ rule }) => rule));
    expect(found(text)).toEqual(new Set(['a-rule', 'complete-rule']));
    expect(found('# Sign-in\n\nIt was down.\n')).toEqual(new Set(['a-rule']));
  });

  test('each stage has its documents', () => {
    const rules = (['document', 'suppression', 'template', 'unrecognised'] as const).map((stage) =>
      ruleOf(`${stage}-rule`, { stage }),
    );
    const stages = (at: string, source = text) =>
      [
        ...new Set(
          run(rules, {
            at,
            source,
            audience: 'author',
            setup: setupOf({}, [kindOf('pm', text), ...builtInKinds()]),
          }).diagnostics.map(({ rule }) => rule),
        ),
      ].sort();
    expect(stages(path)).toEqual(['document-rule', 'suppression-rule']);
    expect(stages('docs/pm/template.md')).toEqual(['template-rule']);
    const timeline = '# A\n\n## Timeline\n\n- 08:22 a\n- 09:26 b\n- 10:10 c\n\n## Impact\n\n9\n';
    expect(stages('notes.md', timeline)).toEqual(['unrecognised-rule']);
    expect(stages('notes.md', '# A\n')).toEqual([]);
  });
});

describe('what a rule is given', () => {
  test('the document, its kind, the match, the configuration, and the day', () => {
    const seen: RuleContext[] = [];
    const setup = setupOf({ trackers: ['PAY'] });
    const document = createDocument(path, text);
    const rule = ruleOf('a-rule', { check: (context) => void seen.push(context) });
    const result = lint(document, setup, { today: '2026-03-02', audience: 'shared', rules: [rule] });
    const [context] = seen;
    expect(context?.document).toBe(document);
    expect(context?.kind.name).toBe('post-mortem');
    expect(context?.config).toBe(setup.config);
    expect(context?.today).toBe('2026-03-02');
    expect(context?.directiveProblems).toEqual([]);
    expect(result.against?.kind).toBe(context?.kind);
    expect(result.against?.match).toBe(context?.match);
  });

  test('on suppression, what the directives did', () => {
    const seen: unknown[] = [];
    const rule = ruleOf('last-rule', {
      stage: 'suppression',
      check: ({ directiveProblems }) => void seen.push(directiveProblems.map(({ problem }) => problem)),
    });
    run([rule], { source: `${text}\n<!-- whylint-disable missing-wy -->\n` });
    expect(seen).toEqual([['unknown-rule']]);
  });
});

describe('what is reported', () => {
  test('in the order of places, then of rules', () => {
    const at = (start: number, end: number) =>
      ((context) => context.report(here('', start, end))) satisfies Rule['check'];
    const { diagnostics } = run([
      ruleOf('c-rule', { check: at(5, 6) }),
      ruleOf('b-rule', { check: at(9, 12) }),
      ruleOf('a-rule', { check: at(9, 10) }),
      ruleOf('d-rule', { check: at(0, 1) }),
    ]);
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['d-rule', 'c-rule', 'a-rule', 'b-rule']);
  });

  test('findings of one rule at one place keep their order', () => {
    const rule = ruleOf('a-rule', {
      check({ report }) {
        for (const title of ['x', 'c', 'a']) report(here(title, 3, 4));
      },
    });
    expect(run([rule]).diagnostics.map(({ message }) => message)).toEqual([
      'Here is "x".',
      'Here is "c".',
      'Here is "a".',
    ]);
  });

  test('related places and what is unnecessary are handed on, and left out where there are none', () => {
    const related = [{ range: { start: 1, end: 2 }, message: 'There.' }];
    const rule = ruleOf('a-rule', {
      check({ report }) {
        report({ ...here('a', 0, 1), related, unnecessary: true });
        report(here('b', 1, 2));
      },
    });
    const [first, second] = run([rule]).diagnostics;
    expect([first?.related, first?.unnecessary]).toEqual([related, true]);
    expect([second?.related, second?.unnecessary]).toEqual([undefined, undefined]);
  });

  test('fixes are computed when they are first asked for, and once', () => {
    let computed = 0;
    const rule = ruleOf('a-rule', {
      check({ report }) {
        report({
          ...here('a', 0, 1),
          fixes: () => {
            computed++;
            return [{ title: 'Mend it', edits: [], safe: true }];
          },
        });
      },
    });
    const { diagnostics } = run([rule]);
    expect(computed).toBe(0);
    expect(diagnostics[0]?.fixes).toBe(diagnostics[0]?.fixes);
    expect(computed).toBe(1);
    expect(diagnostics[0]?.fixes.map(({ title }) => title)).toEqual(['Mend it']);
  });

  test('a finding without fixes has none', () => {
    expect(run([ruleOf('a-rule')]).diagnostics[0]?.fixes).toEqual([]);
  });
});

describe('comments that disable rules', () => {
  const disabled = (comment: string) => `${text}\n${comment}\n\n## More\n\nx\n`;
  const suppression = allRules.filter(({ stage }) => stage === 'suppression');
  const duplicates = allRules.filter(({ name }) => name === 'duplicate-section');
  const twice = `${text}\n<!-- whylint-disable-next-line duplicate-section -->\n## Impact\n\nx\n`;
  const found = (source: string, rules: readonly Rule[], options: Parameters<typeof run>[1] = {}) =>
    run(rules, { source, ...options }).diagnostics.map(({ rule }) => rule);

  test('hide findings, and are not called unused for it', () => {
    expect(found(twice, [...duplicates, ...suppression])).toEqual([]);
  });

  test('of rules that did not run are not called unused', () => {
    const comment = disabled('<!-- whylint-disable duplicate-section, missing-why -->');
    expect(found(comment, suppression)).toEqual([]);
    expect(found(comment, [...duplicates, ...suppression])).toEqual(['unused-directive']);
    const setup = setupOf(settings({ 'duplicate-section': { severity: 'off' } }));
    expect(found(comment, [...duplicates, ...suppression], { setup })).toEqual([]);
  });

  test('of a rule for the author are not called unused where the author’s rules don’t run', () => {
    const tone = ruleOf('duplicate-section', { audience: 'author', check: () => undefined });
    const comment = disabled('<!-- whylint-disable duplicate-section -->');
    expect(found(comment, [tone, ...suppression])).toEqual([]);
    expect(found(comment, [tone, ...suppression], { audience: 'author' })).toEqual(['unused-directive']);
  });
});

describe('kinds', () => {
  const changes = kindOf('change-review', '# T\n\n## Rollback\n');
  const kinds = [changes, ...builtInKinds()];
  const setup = setupOf({}, kinds);

  test('a document of no kind: null, and nothing checked', () => {
    const result = run(undefined, { at: 'notes.md', source: '# A\n\n## Timeline\n' });
    expect([result.kind, result.diagnostics, result.against]).toEqual([null, [], undefined]);
  });

  test('a kind of the team’s own, by its globs', () => {
    const result = run(undefined, { at: 'docs/change-review/a.md', source: '# A\n', setup });
    expect(result.kind).toBe('change-review');
    expect(result.diagnostics.map(({ rule, message }) => [rule, message])).toEqual([
      ['missing-section', 'No section "Rollback" yet; the template asks for one.'],
    ]);
  });

  test('a kind of the team’s own, by front matter', () => {
    const result = run(undefined, { at: 'notes.md', source: '---\nkind: change-review\n---\n# A\n', setup });
    expect([result.kind, result.diagnostics.map(({ rule }) => rule)]).toEqual(['change-review', ['missing-section']]);
  });

  test('the same template governs a document that it claims, and greets one that it found by convention', () => {
    const convention = kindOf('post-mortem', '# T\n\n## Summary\n\n## Impact\n\n## Cause\n', {
      files: ['**/*.md'],
      folder: 'docs/pm',
      origin: 'convention',
    });
    const at = 'docs/pm/a.md';
    const rulesIn = (kind: DocumentKind) =>
      run(undefined, { at, source: '# A\n\nx\n', setup: setupOf({}, [kind]) }).diagnostics.map(({ rule }) => rule);
    expect(rulesIn(convention)).toEqual(['unadopted-template']);
    expect(rulesIn({ ...convention, origin: 'configured' })).toEqual(Array(3).fill('missing-section'));
  });

  test('a template is one, whatever else would claim it', () => {
    const result = run(undefined, { at: 'docs/change-review/template.md', source: '# T\n\n## A\n\n## A\n', setup });
    expect([result.kind, result.against]).toEqual(['template', undefined]);
    expect(result.diagnostics.map(({ rule }) => rule)).toEqual(['invalid-template']);
  });

  describe('forced', () => {
    test('any document is of the kind that is named', () => {
      const result = run(undefined, { at: 'notes.md', source: '# A\n', setup, kind: 'change-review' });
      expect([result.kind, result.diagnostics.length > 0]).toEqual(['change-review', true]);
    });

    test('even a template, and a document of another kind', () => {
      const at = 'docs/change-review/template.md';
      expect(run(undefined, { at, source: '# T\n', setup, kind: 'change-review' }).kind).toBe('change-review');
      expect(run(undefined, { source: text, setup, kind: 'change-review' }).kind).toBe('change-review');
    });

    test('by the template that governs its place, and by none that governs another folder only', () => {
      const near = kindOf('post-mortem', '# T\n\n## Near\n', {
        files: ['**/*.md'],
        folder: 'docs/pm',
        origin: 'convention',
      });
      const forced = (at: string) =>
        run(undefined, { at, source: '# A\n', setup: setupOf({}, [near, ...builtInKinds()]), kind: 'post-mortem' })
          .against?.kind.origin;
      expect(forced('docs/pm/a.md')).toBe('convention');
      expect(forced('notes.md')).toBe('built-in');
    });

    test('a kind that there is not: no kind', () => {
      expect(run(undefined, { kind: 'no-kind' }).kind).toBeNull();
    });
  });
});

describe('the whole of it', () => {
  test('two runs come to the same', () => {
    const shown = () => {
      const result = run(undefined, {
        audience: 'author',
        source: `${text}\n## Impact\n\nTBD\n\n## Five whys\n\n1. Why? a\n`,
      });
      return result.diagnostics.map((each) => ({ ...each, fixes: each.fixes }));
    };
    expect(shown()).toEqual(shown());
    expect(shown().length).toBeGreaterThan(3);
  });

  test('an edited version comes to the same as a document of its own', () => {
    const before = createDocument(path, text);
    const source = text.replace('9 people.', 'TBD');
    const options = { today: '2026-03-02', audience: 'author' } as const;
    lint(before, setupOf(), options);
    const shown = (document: typeof before) =>
      lint(document, setupOf(), options).diagnostics.map((each) => ({ ...each, fixes: each.fixes }));
    expect(shown(createDocument(path, source, before))).toEqual(shown(createDocument(path, source)));
  });

  test('the document’s status comes along', () => {
    expect(run(undefined).status).toBe('final');
    expect(run(undefined, { source: '---\nstatus: draft\n---\n# A\n' }).status).toBe('draft');
    expect(run(undefined, { source: '# A\n\n**Status:** In review\n' }).status).toBe('review');
    expect(run(undefined, { at: 'notes.md', source: '---\nstatus: wip\n---\n' }).status).toBe('draft');
  });

  test.each([
    '',
    '\n',
    '\ufeff# A',
    '\0',
    '\ud800',
    '---',
    '---\n',
    '# ',
    '```',
    '<!--',
    '|',
    '- [ ]',
    '\r\r\r',
    '+++\n+++',
  ])('never throws, and every finding stands in the text: %j', (source) => {
    const { diagnostics } = run(undefined, { source, audience: 'author' });
    for (const { range, fixes } of diagnostics) {
      expect(range.start).toBeGreaterThanOrEqual(0);
      expect(range.end).toBeGreaterThanOrEqual(range.start);
      expect(range.end).toBeLessThanOrEqual(source.length);
      for (const { edits } of fixes)
        for (const { range: edited } of edits) expect(edited.end).toBeLessThanOrEqual(source.length);
    }
    expect(diagnostics.map(({ message }) => message).filter((message) => message.includes('failed here'))).toEqual([]);
  });
});
