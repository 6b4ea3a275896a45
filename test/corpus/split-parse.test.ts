import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../server/src/markdown/parse-markdown.ts';
import { splitParse, wholeParse } from '../markdown/whole-parse.ts';
import { corpusFiles } from '../support/corpus.ts';

const files = corpusFiles('md,markdown,erb,qmd,txt');

describe(`split parse = whole parse of ${files.length} documents`, () => {
  test.each(files)('%s', (_, file) => {
    const markdown = parseMarkdown(readFileSync(file, 'utf8'));
    expect(markdown.text.endsWith(markdown.chunks.map(({ chunk }) => chunk.text).join(''))).toBe(true);
    // What is over a bound can't be the same.
    const isWhole = markdown.chunks.every(({ chunk }) => chunk.unparsed.length === 0);
    if (isWhole) expect(splitParse(markdown)).toEqual(wholeParse(markdown));
  });
});
