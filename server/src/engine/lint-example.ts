import { CodeLines } from '../code/code-lines.ts';
import type { RuleSetting } from '../config/config.ts';
import { defaultConfig } from '../config/default-config.ts';
import { builtInKinds } from '../kinds/built-in.ts';
import { detectKind } from '../kinds/detect-kind.ts';
import { readOutline } from '../kinds/read-outline.ts';
import { type AnchorStates, anchorKey } from '../model/anchor-state.ts';
import { createDocument, type Document } from '../model/document.ts';
import { createProject, emptyProject, type Project } from '../model/project.ts';
import type { Example, Rule } from '../rules/define-rule.ts';
import type { Diagnostic } from '../rules/diagnostic.ts';
import type { TextRange } from '../text/text.ts';
import { debtItemsIn } from './debt-items.ts';
import { lint } from './lint.ts';
import { lintCode } from './lint-code.ts';
import { anchorInFile } from './resolve-anchors.ts';
import type { Setup } from './setup.ts';

export interface LintedExample {
  readonly document: Document;
  /** The ranges that `⟦…⟧` marks. */
  readonly expected: readonly TextRange[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Lints a rule's example by that rule alone, as its page and its test show it; a rule on directives needs the others, of
 * whose findings it speaks.
 */
export function lintExample(rule: Rule, example: Example, marked: string): LintedExample {
  const { text, ranges } = unmarked(marked);
  const isTemplate = rule.stage === 'template';
  const path =
    example.path !== undefined
      ? example.path
      : isTemplate
        ? 'docs/post-mortems/template.md'
        : rule.stage === 'unrecognised'
          ? 'notes.md'
          : rule.subject === 'debt'
            ? 'docs/debt/example-k3f9qx.md'
            : 'docs/post-mortems/example.md';
  const document = createDocument(path, text);
  const setup = exampleSetup(example, isTemplate ? text : example.template, rule);
  const project = exampleProject(example, document, rule, setup);
  const diagnostics =
    rule.stage === 'code'
      ? lintCode(text, 'typescript', project, setup)
      : lint(document, setup, {
          today: '2026-01-01',
          audience: 'author',
          project,
          ...(example.code && { anchors: exampleAnchors(example.code, document, setup) }),
          ...(rule.stage !== 'suppression' && { rules: [rule] }),
        }).diagnostics;
  return { document, expected: ranges, diagnostics: diagnostics.filter((each) => each.rule === rule.name) };
}

/** Splits Markdown with marks into the text and the marked ranges. */
export function unmarked(marked: string): { readonly text: string; readonly ranges: readonly TextRange[] } {
  const ranges: TextRange[] = [];
  let text = '';
  let start = 0;
  for (const character of marked) {
    if (character === '⟦') start = text.length;
    else if (character === '⟧') ranges.push({ start, end: text.length });
    else text += character;
  }
  return { text, ranges };
}

function exampleProject({ items }: Example, document: Document, rule: Rule, setup: Setup): Project {
  if (!items) return emptyProject;
  const others = Object.entries(items).map(([path, text]) => createDocument(path, text));
  const all = [...others, ...(rule.subject === 'debt' ? [document] : [])];
  return createProject(all.flatMap((each) => debtItemsIn(each, detectKind(each, setup.kinds)?.kind, setup)));
}

function exampleAnchors(code: Readonly<Record<string, string>>, document: Document, setup: Setup): AnchorStates {
  const files = new Map(Object.entries(code).map(([path, text]) => [path, new CodeLines(text)]));
  return new Map(
    debtItemsIn(document, detectKind(document, setup.kinds)?.kind, setup)
      .flatMap(({ anchors }) => anchors)
      .map((anchor) => [anchorKey(anchor), anchorInFile(anchor, files.get(anchor.path))]),
  );
}

function exampleSetup(example: Example, template: string | undefined, rule: Rule): Setup {
  const setting: RuleSetting = {
    ...(rule.severity === 'off' && { severity: 'information' }),
    options: example.options ?? {},
  };
  const config = { ...defaultConfig, rules: new Map([[rule.name, setting]]) };
  if (template === undefined) return { config, kinds: builtInKinds(), problems: [] };
  const path = 'docs/post-mortems/template.md';
  const outline = readOutline(createDocument(path, template));
  const kind = {
    name: 'post-mortem',
    outline,
    template: path,
    files: ['**/*.md'],
    ignore: [],
    folder: '',
    origin: 'configured',
  } as const;
  return { config, kinds: [kind], problems: [] };
}
