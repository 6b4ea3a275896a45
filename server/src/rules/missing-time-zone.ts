import type { DocumentKind } from '../kinds/kind.ts';
import type { Match } from '../kinds/match.ts';
import type { Document } from '../model/document.ts';
import { frontMatter } from '../model/front-matter.ts';
import { leaves } from '../model/leaves.ts';
import { readStamp } from '../model/stamp.ts';
import { type Timeline, timeline } from '../model/timeline.ts';
import type { TextRange } from '../text/text.ts';
import { defineRule } from './define-rule.ts';
import type { Fix } from './diagnostic.ts';

export default defineRule({
  name: 'missing-time-zone',
  summary: 'The timeline has clock times and says nowhere in which time zone.',
  rationale:
    'Logs are mostly in UTC, chats and alerts in local time. Whoever compares them later, from another place or after the clocks ' +
    'have changed, is an hour or nine off. Once is enough: in the heading, in the header of the column, in a sentence, or in a row. ' +
    'The fix is safe, and so applied by `--fix`, only where the zone is stated already: by another field of the document, or by ' +
    'the template that the document names or its team gave it. A zone that nobody stated is offered, never applied.',
  family: 'contradiction',
  severity: 'information',
  subject: 'incident',
  audience: 'everyone',
  completeness: false,
  safeFixes: true,
  options: {},
  messages: { 'no-zone': 'Which time zone are these?' },
  examples: [
    {
      caption: 'Half past nine is another moment in each office.',
      bad: '---\nkind: post-mortem\n---\n# The login page was down\n\n## Timeline\n\n| ⟦Time⟧ | Event |\n| --- | --- |\n| 2026-03-26 08:22 | sign-in fails |\n| 09:26 | paged |\n',
      fixed:
        '---\nkind: post-mortem\n---\n# The login page was down\n\n## Timeline\n\n| Time (UTC) | Event |\n| --- | --- |\n| 2026-03-26 08:22 | sign-in fails |\n| 09:26 | paged |\n',
    },
    {
      caption: 'A sentence does.',
      good: '# The login page was down\n\n## Timeline\n\nAll times are CET.\n\n- 2026-03-26 08:22: sign-in fails\n- 09:26: paged\n',
    },
  ],
  check({ document, kind, match, report }) {
    const found = timeline(document);
    if (!found?.named || found.zone || isUntouched(found, match)) return;
    const timed = found.entries.filter(({ clockRange, time }) => clockRange && time);
    if (timed.length === 0 || [...found.entries, ...found.turns].some(({ zone }) => zone)) return;
    const column = timed.find(({ headerRange }) => headerRange)?.headerRange;
    const range = column ?? found.headingRange;
    report({ message: 'no-zone', range, fixes: () => fixes(document, kind, match, found, column) });
  },
});

/** The rows are the template's still: whoever writes the first of their own is asked. */
const isUntouched = ({ headingRange }: Timeline, match: Match): boolean =>
  match.sections.some(({ section, state }) => state === 'empty' && section?.headingRange.start === headingRange.start);

function fixes(
  document: Document,
  kind: DocumentKind,
  match: Match,
  found: Timeline,
  column: TextRange | undefined,
): Fix[] {
  const at = column ? column.end : endOfHeading(document, found.headingRange);
  const add = (zone: string, safe: boolean): Fix => ({
    title: `Add "(${zone})"`,
    edits: [{ range: { start: at, end: at }, newText: ` (${zone})` }],
    safe,
    preferred: true,
  });
  const elsewhere = zoneOfFields(document);
  if (elsewhere !== undefined) return [add(elsewhere, true)];
  const ofTemplate = timeline(kind.outline.template)?.zone?.name;
  if (ofTemplate === undefined) return [add('UTC', false)];
  const namesKind = frontMatter(document).entries.some(({ key }) => key === 'kind');
  return [add(ofTemplate, match.follows && (namesKind || kind.origin !== 'built-in'))];
}

/** The one zone that fields of the document have; undefined where there are none, or several. */
function zoneOfFields(document: Document): string | undefined {
  const zones = new Set(
    leaves(document).flatMap(({ value, shape }) =>
      shape === 'heading' ? [] : (readStamp(value.trimStart())?.zone?.zone.name ?? []),
    ),
  );
  const [zone] = zones;
  return zones.size === 1 ? zone : undefined;
}

/** Before closing hashes, a colon, or the line below a heading. */
function endOfHeading(document: Document, range: TextRange): number {
  const [line = ''] = document.text.slice(range.start, range.end).split(/\r\n|\r|\n/);
  return range.start + line.replace(/\s+#+\s*$/u, '').replace(/[\s:：]+$/u, '').length;
}
