import type { TextEdit } from '../text/text.ts';

/** Edits that change the values and nothing else, or in one line why there are none. */
export type FieldEdits = { readonly edits: readonly TextEdit[] } | { readonly refused: string };
