import { EndOfLine, Range, type TextDocument, type Uri, WorkspaceEdit, workspace } from 'vscode';

/** What an edit did to one document, so that it can be taken back. */
export interface AppliedEdit {
  readonly uri: Uri;
  readonly hunks: readonly Hunk[];
  /** Of the document, once it was applied. */
  readonly version: number;
}

/** Whole lines, without the last one's break. */
interface Hunk {
  /** Counted in the text as it was once the edit was applied. */
  readonly start: number;
  readonly before: string;
  readonly after: string;
  /** What was changed in them. */
  readonly parts: readonly { readonly before: string; readonly after: string }[];
}

export interface Change {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** Call it when the changes, which are of the text before, have been applied. */
export function appliedEdit(document: TextDocument, before: string, changes: readonly Change[]): AppliedEdit {
  const { uri, version } = document;
  const eol = document.eol === EndOfLine.CRLF ? '\r\n' : '\n';
  const hunks: Hunk[] = [];
  let shift = 0;
  const ordered = changes.toSorted((a, b) => a.start - b.start || a.end - b.end);
  for (let at = 0; at < ordered.length; ) {
    const start = lineStartAt(before, ordered[at]?.start ?? 0);
    let [end, after, from] = [start, '', start];
    const parts: { before: string; after: string }[] = [];
    // Several in one line are one.
    for (let next = ordered[at]; next && (parts.length === 0 || next.start <= end); next = ordered[++at]) {
      const newText = next.newText.replace(/\r\n|\r|\n/g, eol);
      parts.push({ before: before.slice(next.start, next.end), after: newText });
      after += before.slice(from, next.start) + newText;
      from = next.end;
      end = lineEndAt(before, next.end);
    }
    after += before.slice(from, end);
    hunks.push({ start: start + shift, before: before.slice(start, end), after, parts });
    shift += after.length - (end - start);
  }
  return { uri, hunks, version };
}

/** Takes edits back where what they wrote still stands once, and says whether that was all of them, some, or none. */
export async function takeBack(applied: readonly AppliedEdit[]): Promise<'all' | 'some' | 'none'> {
  let [wanted, done] = [0, 0];
  for (const { uri, hunks, version } of applied) {
    const document = await workspace.openTextDocument(uri);
    const text = document.getText();
    const edit = new WorkspaceEdit();
    const found = hunks.flatMap((hunk) => (document.version === version ? [hunk] : placesOf(text, hunk)));
    for (const { start, after, before } of found)
      edit.replace(uri, new Range(document.positionAt(start), document.positionAt(start + after.length)), before);
    const wasSaved = !document.isDirty && !document.isUntitled;
    wanted += hunks.length;
    if (found.length === 0 || !(await workspace.applyEdit(edit))) continue;
    done += found.length;
    if (wasSaved) await document.save();
  }
  if (done >= wanted) return 'all';
  return done === 0 ? 'none' : 'some';
}

type Place = Pick<Hunk, 'start' | 'before' | 'after'>;

/** In a text that was changed since: the lines as they were written, else what was written into them, if they are there once. */
function placesOf(text: string, { before, after, parts }: Hunk): readonly Place[] {
  const isLine = (at: number) =>
    lineStartAt(text, at) === at && lineEndAt(text, at + after.length) === at + after.length;
  const start = onlyPlaceOf(text, after, isLine);
  if (start !== undefined) return [{ start, before, after }];
  const places = parts.flatMap((part) => {
    const at = part.after.trim().length < shortest ? undefined : onlyPlaceOf(text, part.after, () => true);
    return at === undefined ? [] : [{ start: at, ...part }];
  });
  return places.length === parts.length ? places : [];
}

/** A tick or a mark may stand anywhere. */
const shortest = 6;

function onlyPlaceOf(text: string, words: string, isPlace: (at: number) => boolean): number | undefined {
  if (words.trim() === '') return undefined;
  let only: number | undefined;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (!isPlace(at)) continue;
    if (only !== undefined) return undefined;
    only = at;
  }
  return only;
}

const lineStartAt = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

function lineEndAt(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  if (end < 0) return text.length;
  return end > at && text[end - 1] === '\r' ? end - 1 : end;
}
