import type { CodeLens } from 'vscode-languageserver-types';
import { durationText } from '../model/duration-text.ts';
import { durations, type Interval } from '../model/markers.ts';
import { timeline } from '../model/timeline.ts';
import { serverCommands } from '../protocol.ts';
import type { EditorClient } from './editor-client.ts';
import type { LintedDocument } from './linted-document.ts';

/** How long it took to detect, mitigate and resolve, above the timeline; a click goes to the row that was taken for it. */
export function timelineLenses({ document, places, result, uri }: LintedDocument, client: EditorClient): CodeLens[] {
  const found = result.against && timeline(document);
  if (!found || !client.showDocument) return [];
  const { detect, mitigate, resolve } = durations(document);
  const lens = (done: string, interval: Interval | undefined): CodeLens[] =>
    interval
      ? [
          {
            range: places.range(found.headingRange),
            command: {
              title: `${done} after ${durationText(interval.minutes)}`,
              command: serverCommands.showRange,
              arguments: [{ uri, range: places.range(interval.to.range) }],
            },
          },
        ]
      : [];
  return [...lens('detected', detect), ...lens('mitigated', mitigate), ...lens('resolved', resolve)];
}
