import type { Config } from '../../server/src/config/config.ts';
import { lint } from '../../server/src/engine/lint.ts';
import { debtItem } from '../../server/src/model/debt-item.ts';
import { createDocument } from '../../server/src/model/document.ts';
import { createProject, type Project } from '../../server/src/model/project.ts';
import { applyEdits } from '../../server/src/text/text.ts';
import { builtInSetup } from './built-in-setup.ts';

/** Where the item under test stands. */
export const debtPath = 'docs/debt/retry-loop-k3f9qx.md';

export interface DebtWorld {
  readonly path?: string;
  /** Other items by path; undefined where no backlog has been read. */
  readonly items?: Readonly<Record<string, string>>;
  readonly today?: string;
  readonly config?: Partial<Config>;
  readonly lastChanged?: (path: string) => string | undefined;
}

/** An item's text: front matter from lines, with an id if neither that nor a status is among them, then the body. */
export const itemText = (
  fields: string,
  body = '# Retry loop swallows errors\n\nEvery change takes a day.\n',
): string => `---\n${/^(?:id|status):/im.test(fields) ? '' : 'id: k3f9qx\n'}${fields}\n---\n${body}`;

export const itemOf = (text: string, path = debtPath) => debtItem(createDocument(path, text));

/** The project of items by path. */
export const projectOf = (
  items: Readonly<Record<string, string>>,
  lastChanged?: (path: string) => string | undefined,
): Project =>
  createProject(
    Object.entries(items).map(([path, text]) => itemOf(text, path)),
    lastChanged,
  );

export function lintDebt(
  text: string,
  { path = debtPath, items, today = '2026-11-21', config, lastChanged }: DebtWorld = {},
) {
  const document = createDocument(path, text);
  const isItem = path.startsWith('docs/debt/');
  return lint(document, builtInSetup(config), {
    today,
    audience: 'author',
    ...(items && { project: projectOf({ ...items, ...(isItem && { [path]: text }) }, lastChanged) }),
  });
}

/** What a rule says of a debt item, as the source it stands on and its message. */
export const debtFindings = (rule: string, text: string, world?: DebtWorld): readonly (readonly [string, string])[] =>
  lintDebt(text, world)
    .diagnostics.filter((each) => each.rule === rule)
    .map(({ range, message }) => [text.slice(range.start, range.end), message]);

/** What the fixes of a rule's first finding make of the text, by their titles. */
export const debtFixes = (rule: string, text: string, world?: DebtWorld): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (lintDebt(text, world).diagnostics.find((each) => each.rule === rule)?.fixes ?? []).map(({ title, edits }) => [
      title,
      applyEdits(text, edits),
    ]),
  );
