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
  [
    'problem',
    /^(?:симптом[ыи]?|суть|в ч[её]м (?:проблема|суть|долг)|сейчас|как сейчас|зараз|(?:текущее )?состояние|текущее поведение|поточний стан|现状|当前实现|现象|現狀|現況|問題|問題點|问题点|症状|症狀|課題|現状の問題|問題点|현황|증상|문제점|situation|constat|symptômes?|problemstellung|symptome?|situación|síntomas?|sintomas?|estado (?:actual|atual)|situação(?: atual)?|objawy?|sytuacja|situazione|sintomi|belirtiler|situatie)$/,
  ],
  [
    'impact',
    /^(?:风险点|影响面|危害|后果|影響範囲|影響範圍|風險|リスク|後果|위험|리스크|чем (?:это )?(?:грозит|опасно|плохо)|почему (?:это )?(?:важно|плохо|проблема)|риски|ризики?|чому (?:це )?(?:важливо|погано)|warum (?:es |das )?(?:wichtig|problematisch)(?: ist)?|pourquoi (?:c est |cest )?(?:important|un problème)|por qué importa|por que importa|riesgos|risques|riscos|rischi|ryzyka|gevaar)$/,
  ],
  [
    'fix',
    /^(?:план(?: (?:действий|исправления|дій|работ))?|как (?:исправить|чинить|лечить)|что (?:надо|нужно|делать|сделать)|що (?:робити|зробити|треба)|предложени[ея]|пропозиці[яї]|решения|рекомендации|рекомендації|как надо|计划|方案|处理|处理方式|处理建议|改进|改进方案|改进建议|优化建议|后续|后续计划|計畫|計劃|計画|建議|處理|處理方式|建議處理方式|改進|対応方針|対応案|対策|改善案|改善策|修正案|修正方針|개선|개선 ?방[향안]|개선안|제안|대응|해결책|조치 ?사항|plan d action|pistes?|plan de acción|acción|acciones|acción propuesta|ação proposta|ações|próximos pas(?:os|sos)|azione|azioni|actie|działanie|plan działania|eylem|maßnahmen|nächste schritte|zu tun|à faire|por hacer|a fazer|da fare)$/,
  ],
  [
    'trigger',
    /^(?:когда(?: (?:делать|исправлять|вернуться|чинить|закрыть))?|коли|wann|quand|cuándo|触发条件|触发|时机|计划时间|觸發條件|時機|期限|対応時期|시기|마감|기한)$/,
  ],
  [
    'cause',
    /^(?:почему(?: (?:так|отложено|не сейчас|сделано так))?|причины|чому(?: так)?|warum|pourquoi|por qué|por que|为什么|保留原因|成因|為什麼|背景|経緯|なぜ|배경)$/,
  ],
  ['status', /^(?:处理状态|處理狀態|进度|進度|対応状況|진행 ?상[태황])$/],
  [
    'priority',
    /^(?:优先|优先程度|优先度|重要性|優先|優先級|優先順位|嚴重度|嚴重性|緊急度|중요도|긴급도|приоритетность)$/,
  ],
  ['effort', /^(?:工时|预估|成本|估时|工時|見積もり?|難易度|공수|예상 ?(?:공수|시간)|время|затраты|затрати)$/],
  [
    'link',
    /^(?:涉及文件|涉及|所在|所在文件|影响文件|代码位置|相關檔案|檔案|関連ファイル|対象(?:ファイル|箇所)?|該当(?:箇所|ファイル)|箇所|場所|관련 ?파일|대상(?: ?파일)?|место|файлы|місце|файли|wo|où|dónde|onde|dove|waar|gdzie|betroffen|betroffene (?:stellen|module|komponenten)|fichiers)$/,
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
