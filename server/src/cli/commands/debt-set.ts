import { fieldProblem } from '../../authoring/debt-fields.ts';
import { setFields } from '../../authoring/set-field.ts';
import { joinPath } from '../../engine/paths.ts';
import { setBacklogFields } from '../../kinds/set-backlog-field.ts';
import { backlogItems } from '../../model/backlog/items.ts';
import { debtItem } from '../../model/debt-item.ts';
import { iceText } from '../../model/ice.ts';
import { type ExitStatus, exitStatus, type Run } from '../command.ts';
import { debtPlace, itemNamed } from '../debt-backlog.ts';
import { editItem } from '../edit-item.ts';
import { dayOption } from '../option-values.ts';
import { type Call, UsageError } from '../options.ts';
import { displayPath } from '../projects.ts';
import { printable } from '../reporters/printable.ts';

/** Changes fields of an item by the bytes of their values. */
export async function setDebt(call: Call, run: Run): Promise<ExitStatus> {
  const [name, ...assignments] = call.arguments;
  if (name === undefined || assignments.length === 0)
    throw new UsageError('debt set wants an item and what to set: whylint debt set D-k3f9qx status=planned');
  const values = new Map(assignments.map(readAssignment));
  const place = await debtPlace(call, run);
  const item = await itemNamed(place, run, name);
  const { path } = item;
  const target = joinPath(place.base, path);
  // When and by whom goes with it, as in the editor.
  if (values.has('status') && values.get('status') !== 'paid')
    for (const key of ['paid', 'paid-by']) if (!values.has(key)) values.set(key, null);
  if (values.get('status') === 'paid') {
    const by = (await run.git?.author(place.base))?.name;
    if (!values.has('paid')) values.set('paid', dayOption(call, 'today') ?? run.today);
    if (!values.has('paid-by') && by !== undefined) values.set('paid-by', by);
  }
  const wanted = Object.fromEntries(values);
  const document = await editItem(run, target, (now) =>
    item.from ? setBacklogFields(now, item, wanted) : setFields(now, wanted),
  );
  const changed = item.from
    ? backlogItems(document).find(({ from }) => from?.line === item.from?.line)
    : debtItem(document);
  const { scores, status } = changed ?? item;
  const score = iceText(scores, place.setup.config.debt.ice);
  run.stdout.write(`${printable(displayPath(run.cwd, target))}: ${status ?? 'unknown status'} · ${score}\n`);
  return exitStatus.clean;
}

/** @throws UsageError */
function readAssignment(written: string): readonly [key: string, value: string | number | null] {
  const sign = written.indexOf('=');
  if (sign <= 0) throw new UsageError(`${written}: FIELD=VALUE is wanted, such as effort=4`);
  const key = written.slice(0, sign).trim().toLowerCase();
  const text = written.slice(sign + 1).trim();
  const value = text === '' ? null : text;
  const problem = fieldProblem(key, value);
  if (problem !== undefined) throw new UsageError(problem);
  return [
    key,
    value !== null && /^(?:0|[1-9]\d{0,8})$/.test(value) && !/^(?:by|owner|area|paid-by)$/.test(key)
      ? Number(value)
      : value,
  ];
}
