import type { MarkerKind } from './markers.ts';

/** How a row of a timeline says that it is a turn of the incident: 0 is surest. */
export interface MarkerWord {
  readonly kind: MarkerKind;
  readonly source: 'marker' | 'verb';
  readonly rank: number;
}

/** What a row's text says of an incident's turns; several where it tells of several. */
export function markerWords(text: string): readonly MarkerWord[] {
  const head = text.slice(0, longestText);
  if (!mayMark.test(head)) return [];
  const found: MarkerWord[] = [];
  const [sentence = ''] = head.split(/(?<=[.!?])\s/u);
  // What comes later in a row is mostly about what was found out, or came after.
  for (const { kind, source, rank, hint, patterns } of words)
    if (hint.test(head) && patterns.some((pattern) => says(source === 'verb' ? sentence : head, pattern)))
      found.push({ kind, source, rank });
  const isSeen = found.some(({ kind, source }) => kind === 'detection' && source === 'verb');
  // "Users report that sign-in is down" says when it was seen, not when it began.
  return isSeen ? found.filter(({ kind, source }) => !(kind === 'start' && source === 'verb')) : found;
}

/** The name of a field that says when a turn of the incident came. Normalised: see `normaliseTitle`. */
export const markerOfField = (name: string): MarkerKind | undefined =>
  fields.find(({ pattern }) => pattern.test(name))?.kind;

const longestText = 400;

/** Most rows say nothing of the kind, and are told apart by this. */
const mayMark =
  /start|beg[ai]n|onset|occur|fault|down|offline|unavail|unreach|error|latency|fail|5xx|zero|\b0\b|stop|detect|discover|notic|alert|alarm|pag[ei]|page|pager|pingdom|monitor|opsgenie|sentry|report|aware|inform|notif|reach|complain|spot|declar|opened|raised|mitigat|repair|contain|stabili|end|roll|revert|recover|normal|restor|back|fix|solve|clear|clos|over|operational|confirmed/i;

function says(text: string, pattern: RegExp): boolean {
  const found = pattern.exec(text);
  return (
    found !== null && !denial.test(text.slice(Math.max(0, found.index - 30), found.index)) && !denied.test(found[0])
  );
}

const denial =
  /\b(?:not|never|no|yet to|cannot|unable to|fail(?:s|ed)? to|tr(?:y|ies|ied|ying) to|attempt(?:s|ed|ing)? to|to be|until|before|if|hop(?:e|ed|ing) to|should(?: be)?|will(?: be)?|expect(?:ed)? to|partially|partly|temporarily|considered|thought)\s+(?:\w+\s+){0,2}$|n[o'’]t\s+(?:\w+\s+)?$|\bun$|\bno\s+(?:\w+\s+){1,6}$/i;
const denied = /\b(?:not|never|n['’]t)\b/i;

const thing =
  '(?:(?:customer|user|service|production|first|initial|the|full|main|site|partial|total|complete|visible)\\s+){0,3}(?:outage|incident|impact|fault|problem|issue|disruption|degradation|downtime|failure)s?';
const endOfLabel = '(?=\\s*(?:[:–—(,.;]|-\\s|$|\\bby\\b|\\bvia\\b|\\bwhen\\b|\\bafter\\b|\\bin\\b|\\bat\\b))';
const be =
  '(?:(?:is|are|was|were|has been|had been|now|fully|first|again|completely|finally|considered|marked|marked as|declared|gets|got)\\s+){0,3}';
const start = (source: string) => new RegExp(`^[\\s\\W]*(?:${source})`, 'i');
const anywhere = (source: string) => new RegExp(`(?:${source})`, 'i');

interface MarkedBy extends MarkerWord {
  /** Each match of a pattern has one of these in it. */
  readonly hint: RegExp;
  readonly patterns: readonly RegExp[];
}

const words: readonly MarkedBy[] = [
  {
    kind: 'start',
    source: 'marker',
    rank: 0,
    hint: /start|beg[ai]n|onset|occur|fault/i,
    patterns: [
      start(
        `(?:${thing}\\s+)?(?:start(?:s|ed)?|begins?|began|beginning|onset|occur(?:s|red))(?=\\s*(?:[:–—(]|-\\s|$))`,
      ),
      start(`${thing}\\s+(?:start(?:s|ed)?|begins?|began|occurs?|occurred)\\b`),
      start('fault\\b(?=\\s*(?:[:–—(]|-\\s|$))'),
      anywhere(`(?:^|[.!?:;(*]\\s*)(?:the )?(?:start|beginning|onset) of (?:the )?${thing}\\b`),
      anywhere(`\\b(?:outage|incident|impact|problem|issue) (?:begins|began|starts|started)\\b`),
    ],
  },
  {
    kind: 'detection',
    source: 'marker',
    rank: 0,
    hint: /detect|discover|notic|alerted|paged|report|aware/i,
    patterns: [
      start(
        `(?:(?:first|${thing})\\s+)?(?:detected|detection|discovered|discovery|noticed|alerted|paged|first report(?:ed)?|initial report|team aware)${endOfLabel}`,
      ),
      start(`${thing}\\s+${be}(?:detected|discovered|noticed|reported)\\b`),
      start('(?:team|we|on-?call)\\s+(?:became |become |are |is |were |was |made )?aware\\b'),
      start('(?:team|on-?call)(?: engineer)?\\s+(?:is |was |were |gets |got )?(?:alerted|paged)\\b'),
    ],
  },
  {
    kind: 'detection',
    source: 'verb',
    rank: 1,
    hint: /alert|alarm|pag|pingdom|monitor|opsgenie|sentry|notif|notic|detect|spot|report|discover|aware|reach|inform|complain/i,
    patterns: [
      anywhere(
        '\\b(?:alerts?|alarms?|pagerduty|pingdom|monitor(?:s|ing)?|pagers?|monitors|opsgenie|sentry)\\b[^.;]{0,60}\\b(?:fires?|fired|trigger(?:s|ed)?|went off|goes off|receiv\\w+|detect\\w*|report\\w*|pag(?:es?|ed|ing)|notif\\w+|alert\\w*|storm|ack\\w*)\\b',
      ),
      anywhere('\\b(?:received|got|receive|gets?|see|saw)\\b[^.;]{0,30}\\b(?:alerts?|alarms?|pages?)\\b'),
      anywhere('\\b(?:is|are|was|were|got|gets|been|on-?call|engineers?) (?:paged|alerted|notified)\\b'),
      anywhere('\\b(?:noticed?|notices|detect(?:s|ed)|spot(?:s|ted))\\b'),
      anywhere(
        '\\b(?:users?|customers?|developers?|colleagues?|support|teams?|staff|clients?|engineers?|someone|somebody|people|tenants?|members?|community)\\b[^.;]{0,40}\\breport(?:s|ed|ing)?\\b',
      ),
      anywhere(
        '\\b(?:first|initial) (?:reports?|alerts?)\\b|\\breports? (?:of|from|come|came|about|that)\\b|\\balerted by\\b',
      ),
      anywhere(
        `\\bdiscover(?:s|ed) (?:(?:a|an|the|this|our) )?${thing}\\b|\\b${thing} (?:is |was |were )?discovered\\b`,
      ),
      anywhere(
        '\\bbec(?:a|o)mes? aware\\b|\\b(?:customers?|users?|clients?)\\b[^.;]{0,20}\\b(?:reach(?:es|ed) out|inform(?:s|ed)|complain\\w*)\\b|\\b(?:is|are|was|were) informed\\b',
      ),
    ],
  },
  {
    kind: 'detection',
    source: 'marker',
    rank: 2,
    hint: /declar|opened|raised|beg[ai]n/i,
    patterns: [
      anywhere(
        '\\b(?:incident|outage|sev[- ]?\\d)\\b[^.;]{0,20}\\b(?:declared|opened|raised)\\b(?! (?:as )?(?:mitigated|resolved|over|closed))',
      ),
      start(`(?:incident )?declared${endOfLabel}`),
      anywhere('\\bdeclar(?:ed|es|ing) (?:an? |the |this )?(?:\\w+ ){0,3}(?:incident|outage|sev[- ]?\\d)\\b'),
      anywhere('\\bincident (?:begins|began)\\b'),
    ],
  },
  {
    kind: 'mitigation',
    source: 'marker',
    rank: 0,
    hint: /mitigat|repair|contain|stabili|end of/i,
    patterns: [
      start(`(?:(?:${thing}|fully)\\s+)?(?:mitigated|mitigation|repaired|contained|stabili[sz]ed)${endOfLabel}`),
      anywhere(`\\b${thing}\\s+${be}(?:mitigated|repaired|contained)\\b`),
      anywhere('\\bend of (?:the )?(?:customer|user) impact\\b'),
    ],
  },
  {
    kind: 'mitigation',
    source: 'verb',
    rank: 1,
    hint: /mitigat|roll|revert|recover|normal|restored|baseline|back up|failed over|failover|fix|solved/i,
    patterns: [
      anywhere('\\bmitigat(?:ed|es)\\b|\\bmitigation (?:was |is )?(?:applied|deployed|complete)'),
      anywhere(
        '\\broll(?:ed)?[- ]?back (?:was |is )?(?:complete[ds]?|finish\\w+|done|deployed|live)\\b|\\brolled back\\b',
      ),
      anywhere('\\brevert(?:ed|s)?\\b[^.;]{0,20}\\b(?:deployed|live)\\b'),
      anywhere(
        '\\b(?:services?|traffic|errors?|error rates?|latency|launches|access|pods|nodes)\\b[^.;]{0,30}\\b(?:recover(?:s|ed)|back to normal|normali[sz](?:es|ed)|restored|drops? to baseline|back up)\\b',
      ),
      anywhere('\\bfailed over\\b|\\bfailover (?:is |was )?complete'),
      anywhere(
        '\\b(?:hot)?fix (?:was |is |has been )?(?:deployed|applied|live|released)\\b|\\bsolved the (?:issue|problem)',
      ),
    ],
  },
  {
    kind: 'resolution',
    source: 'marker',
    rank: 0,
    hint: /resol|all clear|closed|over|end/i,
    patterns: [
      start(`(?:(?:${thing}|fully)\\s+)?(?:resolv(?:ed|es)|resolution|all clear)${endOfLabel}`),
      anywhere(`\\b${thing}\\s+${be}(?:resolved|closed|over)\\b`),
      anywhere('\\b(?:outage|incident|impact) (?:ends|ended|over)\\b|\\bend of (?:the )?(?:incident|outage|impact)\\b'),
      anywhere('[-–—:(]\\s*resolved\\b[).]?$'),
    ],
  },
  {
    kind: 'resolution',
    source: 'verb',
    rank: 1,
    hint: /resolved|recovered|restored|operational|normal|all clear|everything|healthy|back|fix/i,
    patterns: [
      anywhere('\\bresolved\\b|\\bfully (?:recovered|restored|operational)\\b|\\bback to normal\\b|\\ball clear\\b'),
      anywhere('\\beverything (?:is |was )?(?:back|normal|recovered|working)\\b'),
      anywhere(
        '\\ball (?:services|systems|instances)\\b[^.;]{0,20}\\b(?:restored|recovered|operational|back|healthy)\\b',
      ),
      anywhere('\\bfix (?:was |is )?(?:confirmed|verified)\\b|\\bpermanently fixed\\b'),
    ],
  },
  {
    kind: 'resolution',
    source: 'marker',
    rank: 2,
    hint: /end of/i,
    patterns: [anywhere('\\bend of (?:the )?(?:customer|user) impact\\b')],
  },
  {
    kind: 'start',
    source: 'verb',
    rank: 1,
    hint: /start|beg[ai]n|down|unavail|unreach|offline|spike|rise|rose|increas|climb|jump|drop|first|stop/i,
    patterns: [
      anywhere(
        '\\b(?:start(?:s|ed)?|begins?|began)\\b[^.;]{0,30}\\b(?:fail\\w*|crash\\w*|errors?|degrad\\w*|tim(?:e|ing) ?out|drop\\w*|return(?:ing)? (?:5\\d\\d|errors?)|reject\\w*|slow(?:ing)? down|unavailab\\w*|refus\\w*|experienc\\w*)\\b',
      ),
      anywhere(
        '\\b(?:goes|went|is|are|was|were|becomes?|became) (?:hard |completely )?(?:down|unavailable|unreachable|offline)\\b',
      ),
      anywhere(
        '\\b(?:errors?|error rates?|latency|failures?|5xx(?:s| responses)?)\\b[^.;]{0,30}\\b(?:starts?|started|begins?|began|spikes?|spiked|rises?|rose|increases?|increased|climbs?|jumps?)\\b',
      ),
      anywhere(
        '\\bdrops? to (?:0|zero)\\b|\\bfirst (?:observed |seen )?(?:failure|error)s?\\b|\\bfirst occurr?ence\\b',
      ),
      anywhere('\\bstop(?:s|ped) (?:responding|working|serving|shipping)\\b'),
    ],
  },
];

const incident = '(?:(?:incident|outage|impact|issue|problem|fault|event|the|customer|user|first|time|date|of) )*';
const point = '(?: (?:at|on|time|date|when|date time|timestamp))*';
const fields: readonly { readonly kind: MarkerKind; readonly pattern: RegExp }[] = [
  {
    kind: 'start',
    pattern: new RegExp(
      `^${incident}(?:start|started|starts|began|begin|beginning|occurs|occurred|onset)${point}$`,
      'u',
    ),
  },
  { kind: 'start', pattern: /^(?:fault|fault occurs|from|start of (?:customer |user )?impact)$/u },
  {
    kind: 'detection',
    pattern: new RegExp(
      `^${incident}(?:detected|detection|discovered|discovery|noticed|team aware|reported|alerted)${point}$`,
      'u',
    ),
  },
  {
    kind: 'mitigation',
    pattern: new RegExp(
      `^${incident}(?:mitigated|mitigation|repaired|service restored|end of (?:customer|user) impact)${point}$`,
      'u',
    ),
  },
  {
    kind: 'resolution',
    pattern: new RegExp(
      `^${incident}(?:resolved|resolution|end|ended|ends|recovered|until|end of (?:the )?(?:incident|outage))${point}$`,
      'u',
    ),
  },
];
