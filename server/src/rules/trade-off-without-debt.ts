import { categoryVerdict } from '../config/category-verdict.ts';
import { rootCauseKey } from '../config/root-causes.ts';
import { headingConcepts } from '../kinds/concepts.ts';
import { debtReferences } from '../model/debt-id.ts';
import { ownReferences } from '../model/debt-mentions.ts';
import type { Document } from '../model/document.ts';
import { categoryStatements } from '../model/root-cause.ts';
import { type Section, sections, titleRange } from '../model/sections.ts';
import { lineEnding, type TextRange } from '../text/text.ts';
import { defineRule } from './define-rule.ts';
import type { Fix } from './diagnostic.ts';

export default defineRule({
  name: 'trade-off-without-debt',
  summary: 'The root cause is a trade-off, and no debt item is linked.',
  rationale:
    'A trade-off is a shortcut that was taken knowingly: tech debt, and this was it coming back to bite. If the debt is not written ' +
    'down, the same trade-off will be made again without its price. A debt item’s id (`D-k3f9qx`), a link to an item, to a ' +
    'heading or row of a backlog, or to an issue will do; so will a sentence that begins "Won’t log, because".',
  family: 'judgement',
  severity: 'information',
  subject: 'incident',
  audience: 'everyone',
  completeness: true,
  options: {},
  messages: {
    unlinked: 'A trade-off is debt that came back. Which item is it: an id, a link, or "won’t log, because …"?',
  },
  examples: [
    {
      caption: 'The debt is named, and not linked.',
      bad: '---\nkind: post-mortem\n---\n# The login page was down\n\n## Root cause\n\n- **Category:** ⟦trade-off⟧\n\nWe shipped without the lock and meant to add it.\n',
      fixed:
        '---\nkind: post-mortem\n---\n# The login page was down\n\n## Root cause\n\n- **Category:** trade-off\n\nWe shipped without the lock and meant to add it.\n\nWon’t log, because {the reason}.\n',
    },
    {
      caption: 'The id of an item in the team’s own backlog.',
      items: { 'TECH_DEBT.md': '| ID | Debt | Status |\n|-|-|-|\n| TD-012 | Sign-in takes no lock | Open |\n' },
      good: '---\nkind: post-mortem\n---\n# The login page was down\n\n## Root cause\n\n- **Category:** trade-off\n\nWe shipped without the lock (TD-012).\n',
    },
    {
      caption: 'A link, or a reason why there is none.',
      good: '---\nkind: post-mortem\n---\n# The login page was down\n\n## Root cause\n\n- **Category:** trade-off\n\nWe shipped without the lock, see [the missing lock](../debt/missing-lock-k3f9qx.md).\n',
    },
  ],
  check({ document, match, config, project, report }) {
    const verdict = categoryVerdict(document, config.rootCauses);
    if (verdict.state !== 'valid' || !isTradeOff(verdict.rootCause)) return;
    const home = homes(
      document,
      match.sections.flatMap(({ outline, section }) => (outline.holdsCategory && section ? [section] : [])),
    );
    const source = home.map(({ range }) => document.text.slice(range.start, range.end)).join('\n');
    if (
      debtReferences(document.text).length > 0 ||
      ownReferences(source, project).length > 0 ||
      wontLog.test(source) ||
      linked.test(withoutCode(source)) ||
      keyed(config.trackers).test(source)
    )
      return;
    const statement = categoryStatements(document).find(({ value }) => value !== '');
    const range: TextRange = statement?.range ?? home[0]?.headingRange ?? titleRange(document);
    const last = home[home.length - 1];
    report({ message: 'unlinked', range, ...(last && { fixes: () => [wontLogFix(document, last)] }) });
  },
});

/** The team may call it what it likes, as long as one of the names is the usual one. */
const isTradeOff = ({ name, aliases }: { readonly name: string; readonly aliases: readonly string[] }): boolean =>
  [name, ...aliases].some((label) => rootCauseKey(label) === 'tradeoff');

const wontLog = /\bwon['’]?t (?:log|fix)\b.{0,4}\bbecause\s+(?!\{)\S/i;
const linked = /\]\([^)\s]+\)|<https?:[^>\s]+>|https?:\/\/\S+|(?:^|[\s(])(?:[\w.-]+\/[\w.-]+)?#\d+\b|\]\[[^\]]+\]/m;

const keyed = (trackers: readonly string[]): RegExp =>
  trackers.length === 0 ? /(?!)/ : new RegExp(`\\b(?:${trackers.join('|')})-\\d+\\b`);

const withoutCode = (source: string): string => source.replace(/`[^`\n]*`/g, '');

/** Where the root cause is told: its section, or the one its category stands in. */
function homes(document: Document, matched: readonly Section[]): readonly Section[] {
  const told = new Set([...matched, ...categoryStatements(document).flatMap(({ section }) => section ?? [])]);
  return sections(document).filter(
    (section) =>
      told.has(section) ||
      headingConcepts(section.passage)[0] === 'root-cause' ||
      (section.parent !== undefined && told.has(section.parent)),
  );
}

function wontLogFix(document: Document, section: Section): Fix {
  const ending = lineEnding(document.text);
  const text = document.text.slice(section.range.start, section.range.end);
  const at = section.range.start + text.trimEnd().length;
  const newText = `${ending}${ending}Won’t log, because {the reason}.`;
  return { title: 'Say why it is not logged', edits: [{ range: { start: at, end: at }, newText }], safe: false };
}
