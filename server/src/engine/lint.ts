import { type DirectiveProblem, type Silenced, suppress } from '../config/directives.ts';
import type { Severity } from '../config/severity.ts';
import { detectKind, isTemplateOf, kindNamed, resemblesPostMortem } from '../kinds/detect-kind.ts';
import type { DocumentKind } from '../kinds/kind.ts';
import { type Match, matchOutline } from '../kinds/match.ts';
import { readOutline } from '../kinds/read-outline.ts';
import type { AnchorStates } from '../model/anchor-state.ts';
import type { WrittenDebtItem } from '../model/debt-item.ts';
import type { DebtTag } from '../model/debt-tag.ts';
import { createDocument, type Document, fact, factOfBoth } from '../model/document.ts';
import { emptyProject, type Project } from '../model/project.ts';
import { titleRange } from '../model/sections.ts';
import { type DocumentStatus, status } from '../model/status.ts';
import {
  type Finding,
  fillMessage,
  type OptionValue,
  quoted,
  type Rule,
  type RuleContext,
  type Stage,
} from '../rules/define-rule.ts';
import type { Diagnostic, Fix } from '../rules/diagnostic.ts';
import { rules as allRules } from '../rules/index.ts';
import { compareWithBaseline } from './baseline.ts';
import { debtItemsIn } from './debt-items.ts';
import type { Setup } from './setup.ts';

export interface LintOptions {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Treat the document as this kind, whatever it is called. */
  readonly kind?: string;
  /** `author` adds the rules on tone, which are nobody else's business. */
  readonly audience: 'author' | 'shared';
  /** What is known of the workspace beyond the document; nothing if absent. */
  readonly project?: Project;
  /** Where the lines of code stand that the document names; nobody has looked if absent. */
  readonly anchors?: AnchorStates;
  /** All of them if absent. */
  readonly rules?: readonly Rule[];
}

export interface LintResult {
  /** Null: the document is of no kind, and nothing was checked. `template` for a kind's own template. */
  readonly kind: string | null;
  readonly status: DocumentStatus;
  /** By position, then rule. */
  readonly diagnostics: readonly Diagnostic[];
  /** What would be among them, in the same order. */
  readonly suppressed: readonly Suppressed[];
  /** How many findings that the baseline has of this document are no longer there. */
  readonly gone: number;
  /** The items of a document that holds several. */
  readonly backlog?: readonly WrittenDebtItem[];
  /** What the document was linted against; absent for kind null, backlogs and templates. */
  readonly against?: { readonly kind: DocumentKind; readonly match: Match };
}

/** A finding that a comment in the document or the team's baseline keeps out of sight. */
export interface Suppressed {
  readonly diagnostic: Diagnostic;
  readonly by: 'comment' | 'baseline';
  /** The comment's; `''` where it gives none. */
  readonly reason: string;
}

/** Lints one document. Never throws: a rule that does becomes a diagnostic that names it. */
export function lint(document: Document, setup: Setup, options: LintOptions): LintResult {
  const template = options.kind === undefined && setup.kinds.find((kind) => isTemplateOf(kind, document.path));
  if (template) {
    const outline = readOutline(document);
    const match = matchOutline(document, outline, false);
    const found = runStage('template', { document, setup, options, kind: { ...template, outline }, match });
    return { kind: 'template', status: status(document), ...sifted(document, setup, options, found, []) };
  }
  const governing = kindOf(document, setup, options.kind);
  if (!governing) return lintUnrecognised(document, setup, options);

  const { kind, governed } = governing;
  const match = matchOutline(document, kind.outline, governed);
  const pass = { document, setup, options, kind, match };
  const ran = plannedFor('document', pass).map(({ rule }) => rule.name);
  const found = runStage('document', pass);
  const { remaining, silenced, problems } = suppress(document, found, { known: ruleNames, ran });
  const diagnostics = [...remaining, ...runStage('suppression', { ...pass, directiveProblems: problems })];
  return {
    kind: kind.name,
    // An open item is as whole as a paid one.
    status: kind.subject === 'debt' || kind.subject === 'backlog' ? 'final' : status(document),
    ...sifted(document, setup, options, diagnostics, silenced),
    ...(kind.subject === 'backlog' ? { backlog: debtItemsIn(document, kind, setup) } : { against: { kind, match } }),
  };
}

const ruleNames = allRules.map(({ name }) => name);

/** Sorts what was found, and takes out what the baseline knows. */
function sifted(
  document: Document,
  { baseline }: Setup,
  { audience }: LintOptions,
  found: Diagnostic[],
  silenced: readonly Silenced<Diagnostic>[],
): Pick<LintResult, 'diagnostics' | 'suppressed' | 'gone'> {
  const sorted = found.sort(byPosition);
  const isAsked = (name: string) =>
    audience === 'author' || allRules.find((rule) => rule.name === name)?.audience !== 'author';
  const { fresh, known, gone } = baseline
    ? compareWithBaseline(baseline, document, sorted, isAsked)
    : { fresh: sorted, known: [], gone: 0 };
  const suppressed = [
    ...silenced.map(({ finding, reason }): Suppressed => ({ diagnostic: finding, by: 'comment', reason })),
    ...known.map((diagnostic): Suppressed => ({ diagnostic, by: 'baseline', reason: '' })),
  ];
  return {
    diagnostics: fresh,
    suppressed: suppressed.sort((a, b) => byPosition(a.diagnostic, b.diagnostic)),
    gone,
  };
}

/** A document follows its template beyond doubt when it, or the team's own configuration, names the kind. */
function kindOf(document: Document, setup: Setup, name: string | undefined) {
  const detected = detectKind(document, setup.kinds);
  if (name !== undefined && detected?.kind.name !== name) {
    const kind = kindNamed(name, document.path, setup.kinds);
    return kind && { kind, governed: kind.subject === 'debt' };
  }
  return (
    detected && {
      kind: detected.kind,
      governed:
        detected.by === 'front-matter' || detected.kind.origin === 'configured' || detected.kind.subject === 'debt',
    }
  );
}

function lintUnrecognised(document: Document, setup: Setup, options: LintOptions): LintResult {
  const kind = setup.kinds.find(({ name }) => name === 'post-mortem');
  const asks = options.audience === 'author' && kind !== undefined && resemblesPostMortem(document);
  const diagnostics = asks
    ? runStage('unrecognised', { document, setup, options, kind, match: matchOutline(document, kind.outline, false) })
    : [];
  return { kind: null, status: status(document), diagnostics, suppressed: [], gone: 0 };
}

/** Runs the rules on the comments of source files. */
export function lintTags(tags: readonly DebtTag[], setup: Setup, options: LintOptions): readonly Diagnostic[] {
  const [kind] = setup.kinds;
  if (!kind || tags.length === 0) return [];
  // A source text is no document: all that rules see of it is its tags.
  const document = createDocument('', '');
  const match = matchOutline(document, kind.outline, false);
  return runStage('code', { document, setup, options, kind, match, tags }).sort(byPosition);
}

interface Pass {
  readonly document: Document;
  readonly setup: Setup;
  readonly options: LintOptions;
  readonly kind: DocumentKind;
  readonly match: Match;
  readonly directiveProblems?: readonly DirectiveProblem[];
  readonly tags?: readonly DebtTag[];
}

function runStage(stage: Stage, pass: Pass): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const next of plannedFor(stage, pass)) for (const each of runRule(next, pass)) found.push(each);
  return found;
}

/** A rule that runs, and what the configuration makes of it. */
interface PlannedRule {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly values: Readonly<Record<string, OptionValue>>;
}

/** Worked out once for all documents that are governed alike. */
function plannedFor(stage: Stage, pass: Pass): readonly PlannedRule[] {
  const { kind, match, options, setup } = pass;
  const plans = plansOf(setup, options.rules ?? allRules);
  const { subject = 'incident' } = kind;
  const key = `${stage} ${subject} ${match.follows} ${options.audience} ${options.anchors !== undefined}`;
  const plan = plans.get(key) ?? rulesOf(stage, pass).flatMap((rule) => planned(rule, setup));
  plans.set(key, plan);
  return plan;
}

const plansOf = factOfBoth((_setup: Setup, _rules: readonly Rule[]) => new Map<string, readonly PlannedRule[]>());

function planned(rule: Rule, { config }: Setup): PlannedRule[] {
  const setting = config.rules.get(rule.name);
  const severity = setting?.severity ?? rule.severity;
  if (severity === 'off') return [];
  const values = { ...defaultOptions(rule), ...setting?.options } as PlannedRule['values'];
  return [{ rule, severity, values }];
}

/** The rules that look at a document: what keeps silent on it has found it neither right nor wrong. */
const rulesOf = (stage: Stage, { kind, match, options }: Pass): readonly Rule[] =>
  (options.rules ?? allRules)
    .filter((rule) => (rule.stage ?? 'document') === stage || (stage === 'code' && rule.inCode))
    .filter((rule) => stage === 'code' || isAbout(rule, kind))
    .filter((rule) => rule.scope !== 'project' || options.anchors !== undefined)
    .filter((rule) => match.follows || !rule.completeness)
    .filter((rule) => rule.audience === 'everyone' || options.audience === 'author');

/** A backlog is as its team made it: of it, only what says so has something to say. */
const isAbout = ({ subject, inBacklogs }: Rule, kind: DocumentKind): boolean =>
  kind.subject === 'backlog' ? inBacklogs === true : subject === undefined || subject === (kind.subject ?? 'incident');

function runRule(
  { rule, severity, values }: PlannedRule,
  { document, setup, options, kind, match, directiveProblems = [], tags = [] }: Pass,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  const report = (finding: Finding) => {
    const message = fillMessage(rule.messages[finding.message] ?? '', finding.data);
    found.push(new RuleDiagnostic(rule.name, severity, message, finding));
  };
  try {
    rule.check(
      new Context(
        {
          document,
          kind,
          match,
          items: debtItemsIn(document, kind, setup),
          config: setup.config,
          tags,
          directiveProblems,
          report,
        },
        options,
        values,
      ),
    );
  } catch (error) {
    const reason = quoted(error instanceof Error ? error.message : String(error), 40);
    const message = `The rule ${rule.name} failed here (${reason}); all others ran.`;
    return [{ rule: rule.name, severity: 'information', message, range: titleRange(document), fixes: [] }];
  }
  return found;
}

type Given = Pick<
  RuleContext,
  'document' | 'kind' | 'match' | 'items' | 'config' | 'tags' | 'directiveProblems' | 'report'
>;

/** What a rule is handed. The day is asked for by the few that need it, so that a face can know which results outlast it. */
class Context implements RuleContext {
  readonly document: Given['document'];
  readonly kind: Given['kind'];
  readonly match: Given['match'];
  readonly items: Given['items'];
  readonly config: Given['config'];
  readonly tags: Given['tags'];
  readonly directiveProblems: Given['directiveProblems'];
  readonly report: Given['report'];
  readonly project: Project;
  readonly anchors: AnchorStates;
  readonly options: RuleContext['options'];
  readonly #lintOptions: LintOptions;

  constructor(given: Given, lintOptions: LintOptions, options: RuleContext['options']) {
    this.document = given.document;
    this.kind = given.kind;
    this.match = given.match;
    this.items = given.items;
    this.config = given.config;
    this.tags = given.tags;
    this.directiveProblems = given.directiveProblems;
    this.report = given.report;
    this.project = lintOptions.project ?? emptyProject;
    this.anchors = lintOptions.anchors ?? new Map();
    this.options = options;
    this.#lintOptions = lintOptions;
  }

  get today(): string {
    return this.#lintOptions.today;
  }
}

const defaultOptions = fact(
  (rule: Rule): Readonly<Record<string, OptionValue>> =>
    Object.fromEntries(Object.entries(rule.options).map(([name, option]) => [name, option.default])),
);

/** A finding with its fixes computed when they are first asked for: most never are. */
class RuleDiagnostic implements Diagnostic {
  readonly rule: string;
  readonly severity: Diagnostic['severity'];
  readonly message: string;
  readonly range: Diagnostic['range'];
  readonly related?: Exclude<Diagnostic['related'], undefined>;
  readonly unnecessary?: boolean;
  readonly #finding: Finding;
  #fixes: readonly Fix[] | undefined;

  constructor(rule: string, severity: Diagnostic['severity'], message: string, finding: Finding) {
    this.rule = rule;
    this.severity = severity;
    this.message = message;
    this.range = finding.range;
    if (finding.related) this.related = finding.related;
    if (finding.unnecessary) this.unnecessary = true;
    this.#finding = finding;
  }

  get subject(): string {
    const words = Object.values(this.#finding.data ?? {}).filter((value) => typeof value === 'string');
    return words.join('\n');
  }

  get fixes(): readonly Fix[] {
    this.#fixes ??= this.#finding.fixes?.() ?? [];
    return this.#fixes;
  }
}

const byPosition = (a: Diagnostic, b: Diagnostic): number =>
  a.range.start - b.range.start || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
