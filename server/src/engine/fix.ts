import { createDocument, type Document } from '../model/document.ts';
import type { Diagnostic, Fix } from '../rules/diagnostic.ts';
import { applyEdits, lineEnding, rangesTouch, type TextEdit } from '../text/text.ts';
import { type LintOptions, lint } from './lint.ts';
import type { Setup } from './setup.ts';

export interface Fixed {
  /** The same object when there was nothing to fix. */
  readonly document: Document;
  /** How many findings were resolved. */
  readonly fixed: number;
}

/** Applies the safe fixes until none is left. No character outside their edits changes. */
export function fixAll(document: Document, setup: Setup, options: LintOptions): Fixed {
  return fixUntilSettled(document, (version) => lint(version, setup, options).diagnostics);
}

/** A fix may bring up another finding; one that never settles is a rule's mistake and must not hang anybody. */
const mostRounds = 10;

/** The loop behind `fixAll`, over whatever finds diagnostics. */
export function fixUntilSettled(document: Document, diagnose: (document: Document) => readonly Diagnostic[]): Fixed {
  let state: Fixed = { document, fixed: 0 };
  const seen = new Map([[document.text, state]]);
  for (let round = 0; round < mostRounds; round++) {
    const before = state.document;
    const { edits, resolved } = compatibleFixes(before.text, diagnose(before));
    const text = applyEdits(before.text, edits);
    const known = seen.get(text);
    // Either nothing changed, or fixes undo one another: then where they come back to is where a second run would end too.
    if (known) return known;
    state = { document: createDocument(before.path, text, before), fixed: state.fixed + resolved };
    seen.set(text, state);
  }
  return state;
}

/** The safe fix of a diagnostic that is applied without asking: the preferred one, else the first. */
export function safeFix(diagnostic: Diagnostic): Fix | undefined {
  const safe = diagnostic.fixes.filter((fix) => fix.safe);
  return safe.find((fix) => fix.preferred) ?? safe[0];
}

/** Fixes by position, each whole or not at all: one that touches an earlier one's edits waits for the next round. */
function compatibleFixes(text: string, diagnostics: readonly Diagnostic[]): { edits: TextEdit[]; resolved: number } {
  const ending = lineEnding(text);
  const taken: TextEdit[] = [];
  let resolved = 0;
  const fixes = diagnostics
    .map((diagnostic) =>
      (safeFix(diagnostic)?.edits ?? []).map((edit) => withLineEnding(edit, ending)).sort(byPosition),
    )
    .filter((edits) => isApplicable(edits, text))
    .sort((a, b) => byPosition(a[0] as TextEdit, b[0] as TextEdit));
  for (const edits of fixes) {
    const fresh = edits.filter((edit) => !neighbours(taken, edit).some((other) => isSame(edit, other)));
    if (fresh.some((edit) => neighbours(taken, edit).some((other) => conflicts(edit, other)))) continue;
    for (const edit of fresh) taken.splice(positionFor(taken, edit), 0, edit);
    resolved++;
  }
  return { edits: taken, resolved };
}

const withLineEnding = ({ range, newText }: TextEdit, ending: string): TextEdit => ({
  range,
  newText: newText.replace(/\r\n|\r|\n/g, ending),
});

const byPosition = (a: TextEdit, b: TextEdit): number => a.range.start - b.range.start || a.range.end - b.range.end;

/** Inside the text, without overlaps of its own, and changing something. */
function isApplicable(edits: readonly TextEdit[], text: string): boolean {
  let end = 0;
  let changes = false;
  for (const { range, newText } of edits) {
    if (range.start < end || range.end < range.start || range.end > text.length) return false;
    changes ||= text.slice(range.start, range.end) !== newText;
    end = range.end;
  }
  return changes;
}

/** Insertions at one place can stand one after the other; whatever else touches cannot. */
const conflicts = (a: TextEdit, b: TextEdit): boolean =>
  rangesTouch(a.range, b.range) && !(a.range.start === b.range.end && a.range.end === b.range.start);

const isSame = (a: TextEdit, b: TextEdit): boolean =>
  a.range.start === b.range.start && a.range.end === b.range.end && a.newText === b.newText;

/** Those of the taken edits, sorted and without overlaps, that an edit could touch. */
function neighbours(taken: readonly TextEdit[], { range }: TextEdit): TextEdit[] {
  const found: TextEdit[] = [];
  for (let at = firstIndex(taken, (other) => other.range.end >= range.start); at < taken.length; at++) {
    const other = taken[at] as TextEdit;
    if (other.range.start > range.end) break;
    found.push(other);
  }
  return found;
}

/** Behind those that begin at the same place: they came first. */
const positionFor = (taken: readonly TextEdit[], { range }: TextEdit): number =>
  firstIndex(taken, (other) => other.range.start > range.start);

/** The first index at which a condition holds that holds for all later ones too; the length if there is none. */
function firstIndex(taken: readonly TextEdit[], holds: (edit: TextEdit) => boolean): number {
  let low = 0;
  let high = taken.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(taken[middle] as TextEdit)) high = middle;
    else low = middle + 1;
  }
  return low;
}
