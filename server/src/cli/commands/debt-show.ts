import { joinPath } from '../../engine/paths.ts';
import { debtReference } from '../../model/debt-id.ts';
import { iceText, isScored, meaningOf, scoreNames } from '../../model/ice.ts';
import { type ExitStatus, exitStatus, type Run } from '../command.ts';
import { debtPlace, itemName, itemNamed } from '../debt-backlog.ts';
import { itemRecord } from '../debt-record.ts';
import { markdownAsText } from '../markdown-as-text.ts';
import { type Call, UsageError } from '../options.ts';
import { displayPath } from '../projects.ts';
import { printable } from '../reporters/printable.ts';

/** Prints an item: how it ranks, who and when, what it says. */
export async function showDebt(call: Call, run: Run): Promise<ExitStatus> {
  const [name, ...more] = call.arguments;
  if (name === undefined || more.length > 0)
    throw new UsageError('debt show wants one item: whylint debt show D-k3f9qx');
  const place = await debtPlace(call, run);
  const item = await itemNamed(place, run, name);
  const formula = place.setup.config.debt.ice;
  const target = joinPath(place.base, item.path);
  const path = displayPath(run.cwd, joinPath(place.base, itemName(item)));
  if (call.has('json')) {
    run.stdout.write(`${JSON.stringify({ version: 1, item: itemRecord(item, path, formula) }, null, 2)}\n`);
    return exitStatus.clean;
  }
  const { id, scores, created, by, owner, area, hits, minutes, paid, broken } = item;
  const facts = [
    broken === undefined ? (item.status ?? 'unknown status') : 'broken',
    ...(created === undefined ? [] : [`logged ${created}${by === undefined ? '' : ` by ${by}`}`]),
    ...(owner === undefined ? [] : [`owner ${owner}`]),
    ...(area === undefined ? [] : [`area ${area}`]),
    ...(hits === 0 ? [] : [`hit ${hits}×${minutes === 0 ? '' : `, ${minutes} minutes lost`}`]),
    ...(paid === undefined ? [] : [`paid ${paid}`]),
  ];
  const meanings = scoreNames.flatMap((each) =>
    scores[each] === undefined ? [] : [`  ${each} ${scores[each]}: ${meaningOf(each, scores[each])}`],
  );
  const head = [
    item.title || path,
    `${id === undefined ? '' : `${debtReference(id)} · `}${path}`,
    facts.join(' · '),
    iceText(scores, formula),
    ...(isScored(scores) ? meanings : []),
    ...(broken === undefined ? [] : [`broken: ${broken}`]),
  ];
  run.stdout.write(`${head.map(printable).join('\n')}\n\n`);
  const text = (await run.files.read(target))?.text ?? '';
  const body = item.from ? `${text.slice(item.from.range.start, item.from.range.end)}\n` : bodyOf(text);
  run.stdout.write(markdownAsText(body, run.stdout));
  return exitStatus.clean;
}

/** Without front matter and title, which are shown, and without what only Whylint reads. */
const bodyOf = (text: string): string =>
  text
    .replace(/^(---|\+\+\+)[ \t]*\r?\n[\s\S]*?\r?\n\1[ \t]*(?:\r?\n|$)/, '')
    .replace(/[ \t]*<!--[\s\S]*?-->/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^\s*# [^\n]*\n/, '');
