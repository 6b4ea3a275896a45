import type { LintOptions, Diagnostic as PublishedDiagnostic, lint as publishedLint } from '../index.d.ts';
import type { Config } from './config/config.ts';
import { defaultConfig } from './config/default-config.ts';
import { parseConfig } from './config/parse-config.ts';
import { lint as lintDocument } from './engine/lint.ts';
import { builtInKinds } from './kinds/built-in.ts';
import type { DocumentKind } from './kinds/kind.ts';
import { readOutline } from './kinds/read-outline.ts';
import { createDocument } from './model/document.ts';
import type { Diagnostic } from './rules/diagnostic.ts';
import { rules } from './rules/index.ts';
import { LineIndex } from './text/line-index.ts';
import { withoutByteOrderMark } from './text/text.ts';

/** Lints one text: what the package `whylint` exports. Documented in index.d.ts beside the manifest. */
export const lint: typeof publishedLint = (text, options = {}) => {
  const { kind = 'post-mortem', audience = 'shared', today = localDay(new Date()) } = options;
  const config = configOf(options);
  const kinds = kindsOf(options);
  if (!kinds.some(({ name }) => name === kind))
    throw new RangeError(`kind ${kind}: there is ${kinds.map(({ name }) => name).join(', ')}`);
  const document = createDocument(options.path ?? 'document.md', withoutByteOrderMark(text));
  const { diagnostics } = lintDocument(document, { config, kinds, problems: [] }, { today, kind, audience });
  const index = new LineIndex(document.text);
  return diagnostics.map((diagnostic) => published(diagnostic, index));
};

function configOf({ config: text }: LintOptions): Config {
  if (text === undefined) return defaultConfig;
  const { config, problems } = parseConfig(text, '.whylint.yaml', rules);
  const mistake = problems.find(({ severity }) => severity === 'error' || severity === 'warning');
  if (!mistake) return config;
  const { line, column } = new LineIndex(text).position(mistake.range.start);
  throw new SyntaxError(`config:${line + 1}:${column + 1}: ${mistake.message}`);
}

function kindsOf({ kind: name = 'post-mortem', template }: LintOptions): readonly DocumentKind[] {
  const kinds = builtInKinds();
  if (template === undefined) return kinds;
  const own: DocumentKind = {
    name,
    outline: readOutline(createDocument('template.md', template)),
    files: [],
    ignore: [],
    folder: '',
    origin: 'configured',
  };
  return [own, ...kinds.filter((each) => each.name !== name)];
}

function published({ rule, severity, message, range, fixes }: Diagnostic, index: LineIndex): PublishedDiagnostic {
  const place = (offset: number) => {
    const { line, column } = index.position(offset);
    return { line: line + 1, column: column + 1 };
  };
  return {
    rule,
    severity,
    message,
    range: { start: place(range.start), end: place(range.end) },
    fixes: fixes.map(({ title, safe, edits }) => ({
      title,
      safe,
      edits: edits.map(({ range: { start, end }, newText }) => ({ start, end, newText })),
    })),
  };
}

/** Today where the program runs. */
function localDay(date: Date): string {
  const two = (count: number) => String(count).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
