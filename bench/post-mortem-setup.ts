import { defaultConfig } from '../server/src/config/default-config.ts';
import { type LintResult, lint } from '../server/src/engine/lint.ts';
import type { Setup } from '../server/src/engine/setup.ts';
import { builtInKinds } from '../server/src/kinds/built-in.ts';
import type { Document } from '../server/src/model/document.ts';

const setup: Setup = { config: defaultConfig, kinds: builtInKinds(), problems: [] };

export const path = 'docs/post-mortems/2026-03-04-bench.md';

/** Lints as the server does for an author at work, against the built-in template. */
export const lintForAuthor = (document: Document): LintResult =>
  lint(document, setup, { today: '2026-03-05', audience: 'author' });
