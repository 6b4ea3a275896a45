import type { CompletionItem, DocumentLink, Hover, Position, Range } from 'vscode-languageserver-types';
import { type DebtReference, debtReference, debtReferences, isDebtId } from '../model/debt-id.ts';
import { debtItem, type WrittenDebtItem } from '../model/debt-item.ts';
import { ownReferences } from '../model/debt-mentions.ts';
import { rankItems } from '../model/project.ts';
import { completionItems } from './completion-item.ts';
import type { DebtSurroundings } from './debt-summary.ts';
import { debtMarkdown, debtPlainText } from './debt-words.ts';
import type { EditorClient } from './editor-client.ts';
import type { LintedDocument } from './linted-document.ts';

/** What is known of the item that a `D-…` names; null elsewhere, and for an id that nobody knows. */
export function debtHover(
  linted: LintedDocument,
  position: Position,
  surroundings: DebtSurroundings,
  client: EditorClient,
): Hover | null {
  const found = referenceAt(linted, position);
  const items = found ? linted.project.withId(found.id) : [];
  if (!found || items.length === 0) return null;
  const words = items.map((item) =>
    client.markdown ? debtMarkdown(item, surroundings) : debtPlainText(item, surroundings),
  );
  return {
    contents: {
      kind: client.markdown ? 'markdown' : 'plaintext',
      value: words.join(client.markdown ? '\n\n---\n\n' : '\n\n'),
    },
    range: linted.places.range(found),
  };
}

/** From each `D-…` of an item to its document. */
export function debtLinks({ document, places, project }: LintedDocument, surroundings: DebtSurroundings) {
  const all = [...debtReferences(document.text), ...ownReferences(document.text, project)];
  return all.flatMap((reference): DocumentLink[] => {
    const [item] = project.withId(reference.id);
    // An item's own name leads nowhere.
    if (!item || item.path === document.path) return [];
    const target = surroundings.uriOf(item.path) + (item.from ? `#L${item.from.line}` : '');
    return [{ range: places.range(reference), target, tooltip: item.title }];
  });
}

const mostOffered = 500;

/** Behind `D-`: all items, in the order of the backlog. */
export function debtIds(linted: LintedDocument, position: Position, { formula }: DebtSurroundings): CompletionItem[] {
  const offset = linted.places.offset(position);
  const { text, path } = linted.document;
  const before = /(?<![\w-])D-[0-9a-z]{0,12}$/.exec(text.slice(Math.max(0, offset - 16), offset))?.[0];
  if (before === undefined) return [];
  const rest = /^[0-9a-z]{0,12}/.exec(text.slice(offset, offset + 12))?.[0] ?? '';
  const range = { start: offset - before.length, end: offset + rest.length };
  const items = [...linted.project.items.values()].filter((item) => item.id !== undefined && item.path !== path);
  return completionItems(
    linted,
    rankItems(items, formula)
      .slice(0, mostOffered)
      .map(({ id = '', title }) => ({
        label: debtReference(id),
        newText: debtReference(id),
        range,
        kind: 'value',
        detail: title,
        // By its words, too: nobody knows an id by heart.
        filterText: `${debtReference(id)} ${title}`,
      })),
  );
}

/** The id at a place that can be renamed: a `D-…`, or the value of an item's `id`. */
export function renamableId(
  linted: LintedDocument,
  position: Position,
): { readonly id: string; readonly range: Range } | undefined {
  const { places, project, document } = linted;
  const found = referenceAt(linted, position);
  if (found && isDebtId(found.id))
    return { id: found.id, range: places.range({ start: found.start + 2, end: found.end }) };
  const offset = places.offset(position);
  const item = debtItem(document);
  const value = project.items.has(document.path) ? item.fields.get('id')?.valueRange : undefined;
  if (item.id === undefined || !value || offset < value.start || offset > value.end) return undefined;
  return { id: item.id, range: places.range(idRange(item, document.text) ?? value) };
}

/** Where the id itself stands in the value, quotes left out. */
export function idRange({ id, fields }: WrittenDebtItem, text: string) {
  const value = fields.get('id')?.valueRange;
  if (id === undefined || !value) return undefined;
  const at = text.slice(value.start, value.end).indexOf(id);
  return at < 0 ? undefined : { start: value.start + at, end: value.start + at + id.length };
}

function referenceAt({ document, places, project }: LintedDocument, position: Position): DebtReference | undefined {
  const offset = places.offset(position);
  // More on both sides than an id is long.
  const from = Math.max(0, offset - 40);
  const around = document.text.slice(from, offset + 40);
  const near = [...debtReferences(around), ...ownReferences(around, project)];
  const found = near.find(({ start, end }) => from + start <= offset && offset <= from + end);
  return found && { id: found.id, start: found.start + from, end: found.end + from };
}
