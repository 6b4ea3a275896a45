import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../server/src/markdown/parse-markdown.ts';
import { splitParse, wholeParse } from '../markdown/whole-parse.ts';

// The project's own Markdown always; a folder of real documents besides, when WHYLINT_CORPUS names one.
const root = process.env.WHYLINT_CORPUS;
const files = [
  ...globSync(['*.md', '{docs,examples,templates}/**/*.md']),
  ...(root === undefined ? [] : globSync(`${root}/**/*.{md,markdown,erb,qmd,txt}`)),
].filter((file) => !file.includes('node_modules'));

describe(`split parse = whole parse of ${files.length} documents`, () => {
  test.each(files.map((file) => [path.basename(file), file]))('%s', (_, file) => {
    const markdown = parseMarkdown(readFileSync(file, 'utf8'));
    expect(markdown.text.endsWith(markdown.chunks.map(({ chunk }) => chunk.text).join(''))).toBe(true);
    // What is over a bound can't be the same.
    const isWhole = markdown.chunks.every(({ chunk }) => chunk.unparsed.length === 0);
    if (isWhole) expect(splitParse(markdown)).toEqual(wholeParse(markdown));
  });
});
