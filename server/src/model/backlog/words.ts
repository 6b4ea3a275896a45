import { remembered } from '../../text/remembered.ts';
import { unsliced } from '../../text/text.ts';
import type { OwnField } from '../debt-source.ts';

/** The field that a column or a bold label names, in the languages in which such documents are common. */
export function ownField(name: string): OwnField | undefined {
  const words = plainName(name);
  for (const [field, form] of plainNames) if (form.test(words)) return field;
  return undefined;
}

/** Whether a section is about the backlog, or about how it is kept, and not a part of it. */
export const isAside = (title: string): boolean =>
  asides.test(plainName(title)) || noDebts.test(plainName(title)) || isLegend(title);

/** Whether a section says what the backlog's words mean, or what an entry looks like. */
export const isLegend = (title: string): boolean => legends.test(plainName(title));

/** Whether a section is a step of a plan, `Phase 2: the parser`, `Sprint 2-3`, and not what is known of one, `Phase 2 debts`. */
export const isPhase = (title: string): boolean => phases.test(title);

const phases =
  /^[^\p{L}]*(?:phase|fase|фаза|sprint|спринт|week|semana|woche|неделя|month|quarter|milestone|iteration|stage)s? \d+(?:\s*[-–—]\s*\d+)?\+?\s*(?:[:(–—-]|$)/iu;

/** Whether a section is a part of a plan, one of several ways, or a rule: `Sprint 4`, `Option B`, `Do not upgrade yet`. */
export const isSteps = (title: string): boolean => isPhase(title) || steps.test(title);

const steps =
  /^[^\p{L}\p{N}]*(?:do(?: not|n['’]t)\s|(?:phase|step|sprint|week|stage|milestone|option|approach|scenario|month|day|iteration|wave|session)s?(?:\s*#?\d|\s+#?(?:[a-z]|[ivx]+)\b)|(?:milestone|scenario|option|phase|sprint)\s*[:：]|q[1-4]\b|(?:version|release|v)?\s*\d+\.\d+\.\d|(?:version|release|v)\s*\d|\d{4}-\d\d)/iu;

/** Whether a section tells what is recommended. */
export const isAdvice = (title: string): boolean => /^(?:\p{L}+ )?recommendations$/u.test(plainName(title));

/** Whether a section groups items by how urgent they are or how far they have come. */
export function isGroup(title: string): boolean {
  const words = plainName(title).split(' ');
  if (/^(?:group|gruppe|groupe|grupo|група|группа) \d+\b/u.test(words.join(' '))) return true;
  if (/\((?:p[0-4]|critical|high|medium|low)\b[^()]*\)/i.test(title) && words.every(isOfUrgency)) return true;
  if (
    words.length > 8 ||
    /ing$|^(?:add|how|when|update|review|what|why|resolve|fix|use|bug|definition)$/.test(words[0] ?? '') ||
    /^\p{L}+ation of\b| status$/u.test(words.join(' '))
  )
    return false;
  const others = words.filter((word) => !groups.test(word) && !fillers.test(word)).length;
  return others < words.length && others <= 1 && words.some((word) => groups.test(word));
}

/** `Potential performance issues`, `Gaps in the tests`: what a list below it is of, and not only where. */
export function isOfDefects(title: string): boolean {
  const words = plainName(title);
  return defectLists.test(words) || foreignDefectLists.test(words);
}

const defectLists =
  /^(?!(?:how|when|before|adding|resolving) )(?:[\p{L}\p{N}]+ ){0,5}(?:issues|problems|gaps|limitations|debts?|risks|concerns|shortcomings|weaknesses|bottlenecks|smells|violations|workarounds|bugs|vulnerabilities|shortcuts|todos)(?: (?:in|of|with|on|around|at|from|to) .+)?$/u;

/** The same where the noun comes first, `Deuda eliminada`, `Problèmes connus`. */
const foreignDefectLists =
  /^(?:deudas?|dividas?|debitos?|dettes?|debiti|problemas|problemes|problemi|riesgos|riscos|risques|rischi|limitaciones|limitacoes|limitations|limiti|carencias|duplicaciones|duplicacoes|duplications|duplicazioni|(?:codigo|code|codice) (?:muerto|morto|mort))(?: (?![ey] |et )\p{L}+){0,5}$/u;

const isOfUrgency = (word: string): boolean => urgencies.test(word) || fillers.test(word) || groups.test(word);

const urgencies = /^(?:soon|later|now|next|then|sprint|quarter|month|quick|wins?|immediately|longer)$/;

/** Whether a document by its title is one about debt in general. */
export const isAboutDebt = (title: string): boolean => essays.test(plainName(title));

/** Whether a document by its title is about debt, or what goes by other names. */
export const isOnDebt = (title: string): boolean => subjects.test(title);

/** Whether a title is that of a list of debt. */
export const isBacklogTitle = (title: string): boolean => backlogs.test(plainName(title));

/** Without marks, brackets, signs and accents, in lower case. */
export const plainName = remembered(unsliced, (name: string): string =>
  withoutAccents(name.normalize('NFKC').toLowerCase())
    .replace(/[’'`*_~]/g, '')
    .replace(/\([^()]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}#]+/gu, ' ')
    .trim(),
);

/** Many write their language without its accents. */
function withoutAccents(words: string): string {
  return words
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
}

/** A form of plain names, however it is written. */
export function plainForm({ source, flags }: RegExp): RegExp {
  return new RegExp(withoutAccents(source), flags);
}

const names: readonly (readonly [OwnField, RegExp])[] = [
  ['id', /^(?:id|#|nr|no|num|number|key|debt id|item id|debt #|td#|td #|n|编号|序号|番号)$/],
  [
    'title',
    /^(?:title|item|debt|debt item|name|issue|task|todo|work item|tech debt|technical debt|risk|limitation|bug|findings?|observation|weakness|vulnerability|violation|gap|concern|(?:code )?smell|hotspot|marker|titel|título|titre|dívida|deuda|dette|schuld|标题|风险|局限|问题|技术债|項目|タイトル|назва|задача|проблема|борг|долг|пункт|маркер|elemento|voce|zadanie|dług|ponto|elemento de deuda|incidencia|incidência|élément|eintrag|punkt|debito|probleem|skuld|ärende|gæld|gjeld|element|dluh|položka|öğe|borç|sorun|masalah|utang|mục|vấn đề|nợ|항목|문제|부채)$/,
  ],
  [
    'link',
    /^(?:locations?|files?|where|evidence|code references?|references?|paths?|source files?|affected (?:files?|code|components?)|components?|component s|file s|files affected|key files|datei(?:en)?|ort|arquivos?|archivos?|fichiers?|文件|位置|файл|де|где|ファイル|pliki?|lokalizacj[ae]|ubicaci(?:ón|ones)|localização|bestand(?:en)?|posizione|emplacement|ubicació|localización|ruta|plats|filer?|fichero|dosya(?:lar)?|konum|berkas|lokasi|tệp|vị trí|umístění|soubory?|위치|파일|где это|расположение|затронутые файлы)$/,
  ],
  [
    'area',
    /^(?:area|scope|module|category|package|subsystem|layer|type|área|bereich|modul[eo]?|moduł|modül|componente|composant|domaine|模块|领域|категорія|категория|область|obszar|komponent|område|gebied|alan|bileşen|komponen|thành phần|oblast|領域|영역)$/,
  ],
  [
    'status',
    /^(?:status|state|상태|durum|stato|done|current status|progress|estado|statut|stand|zustand|situação|状态|狀態|статус|стан|状態|stav|trạng thái|staat)$/,
  ],
  [
    'priority',
    /^(?:priority|prio|severity|urgency|criticality|current priority|risk level|prioridade|prioridad|priorité|priorität|severidade|gravedad|gravité|schwere|严重度|严重程度|优先级|優先度|пріоритет|приоритет|важливість|priorytet|prioriteit|priorità|gravità|重要度|优先|심각도|우선순위|критичность|важность|срочность|severidad|criticité|criticidad|criticidade|schweregrad|dringlichkeit|ernst|prioritet|allvar(?:lighet)?|öncelik|önem|prioritas|priorita|závažnost|ưu tiên|mức độ)$/,
  ],
  [
    'effort',
    /^(?:effort|estimated? effort|effort estimate|fix effort|estimate|estimation|size|cost|principal|complexity|refactoring effort|refactoring scope|esforço|esfuerzo|aufwand|工作量|预计工时|工数|зусилля|оцінка|трудозатраты|nakład(?: pracy)?|wysiłek|inspanning|sforzo|난이도|예상 작업량|оценка|сложность|трудо[её]мкость|insats|çaba|upaya|úsilí|náročnost|công sức|estimación|estimativa|schätzung|stima|szacunek)$/,
  ],
  ['confidence', /^confidence$/],
  ['ease', /^ease$/],
  [
    'impact',
    /^(?:impact|why it matters|why this matters|consequences?|risks?|pain|interest|risk of not (?:fixing|addressing)|business impact|impacto|auswirkung(?:en)?|conséquences?|影响|影響|вплив|wpływ|impatto|gevolg(?:en)?|영향|последствия|наслідки|consecuencias?|consequências?|risiko|риск|влияние|riesgo|risco|risque|rischio|ryzyko|konsekvens(?:er)?|påverkan|etki|dampak|dopad|tác động|rủi ro|conseguenz[ae]|skutki|skutek|folgen)$/,
  ],
  [
    'problem',
    /^(?:problem|problem description|description|summary|what|current state|current behavio(?:u)?r|details?|context|background|notes?|symptoms?|issue description|descrição|descripción|beschreibung|problème|etat actuel|état actuel|描述|问题描述|現状|опис|описание|короткий висновок|내용|설명|内容|説明|açıklama|opis|descrizione|omschrijving|beschrijving|beskrivning|beskrivelse|deskripsi|popis|mô tả|notas|notizen|notities|uwagi|備考|비고)$/,
  ],
  [
    'cause',
    /^(?:(?:root )?cause|why (?:it was )?deferred|why it exists|why this choice|why accepted|reason|rationale|origin|source|why low priority|why scheduled|why not (?:fixed|implement)|why not fixed|raison|ursache|原因|причина|motivo|justificación|justificativa|justification|begründung|grund|reden|oorzaak|orsak|powód|przyczyna|neden|sebep|alasan|penyebab|důvod|příčina|lý do|nguyên nhân|理由|이유|원인)$/,
  ],
  [
    'fix',
    /^(?:fix|fix required|solution|suggested fix|recommended (?:fix|solutions?)|recommendations?|recommended action|proposed (?:solution|fix)|action|action required|next steps?|remediation|mitigation|plan|resolution|resolution options|objectifs?|solución|solução|lösung|maßnahme|ação|缓解措施|解决方案|长期解决方案|讨论|рішення|решение|дія|действие|rekomendacja|rozwiązanie|akcja|soluzione|oplossing|correction|corrección|correção|recomendaç(?:ão|ões)|recomendaci(?:ón|ones)|empfehlung|建议|修复方案|対応|해결(?: ?방안)?|조치|рекомендация|что делать|исправление|arreglo|corrección propuesta|correctif|behebung|correzione|raccomandazione|aanbeveling|åtgärd|tiltak|løsning|lösningsförslag|poprawka|çözüm|düzeltme|öneri|solusi|perbaikan|rekomendasi|řešení|náprava|giải pháp|khuyến nghị|解決策|수정|해결방안|권장사항)$/,
  ],
  [
    'trigger',
    /^(?:trigger|binding trigger|trigger to pay down|resolves? when|when to (?:revisit|address|fix)|revisit when|exit criteria|acceptance criteria|success criteria|deadline|due(?: date)?|target(?: date)?|预计修复|срок|термін)$/,
  ],
  [
    'owner',
    /^(?:owner|responsible|assignee|assigned to|team|lead|verantwortlich|dono|responsável|responsable|负责人|власник|担当|ответственный|eigenaar|ansvarig|ansvarlig|właściciel|sorumlu|pemilik|vlastník|phụ trách|담당자)$/,
  ],
  ['by', /^(?:created by|reported by|author|added by|found by|raised by|by)$/],
  [
    'created',
    /^(?:created|opened|added|date|date added|created on|created at|logged|since|discovered|identified|创建日期|日期|日付|날짜|дата|fecha|datum|tarih|tanggal|créé le|erstellt)$/,
  ],
  ['reviewed', /^(?:last updated|updated|last reviewed|reviewed)$/],
  [
    'paid',
    /^(?:resolved(?: on| at| date)?|fixed(?: on| in| date)?|completed(?: on| at)?|closed(?: on)?|paid(?: on)?)$/,
  ],
  ['hits', /^(?:hits|hit count|times hit)$/],
  [
    'more',
    /^(?:related(?: items| features| files| plan report| plan| issues)?|links?|refs?|tags?|labels?|commit|pr|issue link|ticket|benefits?)$/,
  ],
];

const plainNames = names.map(([field, form]) => [field, plainForm(form)] as const);

const asides = plainForm(
  /^(?:(?:quick |executive |technical debt |debt |overall |per category )?(?:summary|overview|statistics|metrics|totals|dashboard|contents|table of contents|index)(?: .*)?|.*\b(?:guidelines?|guidance|legend|levels?|definitions?|conventions?|template|format|process|principles|framework|how (?:to|we) .*|when to .*|what goes where|maintenance|references?|resources|see also|further reading|strengths|checklists?|contributing(?: to .*)?|changelog|change log|(?:revision|audit|change|version|review|update|document|edit) history|glossary|purpose|about|introduction|recently (?:completed|done)|related (?:docs|documents|documentation|items|files)|conclusion|methodology|metrics|scoring|roadmap|timeline|success criteria|what goes well|(?:open )?questions|positive .*|next steps|tracking|(?:priority|severity|status|effort|impact) (?:guide|key|scale)|review (?:process|schedule|cadence)|categories|estimated timeline|effort estimates?)|(?:\p{L}+ )?notes|context[eo]?|contesto|kontext|background|scope|(?:out of|not in) scope(?: .*)?|вне \p{L}+(?: \p{L}+)?|поза \p{L}+(?: \p{L}+)?|fuera (?:de|del) alcance|fora (?:de|do) escopo|hors (?:du )?perimetre|nicht im umfang|what is (?:a |our )?(?:tech(?:nical)? )?debt|why track .*|(?:tech(?:nical)? )?debt (?:management|policy|prevention|reduction|resolution|reviews?|strategy)|types of .*|best practices|faq|workflow|(?:installed )?tools(?: .*)?|not (?:really |actually )?(?:a )?(?:tech(?:nical)? )?debts?|状态说明|优先级说明|变更历史|変更履歴|변경 이력|история изменений|історія змін|historial(?: de .*)?|historico (?:de .*)|historique(?: .*)?|.*规则|.*模板|зміст|содержание|priorisation)$/u,
);

/** `Not debt (on purpose)`, `Things that look fine` */
const noDebts =
  /^(?:(?:.* )?(?:not|no longer|non|isnt|arent)\b.*\bdebts?\b.*|(?:things|what) (?:that )?(?:looks?|is|are|works?|went|goes) (?:fine|good|ok|okay|well|right)\b.*|(?:what|things) not to (?:do|touch)|(?:false positives?|non issues?|non goals?))$/u;

/** Whether a sentence says that what it opens is no debt: `Not all debt is urgent` says something else. */
export const deniesDebt = (sentence: string): boolean => denials.test(sentence);

const denials =
  /(?<!\b(?:do|does|did|will|can|could|should|must|may|need) )\b(?:not|isn['’]t|aren['’]t)\s+(?!(?:all|every|each|only|just)\b)(?:\w+\s+){0,3}?debts?\b|(?<!\p{L})(?:не\s+(?!все|каж|кож)(?:\p{L}+\s+){0,2}(?:долг|борг)|(?:no|não|non|nicht|keine|pas)\s+(?!tod|alle|jede|tou[st]|tutt[aio]|ogni)(?:\p{L}+\s+){0,3}(?:deuda|dívida|debito|schuld|dette))/iu;

const legends =
  /^.*\b(?:legend|definitions?|template|format|glossary|vocabulary|conventions|scoring)$|^(?:priority|severity|status|effort|impact|risk)(?: and \p{L}+)? (?:levels?|definitions?|scale|key|guide|guidelines|matrix|codes|values)$|^how (?:to|we)\b/u;

const groups = plainForm(
  /^(?:nice|med|important|cosmetic|trivial|opportunistic|blocking|address|hacks?|workarounds?|shortcomings|blockers?|smells?|weaknesses|deficiencies|critical|high|medium|low|minor|major|p[0-4]|priority|severity|urgent|open|active|current|known|pending|outstanding|remaining|backlog|items?|entries|issues?|debts?|concerns?|risks?|gaps?|resolved|fixed|closed|completed|done|paid|scheduled|planned|deferred|accepted|progress|todos?|wont|future|improvements?|limitations?|opportunities|shortcuts?|tradeoffs?|observations|observaciones|observações|osservazioni|findings|bugs|problems|技术债.*|已知.*|.*风险|.*局限|критичне|бажане|дорефакторити|dívidas?|ativas?|aktiv\p{L}*|offen\p{L}*|ouvert\p{L}*|abiert\p{L}*|pend(?:i|e)entes?|prior(?:idade?|ité|ität)|alt[ao]s?|medi[ao]s?|média|baj[ao]s?|baixa?|haute|moyenne|basse|hoch|hohe|mittel|mittlere|niedrig\p{L}*|critic[ao]s?|crític[ao]s?|critique|kritisch\p{L}*|resuelt[ao]s?|solucionad[ao]s?|eliminad[ao]s?|corregid[ao]s?|corrigid[ao]s?|corrigée?s?|conclu[ií]d[ao]s?|vigentes?|conocid[ao]s|conhecid[ao]s|connue?s|bekannte?|bekende|исправлен\p{L}*|сделан\p{L}*|готов\p{L}*|известн\p{L}*|відом\p{L}*|виправлен\p{L}*|resolvid[ao]s?|résolue?s?|erledigt\p{L}*|behoben\p{L}*|hög[at]?|medel|låg[at]?|kritiska?|öppna?|åtgärda\p{L}*|hoge?|hoog|gemiddelde?|lage?|laag|kritieke?|opgelost|wysoki\p{L}*|średni\p{L}*|niski\p{L}*|krytyczn\p{L}*|otwarte?|rozwiązan\p{L}*|yüksek|orta|düşük|kritik|çözül\p{L}*|öncelik\p{L}*|priorytet\p{L}*|prioritet|prioriteit|tinggi|sedang|rendah|kritis|prioritas|cao|trung|bình|thấp|nghiêm|trọng|ưu|tiên|vysok\p{L}*|středn\p{L}*|nízk\p{L}*|vyřešen\p{L}*|problemas|problèmes|probleme|problemi|problemen|sorunlar|masalah|приоритет|пріоритет|(?:высок|висок|средн|середн|низк|низьк|критическ|критичн|открыт|відкрит|закрыт|закрит|выполнен|виконан)\p{L}*|[高中低](?:优先级|优先|风险)?|(?:未|已)(?:解决|修复|完成|处理|还清|偿还).*|解決済み?|未解決|해결.*|미해결|완료.*|borçlar|kalemler|açık|kapatılan|решен\p{L}*|вирішен\p{L}*|gelöst\p{L}*|pendient\p{L}*|pendent\p{L}*|待(?:解决|修复|完成|处理)|严重|紧急)$/u,
);

const fillers = plainForm(
  /^(?:top|\d+|week|weeks|the|our|and|or|of|in|to|for|tech|technical|técnicas|additional|other|all|must|should|nice|have|long|short|term|immediate|general|specific|fix|s|\d+ items)$/,
);

const essays =
  /\b(?:guide|guidelines?|policy|policies|how (?:we|to|i|you)|strategy$|process|playbook|handbook|principles|what is|managing|understanding|approach to|template)\b/;

const subjects =
  /(?<!\p{L})debts?(?!\p{L})|techdebt|\b(?:known (?:issues|limitations|problems)|shortcomings|hacks|workarounds|clean-?ups?)\b|deuda|dette|schuld|dług|d[íi]vida|d[ée]bito|борг|долг|债|負債|부채/iu;

const backlogs = plainForm(
  /^(?:known |our |current )?(?:tech(?:nical)? ?debts?|techdebt|debt|dettes? techniques?|deuda técnica|dívidas? técnicas?|technische schulden|технічний борг|технический долг|技术债|技术负债|技術的負債)(?: (?:register|registry|log|inventory|list|items|backlog|tracker|tracking|things .*|improvement opportunities))*$/,
);
