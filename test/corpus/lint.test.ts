import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fixAll } from '../../server/src/engine/fix.ts';
import { type LintOptions, lint } from '../../server/src/engine/lint.ts';
import { createDocument } from '../../server/src/model/document.ts';
import { builtInSetup } from '../support/built-in-setup.ts';
import { corpusFiles } from '../support/corpus.ts';

const files = corpusFiles('md,markdown,erb,qmd,txt');

const setup = builtInSetup();
const options: LintOptions = { today: '2026-01-01', audience: 'author', kind: 'post-mortem' };

describe(`${files.length} documents, each linted as a post-mortem`, () => {
  test.each(files)('%s', (_, file) => {
    const document = createDocument('document.md', readFileSync(file, 'utf8'));
    const { diagnostics } = lint(document, setup, options);
    for (const { message, range, fixes } of diagnostics) {
      expect(message).not.toMatch(/failed here/);
      expect(range.start).toBeLessThanOrEqual(range.end);
      expect(range.end).toBeLessThanOrEqual(document.text.length);
      expect(fixes.every(({ edits }) => edits.every((edit) => edit.range.end <= document.text.length))).toBe(true);
    }
    const once = fixAll(document, setup, options);
    expect(fixAll(once.document, setup, options).document.text).toBe(once.document.text);
  });
});
