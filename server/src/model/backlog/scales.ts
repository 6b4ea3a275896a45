import { type DebtStatus, statusOf } from '../debt-item.ts';
import type { Scores } from '../ice.ts';

/** The impact that a priority in a document's own scale suggests; undefined for prose and for bare numbers, whose direction nobody knows. */
export function suggestedImpact(priority: string): number | undefined {
  const said = priority.replace(/~~.*?~~/g, ' ').toLowerCase();
  const words = saidFirst(said);
  if (words.length > longestScale) return undefined;
  return gradeOf(words);
}

/** Words of a scale, and no others: `High`, `P1`, `High / Medium`. */
export const isGrade = (text: string): boolean =>
  (text.match(/[\p{L}\d]+/gu) ?? []).every(
    (word) => gradeOf(word.toLowerCase()) !== undefined || /^(?:priority|severity|risk|impact|to)$/i.test(word),
  );

/** `P1 - `, `High: ` before other words, and the grade in it. */
export function gradeLead(heading: string): RegExpExecArray | undefined {
  const lead =
    /^[^\p{L}\p{N}]*(?:\d{1,2}[.)]\s+)?([\p{L}\d]{2,8})(?: priority)?\s*(?:[:：]|[–—-](?=\s))\s*(?=\S)/iu.exec(
      heading,
    ) ?? undefined;
  const grade = lead?.[1] ?? '';
  return isGrade(grade) && suggestedImpact(grade) !== undefined ? lead : undefined;
}

const gradeOf = (words: string): number | undefined => impacts.find(([form]) => form.test(words))?.[1];

/** What stands before the reason for it, `Low (a workaround covers most of it)`. */
function saidFirst(words: string): string {
  const [, grade = ''] = /^\W*([\p{L}\d][\p{L}\d /]{0,29}?)\s*(?:[(（,;.:]|\s[–—-]\s)/u.exec(words) ?? [];
  return grade !== '' && isGrade(grade) ? grade : words;
}

/** The effort that an estimate suggests: of a span, its longer end. */
export function suggestedEffort(estimate: string): number | undefined {
  const words = estimate.toLowerCase();
  const [, least, longer, unit] =
    /(\d+(?:[.,]\d+)?)\s*(?:(?:-|–|—|to|bis|à)\s*(\d+(?:[.,]\d+)?)\s*)?\+?\s*(h|hrs?|hours?|stunden?|heures?|horas?|d|days?|tage?|jours?|d[ií]as?|w|wks?|weeks?|wochen?|semaines?|semanas?|months?|monate?|mois|mes(?:es)?|quarters?|sprints?|小时|天|周|个月)(?!\p{L})/u.exec(
      words,
    ) ?? [];
  const most = longer ?? least;
  if (most !== undefined && unit !== undefined) return effortOfDays(Number(most.replace(',', '.')) * daysOf(unit));
  if (/half (?:a )?day|halber tag|demi-journée|半天/.test(words)) return 2;
  if (/\bhours?\b/.test(words)) return 2;
  if (words.length > longestScale) return undefined;
  return efforts.find(([form]) => form.test(words))?.[1];
}

/** What priority and effort suggest; confidence is nobody's to guess. */
export function suggestedScores(priority: string | undefined, effort: string | undefined): Scores {
  const impact = priority === undefined ? undefined : suggestedImpact(priority);
  const cost = effort === undefined ? undefined : suggestedEffort(effort);
  return { ...(impact !== undefined && { impact }), ...(cost !== undefined && { effort: cost }) };
}

/** Where the numbers of a scale begin and end by its name, `Impact (1-5)`; undefined where it does not say. */
export function statedScale(name: string): readonly [least: number, most: number] | undefined {
  const [, least, most] = /[([]\s*(\d{1,3})\s*(?:-|–|—|to|\.\.)\s*(\d{1,3})\s*[)\]]/.exec(name) ?? [];
  if (least === undefined || most === undefined || Number(least) >= Number(most)) return undefined;
  return [Number(least), Number(most)];
}

/** The status that a document's own words stand for, with or without a sign before them; undefined where they say none. */
export function ownStatus(text: string): DebtStatus | undefined {
  const words = text
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/[^\p{L}\p{N}'✅☑✔❌-]+/gu, ' ')
    .trim();
  const box = boxStatus(text);
  if (words === '' || box) return box;
  return statuses.find(([form]) => form.test(words))?.[1] ?? statusOf(words.replace(/[✅☑✔❌]/gu, '').trim());
}

/** What a cell of a column of ticks says; undefined for anything else, also for a blank. */
export const boxStatus = (text: string): DebtStatus | undefined => boxes.find(([form]) => form.test(text.trim()))?.[1];

const boxes: readonly (readonly [RegExp, DebtStatus])[] = [
  [/^(?:\[[xX✓]\]|[xX✓✔✅☑🗹]️?|yes)$/iu, 'paid'],
  [/^(?:\[ ?\]|[☐⬜🔲]️?)$/u, 'open'],
];

/** Longer texts are prose, whatever words are in them. */
const longestScale = 60;

const impacts: readonly (readonly [RegExp, number])[] = [
  [/\bp0\b|\bcritical\b|\bblocker\b|\bkritisch\b|crític[ao]|critique|关键|критичн|блокер/u, 9],
  [
    /\bp1\b|\bhigh\b|\burgent\b|\bhoch\b|\bhohe?r?\b|\bhög\b|\bhoog\b|\bhoge\b|\bwysok[ia]\b|\byüksek\b|\btinggi\b|\bvysok|(?<!\p{L})cao(?!\p{L})|높음|\balt[ao]\b|\bhaute?\b|\bélevée?\b|高|висок|высок|🔴|🟠/u,
    7,
  ],
  [
    /\bp2\b|\bmedium\b|\bmoderate\b|\bwarning\b|\bmittel\b|\bm[eé]dia?\b|\bmedi[oa]\b|\bmoyenne?\b|\bmittlere?\b|\bmedel\b|\bgemiddelde?\b|\bśredni|\borta\b|\bsedang\b|\bstředn|trung bình|^\W*med\W*$|중간|보통|中|середн|средн|🟡/u,
    5,
  ],
  [
    /\bp[34]\b|\blow\b|\bminor\b|\binfo\b|\bniedrig\b|\bbaj[ao]\b|\bbaix[ao]\b|\bbasse\b|\bfaible\b|\bniedrige?\b|\blåg(?!\p{L})|\blaag\b|\blage\b|\bniski|\bdüşük(?!\p{L})|\brendah\b|\bnízk|(?<!\p{L})thấp(?!\p{L})|낮음|低|низьк|низк|🟢/u,
    3,
  ],
];

const efforts: readonly (readonly [RegExp, number])[] = [
  [/^\W*xs\b/, 1],
  [/^\W*(?:s|small|low|easy|trivial|quick|minor|klein|baixo|bajo|faible|低|小)(?![\p{L}])/u, 2],
  [/^\W*(?:m|medium|moderate|mittel|médio|medio|moyen|中)(?![\p{L}])/u, 4],
  [/^\W*(?:l|large|high|big|hard|groß|alto|élevé|高|大)(?![\p{L}])/u, 7],
  [/^\W*(?:xl|xxl|huge)\b/, 9],
];

/** Working days. */
function daysOf(unit: string): number {
  if (/^(?:h|stund|heure|hora|小时)/.test(unit)) return 1 / 8;
  if (/^(?:w|semai|seman|周)/.test(unit)) return 5;
  if (/^(?:mo|mes|个月)/.test(unit)) return 20;
  if (/^sprint/.test(unit)) return 10;
  return /^quarter/.test(unit) ? 60 : 1;
}

function effortOfDays(days: number): number {
  if (days <= 0.5) return 2;
  const steps: readonly (readonly [number, number])[] = [
    [1, 3],
    [2, 4],
    [7, 5],
    [14, 6],
    [25, 7],
    [45, 8],
    [65, 9],
  ];
  return steps.find(([most]) => days <= most)?.[1] ?? 10;
}

const statuses: readonly (readonly [RegExp, DebtStatus])[] = [
  [
    /^[✅☑✔ ]*(?:partial|mostly|in[ -]progress|wip|started|doing|ongoing|em andamento|in arbeit|en cours|进行中|у процесі|в процес|в работе)|✅ partial/u,
    'in-progress',
  ],
  [/^(?:not|never|no|un(?:resolved|fixed))\b(?! an issue)/u, 'open'],
  [
    /false positive|wont[ -]?(?:fix|do)|won't (?:fix|do)|will not|not an issue|rejected|declined|obsolete|accepted/u,
    'wont-fix',
  ],
  [
    /✅|☑|✔|^(?:resolved|fixed|done|completed?|closed|retired|paid|finished|implemented|merged|shipped|resolvid[oa]|solucionad[oa]|eliminad[oa]|corregid[oa]|corrigid[oa]|cerrad[oa]|completad[oa]|concluíd[oa]|resuelt[oa]|(?:r[ée]solu|termin[ée]|fait)e?s?(?!\p{L})|erledigt|behoben|fertig|виконано|закрито|выполнен\p{L}*|rozwiązan\p{L}*|naprawion\p{L}*|opgelost|afgerond|çözüldü|tamamlandı|vyřešen\p{L}*|opraven\p{L}*|risolt[oaie]|åtgärda\p{L}*|selesai|исправлен\p{L}*|виправлен\p{L}*|закрыт\p{L}*|готово|сделано|已(?:解决|修复|完成)|完成|対応済)/u,
    'paid',
  ],
  [/^(?:planned|scheduled|geplant|planejad[oa]|planificad[oa]|prévue?|计划)/u, 'planned'],
  [
    /^❌|^(?:still )?(?:(?:open(?:ed)?|active|blocked|on hold|todo|to do|new(?:ly)?|pending|backlog(?:ged)?|identified|known|deferred|tracked|unresolved|monitor(?:ed|ing)?)(?!\p{L})|pend(?:i|e)ente|abert[oa]|abiert[oa]|ouverte?|offen|відкрит|открыт|未解决|待)/u,
    'open',
  ],
];
