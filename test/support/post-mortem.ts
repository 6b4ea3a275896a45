import type { Config } from '../../server/src/config/config.ts';
import { defaultConfig } from '../../server/src/config/default-config.ts';
import { type LintResult, lint } from '../../server/src/engine/lint.ts';
import { builtInKinds } from '../../server/src/kinds/built-in.ts';
import type { DocumentKind } from '../../server/src/kinds/kind.ts';
import { readOutline } from '../../server/src/kinds/read-outline.ts';
import { createDocument, type Document } from '../../server/src/model/document.ts';
import { rules } from '../../server/src/rules/index.ts';
import { applyEdits } from '../../server/src/text/text.ts';

/** Where test documents are taken to stand: a place where post-mortems are looked for. */
export const path = 'docs/post-mortems/2026-03-01-login.md';

/** A kind read from a template of the test's own. */
export const kindOf = (template: string, origin: DocumentKind['origin'] = 'configured'): DocumentKind => ({
  name: 'post-mortem',
  outline: readOutline(createDocument('docs/post-mortems/template.md', template)),
  template: 'docs/post-mortems/template.md',
  files: ['docs/post-mortems/**/*.md'],
  ignore: [],
  folder: '',
  origin,
});

/** Lints a post-mortem against a template, the built-in one if there is none. */
export function lintText(
  text: string,
  template?: string,
  config: Partial<Config> = {},
  origin?: DocumentKind['origin'],
): LintResult & { document: Document } {
  const document = createDocument(path, text);
  const kinds = template === undefined ? builtInKinds() : [kindOf(template, origin), ...builtInKinds()];
  const result = lint(
    document,
    { config: { ...defaultConfig, ...config }, kinds, problems: [] },
    { today: '2026-03-02', audience: 'author' },
  );
  return { ...result, document };
}

/** What is asked because the template asks it; not what is remarked on the words of an answer. */
export const askedByTemplate = ({ rule }: { readonly rule: string }): boolean => {
  const family = rules.find(({ name }) => name === rule)?.family;
  return family === 'prompt' || family === 'root-cause' || family === 'leftover' || family === 'notice';
};

/** What a rule reports, as the source it stands on and its message. */
export const findings = (
  rule: string,
  text: string,
  template?: string,
  config?: Partial<Config>,
): readonly (readonly [string, string])[] => {
  const { document, diagnostics } = lintText(text, template, config);
  return diagnostics
    .filter((each) => each.rule === rule)
    .map(({ range, message }) => [document.text.slice(range.start, range.end), message]);
};

/** The messages of a rule. */
export const said = (rule: string, text: string, template?: string): readonly string[] =>
  findings(rule, text, template).map(([, message]) => message);

/** The rules that find something, one for each finding, by position. */
export const rulesFinding = (text: string, template?: string, config?: Partial<Config>): readonly string[] =>
  lintText(text, template, config).diagnostics.map(({ rule }) => rule);

/** The titles of the fixes that a rule's first finding offers. */
export const fixTitles = (rule: string, text: string, template?: string, config?: Partial<Config>): readonly string[] =>
  firstFixes(rule, text, template, config).map(({ title }) => title);

/** The text after a fix of a rule's first finding: its first fix, or the first whose title begins like this. */
export function fixedBy(
  rule: string,
  text: string,
  template?: string,
  title = '',
  config?: Partial<Config>,
): string | undefined {
  const fix = firstFixes(rule, text, template, config).find((each) => each.title.startsWith(title));
  return fix && applyEdits(text, fix.edits);
}

const firstFixes = (rule: string, text: string, template?: string, config?: Partial<Config>) =>
  lintText(text, template, config).diagnostics.find((each) => each.rule === rule)?.fixes ?? [];
