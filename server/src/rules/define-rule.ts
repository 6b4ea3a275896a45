import type { Config } from '../config/config.ts';
import type { DirectiveProblem } from '../config/directives.ts';
import type { Severity } from '../config/severity.ts';
import type { DocumentKind, Subject } from '../kinds/kind.ts';
import type { Match } from '../kinds/match.ts';
import type { AnchorStates } from '../model/anchor-state.ts';
import type { WrittenDebtItem } from '../model/debt-item.ts';
import type { DebtTag } from '../model/debt-tag.ts';
import type { Document } from '../model/document.ts';
import type { Project } from '../model/project.ts';
import type { TextRange } from '../text/text.ts';
import type { Fix } from './diagnostic.ts';

/** What a finding is about, in the order in which an editor shows them when there are too many to show. */
export const families = [
  'notice',
  'contradiction',
  'debt',
  'root-cause',
  'prompt',
  'leftover',
  'action',
  'judgement',
  'wording',
] as const;
export type Family = (typeof families)[number];

/** An option of a rule; its type is that of its default. */
export interface Option<Value extends OptionValue = OptionValue> {
  readonly default: Value;
  readonly description: string;
  readonly minimum?: number;
  readonly maximum?: number;
  /** The only values allowed. */
  readonly values?: readonly string[];
}

export type OptionValue = number | string | boolean | readonly string[];
type Options = Readonly<Record<string, Option>>;
type Widened<Value> = Value extends number
  ? number
  : Value extends boolean
    ? boolean
    : Value extends string
      ? string
      : readonly string[];
export type OptionValues<Specs extends Options> = { readonly [Name in keyof Specs]: Widened<Specs[Name]['default']> };

/** A document that shows what a rule finds. It is documentation, and it is run as a test. */
export interface Example {
  /** One line above it on the rule's page. */
  readonly caption: string;
  /** Markdown with `⟦…⟧` round each range that is reported. */
  readonly bad?: string;
  /** Markdown in which nothing is reported. */
  readonly good?: string;
  /** What `bad` becomes by each finding's first fix; absent where there is none. */
  readonly fixed?: string;
  /** The template in force; the built-in one if absent. */
  readonly template?: string;
  readonly options?: Readonly<Record<string, OptionValue>>;
  /** The debt items that the project holds besides, by their paths; it is a project of which nothing is known if absent. */
  readonly items?: Readonly<Record<string, string>>;
  /** Where the document stands; the usual place of its kind if absent. */
  readonly path?: string;
  /** The files of code that the project holds, by their paths. */
  readonly code?: Readonly<Record<string, string>>;
}

type Placeholders<Message extends string> = Message extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

type Messages = Readonly<Record<string, string>>;

/** What a rule reports: which message, with what in its placeholders, and where. */
export type Finding<Texts extends Messages = Messages> = {
  [Id in keyof Texts & string]: {
    readonly message: Id;
    readonly range: TextRange;
    /** Computed only when somebody asks for them. */
    readonly fixes?: () => readonly Fix[];
    readonly related?: readonly { readonly range: TextRange; readonly message: string }[];
    readonly unnecessary?: boolean;
  } & ([Placeholders<Texts[Id]>] extends [never]
    ? { readonly data?: undefined }
    : { readonly data: Readonly<Record<Placeholders<Texts[Id]>, string | number>> });
}[keyof Texts & string];

export interface RuleContext<Values = Readonly<Record<string, OptionValue>>, Texts extends Messages = Messages> {
  readonly document: Document;
  readonly kind: DocumentKind;
  readonly match: Match;
  /** The debt items that the document holds: itself, those of a backlog, or none. */
  readonly items: readonly WrittenDebtItem[];
  readonly config: Config;
  /** What is known beyond the document, an earlier version of which may be in it. */
  readonly project: Project;
  /** Of the lines of code that the document names, as far as somebody has looked. */
  readonly anchors: AnchorStates;
  /** In the stage `code` only. */
  readonly tags: readonly DebtTag[];
  readonly options: Values;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** In the stage `suppression` only. */
  readonly directiveProblems: readonly DirectiveProblem[];
  readonly report: (finding: Finding<Texts>) => void;
}

/**
 * When a rule runs: on documents of a kind (most do); after that, on what their disable comments did; on templates; on
 * documents of no kind, which only an author's editor asks for; or on the comments of source files.
 */
export type Stage = 'document' | 'suppression' | 'template' | 'unrecognised' | 'code';

export interface RuleDefinition<Specs extends Options, Texts extends Messages> {
  /** Names the defect; reads well after "allow". Also the diagnostic's code, the configuration key and the page's name. */
  readonly name: string;
  /** One line: what it finds. */
  readonly summary: string;
  /** Why that matters to whoever reads or writes the document; Markdown. */
  readonly rationale: string;
  readonly family: Family;
  readonly severity: Severity | 'off';
  /** Findings for the author alone stay out of shared output. */
  readonly audience: 'everyone' | 'author';
  /** True for rules on what is missing: they keep silent on a document that was not written by the template. */
  readonly completeness: boolean;
  /** The kinds of document that it has something to say of; all of them if absent. */
  readonly subject?: Subject;
  /** Time alone brings its findings about: they never decide an exit status. */
  readonly byDate?: true;
  /** Some of its fixes are safe; no other rule's are. So that they can be counted without computing all there are. */
  readonly safeFixes?: true;
  /** `document` if absent. */
  readonly stage?: Stage;
  /** Reads what other files say: it runs where somebody has looked into them, on save and on the command line, not as one types. */
  readonly scope?: 'project';
  /** It has something to say of documents that hold several items of debt, in whatever shape, too. */
  readonly inBacklogs?: true;
  /** It looks at the comments of source files as well. */
  readonly inCode?: true;
  readonly options: Specs;
  /** Each one line of at most 100 characters where the words are ours; `{name}` stands for data. */
  readonly messages: Texts;
  readonly examples: readonly Example[];
  /** Pure. Reads the model, reports findings. */
  readonly check: (context: RuleContext<OptionValues<Specs>, Texts>) => void;
}

/** A rule as the engine and the generators see it, its types erased. */
export type Rule = Omit<RuleDefinition<Options, Messages>, 'check'> & {
  readonly check: (context: RuleContext) => void;
};

/** Checks a definition's types, options and messages included, and hands it on. */
export function defineRule<const Specs extends Options, const Texts extends Messages>(
  definition: RuleDefinition<Specs, Texts>,
): Rule {
  return definition as unknown as Rule;
}

/** A message with its placeholders filled; what is put in is cut at a word so that the line stays readable. */
export function fillMessage(message: string, data: Readonly<Record<string, string | number>> = {}): string {
  return message.replace(/\{([\w-]+)\}/g, (_, name: string) => String(data[name] ?? '').replace(/\s+/g, ' '));
}

/** A prompt's words in a message: cut at a word, so that the line stays readable; the whole of it is on hover. */
export function quoted(prompt: string, longest = 72): string {
  const words = prompt.replace(/\s+/g, ' ').trim();
  if (words.length <= longest) return words;
  // A script without spaces has no words to cut at.
  const space = words.lastIndexOf(' ', longest - 1);
  return `${words.slice(0, space > longest / 2 ? space : longest - 1).replace(/[,;:.–—-]+$|[\uD800-\uDBFF]$/, '')}…`;
}
