import { comments } from '../model/comments.ts';
import { type Document, fact } from '../model/document.ts';
import type { TextRange } from '../text/text.ts';
import { directiveScopes } from './directive-scopes.ts';
import { nearestName } from './nearest-name.ts';
import { type Directive, type DirectiveRule, type MalformedDirective, readDirective } from './read-directive.ts';

export type { Directive, DirectiveRule } from './read-directive.ts';

/** All directives about rules, in document order. Comments in code are none. */
export const directives = (document: Document): readonly Directive[] => readDirectives(document).understood;

/** What is wrong with a directive, at its place. */
export type DirectiveProblem =
  /** It suppresses nothing: as a whole, or this one rule that it names. */
  | {
      readonly problem: 'unused';
      readonly range: TextRange;
      readonly directive: Directive;
      readonly rule?: DirectiveRule;
    }
  | {
      readonly problem: 'unknown-rule';
      readonly range: TextRange;
      readonly directive: Directive;
      readonly rule: DirectiveRule;
      readonly suggestion?: string;
    }
  | ({ readonly problem: 'malformed' } & MalformedDirective);

/** A finding, as far as directives are concerned. */
export interface Suppressible {
  readonly rule: string;
  readonly range: TextRange;
}

/** Names of rules: all there are, and those that looked at the document. What did not run is not called unused. */
export interface RuleNames {
  readonly known: readonly string[];
  readonly ran: readonly string[];
}

/** What a directive took out, and the reason it gives: `''` for none. */
export interface Silenced<Found> {
  readonly finding: Found;
  readonly reason: string;
}

/** Takes out what the directives of a document suppress. A finding stands where its range begins. */
export function suppress<Found extends Suppressible>(
  document: Document,
  found: readonly Found[],
  rules: RuleNames,
): {
  readonly remaining: readonly Found[];
  readonly silenced: readonly Silenced<Found>[];
  readonly problems: readonly DirectiveProblem[];
} {
  const { understood, malformed } = readDirectives(document);
  if (understood.length === 0 && malformed.length === 0) return { remaining: found, silenced: [], problems: [] };

  const scopes = directiveScopes(document, understood);
  const used = new Set<Directive | DirectiveRule>();
  const silenced = new Map<Found, string>();
  const owners = new Map(understood.flatMap((directive) => directive.rules.map((rule) => [rule, directive])));
  for (const finding of found.toSorted((a, b) => a.range.start - b.range.start)) {
    const by = scopes.suppressor(finding.rule, finding.range.start);
    if (!by) continue;
    used.add(by);
    silenced.set(finding, ('verb' in by ? by : owners.get(by))?.reason ?? '');
  }
  for (const end of scopes.effectiveEnds()) used.add(end);

  const problems = [
    ...malformed.map((each) => ({ problem: 'malformed', ...each }) as const),
    ...understood.flatMap((directive) => problemsOf(document, directive, used, rules)),
  ];
  return {
    remaining: found.filter((finding) => !silenced.has(finding)),
    silenced: [...silenced].map(([finding, reason]) => ({ finding, reason })),
    problems: problems.sort((a, b) => a.range.start - b.range.start),
  };
}

const readDirectives = fact((document: Document) => {
  const understood: Directive[] = [];
  const malformed: MalformedDirective[] = [];
  for (const { range } of comments(document)) {
    const directive = readDirective(document.text, range);
    if (!directive) continue;
    if ('verb' in directive) understood.push(directive);
    else malformed.push(directive);
  }
  return { understood, malformed };
});

function problemsOf(
  { text }: Document,
  directive: Directive,
  used: ReadonlySet<Directive | DirectiveRule>,
  { known, ran }: RuleNames,
): readonly DirectiveProblem[] {
  if (directive.rules.length === 0)
    return used.has(directive) ? [] : [{ problem: 'unused', range: directive.range, directive }];
  const idle = directive.rules.filter((rule) => ran.includes(rule.name) && !used.has(rule));
  const unknown = directive.rules.filter(({ name }) => !known.includes(name));
  return [
    ...idle.map((rule) => ({ problem: 'unused', range: rule.range, directive, rule }) as const),
    ...unknown
      // A reason without its colon is a row of words; the first says it all.
      .filter(({ range }, at) => at === 0 || text.slice(unknown[at - 1]?.range.end, range.start).includes(','))
      .map((rule) => {
        const suggestion = nearestName(rule.name, known);
        return {
          problem: 'unknown-rule',
          range: rule.range,
          directive,
          rule,
          ...(suggestion && { suggestion }),
        } as const;
      }),
  ];
}
