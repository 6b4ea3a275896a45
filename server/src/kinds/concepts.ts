import { type Document, fact } from '../model/document.ts';
import type { LeafContent } from '../model/leaf.ts';
import { normaliseTitle } from '../model/normalise.ts';
import { type Passage, type Section, sectionsWhere } from '../model/sections.ts';
import { isWhysName } from '../model/whys-chain.ts';

/** What a heading of a post-mortem may be about, whatever its author calls it. */
export type Concept = keyof typeof variants;

/**
 * Names in use for each concept, normalised; measured on 389 public post-mortems of 43 repositories. A heading may carry
 * two of them ("Resolution and recovery", "Root cause and mitigation").
 */
const variants = {
  summary: [
    'summary',
    'issue summary',
    'incident summary',
    'executive summary',
    'problem summary',
    'overview',
    'incident overview',
    'tl dr',
    'tldr',
    'what happened',
    'outage description',
    'description',
    'synopsis',
    'abstract',
    'summary of incident',
    'in short',
    'at a glance',
  ],
  impact: [
    'impact',
    'customer impact',
    'user impact',
    'business impact',
    'impact analysis',
    'impact assessment',
    'affected users',
    'affected services',
    'affected systems',
    'users affected',
    'what was impacted',
    'scope',
    'scope of impact',
    'summary of impact',
    'blast radius',
    'customers affected',
  ],
  'lead-up': [
    'lead up',
    'leadup',
    'background',
    'context',
    'fault',
    'before the incident',
    'events leading up',
    'history',
  ],
  trigger: ['trigger', 'triggers', 'triggered by', 'what triggered it'],
  detection: [
    'detection',
    'identified',
    'how was it detected',
    'how it was detected',
    'how we found out',
    'incident detected by',
    'detection method',
    'first detected',
    'discovery',
    'how was the issue discovered',
    'how was it discovered',
    'how did we find out',
    'how did we notice',
    'how did we detect it',
    'how was it found',
    'how was it noticed',
    'detected by',
  ],
  response: [
    'response',
    'how we responded',
    'incident response',
    'incident response analysis',
    'escalation',
    'investigation',
    'diagnosis',
    'debugging',
    'debugging process',
  ],
  resolution: [
    'resolution',
    'recovery',
    'mitigation',
    'fix',
    'the fix',
    'remediation',
    'solution',
    'repair',
    'how it was fixed',
    'how we fixed it',
    'fixes applied',
    'resolution steps',
    'workaround',
    'what we did to fix it',
  ],
  'root-cause': [
    'root cause',
    'root causes',
    'root cause analysis',
    'root causes analysis',
    'what caused the incident',
    'what caused the outage',
    'analysis of causes',
    'identified cause',
    'why the event happened',
    'why it happened',
    'why did it happen',
    'why did this happen',
    'cause',
    'cause of the problem',
    'technical root cause',
    'underlying cause',
    'rca',
    'analysis',
    'cause analysis',
    'root cause category',
    'root cause type',
    'category of root cause',
    'cause category',
  ],
  'contributing-factors': [
    'contributing factors',
    'contributing conditions',
    'contributing causes',
    'contributing conditions analysis',
    'causes',
    'contributory factors',
    'contributing factor',
  ],
  'five-whys': [
    '5 whys',
    'five whys',
    'the 5 whys',
    'the five whys',
    '5 whys analysis',
    'five whys analysis',
    'five why analysis',
    '5 why analysis',
    '5 why',
    'five why',
    'whys',
    'why chain',
    'whys chain',
    'root cause analysis 5 whys',
    'なぜなぜ分析',
  ],
  'not-caught': [
    'why wasnt it caught',
    'why wasnt this caught',
    'why was it not caught',
    'why was this not caught',
    'not caught because',
    'why didnt we catch it',
    'why didnt we catch this',
    'why didnt our safeguards catch this',
    'why didnt our safeguards catch it',
    'why did our safeguards not catch this',
    'why it wasnt caught',
    'why it was not caught',
    'why didnt the issue get caught',
    'why wasnt the issue caught',
    'why wasnt it caught earlier',
    'why wasnt this caught earlier',
    'why wasnt it caught sooner',
    'why wasnt this caught sooner',
    'safeguards',
  ],
  surprise: ['surprise', 'surprises', 'why surprised', 'what surprised us', 'what we didnt anticipate'],
  uncertainty: [
    'uncertainty',
    'where was there uncertainty',
    'what was unclear',
    'what we did not know',
    'what we didnt know',
    'open questions',
  ],
  'went-well': [
    'what went well',
    'went well',
    'what worked',
    'what worked well',
    'what went right',
    'things that went well',
    'positives',
  ],
  'went-wrong': [
    'what went wrong',
    'went wrong',
    'what went poorly',
    'what went badly',
    'what could have gone better',
    'what didnt go well',
    'what did not go well',
    'what could be improved',
    'what didnt work',
    'what could have been better',
    'things that went wrong',
    'what needs improvement',
  ],
  lucky: [
    'where we got lucky',
    'where did we get lucky',
    'got lucky',
    'what went lucky',
    'luck',
    'lucky breaks',
    'where were we lucky',
  ],
  lessons: [
    'lessons learned',
    'lessons learnt',
    'lessons',
    'key takeaways',
    'takeaways',
    'learnings',
    'key learnings',
    'conclusion',
    'conclusions',
    'what we learned',
    'what did we learn',
    'reflection',
    'reflections',
  ],
  'action-items': [
    'action items',
    'actions',
    'review actions',
    'follow ups',
    'followups',
    'follow up',
    'follow up actions',
    'follow up items',
    'followup actions',
    'action items followups',
    'action plan',
    'corrective actions',
    'corrective measures',
    'corrective and preventative measures',
    'corrective and preventative measure',
    'corrective and preventive measures',
    'corrective actions with owners',
    'preventive measures',
    'preventative measures',
    'preventive actions',
    'prevention',
    'prevention measures',
    'next steps',
    'recommendations',
    'improvements',
    'how to fix it',
    'remediation items',
    'mitigation plan',
    'what were doing about it',
    'what are we doing about it',
    'future work',
    'to do',
    'todo',
    'todos',
    'tasks',
    'long term fixes',
    'future improvements',
    'future prevention',
    'further actions',
    'steps forward',
    'immediate actions',
    'short term actions',
    'short term improvements',
    'long term actions',
    'long term improvements',
    'planned actions',
    'countermeasures',
    'counter measures',
    'how do we prevent this',
    'how will we prevent this',
    'how do we prevent this from happening again',
    'how will we prevent this from happening again',
    'what will we do',
    'what will we change',
  ],
  timeline: [
    'timeline',
    'incident timeline',
    'event timeline',
    'events timeline',
    'key events',
    'chain of events',
    'sequence of events',
    'chronology',
    'timeline summary',
    'brief timeline',
  ],
  supporting: [
    'references',
    'links',
    'appendix',
    'evidence',
    'metrics',
    'stats',
    'supporting information',
    'supporting documents',
    'related documents',
    'related',
    'resources',
    'see also',
    'data',
    'glossary',
  ],
  severity: ['severity', 'level', 'sev', 'incident severity', 'severity level', 'priority', 'impact level'],
  status: ['status', 'report status', 'incident status', 'current status', 'state'],
  date: [
    'date',
    'incident date',
    'from',
    'until',
    'when',
    'date of incident',
    'incident dates',
    'dates',
    'occurred',
    'date time',
  ],
  authors: [
    'author',
    'authors',
    'by',
    'owner',
    'owners',
    'commander',
    'incident commander',
    'incident lead',
    'lead',
    'responders',
    'attendees',
    'names',
    'reporter',
    'reported by',
    'written by',
    'created by',
    'participants',
    'people involved',
    'names of people involved',
    'on call',
  ],
  duration: [
    'duration',
    'time to detection',
    'time to detect',
    'time to repair',
    'time to resolve',
    'time to recovery',
    'time to mitigate',
    'ttd',
    'ttm',
    'ttr',
    'outage duration',
    'total downtime',
    'downtime',
    'incident duration',
  ],
} as const satisfies Record<string, readonly string[]>;

const conceptOf = new Map<string, Concept>(
  Object.entries(variants).flatMap(([concept, names]) => names.map((name) => [name, concept as Concept] as const)),
);

/** Words that a heading may carry round its concept's name without changing what it is about. */
const surroundings =
  /^(?:what (?:was|were) (?:the|our)|the|our|incident|brief|short|detailed|full|initial|final|technical)\s+|\s+(?:of (?:the )?(?:incident|outage|events?|problem|issue|bug|failure|event)|details?|section|all times .*|times? in .*|utc|gmt|pst|pdt|est|edt|cet|cest|bst|jst|ist|q a|\d[\d ]*)$/;

/** The concepts that a heading or label stands for: none for one that is no common name, two for "Resolution and recovery". */
export const concepts = (title: string): readonly Concept[] => conceptsNamed(normaliseTitle(title), title);

/** The concepts that a section's heading stands for. */
export const headingConcepts = fact(({ name, title }: Passage) => conceptsNamed(name, title));

/** The sections whose heading stands for a concept: a long document has hundreds of others. */
export const conceptSections = fact((document: Document): ReadonlySet<Section> => new Set(ofConcepts(document)));

const ofConcepts = sectionsWhere((passage) => headingConcepts(passage).length > 0);

/** The concepts that a label stands for. */
export const labelConcepts = fact(({ shape, name, label }: LeafContent) =>
  shape === 'front-matter' ? concepts(label) : conceptsNamed(name, label),
);

/** @param name the title, normalised. */
const conceptsNamed = (name: string, title: string): readonly Concept[] => [...new Set(conceptsOfName(name, title))];

function conceptsOfName(name: string, title: string): readonly Concept[] {
  const whole = conceptOfName(name);
  // "Root cause (5 whys)": a name without what stands in parentheses may be another one.
  if (whole !== 'five-whys' && isWhysName(title)) return whole ? ['five-whys', whole] : ['five-whys'];
  if (whole) return [whole];
  const parts = title.split(/\s+(?:and|und)\s+|\s*[&/,+]\s*|\s+[-–—]\s+|:\s+/i);
  if (datedTimeline.test(title)) return ['timeline'];
  if (parts.length < 2) return [];
  const ofParts = parts.map((part) => conceptOfName(normaliseTitle(part)));
  // "Summary: the day the cache died": a known name, then what it is about here. "Fix the login page, deploy": neither.
  const named = ofParts.filter((concept) => concept !== undefined);
  return ofParts[0] === undefined && named.length < parts.length ? [] : named;
}

/** `Timeline (all times PST) 31 July, approximate`: what follows are zones and days. */
const datedTimeline = /^(?:incident |outage )?timeline\s*(?:[(（]|[–—:-]?\s*\d|.*\btimes\b)/i;

function conceptOfName(name: string): Concept | undefined {
  let rest = name;
  for (let round = 0; round < 4; round++) {
    const concept = conceptOf.get(rest);
    if (concept) return concept;
    const shorter = rest.replace(surroundings, '');
    if (shorter === rest) break;
    rest = shorter;
  }
  return conceptOf.get(rest);
}
