import type { FieldEdits } from '../kinds/field-edits.ts';
import { createDocument, type Document } from '../model/document.ts';
import { WriteRefused } from '../node/write-source.ts';
import { applyEdits } from '../text/text.ts';
import { asUsageError } from './as-usage-error.ts';
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
  const name = displayPath(cwd, path);
  const edited = async () => {
    for (let tries = 1; ; tries++) {
      const source = await files.read(path);
      if (!source) throw new UsageError(`${name}: no longer there`);
      const document = createDocument(path, source.text);
      const change = edit(document);
      if ('refused' in change) throw new UsageError(`${name}: ${change.refused}`);
      const text = applyEdits(source.text, change.edits);
      try {
        if (text !== source.text) await files.write(source, text);
        return createDocument(path, text, document);
      } catch (error) {
        if (!(error instanceof WriteRefused) || tries === mostTries || !(await isChanged(files, path, source.text)))
          throw error;
      }
    }
  };
  return files.exclusively(path, edited).catch(asUsageError(name));
}

const isChanged = async (files: Run['files'], path: string, text: string): Promise<boolean> =>
  (await files.read(path).catch(() => undefined))?.text !== text;
