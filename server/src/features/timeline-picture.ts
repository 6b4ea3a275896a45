import type { CodeLens } from 'vscode-languageserver-types';
import { gapThreshold, timelineAccount } from '../engine/timeline-account.ts';
import { timelineSvg } from '../engine/timeline-svg.ts';
import { durations } from '../model/markers.ts';
import { timeline } from '../model/timeline.ts';
import { clientCommands, type TimelinePicture } from '../protocol.ts';
import type { EditorClient } from './editor-client.ts';
import type { LintedDocument } from './linted-document.ts';

/** A document's timeline to scale, whatever its kind; null where it has none. */
export function timelinePicture({ document, setup }: LintedDocument, embedded: boolean): TimelinePicture | null {
  const account = timelineAccount(document, gapThreshold(setup.config));
  return account ? { title: account.title, svg: timelineSvg(account, { embedded }) } : null;
}

/** Behind the times that were worked out, for clients that can show the picture. */
export function pictureLens({ document, places, result, uri }: LintedDocument, client: EditorClient): CodeLens[] {
  const found = result.against && timeline(document);
  if (!found || !client.commands.has(clientCommands.showTimeline)) return [];
  if (Object.keys(durations(document)).length === 0) return [];
  const command = { title: 'show to scale', command: clientCommands.showTimeline, arguments: [uri] };
  return [{ range: places.range(found.headingRange), command }];
}
