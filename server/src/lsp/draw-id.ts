import { idInFileName } from '../model/debt-file-name.ts';
import { drawDebtId } from '../model/debt-id.ts';
import type { Backlog } from './debt-index.ts';
import type { Ports } from './ports.ts';

/** Draws an id that no item of a backlog has. */
export type IdDrawer = (backlog: Backlog | undefined) => string;

/** Ids that were drawn are not drawn again: two edits that cross don't meet. */
export function idDrawer({ random }: Pick<Ports, 'random'>): IdDrawer {
  const drawn = new Set<string>();
  const names = new WeakMap<object, ReadonlySet<string>>();

  function namesOf({ project }: Backlog): ReadonlySet<string> {
    const known = names.get(project) ?? new Set([...project.items.keys()].map(idInFileName));
    names.set(project, known);
    return known;
  }

  return (backlog) => {
    const taken = backlog && namesOf(backlog);
    const id = drawDebtId(
      random,
      (each) => drawn.has(each) || taken?.has(each) === true || (backlog?.project.withId(each).length ?? 0) > 0,
    );
    drawn.add(id);
    return id;
  };
}
