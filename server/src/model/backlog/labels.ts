import { remembered } from '../../text/remembered.ts';
import { unsliced } from '../../text/text.ts';
import type { OwnField } from '../debt-source.ts';
import { fact } from '../document.ts';
import type { Passage } from '../sections.ts';
import { ownField, plainForm, plainName } from './words.ts';

/**
 * The field that a label in an item's text, or a heading below it, names. A word that would name a column of titles,
 * `Issue`, says there what is wrong; and whole phrases stand there that no column has.
 */
export const labelField = remembered(unsliced, (name: string): OwnField | undefined => {
  const words = plainName(name);
  if (words.length <= longestLabel) for (const [field, form] of plainLabels) if (form.test(words)) return field;
  return ownField(name);
});

/** The field that a heading is named like. */
export const headingField = fact(({ title }: Passage): OwnField | undefined => labelField(title));

/** Letters. */
const longestLabel = 40;

const labels: readonly (readonly [OwnField, RegExp])[] = [
  [
    'problem',
    /^(?:(?:the |known |current |core |technical )?(?:issue|problem|debt|gap|limitation|violation|smell|finding|weakness|concern|bug|observation)|whats? (?:is )?(?:wrong|missing|this is|it is)|what (?:happens|happened|it is)|current (?:implementation|approach|situation|workaround|design)|previous state|actual|problematic \w+|issues found|evidence of debt|situación actual|problema|beschreibung|ist zustand|problème|masalah|deskripsi|问题|问题描述|现象|проблема|문제|현상)$/,
  ],
  [
    'impact',
    /^(?:\p{L}{3,12} risk|risk|(?:current|actual|user|performance|developer|potential|future|technical) (?:impact|risk)|impact analysis|(?:risk|impact|cost|consequences?) (?:if|of|when) (?:unaddressed|not (?:addressed|fixed|resolved|doing|paid)|left(?: alone| as is)?|ignored|delay|inaction)|risk if (?:we dont|nothing is done)|why (?:it|this) (?:is|s) (?:a problem|debt|bad|risky|important)|why (?:it|this) hurts|why it s debt|why its debt|why care|downsides?|costs?|symptoms|riesgo|risiko|risque|dampak|风险|影响范围|риск|영향)$/u,
  ],
  [
    'fix',
    /^(?:(?:the |required |quick |durable |proper |real |long term |short term |permanent |possible |potential |planned |eventual )?(?:fix|fixes|solution|solutions)|proposals?|proposed (?:approach|change|changes|refactor|refactoring|action|direction|resolution|remedy)|recommended (?:path(?: forward)?|way forward|approach|changes?|resolution|actions?|solution)|suggested (?:approach|changes?|resolution|solution|action|refactor|improvement)|(?:ideal|better|desired|target) (?:solutions?|state|approach)|resolution (?:path|plan|strategy)|(?:solution|fix) applied|remed(?:y|ies)|remediation (?:plan|steps)|(?:re|pre)?payment plan|pay ?(?:back|off|down)(?: plan)?|paydown plan|how to (?:fix|resolve|address|pay (?:it )?(?:down|off))|(?:required|needed|technical) (?:changes|work|requirements|implementation)|what to do|to ?do|workarounds?|fix (?:requirements|approach|strategy|plan|direction)|refactor(?:ing)? plan|improvements?|action items?|implementation (?:plan|steps|notes|options)|follow ?ups?|propuesta|vorschlag|solución propuesta|solução(?: proposta)?|solution proposée|lösungsvorschlag|solusi|rekomendasi(?: solusi)?|修复方案|解决方法|修复建议|建议|권장 수정|해결(?: 방안)?|수정 방향)$/,
  ],
  [
    'trigger',
    /^(?:when|when to (?:do|resolve|tackle|pay(?: it)?(?: down| off)?|revisit)|(?:revisit|address|fix|resolve|remove|do|tackle) (?:when|by|before|after|if)|target (?:remediation|version|release|sprint|milestone|quarter)|planned (?:for|version|release)|revisit(?: trigger)?|removal (?:condition|criteria|plan)|done when|definition of done|(?:can be |to be )?(?:removed|resolved|fixed|dropped|deleted|addressed|revisited|reverted) (?:when|once|after|if)(?: (?:one|any|all) of)?|closure requires|completion criteri(?:on|a))$/,
  ],
  [
    'link',
    /^(?:director(?:y|ies)|file paths?|code|code locations?|where in (?:the )?code|affected (?:areas?|functions|systems?|modules?|packages|paths)|touche[sd] files|source locations?|files? to (?:update|change|fix|touch)|archivos afectados|arquivos afetados|localização|ubicación|betroffene dateien|fichiers concernés|lokasi|(?:затронутые )?файлы|问题位置|相关文件|影响文件|파일|위치)$/,
  ],
  [
    'created',
    /^(?:found|introduced|first seen|reported|detected|discovered on|date (?:found|identified|logged|discovered|recorded|created)|recorded)$/,
  ],
  [
    'cause',
    /^(?:(?:likely|probable|suspected|possible) causes?|why|why (?:we|i) (?:shipped|accepted|left|did|deferred|skipped|chose) (?:it|this)|why (?:it|this) (?:exists|happened|was (?:left|done|accepted|skipped))|why not (?:now|fixed|yet)|reason(?:ing)? for (?:deferral|debt|the debt|deferring|acceptance)|deferred because|history|tradeoff|trade off|decision)$/,
  ],
  ['status', /^(?:현재 상태|상태|当前状态)$/],
  ['priority', /^(?:prioritas|심각도|우선순위|严重级别|严重性)$/],
  [
    'effort',
    /^(?:time (?:to fix|estimate|required)|(?:estimated|rough) (?:time|hours|cost|scope|size|fix time|work)|(?:scope|fix|work) estimate|fix (?:time|cost)|t shirt size|story points|effort to fix|remediation (?:effort|cost|time)|cost to (?:fix|resolve|pay (?:down|off)))$/,
  ],
];

const plainLabels = labels.map(([field, form]) => [field, plainForm(form)] as const);

/** Whether a field is one that only an item has; a date, or a name, stands at the head of any page. */
export const isStrongField = (field: OwnField): boolean => strongFields.has(field);

const strongFields: ReadonlySet<OwnField> = new Set<OwnField>([
  'status',
  'priority',
  'effort',
  'link',
  'impact',
  'problem',
  'fix',
  'cause',
  'trigger',
]);
