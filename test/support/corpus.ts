import { globSync } from 'node:fs';
import path from 'node:path';
import { afterAll } from 'vitest';

const root = process.env.WHYLINT_CORPUS;

/**
 * The project's own Markdown always; a folder of real documents besides, when WHYLINT_CORPUS names one. Each with its name.
 *
 * @param endings Of the real documents, `md,markdown`.
 */
export const corpusFiles = (endings: string): readonly (readonly [name: string, file: string])[] =>
  [
    ...globSync(['*.md', '{docs,examples,templates,test/vscode/fixture}/**/*.md']),
    ...(root === undefined ? [] : globSync(`${root}/**/*.{${endings}}`)),
  ]
    .filter((file) => !file.includes('node_modules'))
    .map((file) => [path.basename(file), file]);

/** Prints what a run over real documents has counted. */
export function tellFigures(figures: object): void {
  afterAll(() => {
    if (root !== undefined) console.log(figures);
  });
}
