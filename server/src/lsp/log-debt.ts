import { countHit, countsHits, itemNear } from '../authoring/debt-hit.ts';
import { linkDebt } from '../authoring/link-post-mortem.ts';
import { type CodePlace, debtTitle, type LogDebt, logDebt } from '../authoring/log-debt.ts';
import { removeComment, tagComment } from '../authoring/tag-comment.ts';
import { CodeLines } from '../code/code-lines.ts';
import { type DebtComment, debtComments } from '../code/debt-comments.ts';
import { isBelow, joinPath, nameBelow } from '../engine/paths.ts';
import { languageIn } from '../features/comments-of-debt.ts';
import { debtSummary } from '../features/debt-summary.ts';
import { creation, documentEdit, type SourceText } from '../features/document-edit.ts';
import { createPlaces } from '../features/places.ts';
import { toldTradeOff } from '../features/trade-off.ts';
import { debtReference } from '../model/debt-id.ts';
import { createDocument, type Document } from '../model/document.ts';
import { titleSection } from '../model/sections.ts';
import type { LogDebtParams, LogDebtResult } from '../protocol.ts';
import { applyEdits, type TextEdit, withoutByteOrderMark } from '../text/text.ts';
import { leadsOutside } from '../workspace.ts';
import type { Backlog } from './debt-index.ts';
import type { IdDrawer } from './draw-id.ts';
import { logIntoFile } from './log-into-file.ts';
import { logToOffer } from './log-to-offer.ts';
import { debtSurroundingsOf, readItem } from './read-item.ts';
import type { Session } from './session.ts';
import { uriOf, uriPath, uriScheme } from './uri.ts';

export type DebtLogger = (params: LogDebtParams) => Promise<LogDebtResult>;

/** Logs debt where a client says: answers the edit, writes nothing. */
export function debtLogger(session: Session, newId: IdDrawer): DebtLogger {
  return async (params) => {
    const title = debtTitle(params.title);
    if (title === '') return { outcome: 'refused', message: 'A title is needed: it names the file, too.' };
    const backlog = await backlogOf(session, params.uri);
    if (!backlog) return withoutFolder(session, params, newId(undefined));
    const { folder, root } = backlog.place;
    const named = (path: string) => nameBelow(root.home, path);
    if (!isBelow('', folder))
      return { outcome: 'refused', message: `The debt folder ${folder} lies outside the workspace: name another.` };

    const source = sourceOf(session, backlog, params);
    const comment = source && params.comment && commentAt(source, params);
    if (comment?.id !== undefined)
      return { outcome: 'refused', message: `This comment is logged already: ${debtReference(comment.id)}.` };
    const hit = source && !params.force ? await hitOf(session, backlog, source, params) : undefined;
    if (hit) return hit;

    const id = newId(backlog);
    const provenance = await session.provenance(backlog.place, source?.path);
    const by = provenance?.author ?? params.author;
    const tradeOff = source && tradeOffOf(backlog, source);
    const tagged = (as: string | undefined) =>
      source && comment && (as !== undefined || params.comment === 'remove')
        ? commentEdit(bare(source), comment, as ?? '', params.comment)
        : undefined;
    const logAs = (as: string | undefined): LogDebt => ({
      title: params.title,
      id,
      // Counted from where people count: the links between the files are the same.
      folder: named(folder),
      created: session.today(),
      ...(by !== undefined && { by }),
      ...(params.scores && { scores: params.scores }),
      ...(tradeOff
        ? { source: { path: named(tradeOff.path), title: titleSection(tradeOff)?.title ?? '' } }
        : source?.isSaved
          ? { place: { ...placeIn(source, params, comment, tagged(as), provenance?.commit), path: named(source.path) } }
          : {}),
    });
    const unsaved = source && !source.isSaved ? 'The file was never saved: the item names no line.' : undefined;
    const beside = (path: string, as: string | undefined, title: string) => {
      const edit = tagged(as);
      const link = tradeOff && linkDebt(tradeOff, { path, title, ...(as !== undefined && { id: as }) });
      const edits = [...(edit ? [edit] : []), ...(link ? [link] : [])];
      return source && edits.length > 0 ? [documentEdit(source, edits)] : [];
    };

    const into = await logIntoFile(session, backlog, source?.path, logAs);
    if (into && 'item' in into) {
      const { item, path, changes, text, line } = into;
      const untagged = comment && params.comment === 'tag' && item.id === undefined;
      const notes = [into.note, unsaved, untagged ? 'Its items have no ids: the comment is not tagged.' : undefined];
      return {
        outcome: 'logged',
        ...(item.id !== undefined && { id: item.id }),
        name: item.id === undefined ? item.title : debtReference(item.id),
        uri: `${uriOf(root.uri, path)}#L${line}`,
        // One document is not changed twice.
        edit: { documentChanges: [...changes, ...(path === source?.path ? [] : beside(path, item.id, item.title))] },
        ...(into.isNew
          ? { undo: { uri: uriOf(root.uri, path), text } }
          : { into: { uri: uriOf(root.uri, path), text } }),
        ...noteOf(notes),
      };
    }

    const item = logDebt(logAs(id));
    const path = root.home === '' ? item.path : joinPath(root.home, item.path);
    // The debt folder may be a symbolic link.
    if (await leadsOutside(root.workspace, path))
      return { outcome: 'refused', message: `The debt folder ${folder} leads outside the workspace: name another.` };
    const uri = uriOf(root.uri, path);
    const offer = params.offers && !into ? await logToOffer(session, backlog, logAs(id)) : undefined;
    return {
      outcome: 'logged',
      id,
      name: debtReference(id),
      uri,
      edit: { documentChanges: [...creation(uri, item.text), ...beside(path, id, debtTitle(params.title))] },
      undo: { uri, text: item.text },
      ...noteOf([item.note, unsaved, into?.refused]),
      ...(offer && { offer }),
    };
  };
}

const noteOf = (notes: readonly (string | undefined)[]): { readonly note?: string } => {
  const said = notes.filter((note) => note !== undefined);
  return said.length === 0 ? {} : { note: said.join(' ') };
};

/** The code, or the document, that is logged at. */
interface Source extends SourceText {
  /** Counted from the workspace. */
  readonly path: string;
  readonly languageId: string;
  /** There is a file to link to. */
  readonly isSaved: boolean;
}

async function backlogOf(session: Session, uri: string | undefined): Promise<Backlog | undefined> {
  return uri === undefined ? (await session.debt.backlogs())[0] : session.debt.backlog(uri);
}

function sourceOf(session: Session, { place }: Backlog, params: LogDebtParams): Source | undefined {
  const { uri, text, languageId = '' } = params;
  if (uri === undefined || text === undefined) return undefined;
  const path = session.folders.pathIn(place.root, uri);
  if (path === undefined) return undefined;
  return { uri, version: session.version(uri) ?? null, text, path, languageId, isSaved: uriScheme(uri) !== 'untitled' };
}

const bare = ({ text }: SourceText): string => withoutByteOrderMark(text);

function commentAt(source: Source, { selection }: LogDebtParams): DebtComment | undefined {
  const text = bare(source);
  const places = createPlaces(text);
  const line = selection?.start.line ?? 0;
  const here = debtComments(text, languageIn(source)).filter(({ range }) => {
    const { start, end } = places.range(range);
    return start.line <= line && line <= end.line;
  });
  const at = selection ? places.offset(selection.start) : 0;
  return here.find(({ range }) => range.start <= at && at <= range.end) ?? here[0];
}

const commentEdit = (text: string, comment: DebtComment, id: string, mode: LogDebtParams['comment']): TextEdit =>
  mode === 'remove' ? removeComment(text, comment) : tagComment(text, comment, id);

/** As the text will be: a comment that is tagged or taken out is not what will be looked for. */
function placeIn(
  source: Source,
  { selection }: LogDebtParams,
  comment: DebtComment | undefined,
  edit: TextEdit | undefined,
  commit: string | undefined,
): CodePlace {
  const text = edit ? applyEdits(bare(source), [edit]) : bare(source);
  const at = comment && edit ? Math.min(comment.wordRange.start, edit.range.start) : undefined;
  const line = at === undefined ? (selection?.start.line ?? 0) : createPlaces(text).position(at).line;
  const lastSelected = selection && selection.end.character === 0 ? selection.end.line - 1 : (selection?.end.line ?? 0);
  return {
    path: source.path,
    line: line + 1,
    ...(at === undefined && lastSelected > line && { endLine: lastSelected + 1 }),
    text,
    ...(commit !== undefined && { commit }),
  };
}

/** Somebody was here before: the same title within a few lines. */
async function hitOf(
  session: Session,
  backlog: Backlog,
  source: Source,
  { title, selection, minutes }: LogDebtParams,
): Promise<LogDebtResult | undefined> {
  const items = backlog.project.anchoredIn(source.path);
  if (items.length === 0) return undefined;
  const line = (selection?.start.line ?? 0) + 1;
  const item = itemNear(items, title, source.path, line, new CodeLines(bare(source)));
  if (!item) return undefined;
  const read = await readItem(session, backlog, item);
  if (!read) {
    // Its file is gone, and nobody has said so yet.
    await session.debt.written(uriOf(backlog.place.root.uri, item.path), true);
    return undefined;
  }
  const summary = debtSummary(item, debtSurroundingsOf(backlog, session.today()));
  if (!countsHits(item)) return { outcome: 'hit', item: summary, counted: false, edit: {} };
  const counted = countHit(createDocument(item.path, bare(read)), item, minutes);
  if ('refused' in counted) return { outcome: 'refused', message: counted.refused };
  return {
    outcome: 'hit',
    item: { ...summary, hits: item.hits + 1, minutes: item.from ? item.minutes : item.minutes + (minutes ?? 0) },
    counted: true,
    edit: { documentChanges: [documentEdit(read, counted.edits)] },
  };
}

/** A post-mortem whose root cause is a trade-off. */
function tradeOffOf({ place: { setup } }: Backlog, source: Source): Document | undefined {
  if (!/\.(?:md|markdown)$/i.test(source.path) && source.languageId !== 'markdown') return undefined;
  const document = createDocument(source.path, bare(source));
  return toldTradeOff(document, setup) ? document : undefined;
}

/** There is nowhere to write it: its text is for the clipboard. */
function withoutFolder(session: Session, params: LogDebtParams, id: string): LogDebtResult {
  const { uri, text, selection } = params;
  const name = uri === undefined ? '' : uriPath(uri).replace(/^.*\//, '');
  const place: CodePlace | undefined =
    text === undefined || name === '' ? undefined : { path: name, line: (selection?.start.line ?? 0) + 1, text };
  const item = logDebt({
    title: params.title,
    id,
    folder: '',
    created: session.today(),
    ...(params.author !== undefined && { by: params.author }),
    ...(params.scores && { scores: params.scores }),
    ...(place && { place }),
  });
  const message = ['No folder is open to keep it in: the item is on the clipboard.', item.note].filter(Boolean);
  return { outcome: 'no-folder', text: item.text, message: message.join(' ') };
}
