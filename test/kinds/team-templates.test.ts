import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../server/src/text/text.ts';
import { askedByTemplate, lintText } from '../support/post-mortem.ts';

/** A template as a team would write it, what it asks of whoever copies it, and a document that leaves nothing open. */
interface Style {
  readonly name: string;
  readonly template: string;
  /** The places that an untouched copy is asked about, by rule: the labels and headings, in order. */
  readonly open: readonly (readonly [rule: string, place: string])[];
  /** The template's words and what a filled document has in their place. */
  readonly answers: readonly (readonly [string, string])[];
}

const prompt = 'unanswered-prompt';
const why = 'missing-why';

const styles: readonly Style[] = [
  {
    name: 'bold fields with guidance in italics',
    template:
      '# Search was empty\n\n**Date:** YYYY-MM-DD\n\n**Status:** Draft / Complete\n\n**Impact:** _Users affected, queries lost._\n\n**Trigger:** _What set it off?_\n\n## Lessons learned\n\n### What went well\n\n### What went wrong\n\n## Timeline\n\n_All times UTC._\n\n- HH:MM {event}\n',
    open: [
      [prompt, 'Date'],
      [prompt, 'Status'],
      [prompt, 'Impact'],
      [prompt, 'Trigger'],
      ['empty-section', '### What went well'],
      ['empty-section', '### What went wrong'],
      [prompt, '## Timeline'],
    ],
    answers: [
      ['YYYY-MM-DD', '2026-02-17'],
      ['Draft / Complete', 'Complete'],
      ['_Users affected, queries lost._', '1.2 million queries.'],
      ['_What set it off?_', 'The nightly swap.'],
      ['### What went well\n', '### What went well\n\n- The alert.\n'],
      ['### What went wrong\n', '### What went wrong\n\n- The rollback.\n'],
      ['- HH:MM {event}', '- 14:51 swap\n- 15:31 swapped back'],
    ],
  },
  {
    name: 'a table without header, guidance in quotes',
    template:
      '# Mail stalled\n\n| | |\n|---|---|\n| Severity | SEV1 / SEV2 |\n| Commander | |\n\n> Blameless: describe systems, not people.\n\n## Customer impact\n\n> Who was affected?\n\n## Action items\n\n| What | Who |\n|---|---|\n| | |\n',
    open: [
      [prompt, 'Severity'],
      [prompt, 'Commander'],
      [prompt, '## Customer impact'],
      [prompt, '## Action items'],
    ],
    answers: [
      ['SEV1 / SEV2', 'SEV2'],
      ['| Commander | |', '| Commander | Ana |'],
      ['> Who was affected?', '340 tenants.'],
      ['| | |\n', '| Alert on descriptors | Ana |\n'],
    ].map(([from = '', to = ''], at) => [at === 3 ? `|---|---|\n${from}` : from, at === 3 ? `|---|---|\n${to}` : to]),
  },
  {
    name: 'plain labels and headings with emoji, action items with boxes',
    template:
      '# Push twice\n\nSeverity: \nTags: \n\n# 💥 Impact\n\n*Who noticed?*\n\n# 🔎 5 Whys\n\n1. Why?\n2. Why?\n3. Why?\n\n# ✅ Action items\n\n- [ ]  \n',
    open: [
      [prompt, 'Severity'],
      [prompt, 'Tags'],
      [prompt, '# 💥 Impact'],
      ['shallow-whys', '1. Why?'],
      [prompt, '# ✅ Action items'],
    ],
    answers: [
      ['Severity: ', 'Severity: high'],
      ['Tags: ', 'Tags: push'],
      ['*Who noticed?*', '80,000 phones.'],
      ['1. Why?\n2. Why?\n3. Why?', '1. Why? Two workers.\n2. Why? Short lease.\n3. Why? Longer jobs.'],
      ['- [ ]  ', '- [ ] Lease in the checklist (Noor)'],
    ],
  },
  {
    name: 'double braces under TOML front matter',
    template:
      '+++\ntitle = "{{title}}"\nowner = ""\n+++\n# {{title}}\n\n## What was the impact?\n\n{{impact}}\n\n## Root cause\n\n{{cause}}\n\nCategory: trade-off | knowledge gap | brain fart\n',
    open: [
      [prompt, 'title'],
      [prompt, 'owner'],
      ['leftover-template-text', '{{title}}'],
      [prompt, '## What was the impact?'],
      ['missing-root-cause', 'trade-off | knowledge gap | brain fart'],
    ],
    answers: [
      ['{{title}}', 'Late invoices'],
      ['owner = ""', 'owner = "billing"'],
      ['{{impact}}', '4,100 customers.'],
      ['{{cause}}', 'The scheduler skipped Sundays.'],
      ['trade-off | knowledge gap | brain fart', 'knowledge gap'],
    ],
  },
  {
    name: 'bold whys, boxes for the category',
    template:
      '# Empty exports\n\n- Reported by: _name_\n\n## Whys\n\n**Why did it happen?**\n\n_because…_\n\n**Why?**\n\n_because…_\n\n**Why?**\n\n_because…_\n\n## Root cause category\n\nTick one.\n\n- [ ] Trade-off\n- [ ] Knowledge gap\n\n## Safeguards\n\n- Tests:\n- Review:\n',
    open: [
      [prompt, 'Reported by'],
      ['shallow-whys', '**Why did it happen?**\n\n_because…_'],
      ['missing-root-cause', 'Tick one.\n\n- [ ] Trade-off\n- [ ] Knowledge gap'],
      [why, 'Tests'],
      [why, 'Review'],
    ],
    answers: [
      ['_name_', 'Lea'],
      ['_because…_', 'The writer was closed.'],
      ['[ ] Knowledge', '[x] Knowledge'],
      ['- Tests:', '- Tests: a fake writer'],
      ['- Review:', '- Review: one line in a lock file'],
    ],
  },
  {
    name: 'questions and whys in tables',
    template:
      '# Facts first\n\n## Facts\n\n| Field | Value | Notes |\n| --- | --- | --- |\n| Severity | P1 · P2 | |\n| Lead | | who led |\n\n## 5 Whys\n\n| # | Why | Because |\n| --- | --- | --- |\n| 1 | | |\n| 2 | | |\n| 3 | | |\n\n## Questions\n\n| Question | Answer |\n| --- | --- |\n| Why did no alert fire? | |\n| Who has to know? | |\n',
    open: [
      [prompt, 'Severity'],
      [prompt, 'Lead'],
      ['shallow-whys', '| 1 | | '],
      [why, 'Why did no alert fire?'],
      [prompt, 'Who has to know?'],
    ],
    answers: [
      ['P1 · P2', 'P2'],
      ['| Lead | |', '| Lead | Kim |'],
      ['| 1 | | |\n| 2 | | |\n| 3 | | |', '| 1 | Why? | full |\n| 2 | Why? | no expiry |\n| 3 | Why? | default |'],
      ['fire? | |', 'fire? | there is none |'],
      ['know? | |', 'know? | support |'],
    ],
  },
  {
    name: 'a heading for each why',
    template:
      '# Slow mail\n\nSeverity: {S1|S2|S3}\n\n## Root cause (5 whys)\n\n### Why 1: Why did it break?\n\n### Why 2\n\n### Why 3\n\n## Countermeasures\n\n1. \n',
    open: [
      [prompt, 'Severity'],
      ['shallow-whys', '### Why 1: Why did it break?'],
      ['empty-section', '## Countermeasures'],
    ],
    answers: [
      ['{S1|S2|S3}', 'S2'],
      ['break?\n', 'break?\n\nNo descriptors.\n'],
      ['### Why 2\n', '### Why 2: Why were there none?\n\nNever closed.\n'],
      ['### Why 3\n', '### Why 3: Why was that?\n\nThe default.\n'],
      ['1. ', '1. A limit (Ana)'],
    ],
  },
  {
    name: 'German',
    template:
      '# Anmeldung gestört\n\n**Datum:** TT.MM.JJJJ\n**Schweregrad:** niedrig / mittel / hoch\n\n## Ursache\n\n_Warum ist es passiert?_\n\n## Warum wurde es nicht bemerkt?\n\n**Warum haben die Tests es nicht gefunden?**\n\n## Maßnahmen\n\n- [ ] …\n',
    open: [
      [prompt, 'Datum'],
      [prompt, 'Schweregrad'],
      [why, '## Ursache'],
      [why, 'Warum haben die Tests es nicht gefunden?'],
      [prompt, '## Maßnahmen'],
    ],
    answers: [
      ['TT.MM.JJJJ', '01.03.2026'],
      ['niedrig / mittel / hoch', 'hoch'],
      ['_Warum ist es passiert?_', 'Der Speicher war voll.'],
      ['gefunden?**', 'gefunden?** Sie laufen zu kurz.'],
      ['- [ ] …', '- [ ] Alarm (Jana)'],
    ],
  },
  {
    name: 'French',
    template:
      '# Panne\n\n- **Date :** JJ/MM/AAAA\n- **Gravité :** mineure | majeure\n\n## Les 5 pourquoi\n\n1. Pourquoi ?\n2. Pourquoi ?\n3. Pourquoi ?\n',
    open: [
      [prompt, 'Date'],
      [prompt, 'Gravité'],
      ['shallow-whys', '1. Pourquoi ?'],
    ],
    answers: [
      ['JJ/MM/AAAA', '01/03/2026'],
      ['mineure | majeure', 'majeure'],
      ['1. Pourquoi ?\n2. Pourquoi ?\n3. Pourquoi ?', '1. Pourquoi ? Plein.\n2. Pourquoi ? Rien.\n3. Pourquoi ? Zut.'],
    ],
  },
  {
    name: 'Japanese',
    template:
      '# 障害報告書\n\n- 発生日時：YYYY-MM-DD HH:MM\n- 影響度：高 / 中 / 低\n\n## 影響範囲\n\n## なぜなぜ分析\n\n1. なぜ？\n2. なぜ？\n3. なぜ？\n\n## なぜテストで検出できなかったのか？\n',
    open: [
      [prompt, '発生日時'],
      [prompt, '影響度'],
      ['empty-section', '## 影響範囲'],
      ['shallow-whys', '1. なぜ？'],
      [why, '## なぜテストで検出できなかったのか？'],
    ],
    answers: [
      ['YYYY-MM-DD HH:MM', '2026-03-01 08:22'],
      ['高 / 中 / 低', '高'],
      ['## 影響範囲\n', '## 影響範囲\n\n四千人。\n'],
      ['1. なぜ？\n2. なぜ？\n3. なぜ？', '1. なぜ？ 満杯。\n2. なぜ？ 期限なし。\n3. なぜ？ 既定値。'],
      ['のか？\n', 'のか？\n\n一分だけ。\n'],
    ],
  },
  {
    name: 'one page of bold labels',
    template:
      "# One page\n\n**What broke?**\n\n**Why didn't we notice earlier?**\n\n**Root cause:** trade-off / knowledge gap / slip\n",
    open: [
      [prompt, 'What broke?'],
      [why, "Why didn't we notice earlier?"],
      ['missing-root-cause', 'trade-off / knowledge gap / slip'],
    ],
    answers: [
      ['broke?**', 'broke?** Uploads.'],
      ['earlier?**', 'earlier?** A small probe.'],
      ['trade-off / knowledge gap / slip', 'knowledge gap'],
    ],
  },
  {
    name: 'the questions of old below one heading, one condition among them',
    template:
      '# Outage\n\n## 5 Whys\n\n* Why did this outage occur?\n* Why didn’t the issue get caught by unit tests?\n* Why didn’t the issue get flagged in Code Review?\n* If the outage took over an hour to get discovered, why didn’t the monitoring page our on-call?\n\n## Root cause\n\nOne of: trade-off, knowledge gap, brain fart\n',
    open: [
      ['shallow-whys', '* Why did this outage occur?'],
      [why, 'Why didn’t the issue get caught by unit tests?'],
      [why, 'Why didn’t the issue get flagged in Code Review?'],
      [
        'undecided-prompt',
        'If the outage took over an hour to get discovered, why didn’t the monitoring page our on-call?',
      ],
      ['missing-root-cause', '## Root cause'],
    ],
    answers: [
      ['occur?', 'occur? The cache was full.'],
      ['tests?', 'tests? The clock is mocked.'],
      ['Review?', 'Review? It looked like a rename.'],
      ['our on-call?', 'our on-call? It did, after a minute.'],
      ['One of: trade-off, knowledge gap, brain fart', 'Knowledge gap'],
    ],
  },
];

const found = (text: string, template: string, origin?: 'convention') => {
  const { document, diagnostics } = lintText(text, template, {}, origin);
  return diagnostics
    .filter(askedByTemplate)
    .map(({ rule, range }) => [rule, document.text.slice(range.start, range.end)]);
};

const fill = ({ template, answers }: Style, count = answers.length): string =>
  answers.slice(0, count).reduce((text, [from, to]) => text.replaceAll(from, () => to), template);

const crlf = (text: string) => text.replaceAll('\n', '\r\n');

describe.each(styles)('$name', (style) => {
  const { template, open, answers } = style;

  test('an untouched copy is asked for each prompt once', () => {
    expect(found(template, template)).toEqual(open);
    expect(found(crlf(template), crlf(template))).toEqual(open.map(([rule, place]) => [rule, crlf(place)]));
  });

  test('a filled document is asked for nothing, wherever its template comes from', () => {
    expect(found(fill(style), template)).toEqual([]);
    expect(found(crlf(fill(style)), template)).toEqual([]);
    expect(found(fill(style), template, 'convention')).toEqual([]);
  });

  test('with each answer one question less is left', () => {
    const left = answers.map((_, at) => found(fill(style, at), template).length);
    expect(left).toEqual([...left].sort((a, b) => b - a));
    expect(new Set(left).size).toBeGreaterThan(1);
  });

  test('each fix does away with what it is offered for', () => {
    for (const text of [template, '---\nkind: post-mortem\n---\n# Nothing yet\n']) {
      const { diagnostics } = lintText(text, template);
      for (const { rule, message, fixes } of diagnostics)
        for (const { title, edits } of fixes) {
          const left = lintText(applyEdits(text, edits), template).diagnostics;
          const before = diagnostics.filter((each) => each.rule === rule && each.message === message).length;
          const after = left.filter((each) => each.rule === rule && each.message === message).length;
          expect(after, `${rule}: ${title}`).toBeLessThan(before);
        }
    }
  });
});
