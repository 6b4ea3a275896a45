import type { Severity } from '../config/severity.ts';
import type { TextEdit, TextRange } from '../text/text.ts';

/** A change that resolves a diagnostic. `safe` ones change no meaning and are what `--fix` applies. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  readonly safe: boolean;
  /** The one that the editor offers first. */
  readonly preferred?: boolean;
  /** Where the author writes on once the fix is applied: an offset in the text that results. */
  readonly cursor?: number;
}

export interface Diagnostic {
  /** The rule's name. */
  readonly rule: string;
  readonly severity: Severity;
  /** One plain line. */
  readonly message: string;
  readonly range: TextRange;
  /** Computed when first asked for. */
  readonly fixes: readonly Fix[];
  /** Places that explain it, in the same document. */
  readonly related?: readonly { readonly range: TextRange; readonly message: string }[];
  /** Text that could go: editors fade it. */
  readonly unnecessary?: boolean;
  /** The words of the document or template that the message is about: they tell apart what stands at one place. */
  readonly subject?: string;
}
