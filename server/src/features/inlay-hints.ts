import type { InlayHint, Range } from 'vscode-languageserver-types';
import { durationText } from '../model/duration-text.ts';
import { markers } from '../model/markers.ts';
import { timeline } from '../model/timeline.ts';
import type { LintedDocument } from './linted-document.ts';

/** How long after the start each row of the timeline lies, behind its time. */
export function inlayHints({ document, places, result }: LintedDocument, visible: Range): InlayHint[] {
  const { start } = markers(document);
  const entries = result.against ? (timeline(document)?.entries ?? []) : [];
  if (!start) return [];
  const from = places.offset(visible.start);
  const to = places.offset(visible.end);
  return entries.flatMap(({ time, timeRange }) => {
    const passed = time && time.minutes - start.moment.minutes;
    if (!passed || passed <= 0 || timeRange.end < from || timeRange.start > to) return [];
    return [{ position: places.position(timeRange.end), label: `+${durationText(passed)}`, paddingLeft: true }];
  });
}
