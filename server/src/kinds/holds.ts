import type { Document } from '../model/document.ts';
import type { Leaf } from '../model/leaf.ts';
import { leavesWhere } from '../model/leaves.ts';
import { durations } from '../model/markers.ts';
import { normaliseText } from '../model/normalise.ts';
import { isPlaceholder } from '../model/placeholders.ts';
import { categoryStatements } from '../model/root-cause.ts';
import { statedDurations } from '../model/stated-durations.ts';
import { choicesIn } from './choices.ts';
import type { Condition } from './condition.ts';

/** Whether a document meets a prompt's condition; undefined while it does not say what the condition is about. */
export function holds(condition: Condition, document: Document): boolean | undefined {
  switch (condition.subject) {
    case 'time-to-discovery': {
      const minutes = timeToDiscovery(document);
      return minutes === undefined ? undefined : minutes > condition.minutes;
    }
    case 'root-cause':
      return among(rootCauses(document), condition.values);
    case 'severity':
      return among(valuesOf(severityFields(document)), condition.values);
    case 'detected-by':
      return detectedBy(valuesOf(detectorFields(document)), condition.values);
    case 'unknown':
      return undefined;
  }
}

/**
 * The place in a template that decides a condition: undefined where it has none, `choices` where it lists what can stand
 * there. A time to discovery and a root cause need no place of their own: they come in many shapes.
 */
export function decidedBy(
  { subject }: Condition,
  template: Document,
): { readonly choices?: readonly string[] } | undefined {
  if (subject !== 'severity' && subject !== 'detected-by') return {};
  const [found] = subject === 'severity' ? severityFields(template) : detectorFields(template);
  if (!found) return undefined;
  const choices = choicesIn(found.value);
  return choices ? { choices } : {};
}

/** Minutes, from the timeline and fields; what a document only states counts where these say nothing. */
const timeToDiscovery = (document: Document): number | undefined =>
  durations(document).detect?.minutes ??
  statedDurations(document).find(({ of, rough }) => of === 'detection' && !rough)?.minutes;

/** A heading is one with a few words below it. */
const fieldsNamed = (wanted: RegExp) =>
  leavesWhere(({ name, value, shape }) => wanted.test(name) && (shape !== 'heading' || value.length < 80));

const severityFields = fieldsNamed(/^(?:incident )?(?:severity|sev|severity level|priority|impact level)$/u);
const detectorFields = fieldsNamed(
  /^(?:(?:incident|issue|outage|first) )?(?:detected|discovered|noticed|reported|found) by$|^(?:detection|discovery) (?:method|source)$|^detector$/u,
);

/** Of fields that are filled in: a choice that still lists its options says nothing. */
const valuesOf = (fields: readonly Leaf[]): readonly string[] =>
  fields
    .filter(({ value }) => value !== '')
    .flatMap(({ value }) => tickedIn(value) ?? [value])
    .filter((value) => !isPlaceholder(value) && choicesIn(value) === undefined);

/** Undefined where there are no boxes. */
const tickedIn = (value: string): readonly string[] | undefined =>
  /^\[[ xX]\]\s/mu.test(value) ? [...value.matchAll(/^\[[xX]\]\s+(.+)$/gmu)].map(([, label = '']) => label) : undefined;

const rootCauses = (document: Document): readonly string[] =>
  categoryStatements(document).flatMap(({ value, choices }) =>
    choices ? choices.filter(({ ticked }) => ticked).map(({ label }) => label) : value === '' ? [] : [value],
  );

/** Whether what is said begins with one of the values, case, spaces and hyphens apart. */
function among(said: readonly string[], values: readonly string[]): boolean | undefined {
  if (said.length === 0) return undefined;
  return said.some((text) => values.some((value) => startsWith(compact(text), compact(value))));
}

const compact = (text: string): string => normaliseText(text).replaceAll(' ', '');

/** `SEV1 – major` is SEV1, `SEV12` is not. */
const startsWith = (text: string, value: string): boolean =>
  value !== '' && text.startsWith(value) && !(/\d$/.test(value) && /^\d/.test(text.slice(value.length)));

/** A person is whoever is no machine. */
function detectedBy(said: readonly string[], values: readonly string[]): boolean | undefined {
  if (said.length === 0) return undefined;
  return said.some((text) => {
    const words = ` ${normaliseText(text)} `;
    return values.some((value) => {
      const wanted = normaliseText(value);
      if (/^(?:person|people|human|somebody|someone)s?$/u.test(wanted)) return !machine.test(words);
      return wanted !== '' && (words.includes(` ${wanted} `) || words.includes(` ${wanted}s `));
    });
  });
}

const machine =
  /\b(?:alerts?|alarms?|monitor\w*|pager\w*|automat\w*|synthetic|probe|health ?checks?|canary|dashboards?)\b/u;
