import type { Table, TableCell } from 'mdast';
import { dueDate, isDue, priorityIn, references, stateOf, stateOfStatus } from './action-facts.ts';
import { ownerIn, statedOwner } from './action-owner.ts';
import { itemOf, type ReadItem } from './action-read-item.ts';
import { namedType } from './action-words.ts';
import { locatedText } from './located-text.ts';
import { normaliseTitle } from './normalise.ts';
import { isPlaceholder } from './placeholders.ts';
import { plainText } from './plain-text.ts';
import { nodeRange } from './sections.ts';

interface Columns {
  readonly action: number;
  readonly owner: number;
  readonly due: number;
  readonly status: number;
  readonly type: number;
  readonly priority: number;
}

/** The columns of a table of actions; undefined for any other table. Outside an action list it has to say more plainly that it is one. */
export function actionColumns(table: Table, inList: boolean): Columns | undefined {
  const names = (table.children[0]?.children ?? []).map((cell) => normaliseTitle(plainText(cell)));
  const column = (form: RegExp) => names.findIndex((name) => form.test(name));
  const owner = column(
    /^(?:(?:action |task )?owners?|owned by|who|assignees?|assigned(?: to)?|responsib(?:le|ility)(?: (?:person|party|team))?|dri|(?:team )?leads?|team|person|driver)$/u,
  );
  const due = column(
    /^(?:due(?: date| by)?|deadline|target(?: date)?|eta|by(?: when)?|when|date|timeline|timeframe|expected(?: date)?)$/u,
  );
  const status = column(/^(?:status|state|done|progress|completed?)$/u);
  const type = column(/^(?:type|kind|category|class)$/u);
  const priority = column(/^(?:prio(?:rity)?|severity|urgency|p)$/u);
  const others = [owner, due, status, type, priority];
  const named = column(
    /^(?:(?:corrective |preventive |preventative |proposed |required |follow up )?(?:actions?|action items?|tasks?|todo|follow ups?|measures?|recommendations?|improvements?)(?: (?:items?|required|taken|description))?|what|what to do)$/u,
  );
  const told = others.filter((at) => at >= 0).length;
  if (named < 0 && !(inList && told > 0)) return undefined;
  if (!inList && (owner < 0 || named < 0)) return undefined;
  const action = named >= 0 ? named : widest(table, others);
  return action < 0 ? undefined : { action, owner, due, status, type, priority };
}

export function readTable(table: Table, columns: Columns, source: string): readonly ReadItem[] {
  const found: ReadItem[] = [];
  for (const { children: cells } of table.children.slice(1)) {
    const cell = cells[columns.action];
    const said = cell && locatedText(cell.children, source);
    if (!cell || !said || isPlaceholder(said.text) || !/\p{L}/u.test(said.text)) continue;
    const text = (at: number) => (cells[at] ? plainText(cells[at]) : '');
    const ownerCell = cells[columns.owner];
    const { owner: inWords, perhaps } = ownerIn(said, []);
    const stated = ownerCell && statedOwner(plainText(ownerCell), contentRange(ownerCell, source), 'column');
    const owner = stated ?? inWords;
    const dueCell = cells[columns.due];
    const due =
      dueCell && isDue(plainText(dueCell))
        ? { text: plainText(dueCell), range: contentRange(dueCell, source) }
        : dueDate(said);
    const type = namedType(text(columns.type));
    const priority = text(columns.priority) || priorityIn(said.text);
    found.push(
      itemOf(said, 'table', {
        ...(owner && { owner }),
        perhaps,
        ...(ownerCell && { ownerAt: { range: contentRange(ownerCell, source), isCell: true } }),
        references: cells.flatMap((each) => references(each.children, locatedText(each.children, source))),
        ...(due && { due }),
        ...(type && { namedType: type }),
        ...(priority && { priority }),
        state: stateOfStatus(text(columns.status)) ?? stateOf(said.text, undefined, false),
      }),
    );
  }
  return found;
}

/** The column whose cells say most. */
function widest(table: Table, others: readonly number[]): number {
  let [best, most] = [-1, 0];
  const width = table.children[0]?.children.length ?? 0;
  for (let at = 0; at < width; at++) {
    if (others.includes(at)) continue;
    const length = table.children
      .slice(1, 20)
      .reduce((sum, { children }) => sum + plainText(...children.slice(at, at + 1)).length, 0);
    if (length > most) [best, most] = [at, length];
  }
  return best;
}

/** What a cell holds; empty, at the place to write, when blank. */
function contentRange(cell: TableCell, source: string) {
  const [first] = cell.children;
  const last = cell.children[cell.children.length - 1];
  if (first && last) return { start: nodeRange(first).start, end: nodeRange(last).end };
  const blank = nodeRange(cell);
  const start = blank.start + (source[blank.start] === '|' ? 1 : 0);
  const at = Math.min(start + (source[start] === ' ' ? 1 : 0), blank.end);
  return { start: at, end: at };
}
