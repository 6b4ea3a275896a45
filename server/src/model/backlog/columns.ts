import type { OwnField } from '../debt-source.ts';
import { ownField, plainForm, plainName } from './words.ts';

export type Columns = readonly (OwnField | undefined)[];

/** What the columns of a table of items say by their headers; undefined where these are of a table of something else, or where they do not tell. */
export function columnsOf(headers: readonly string[]): Columns | undefined {
  if (headers.length < 2 || isOfFigures(headers)) return undefined;
  const columns = columnFields(headers);
  if (!columns.includes('title')) {
    const place = titlePlace(headers, columns);
    if (place === undefined) return undefined;
    columns[place] = 'title';
  } else if (headers.some((header) => sizes.test(plainName(header))) && columns.length < 3) return undefined;
  const told = columns.filter((field) => field !== undefined && field !== 'more').length;
  // A table that calls its rows items first of all may tell of them what it likes.
  return told >= 2 || columns[0] === 'title' ? columns : undefined;
}

/** Of two columns of one field the first is it; the other is something more. */
export function columnFields(headers: readonly string[]): (OwnField | undefined)[] {
  const named = headers.map(columnField);
  return named.map((field, at) => (field !== undefined && named.indexOf(field) < at ? undefined : field));
}

/**
 * Whether a table is one of numbers about a project, of what words mean, or of documents, by any of its headers. Where each
 * row has an id and a priority, it is none.
 */
export function isOfFigures(headers: readonly string[]): boolean {
  const known = columnFields(headers);
  const isOfItems = known.includes('id') && known.includes('priority');
  return !isOfItems && headers.some((header) => figures.test(plainName(header)));
}

const figures = plainForm(
  /^(?:counts?|total|metric|before|after|grade|assessment|document|definition|meaning|документ|рядків)$/,
);

/** Sizes of files and aims of numbers; beside what a table calls an issue they tell more of it. */
const sizes = /^(?:target|lines|loc|value)$/;

/** The column that names a row where no header says that it does. */
function titlePlace(headers: readonly string[], columns: Columns): number | undefined {
  const names = headers.map(plainName);
  // What is to be done about each of several files.
  if (places.test(names[0] ?? '') && columns.includes('fix') && !columns.includes('problem')) return 0;
  if (names.some((name) => sizes.test(name))) return undefined;
  const problem = columns.indexOf('problem');
  if (columns.some((field) => field === 'priority' || field === 'effort' || field === 'id')) {
    const first = columns.findIndex((field) => field !== 'id' && field !== 'status' && field !== 'area');
    const isTold = columns.includes('link') && isNote(headers[problem] ?? '');
    const at = columns[first] === undefined && first >= 0 ? first : isTold ? -1 : problem;
    const place = at >= 0 ? at : columns.findIndex((field) => field === 'impact' || field === 'link');
    return place < 0 || others.test(names[place] ?? '') ? undefined : place;
  }
  // How far something has come, where it stands and what it is.
  if (problem >= 0 && columns.includes('status') && columns.includes('link')) return problem;
  const telling = columns.filter((field) => field !== undefined && tells.has(field)).length;
  if (problem >= 0)
    return defects.test(names[problem] ?? '') && (telling > 0 || columns.some(isOfItem)) ? problem : undefined;
  const unknown = columns.indexOf(undefined);
  const isFirst = unknown === 0 || (unknown === 1 && (columns[0] === 'area' || columns[0] === 'link'));
  return isFirst && telling >= 2 && !others.test(names[unknown] ?? '') ? unknown : undefined;
}

/** Whether a column tells more of what another one names. */
export const isNote = (header: string): boolean => /^(?:notes?|comments?|remarks?)$/i.test(header.trim());

const places = plainForm(/^(?:files?|modules?|paths?|файл|модуль|datei|archivo|arquivo|fichier|plik)$/);

/** Where it is, whose it is, or how far it has come. */
const isOfItem = (field: OwnField | undefined): boolean => field === 'link' || field === 'owner' || field === 'status';

/** What is told of a debt, and of little else. */
const tells: ReadonlySet<OwnField> = new Set<OwnField>(['cause', 'impact', 'fix', 'trigger']);

const defects = plainForm(/^(?:problems?|problem description|what|what is wrong|problema|problème|проблема)$/);

/** What is chosen, configured or run. */
const others =
  /^(?:options?|approach|alternatives?|strategy|settings?|variables?|env var|commands?|errors?|error codes?|rules?|technology|choice|criteri(?:on|a)|phases?|steps?|scenario|role|question|term|field|key)$/;

const columnField = (header: string): OwnField | undefined => fieldNamed(header) ?? fieldOfParts(header);

const fieldNamed = (header: string): OwnField | undefined => ownField(header) ?? fieldBeyond(plainName(header));

/** `Debt / Risk`: that of a title before that of what is told of it. */
function fieldOfParts(header: string): OwnField | undefined {
  const fields = header.split(/[/／|]/).map(fieldNamed);
  return fields.length < 2 || fields.length > 3
    ? undefined
    : (fields.find((field) => field === 'title') ?? fields.find(Boolean));
}

/** `Planned resolution`, `Plan de pago`: in a longer name the word that says what of an item it tells is its last or its first. */
export function aspectNamed(header: string): OwnField | undefined {
  const words = plainName(header).split(' ');
  if (words.length < 2 || words.length > 4) return undefined;
  return [words.at(-1), words[0]]
    .map((word) => ownField(word ?? ''))
    .find((field) => field !== undefined && isAspect(field));
}

/** Whether a field tells something of an item, and not which one it is. */
export const isAspect = (field: OwnField | undefined): boolean => field !== undefined && aspects.has(field);

const aspects: ReadonlySet<OwnField> = new Set<OwnField>([
  'cause',
  'impact',
  'fix',
  'trigger',
  'status',
  'priority',
  'effort',
  'owner',
]);

function fieldBeyond(name: string): OwnField | undefined {
  for (const [field, form] of plainBeyond) if (form.test(name)) return field;
  return undefined;
}

/** Names that say of a column what they do not say of a heading or a label. */
const beyond: readonly (readonly [OwnField, RegExp])[] = [
  [
    'title',
    /^(?:(?:known|open|deferred|accepted|remaining|temporary|current|technical|tech|code|architectural|design) )+(?:debts?|(?:debt )?items?|issues?|limitations?|risks?|problems?|bugs?|gaps?|solutions?|hacks?|shortcuts?|workarounds?|smells?|compromises?)$|^(?:shortcut|hack|compromise|stub|trade ?off|debt name|debt description)$|^(?:deudas?|d[íi]vidas?|d[ée]bitos?|debito|dettes?|schuld(?:en)?|dług|долг|техдолг|борг|техборг|borç|(?:技[术術]的?)?[债債][务務项項]?|(?:技術的)?負債|(?:기술 ?)?부채)(?: (?:t[ée]cnic[ao]s?|techniques?|tecnico|techniczny))?$|^(?:технический долг|технічний борг|technische schuld(?:en)?|dług techniczny|teknik borç)$/,
  ],
  ['id', /^(?:ref|code|rank(?:ing)?|pos(?:ition)?|order|(?:s|sr|sl|lfd) n[or]|no п п)$/],
  ['priority', /^(?:sev|pri|importance)$/],
  [
    'effort',
    /^(?:difficulty|est|est(?:imated)? (?:effort|size|cost)|loe|effort to \p{L}+|estimated time|time estimate|size estimate)$/u,
  ],
  [
    'fix',
    /^(?:workaround|(?:fix|resolution) steps|(?:planned|proposed|suggested|recommended|proper|ideal|target|better|long term) (?:fix|solution|resolution|direction|action|approach|change|refactor(?:ing)?|replacement|state|next steps?)|how to fix|upgrade path|replacement|replace with|action items?|migration path|results?|результат)$/,
  ],
  [
    'impact',
    /^(?:implications?|effects?|why (?:it|this) (?:hurts|is (?:a problem|bad|risky|painful))|what (?:it|this) costs(?: us)?|risk if \p{L}+(?: \p{L}+)?|(?:long term|ongoing) cost|impact (?:on|if) .*|\p{L}+ impact)$/u,
  ],
  ['cause', /^(?:why|why its? (?:is )?(?:a )?(?:debt|problem)|justification|why (?:we )?kept)$/],
  [
    'trigger',
    /^(?:when|when to \p{L}+(?: it)?|revisit|revisit (?:trigger|condition)|removal (?:trigger|condition)|timeline|target (?:sprint|release|version|phase|milestone)|planned for|pay (?:down|back) (?:by|when)|(?:measurable )?exit criterion|unblocks? when)$/u,
  ],
  ['created', /^introduced(?: in| on)?$/],
];

const plainBeyond = beyond.map(([field, form]) => [field, plainForm(form)] as const);
