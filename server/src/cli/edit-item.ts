import type { FieldEdits } from '../kinds/field-edits.ts';
import { createDocument, type Document } from '../model/document.ts';
import { WriteRefused } from '../node/write-source.ts';
import { applyEdits } from '../text/text.ts';
import { UnreadableFile } from '../workspace.ts';
import type { Run } from './command.ts';
import { UsageError } from './options.ts';
import { displayPath } from './projects.ts';

/** Editors do not ask for the lock: what changed between reading and writing is read again. */
const mostTries = 50;

/**
 * Changes an item's file as it is at that moment; of several who do so at once, each sees what the others wrote.
 *
 * @throws UsageError when it cannot be changed.
 */
export async function editItem(
  { files, cwd }: Run,
  path: string,
  edit: (document: Document) => FieldEdits,
): Promise<Document> {
  const refused = (reason: string) => new UsageError(`${displayPath(cwd, path)}: ${reason}`);
  try {
    return await files.exclusively(path, async () => {
      for (let tries = 1; ; tries++) {
        const source = await files.read(path);
        if (!source) throw refused('no longer there');
        const document = createDocument(path, source.text);
        const change = edit(document);
        if ('refused' in change) throw refused(change.refused);
        const text = applyEdits(source.text, change.edits);
        try {
          if (text !== source.text) await files.write(source, text);
          return createDocument(path, text, document);
        } catch (error) {
          if (!(error instanceof WriteRefused) || tries === mostTries || !(await isChanged(files, path, source.text)))
            throw error;
        }
      }
    });
  } catch (error) {
    if (error instanceof WriteRefused || error instanceof UnreadableFile) throw refused(error.message);
    throw error;
  }
}

const isChanged = async (files: Run['files'], path: string, text: string): Promise<boolean> =>
  (await files.read(path).catch(() => undefined))?.text !== text;
