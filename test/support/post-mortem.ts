import type { Config } from '../../server/src/config/config.ts';
import { defaultConfig } from '../../server/src/config/default-config.ts';
import { type LintResult, lint } from '../../server/src/engine/lint.ts';
import { builtInKinds } from '../../server/src/kinds/built-in.ts';
import type { DocumentKind } from '../../server/src/kinds/kind.ts';
import { readOutline } from '../../server/src/kinds/read-outline.ts';
import { createDocument, type Document } from '../../server/src/model/document.ts';

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
): LintResult & { document: Document } {
  const document = createDocument(path, text);
  const kinds = template === undefined ? builtInKinds() : [kindOf(template), ...builtInKinds()];
  const result = lint(
    document,
    { config: { ...defaultConfig, ...config }, kinds, problems: [] },
    { today: '2026-03-02', audience: 'author' },
  );
  return { ...result, document };
}

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
