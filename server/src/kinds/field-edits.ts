import type { TextEdit } from '../text/text.ts';

/** By key; null takes a field out. */
export type FieldValues = Readonly<Record<string, string | number | null>>;

/** Edits that change the values and nothing else, or in one line why there are none. */
export type FieldEdits = { readonly edits: readonly TextEdit[] } | { readonly refused: string };
