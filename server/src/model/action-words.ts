import type { ActionType } from './action-item.ts';

/** Verbs with which a thing to do begins. */
const imperatives: ReadonlySet<string> = new Set(
  'adapt add adjust adopt agree alert align allow analyse analyze appoint apply archive arrange ask assess assign audit automate avoid backfill backport block bring build bump buy cache cap change check clarify clean clear close collect come commit communicate complete configure confirm connect consider consolidate contact continue convert coordinate cover create cut decide decommission decouple decrease define delete deploy deprecate describe design detect determine develop diagnose disable discuss dismantle distribute divide do document draft drill drop educate eliminate enable encourage enforce enhance ensure escalate establish evaluate examine expand explore export expose extend extract figure file finalise finalize find finish fix follow formalise formalize gather generate get give go graph grant harden have hire identify implement improve include increase inform inspect install instrument integrate introduce investigate isolate keep launch learn let limit link list lock log look lower maintain make manage map mark measure merge migrate minimise minimize mirror mitigate modify monitor move name negotiate notify offer onboard open optimise optimize order organise organize page parametrise pause perform pin plan port post prepare prevent prioritise prioritize promote propose protect provide provision publish purge push put query quarantine raise randomise reach rebuild reconfigure record redeploy redesign reduce refactor refine refresh register rehearse reinforce reject release relocate remind remove rename reorganise replace replicate report reproduce request require research reset resize resolve restart restore restrict retire retry return revert reverse review revise revisit revoke rewrite roll rotate route run save scale scan schedule scope script search secure see send separate set setup share shard shift ship shorten show shut simplify simulate snapshot sort specify speed split stage stagger standardise standardize start stop store streamline strengthen submit subscribe support suppress switch sync systematically take talk teach tell test throttle tidy tighten trace track train transfer treat trigger triage trim try tune turn uninstall unify update upgrade upload use validate verify version visualise visualize wait warn watch whitelist wire work wrap write'.split(
    ' ',
  ),
);

/** Words before the verb that change nothing. */
const lead =
  /^(?:(?:please|also|then|next|first|finally|always|never|properly|manually|automatically|systematically|regularly|proactively|possibly|maybe|do not|don.t|better|we (?:will|need to|should|must|plan to|are going to|want to|could|can|may)|need(?:s)? to|to)\s+)+/i;

/** True if the text begins with what is to be done: a verb in the imperative, or "we will" and the like before it. */
export function startsWithAction(text: string): boolean {
  const words = text.replace(/^[^\p{L}]+/u, '').replace(lead, '');
  const first = /^\p{L}+(?:-\p{L}+)?/u.exec(words)?.[0].toLowerCase() ?? '';
  return imperatives.has(first) || (first.startsWith('re') && imperatives.has(first.slice(2).replace(/^-/u, '')));
}

/** True for prose that promises something: "we will …", "… is going to be replaced", "the pool needs to be split". */
export const promises = (text: string): boolean =>
  startsWithAction(text) ||
  /\b(?:will|shall|going to|(?:we|is|are|it) plans?(?:ned)? to|needs? to|must|should|to be (?:\p{L}+ed|done|built|rebuilt|written))\b/iu.test(
    text.slice(0, 400),
  );

/** True for what has been done: it begins with a verb in the past, or says "has been". */
export function isPast(text: string): boolean {
  const words = text.replace(/^[^\p{L}]+/u, '').toLowerCase();
  const [, verb = '', next = ''] = pastVerb.exec(words) ?? [];
  // "Automated tests for the parser" are still to be written.
  if (verb !== '' && (!participles.test(verb) || /^(?:the|a|an|our|all|to|from|by|in|on|with)\b/u.test(next)))
    return true;
  return /^[^.]{0,120}?\b(?:has|have) (?:already |now |since )?been \p{L}+(?:ed|t|n)\b|^we(?:.ve| have) (?!to\b|not\b)/u.test(
    words,
  );
}

/** In lower case. */
const pastVerb =
  /^(?:we(?:.ve| have)?\s+)?(?:(?:also|already|then|temporarily|permanently|manually|successfully|significantly|recently)\s+)?(?!need|embed|speed|feed|seed|shed|exceed|proceed|succeed)((?:re-)?\p{L}{2,}ed|built|rebuilt|rewrote|wrote|sent|ran|made|took|got|found|held|began|brought|taught)(?:[\s/]+(?!to be\b)(.{0,12})|[.:]|$)/u;
const participles =
  /^(?:automat|improv|distribut|schedul|shar|dedicat|increas|enhanc|centrali[sz]|requir|manag|advanc|detail|relat|propos|updat|simplif|reduc|standardi[sz]|stag|structur|typ|limit|red?efin|connect|unifi|planned|extend|acceler)\p{L}*$/u;

const typeWords: readonly (readonly [ActionType, RegExp])[] = [
  [
    'detect',
    /\b(?:alert(?:s|ing|ed)?|alarms?|monitor(?:s|ing|ed)?|dashboards?|metrics?|log(?:s|ging)\b|probes?|pag(?:e|es|ing) (?:the |our |on|us|some)|pagerduty|pingdom|notif(?:y|ication|ications)|observab|visib|trac(?:e|es|ing)\b|health.?checks?|synthetic|detect(?:s|ion|ing)?|telemetry|instrument|anomal|warn(?:s|ing|ings)?\b|canary|watchdog|notice|smoke.?tests?)/i,
  ],
  [
    'mitigate',
    /\b(?:run.?books?|playbooks?|roll.?backs?|roll(?:ing)? back|revert(?:ing)?|fail.?over|fall.?backs?|drills?|game.?days?|backups?|restor(?:e|es|ing)|recover|kill.?switch|feature flags?|circuit.?breakers?|rate.?limit|redundan|replicas?|retr(?:y|ies)\b|back.?off|autoscal|auto-scal|status page|escalation|on-?call|degrad|time.?outs?|mitigat|self-heal|automatic(?:ally)? (?:restart|recover|relaunch)|restart|recycl|troubleshoot|diagnos|when investigating|how to (?:debug|recover|roll|delete|identify|check|look)|sre guide|(?:respon[ds][a-z]*|response) to (?:an? )?(?:incident|outage|attack)|incident (?:response|process|command|manager|management)|load.?shed|throttl|isolat|blast|hot.?stand.?by|quarantin|break.?glass|comm(?:s|unication)\b)/i,
  ],
  [
    'prevent',
    /\b(?:prevent|avoid|fix(?:es)?\b|tests?\b|testing|lint|validat|verif(?:y|ies|ication)|type.?check|guards?\b|guardrail|upgrade|updat(?:e|ing) (?!the (?:run.?book|doc|wiki|guide|page|process|check.?list))|remov|replace|pin\b|lock|migrat|limit|quota|polic(?:y|ies)|permission|least.privilege|automat|ci\b|pre-commit|pipeline|staging|sandbox|review|require|enforc|block|reject|disallow|schema|assert|constraint|refactor|capacity|right-?siz|increase|bug\b|patch|scan|deprecat|decouple|renew|rotat)/i,
  ],
  [
    'process',
    /\b(?:process(?:es)?\b|document(?:ation|ing|s)?\b|docs?\b|guide(?:s|line|lines)?\b|wiki|checklist|training|train\b|teach|onboard|share|review(?:s)? (?:with|process)|meeting|agree|workshop|procedure|communicat|polic(?:y|ies))/i,
  ],
];

/** The types that an item's words speak of. */
export const typesByWords = (text: string): readonly ActionType[] =>
  typeWords.flatMap(([type, words]) => (words.test(text) ? [type] : []));

/** The type that a column, a label or a group's heading names. */
export function namedType(text: string): ActionType | undefined {
  const name = text.toLowerCase();
  if (/^\W*(?:prevent|avoid)/u.test(name) || /\bprevent(?:ion|ive|ative)\b/u.test(name)) return 'prevent';
  if (/\bdetect|\bmonitoring\b|\balerting\b|\bobservab/u.test(name)) return 'detect';
  if (/\bmitigat|\brespond\b|\bresponse\b|\brecover|\bresilien/u.test(name)) return 'mitigate';
  if (/\bprocess\b|\bdocument(?:ation)?\b|\btraining\b|\bcommunication\b/u.test(name)) return 'process';
  return undefined;
}
