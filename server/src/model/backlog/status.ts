import type { TextRange } from '../../text/text.ts';
import type { DebtStatus, WrittenDebtItem } from '../debt-item.ts';
import type { DebtShape, OwnValue } from '../debt-source.ts';
import type { Section } from '../sections.ts';
import { isRefusal } from './group-lines.ts';
import { gradeLead, ownStatus, suggestedScores } from './scales.ts';
import { type OwnTitle, ownTitle } from './text.ts';
import { isGroup } from './words.ts';

/** With the status that another place tells of an item, where the item says none itself. */
export const withStatus = (item: WrittenDebtItem, told: DebtStatus | undefined): WrittenDebtItem =>
  told === undefined || saysStatus(item) || item.status !== 'open' ? item : { ...item, status: told };

/** Whether an item has a field, a cell or a box that says how far it has come. */
export const saysStatus = ({ from }: WrittenDebtItem): boolean =>
  from?.own.some(({ field, text }) => field === 'status' && text !== '') ?? false;

/** The titles of the sections above an item that group items. */
export function groupOf(section: Section, shape: DebtShape): readonly string[] {
  const titles: string[] = [];
  for (let at = shape === 'heading' ? section.parent : section; at && at.level > 0; at = at.parent)
    if (isGroup(at.title) || isRefusal(at.title) || gradeLead(at.title) || ownTitle(at.title).status)
      titles.push(at.title);
  return shape === 'file' ? [] : titles;
}

export const priorityOf = (groups: readonly string[]): string | undefined =>
  groups.find((title) => title.length <= 60 && suggestedScores(title, undefined).impact !== undefined);

/** Its own word first, then its title, then where it stands. */
export function statusOf(
  title: OwnTitle,
  own: string | undefined,
  priority: string | undefined,
  groups: readonly string[],
): DebtStatus | undefined {
  const said = own === undefined ? undefined : ownStatus(own);
  if (said !== undefined && said !== 'open') return said;
  const behind = title.status === undefined ? undefined : ownStatus(title.status);
  if (behind !== undefined && behind !== 'open') return behind;
  if (title.isStruck) return 'paid';
  if (own !== undefined) return said;
  const instead =
    priority === undefined
      ? undefined
      : /(?:^|→|->)\W*(?:resolv|fixed|done|closed|✅)/i.test(priority)
        ? 'paid'
        : undefined;
  return (
    instead ??
    (groups.some((each) => refused.test(each) || isRefusal(each))
      ? 'wont-fix'
      : groups.some((each) => finished.test(each))
        ? 'paid'
        : groups.some((each) => planned.test(each))
          ? 'planned'
          : 'open')
  );
}

/** Whether a section by its title holds what is paid or given up. */
export const isClosedGroup = (title: string): boolean =>
  isRefusal(title) || (isGroup(title) && (finished.test(title) || refused.test(title)));

const finished =
  /\b(?:resolved|fixed|completed|closed|done|paid|archived?)\b|✅|已(?:解决|修复|完成|还清|偿还)|解決済|해결(?:됨|된)|완료|kapatılan|закрыт|решен|вирішен|закрит|behoben|erledigt|résolu|resolvid|resuelt|solucionad|eliminad|corr[ei]gid|corrigé|conclu[ií]d|исправлен|выполнен|виправлен|виконан|rozwiązan|naprawion|opgelost|afgerond|çözül|tamamlan|vyřešen|opraven|risolt|åtgärda|selesai/iu;
const planned = /^(?:scheduled|planned)$/i;
const refused = /\b(?:won'?t (?:fix|do)|will not|rejected|accepted)\b/i;

/** What a box says of the item that it stands before: a status without a name. */
export const stateOfBox = (text: string, range: TextRange): OwnValue => ({
  field: 'status',
  name: '',
  text: text.slice(range.start, range.end).trim() === '' ? 'open' : 'done',
  range,
});
