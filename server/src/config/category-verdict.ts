import { conceptSections, headingConcepts } from '../kinds/concepts.ts';
import { type Document, fact, factOfBoth } from '../model/document.ts';
import { normaliseText } from '../model/normalise.ts';
import { isNotApplicable, isPlaceholder } from '../model/placeholders.ts';
import { plainText } from '../model/plain-text.ts';
import { type CategoryChoice, type CategoryStatement, categoryStatements } from '../model/root-cause.ts';
import type { Passage } from '../model/sections.ts';
import { remembered } from '../text/remembered.ts';
import type { RootCause } from './config.ts';
import { findRootCause, suggestRootCause } from './root-causes.ts';

/** What a document's statements on its root cause come to, by the team's categories. */
export type CategoryVerdict =
  | { readonly state: 'valid'; readonly rootCause: RootCause }
  | { readonly state: 'invalid'; readonly statement: CategoryStatement; readonly suggestion?: RootCause }
  /** More than one box is ticked. */
  | { readonly state: 'several'; readonly ticked: readonly CategoryChoice[]; readonly statement: CategoryStatement }
  /** "N/A – " and the reason stand for the category, in its place or in the section that would hold it. */
  | { readonly state: 'waived' }
  /** There is a place for the category, and nothing is chosen there. */
  | { readonly state: 'open'; readonly statement: CategoryStatement }
  | { readonly state: 'absent' };

/**
 * A valid category anywhere in a root-cause field or section counts, in prose too; several ticked boxes come first, since
 * they contradict each other.
 */
export const categoryVerdict = factOfBoth((document: Document, rootCauses: readonly RootCause[]): CategoryVerdict => {
  const verdicts = categoryStatements(document).map((statement) =>
    isWaived(statement, document) ? ({ state: 'waived' } as const) : verdictOn(statement, rootCauses),
  );
  const of = (state: CategoryVerdict['state']) => verdicts.find((verdict) => verdict?.state === state);
  return (
    of('several') ??
    of('valid') ??
    inProse(document, rootCauses) ??
    of('waived') ??
    (isWaivedInProse(document) ? { state: 'waived' } : undefined) ??
    of('invalid') ??
    of('open') ?? { state: 'absent' }
  );
});

/** The words for a category end at the dash; the reason stands behind it. */
function isWaived({ range }: CategoryStatement, { text }: Document): boolean {
  const line = /^[^\r\n|]*/.exec(text.slice(range.start, range.start + longestReason))?.[0] ?? '';
  return isNotApplicable(line) === 'reasoned';
}

const longestReason = 300;

const isWaivedInProse = (document: Document): boolean =>
  [...conceptSections(document)].some(
    ({ passage }) =>
      headingConcepts(passage).includes('root-cause') &&
      prose(passage)
        .split('\n')
        .some((line) => isNotApplicable(line) === 'reasoned'),
  );

function verdictOn(statement: CategoryStatement, rootCauses: readonly RootCause[]): CategoryVerdict | undefined {
  const { value, choices = [] } = statement;
  const ticked = choices.filter((choice) => choice.ticked);
  const known = choices.filter(({ label }) => namedIn(label, rootCauses).length > 0);
  if (choices.length > 0 && (known.length > 0 || statement.labelled)) {
    if (ticked.length > 1) return { state: 'several', ticked, statement };
    const [only] = ticked;
    if (!only) return { state: 'open', statement };
    const rootCause = rootCauseOf(only.label, rootCauses);
    return rootCause
      ? { state: 'valid', rootCause }
      : { state: 'invalid', statement: { ...statement, value: only.label, range: only.range } };
  }
  if (value === '' || isPlaceholder(value) || isNotApplicable(value) === 'bare')
    return statement.labelled ? { state: 'open', statement } : undefined;
  const rootCause = rootCauseOf(value, rootCauses);
  if (rootCause) return { state: 'valid', rootCause };
  if (namedIn(value, rootCauses).length > 1) return { state: 'open', statement };
  const suggestion = suggestRootCause(rootCauses, value);
  if (statement.labelled && !statement.prose) return { state: 'invalid', statement, ...(suggestion && { suggestion }) };
  return suggestion && !statement.prose ? { state: 'invalid', statement, suggestion } : undefined;
}

/** The category a value names: all of it, or its beginning before the explanation. */
function rootCauseOf(value: string, rootCauses: readonly RootCause[]): RootCause | undefined {
  const [head = ''] = value.split(/\s+[–—-]\s*|[:,.;(]/u);
  const whole = findRootCause(rootCauses, value) ?? findRootCause(rootCauses, head);
  if (whole) return whole;
  const named = namedIn(value, rootCauses);
  return named.length === 1 ? named[0] : undefined;
}

/** The categories whose name or alias stands in a text as words of its own. */
export function namedIn(text: string, rootCauses: readonly RootCause[]): readonly RootCause[] {
  const words = wordsSaid(text);
  return rootCauses.filter((rootCause) => spellings(rootCause).some((each) => words.includes(each)));
}

/** The same few texts are asked for at each keystroke. */
const wordsSaid = remembered(
  (text: string) => text,
  (text) => ` ${normaliseText(text.replace(/~~[^~]+~~/g, ' '))} `,
);

/** How a category's name and aliases stand between other words, normalised: with or without spaces, singular or plural. */
const spellings = fact(({ name, aliases }: RootCause): readonly string[] =>
  [name, ...aliases].flatMap((label) => {
    const wanted = normaliseText(label);
    return [wanted, wanted.replaceAll(' ', '')].flatMap((each) => (each === '' ? [] : [` ${each} `, ` ${each}s `]));
  }),
);

function inProse(document: Document, rootCauses: readonly RootCause[]): CategoryVerdict | undefined {
  for (const { passage } of conceptSections(document)) {
    if (!headingConcepts(passage).includes('root-cause')) continue;
    // A line that lists two of them offers a choice; it makes none.
    for (const line of prose(passage).split('\n')) {
      const [rootCause, other] = line.startsWith('[ ]') ? [] : namedIn(line, rootCauses);
      if (rootCause && !other) return { state: 'valid', rootCause };
    }
  }
  return undefined;
}

/** What a passage says in words: code says nothing about a cause. */
const prose = fact(({ blocks }: Passage): string => plainText(...blocks.filter(({ type }) => type !== 'code')));
