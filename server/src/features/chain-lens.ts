import type { CodeLens, Range } from 'vscode-languageserver-types';
import { categoryVerdict } from '../config/category-verdict.ts';
import { type ChainProgress, chainProgress, insertNextWhy } from '../kinds/chain-progress.ts';
import { serverCommands } from '../protocol.ts';
import shallowWhys from '../rules/shallow-whys.ts';
import { applyEdits, type TextEdit } from '../text/text.ts';
import type { EditorClient } from './editor-client.ts';
import type { LintedDocument } from './linted-document.ts';
import { createPlaces } from './places.ts';

/** How deep a chain of whys goes, above its first step, while it is neither deep enough nor at a root-cause category. */
export function chainLens(linted: LintedDocument, client: EditorClient): CodeLens[] {
  const progress = unfinishedChain(linted);
  const [first] = progress?.chain.steps ?? [];
  if (!progress || !first) return [];
  const { uri, places } = linted;
  const range = places.range(first.range);
  const blank = progress.chain.steps.find(({ answer }) => answer === '');
  const counted = `${progress.reached} of ${progress.depth}`;
  if (blank)
    return client.showDocument
      ? [
          {
            range,
            command: {
              title: `${counted} · answer the next why`,
              command: serverCommands.showRange,
              arguments: [{ uri, range: places.range(blank.answerRange) }],
            },
          },
        ]
      : [];
  return client.applyEdit
    ? [
        {
          range,
          command: { title: `${counted} · add the next why`, command: serverCommands.addNextWhy, arguments: [{ uri }] },
        },
      ]
    : [];
}

/** The step that the lens adds, and where its answer goes in the text that comes of it. */
export function nextWhy(linted: LintedDocument): { readonly edit: TextEdit; readonly answer: Range } | undefined {
  const progress = unfinishedChain(linted);
  if (!progress) return undefined;
  const { document } = linted;
  const edit = insertNextWhy(document, progress.chain);
  // In a table the answer has the last cell, in any other shape the end of what is put in.
  const answer = edit.range.start + edit.newText.length - (edit.newText.endsWith('|') ? 2 : 0);
  const places = createPlaces(applyEdits(document.text, [edit]));
  return { edit, answer: places.range({ start: answer, end: answer }) };
}

function unfinishedChain({ document, setup, result: { against } }: LintedDocument): ChainProgress | undefined {
  if (!against || categoryVerdict(document, setup.config.rootCauses).state === 'valid') return undefined;
  const configured = setup.config.rules.get(shallowWhys.name)?.options.depth;
  const depth = typeof configured === 'number' ? configured : Number(shallowWhys.options.depth?.default);
  const progress = chainProgress(document, against.match, depth);
  return progress && progress.reached > 0 && progress.reached < progress.depth ? progress : undefined;
}
