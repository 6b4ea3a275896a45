import type { PromptMatch } from '../kinds/match.ts';
import { documentDates } from '../model/document-date.ts';
import type { DocumentStatus } from '../model/status.ts';
import type { LintedFile } from './finding-counts.ts';

/** How complete documents are: how many of the prompts that are asked of each have an answer. */
export interface Completeness {
  /** By date, those without one first; then by path. */
  readonly documents: readonly DocumentCompleteness[];
  /** Documents that were written before the template: nothing is asked of them. */
  readonly before: number;
  readonly asked: number;
  readonly answered: number;
}

export interface DocumentCompleteness {
  readonly path: string;
  readonly kind: string;
  readonly status: DocumentStatus;
  /** `YYYY-MM-DD`, where the document is dated. */
  readonly date?: string;
  readonly asked: number;
  readonly answered: number;
}

export function completeness(files: readonly LintedFile[]): Completeness {
  const following = files.filter(({ result: { against } }) => against?.match.follows);
  const documents = following
    .map(documentCompleteness)
    .sort((a, b) => compare(a.date ?? '', b.date ?? '') || compare(a.path, b.path));
  return {
    documents,
    before: files.length - following.length,
    asked: documents.reduce((sum, { asked }) => sum + asked, 0),
    answered: documents.reduce((sum, { answered }) => sum + answered, 0),
  };
}

function documentCompleteness({ document, path, result: { against, status } }: LintedFile): DocumentCompleteness {
  const asked = (against?.match.prompts ?? []).filter(isAsked);
  const [day] = documentDates(document);
  return {
    path,
    kind: against?.kind.name ?? '',
    status,
    ...(day && { date: dayText(day.days) }),
    asked: asked.length,
    answered: asked.filter(({ state }) => state === 'answered').length,
  };
}

const isAsked = ({ state, outline }: PromptMatch): boolean =>
  state === 'answered' || state === 'open' || (state === 'absent' && outline.required);

const dayText = (days: number): string => new Date(days * 86_400_000).toISOString().slice(0, 10);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
