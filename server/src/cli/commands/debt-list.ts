import { joinPath } from '../../engine/paths.ts';
import { debtReference } from '../../model/debt-id.ts';
import { type DebtItem, debtStatuses } from '../../model/debt-item.ts';
import { type IceFormula, iceText, isScored } from '../../model/ice.ts';
import { normaliseText } from '../../model/normalise.ts';
import { rankItems } from '../../model/project.ts';
import { counted } from '../../text/counted.ts';
import { cutToColumns } from '../../text/display-width.ts';
import { alignedRows } from '../aligned-rows.ts';
import { type ExitStatus, exitStatus, type Run } from '../command.ts';
import { debtPlace, itemName, readBacklog } from '../debt-backlog.ts';
import { debtCsv } from '../debt-csv.ts';
import { itemRecord } from '../debt-record.ts';
import { choiceOption } from '../option-values.ts';
import { type Call, UsageError } from '../options.ts';
import { displayPath } from '../projects.ts';
import { printable } from '../reporters/printable.ts';

/** Prints the backlog, the item that is worth most for its cost first. */
export async function listDebt(call: Call, run: Run): Promise<ExitStatus> {
  const [path] = call.arguments;
  if (path !== undefined) throw new UsageError(`debt list takes no arguments; did you mean whylint debt show ${path}?`);
  if (call.has('json') && call.has('csv')) throw new UsageError('--json and --csv; which one?');
  const isWanted = await wanted(call, run);
  const place = await debtPlace(call, run);
  const formula = place.setup.config.debt.ice;
  const { items } = await readBacklog(place);
  const found = rankItems(items.values(), formula)
    .filter(isWanted)
    .map((item) => ({ item, path: displayPath(run.cwd, joinPath(place.base, itemName(item))) }));
  if (call.has('json')) {
    const records = found.map(({ item, path: shown }) => itemRecord(item, shown, formula));
    run.stdout.write(`${JSON.stringify({ version: 1, formula, items: records }, null, 2)}\n`);
  } else if (call.has('csv')) run.stdout.write(debtCsv(found, formula));
  else run.stdout.write(table(found, formula, items.size));
  return exitStatus.clean;
}

/** Whether an item is among those asked for. @throws UsageError */
async function wanted(call: Call, run: Run): Promise<(item: DebtItem) => boolean> {
  const status = choiceOption(call, 'status', [...debtStatuses, 'all']);
  const fits = call.value('fits');
  const effort = fits === undefined ? undefined : effortWithin(fits);
  const area = call.value('area');
  const names = call.has('mine') ? await ownNames(run) : undefined;
  return (item) => {
    const { scores } = item;
    const isOpen = item.status !== 'paid' && item.status !== 'wont-fix';
    if (status === undefined ? !isOpen : status !== 'all' && item.status !== status) return false;
    if (effort !== undefined && (scores.effort ?? Number.POSITIVE_INFINITY) > effort) return false;
    if (area !== undefined && normaliseText(item.area ?? '') !== normaliseText(area)) return false;
    if (call.has('unscored') && isScored(scores)) return false;
    return names === undefined || names.has(nameKey(item.owner ?? item.by ?? ''));
  };
}

/** Working hours that each effort stands for, from 1 on: eight a day, five days a week, four weeks a month. */
const hoursOfEffort = [1, 4, 8, 16, 40, 80, 160, 320, 480];
const hoursOfUnit: Readonly<Record<string, number>> = { h: 1, d: 8, w: 40, mo: 160, m: 160, q: 480 };

/** The most that an item's effort may be to fit. @throws UsageError */
function effortWithin(written: string): number {
  const [, count, unit = ''] = /^(\d{1,4}(?:\.\d{1,2})?)(h|d|w|mo|m|q)$/i.exec(written) ?? [];
  const hours = Number(count) * (hoursOfUnit[unit.toLowerCase()] ?? Number.NaN);
  if (Number.isNaN(hours)) throw new UsageError(`--fits ${written}: a time is wanted, such as 4h, 1d, 2w, 3mo`);
  return hoursOfEffort.filter((each) => each <= hours).length;
}

/** @throws UsageError */
async function ownNames({ git, cwd }: Run): Promise<ReadonlySet<string>> {
  const { name, email } = (await git?.author(cwd)) ?? {};
  const names = [name, email, email?.replace(/@.*/, '').replace(/^\d+\+/, '')].filter((each) => each !== undefined);
  if (names.length === 0) throw new UsageError('--mine: git knows no user.name and no user.email here');
  return new Set(names.map(nameKey));
}

/** `@dana` and `Dana` are one. */
const nameKey = (name: string): string => name.trim().toLowerCase().replace(/^@/, '');

const widestTitle = 60;

function table(
  found: readonly { readonly item: DebtItem; readonly path: string }[],
  formula: IceFormula,
  all: number,
): string {
  if (found.length === 0)
    return all === 0
      ? 'No debt is logged here yet; whylint debt log "…" --at FILE:LINE does it\n'
      : `None of ${all} items\n`;
  const rows = found.map(({ item, path: shown }) => [
    iceText(item.scores, formula),
    item.broken === undefined ? (item.status ?? 'unknown') : 'broken',
    // By one or the other it can be shown and set.
    item.id === undefined ? printable(shown) : debtReference(item.id),
    cutToColumns(printable(item.title || item.path), widestTitle),
    printable(item.anchors.map(({ path, line }) => (line === undefined ? path : `${path}:${line}`)).join(', ')),
  ]);
  const unscored = found.filter(({ item }) => !isScored(item.scores)).length;
  const summary = `${counted(found.length, 'item')}${unscored === 0 ? '' : `, ${unscored} unscored`}`;
  return `${alignedRows(rows).join('\n')}\n\n${summary}\n`;
}
