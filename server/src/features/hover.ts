import type { Hover, Position } from 'vscode-languageserver-types';
import { categoryVerdict } from '../config/category-verdict.ts';
import type { RootCause } from '../config/config.ts';
import { findRootCause } from '../config/root-causes.ts';
import { escapeMarkdown } from '../engine/escape-markdown.ts';
import { categoryStatements } from '../model/root-cause.ts';
import { titleRange } from '../model/sections.ts';
import { clientCommands } from '../protocol.ts';
import type { Diagnostic } from '../rules/diagnostic.ts';
import { rules } from '../rules/index.ts';
import type { TextRange } from '../text/text.ts';
import type { Shown } from './cap.ts';
import { debtRemarks } from './debt-item-hover.ts';
import type { EditorClient } from './editor-client.ts';
import { explainTemplate } from './explain-template.ts';
import { findingsIn, type LintedDocument } from './linted-document.ts';

/** One thing that is known about a place: a headline, and words below it. */
interface Remark {
  readonly range: TextRange;
  readonly headline: string;
  /** From a document, a template or a configuration: anything may be in it. */
  readonly foreign?: string;
  /** Our own Markdown. */
  readonly own?: string;
}

/** What a heading or prompt asks for, what a score or category means or which there are, and why a finding is one. */
export function hover(linted: LintedDocument, position: Position, shown: Shown, client: EditorClient): Hover | null {
  const offset = linted.places.offset(position);
  const remarks = [
    ...preview(linted, offset),
    ...guidance(linted, offset),
    ...category(linted, offset),
    ...categories(linted, offset),
    ...debt(linted, offset),
    ...explanations(linted, offset, shown, client),
  ];
  const [first] = remarks;
  if (!first) return null;
  const value = remarks.map(client.markdown ? inMarkdown : inPlainText).join(client.markdown ? '\n\n---\n\n' : '\n\n');
  return {
    contents: { kind: client.markdown ? 'markdown' : 'plaintext', value },
    range: linted.places.range(first.range),
  };
}

/** On a template's title: what it checks. */
function preview(linted: LintedDocument, offset: number): Remark[] {
  const range = titleRange(linted.document);
  if (linted.result.kind !== 'template' || !contains(range, offset)) return [];
  const [, ...rest] = explainTemplate(linted).split('\n\n');
  return [{ range, headline: 'What this template checks', own: rest.join('\n\n').trim() }];
}

function guidance({ result: { against } }: LintedDocument, offset: number): Remark[] {
  if (!against) return [];
  const remarks: Remark[] = [];
  for (const { outline, section, leaf } of against.match.sections) {
    const range = section?.headingRange ?? leaf?.labelRange;
    if (range && contains(range, offset) && outline.guidance !== '')
      remarks.push({ range, headline: outline.title, foreign: outline.guidance });
  }
  for (const { outline, leaf } of against.match.prompts) {
    if (!leaf || !contains(leaf.labelRange, offset) || outline.shape === 'section') continue;
    const choices = outline.choices ? `One of: ${outline.choices.join(', ')}` : '';
    const foreign = [outline.guidance, choices].filter((text) => text !== '').join('\n');
    remarks.push({ range: leaf.labelRange, headline: outline.text, foreign });
  }
  return remarks;
}

function category({ document, setup, result }: LintedDocument, offset: number): Remark[] {
  if (!result.against) return [];
  const places = categoryStatements(document).flatMap(({ value, range, choices }) =>
    choices ? choices.map(({ label, range: place }) => ({ words: label, range: place })) : [{ words: value, range }],
  );
  return places.flatMap(({ words, range }) => {
    const rootCause = contains(range, offset) ? findRootCause(setup.config.rootCauses, words) : undefined;
    return rootCause ? [definition(rootCause, range)] : [];
  });
}

const definition = ({ name, definition: words }: RootCause, range: TextRange): Remark => ({
  range,
  headline: name,
  ...(words && { foreign: words }),
});

/** Where the category is none of the team's: all that there are, the likeliest first. */
function categories({ document, setup: { config }, result }: LintedDocument, offset: number): Remark[] {
  const verdict = result.against && categoryVerdict(document, config.rootCauses);
  if (verdict?.state !== 'invalid' || !contains(verdict.statement.range, offset)) return [];
  const { statement, suggestion } = verdict;
  const ordered = [...config.rootCauses].sort((a, b) => Number(b === suggestion) - Number(a === suggestion));
  return ordered.map((rootCause) => definition(rootCause, statement.range));
}

const debt = (linted: LintedDocument, offset: number): Remark[] =>
  debtRemarks(linted, offset).map(({ range, headline, lines }) => ({ range, headline, foreign: lines.join('\n') }));

/** Of a rule once, however often it has found something here, and only of what is in sight. */
function explanations(linted: LintedDocument, offset: number, shown: Shown, client: EditorClient): Remark[] {
  const here = findingsIn(linted, offset, offset).filter((finding) => shown.findings.includes(finding));
  const first = new Map(here.toReversed().map((finding) => [finding.rule, finding]));
  const known = rules.filter(({ name }) => first.has(name));
  // The reasons are on the rule's page, where there is a way to it.
  const withReasons = known.length === 1 && !client.commands.has(clientCommands.showRulePage);
  return known.map(({ name, summary, rationale }) => ({
    range: (first.get(name) as Diagnostic).range,
    headline: name,
    own: withReasons ? `${summary}\n\n${rationale}` : summary,
  }));
}

const inMarkdown = ({ headline, foreign = '', own = '' }: Remark): string =>
  [`**${escapeMarkdown(headline)}**`, escapeMarkdown(foreign), own].filter((part) => part !== '').join('\n\n');

const inPlainText = ({ headline, foreign = '', own = '' }: Remark): string =>
  [headline, foreign, own].filter((part) => part !== '').join('\n');

const contains = ({ start, end }: TextRange, offset: number): boolean => start <= offset && offset <= end;
