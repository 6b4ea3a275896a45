import { contentWords } from './similarity.ts';

/** What is read of one action or why, in characters. */
export const longestText = 4000;

/** What a text is about: its words, cut so that forms of a word are one, and the matters that go by many words. */
export function topicsOf(text: string): ReadonlySet<string> {
  const topics = new Set(topicWords(text.slice(0, longestText)));
  for (const [matter, form] of matters) if (form.test(text)) topics.add(matter);
  return topics;
}

function topicWords(read: string): readonly string[] {
  // `NodeNotReady` is about nodes.
  const parts = read.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ');
  const words = [...contentWords(parts === read ? read : `${read} ${parts}`)];
  return words
    .filter((word) => /\p{L}{2}/u.test(word) && !emptyHere.has(word))
    .map((word) => word.replace(/(?<=.{3})[ey]$/u, '').slice(0, 6));
}

/** Words that whys and actions share whatever they are about. */
const emptyHere = contentWords(
  'issue incident outage problem cause caused root happen happened occur occurred fail fails failed failure error broke broken new old ' +
    'time day system service user customer work works working need needed still only just also first before after all every any no ' +
    'never because due since lack missing add added ensure improve make made create implement update use used using fix fixes fixed ' +
    'change changed changes run set go going more other another such very too one two attempt address introduce introduced initial ' +
    'several many some each both same own part way thing things case don doesn didn wasn isn hadn couldn should must may might now ' +
    'already whether while however instead without within between across about over under again affected resulted led',
);

/** Matters that a why and its action often name by different words. */
const matters: readonly (readonly [string, RegExp])[] = [
  [
    '(alert)',
    /\b(?:alert|alarm|monitor|dashboard|metric|pag(?:e[ds]?|ing|er)\b|notif|observab|visib|(?:un)?detect|(?:un)?notic|realis|realiz|silen|e-?mail|inform|health.?check|probe|telemetry|synthetic|canary|warn)/i,
  ],
  [
    '(test)',
    /\b(?:un)?(?:test|qa\b|coverage|staging|smoke|e2e|ci\b|verif|validat|regression|lint|checks?\b|pre-?flight|dry.?run|catch|caught|review)/i,
  ],
  [
    '(knowledge)',
    /\b(?:un)?(?:know|knew|aware|understood|understand|document|docs?\b|runbook|playbook|guide|wiki|checklist|train|onboard|teach|learn|assum|expect|forgot|expertise|readme|convention|template)/i,
  ],
  [
    '(finding out)',
    /\b(?:debug|diagnos|troubleshoot|investigat|root.?caus|log(?:s|ged|ging)\b|trac(?:e|es|ing)\b|error messages?|confus|mislead|unclear|hypothes)/i,
  ],
  [
    '(people)',
    /\b(?:owner|owned|ownership|nobody|no.?one|responsib|rota\b|on-?call|process|procedure|polic|cadence|schedul|periodic|regular|audit|communicat|coordinat|announc|handover|weekend|night|holiday|working hours|after hours|sla\b|maintenance window)/i,
  ],
  [
    '(room)',
    /\b(?:capacity|limit|quota|scal(?:e|ing)|autoscal|disk|memory|oom|cpu|load|pool|full|exhaust|overload|saturat|growth|plan(?:ned|ning)?\b|throttl|rate|backpressure|right-?siz|resourc)/i,
  ],
  ['(release)', /\b(?:deploy|releas|roll.?out|roll.?back|canary|upgrad|migrat|ship|feature.?flag|revert)/i],
  [
    '(setting)',
    /\b(?:config|setting|env\b|environment|flag|parameter|default|variable|hard.?cod|terraform|manifest|provision|infrastructure.as.code)/i,
  ],
  [
    '(wait)',
    /\b(?:time.?out|retr(?:y|ies)|back.?off|laten|slow|deadlock|race|lock|concurren|circuit|hung|block|quer(?:y|ies)|index)/i,
  ],
  [
    '(access)',
    /\b(?:permission|access|credential|secret|token|certificate|cert\b|certs\b|expir|renew|rotat|role\b|rbac|policy|acl|firewall)/i,
  ],
  ['(hand)', /\b(?:manual|by hand|automat|script|human|typo|mistake|guard|enforc|block|prevent|reject|require)/i],
  ['(spare)', /\b(?:single point|redundan|replica|fail.?over|fall.?back|backup|restor|recover|standby|isolat|degrad)/i],
  ['(depend)', /\b(?:dependenc|vendor|third.?part|upstream|librar|package|version|pin(?:ned)?\b|transitive)/i],
  [
    '(debt)',
    /\b(?:trade-?off|shortcut|debt|deadline|priorit|legacy|deprecat|backlog|refactor|rewrit|temporary|cleanup|clean.?up)/i,
  ],
];
