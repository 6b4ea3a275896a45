import type { CompletionItem } from 'vscode-languageserver-types';
import type { TextRange } from '../text/text.ts';
import type { LintedDocument } from './linted-document.ts';

export interface Completed {
  readonly label: string;
  readonly newText: string;
  /** What it replaces; on one line, and the cursor in it. */
  readonly range: TextRange;
  readonly kind: keyof typeof itemKinds;
  readonly detail?: string;
  /** Plain text: from a template or configuration. */
  readonly documentation?: string | undefined;
  /** What the editor compares with the text that is replaced. */
  readonly filterText?: string;
}

/** Items in the order given: that of the template or configuration, not of the alphabet. */
export function completionItems(
  { places }: Pick<LintedDocument, 'places'>,
  all: readonly Completed[],
): CompletionItem[] {
  return all.map(({ label, newText, range, kind, detail, documentation, filterText }, order) => ({
    label,
    kind: itemKinds[kind],
    ...(detail && { detail }),
    ...(documentation && { documentation }),
    sortText: String(order).padStart(3, '0'),
    filterText: filterText ?? label,
    textEdit: { range: places.range(range), newText },
  }));
}

/** Of the protocol's CompletionItemKind. */
const itemKinds = { heading: 15, prompt: 15, value: 12, category: 20 } as const;
