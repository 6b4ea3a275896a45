import { documentFolder, documentName, freePath } from '../authoring/document-place.ts';
import { newDocument } from '../authoring/new-document.ts';
import { isBelow, joinPath } from '../engine/paths.ts';
import { createPlaces } from '../features/places.ts';
import { builtInKinds } from '../kinds/built-in.ts';
import type { NewDocument, NewDocumentParams } from '../protocol.ts';
import { isTaken } from '../workspace.ts';
import type { Folders } from './folders.ts';
import { refusal } from './refusal.ts';
import { pathBelow, uriOf } from './uri.ts';

/**
 * A document of a kind as its author finds it: filled from the template in force where it belongs.
 *
 * @throws ResponseError for a kind that there is none of.
 */
export async function draftDocument(folders: Folders, params: NewDocumentParams): Promise<NewDocument> {
  const { kind: name, title, date, folder } = params;
  if (folder === undefined) {
    return located(newDocument({ kind: known(builtInKinds(), name), path: `${name}.md`, title, date }));
  }
  const { uri, home, workspace, setup } = folders.root(folder);
  const from = pathBelow(uri, folder) ?? '';
  const usual = await documentFolder(workspace, known((await setup(from)).kinds, name), from);
  const place = isBelow(home, usual) || usual === home ? usual : joinPath(home, usual);
  // A folder may have a template of its own.
  const kind = known((await setup(place)).kinds, name);
  const path = await freePath(joinPath(place, documentName(kind, title, date)), (each) => isTaken(workspace, each));
  return { uri: uriOf(uri, path), ...located(newDocument({ kind, path, title, date })) };
}

const located = ({ text, cursor }: { text: string; cursor: number }): Omit<NewDocument, 'uri'> => ({
  text,
  cursor: createPlaces(text).position(cursor),
});

function known<Kind extends { readonly name: string }>(kinds: readonly Kind[], name: string): Kind {
  const kind = kinds.find((each) => each.name === name);
  if (!kind) throw refusal(`There is no kind "${name}"`);
  return kind;
}
