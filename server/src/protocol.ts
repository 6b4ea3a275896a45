/**
 * What client and server say to each other beyond the Language Server Protocol. Every part of it is optional: an editor
 * that knows none of this gets the same diagnostics, fixes, completions, hovers and lenses.
 */
export * from './protocol/commands.ts';
export * from './protocol/debt.ts';
export * from './protocol/debt-edits.ts';
export * from './protocol/documents.ts';
export * from './protocol/files.ts';
export * from './protocol/settings.ts';
