import type { CodeLens } from 'vscode-languageserver-types';
import { categoryVerdict } from '../config/category-verdict.ts';
import { type ChainProgress, chainProgress, insertNextWhy } from '../kinds/chain-progress.ts';
import { serverCommands } from '../protocol.ts';
import shallowWhys from '../rules/shallow-whys.ts';
import type { TextEdit } from '../text/text.ts';
import type { EditorClient } from './editor-client.ts';
import type { LintedDocument } from './linted-document.ts';

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

/** The step that the lens adds. */
export function nextWhy(linted: LintedDocument): TextEdit | undefined {
  const progress = unfinishedChain(linted);
  return progress && insertNextWhy(linted.document, progress.chain);
}

function unfinishedChain({ document, setup, result: { against } }: LintedDocument): ChainProgress | undefined {
  if (!against || categoryVerdict(document, setup.config.rootCauses).state === 'valid') return undefined;
  const configured = setup.config.rules.get(shallowWhys.name)?.options.depth;
  const depth = typeof configured === 'number' ? configured : Number(shallowWhys.options.depth?.default);
  const progress = chainProgress(document, against.match, depth);
  return progress && progress.reached > 0 && progress.reached < progress.depth ? progress : undefined;
}
