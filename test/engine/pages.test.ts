import { describe, expect, test } from 'vitest';
import { completeness } from '../../server/src/engine/completeness.ts';
import { completenessChart } from '../../server/src/engine/completeness-chart.ts';
import { completenessPage } from '../../server/src/engine/completeness-page.ts';
import type { LintedFile } from '../../server/src/engine/finding-counts.ts';
import { lintWorkspace } from '../../server/src/engine/lint-workspace.ts';
import { setupLoader } from '../../server/src/engine/load-project.ts';
import { promptReport } from '../../server/src/engine/prompt-report.ts';
import { promptReportPage } from '../../server/src/engine/prompt-report-page.ts';
import { templatePage } from '../../server/src/engine/template-page.ts';
import { builtInKinds } from '../../server/src/kinds/built-in.ts';
import { rules } from '../../server/src/rules/index.ts';
import { type FileTable, inMemoryWorkspace } from '../support/in-memory-workspace.ts';

const setup = {
  '.whylint.yaml': 'kinds:\n  review:\n    template: t.md\n    files: [reviews/*.md]\n',
  't.md': '# {title}\n\n- **Date:** YYYY-MM-DD\n- **Risk:** {risk}\n\n## Plan\n\n## Undo\n',
};
const review = (risk: string, undo = 'Switch back.', date = '2026-03-01') =>
  `# A\n\n- **Date:** ${date}\n- **Risk:** ${risk}\n\n## Plan\n\nTwo zones.\n\n## Undo\n\n${undo}\n`;

function linted(files: FileTable): Promise<LintedFile[]> {
  const workspace = inMemoryWorkspace({ ...setup, ...files });
  return lintWorkspace(workspace, {
    setup: setupLoader(workspace, { rules }),
    today: '2026-03-02',
    audience: 'shared',
  });
}

describe('documents of a workspace', () => {
  test('are those of a kind, by place or front matter; templates are none', async () => {
    const found = await linted({
      'reviews/a.md': review('none, it is small'),
      'notes.md': '# A\n',
      'bugs/b.md': '---\nkind: bug-report\n---\n# B\n',
      'c.md': '---\nkind: recipe\n---\n# C\n',
    });
    expect(found.map(({ path, result }) => [path, result.kind])).toEqual([
      ['bugs/b.md', 'bug-report'],
      ['reviews/a.md', 'review'],
    ]);
  });
});

describe('a report on prompts', () => {
  const files = {
    'reviews/a.md': review('N/A – nothing changes'),
    'reviews/b.md': review('N/A – nothing changes', '<!-- whylint-disable-next-line empty-section: later -->'),
    'reviews/c.md': review('N/A – only text', ''),
    'reviews/d.md': review('two shops', 'TBD'),
  };

  test('counts what became of each, and which rules spoke', async () => {
    const { templates, rules: counts } = promptReport(await linted(files));
    expect(templates).toMatchObject([{ kind: 'review', template: 't.md', documents: 4, following: 4 }]);
    expect(
      templates[0]?.prompts.map((each) => [each.prompt, each.answered, each.notApplicable, each.open, each.prunable]),
    ).toEqual([
      ['Date', 4, 0, 0, false],
      ['Risk', 1, 3, 0, true],
      ['Plan', 4, 0, 0, false],
      ['Undo', 1, 0, 3, false],
    ]);
    expect(counts.map(({ rule, findings }) => [rule, findings])).toContainEqual(['unanswered-prompt', 1]);
  });

  test('as a page that holds no word of a document', async () => {
    const page = promptReportPage(promptReport(await linted(files)));
    expect(page).toContain('| Risk | 1 | 3 | 0 | 0 | 0 |');
    expect(page).toContain('Mostly answered by N/A: "Risk". Would anyone miss them?');
    expect(page).not.toContain('shops');
  });

  test('of nothing', () => {
    expect(promptReportPage(promptReport([]))).toContain('There are no documents of a known kind here.');
  });
});

describe('completeness', () => {
  const files = {
    'reviews/b.md': review('two shops', '', '2026-02-01'),
    'reviews/a<b.md': review('small & safe').replace('# A', '---\nstatus: draft\n---\n# A'),
  };

  test('by date', async () => {
    expect(completeness(await linted(files))).toEqual({
      documents: [
        { path: 'reviews/b.md', kind: 'review', status: 'final', date: '2026-02-01', asked: 4, answered: 3 },
        { path: 'reviews/a<b.md', kind: 'review', status: 'draft', date: '2026-03-01', asked: 4, answered: 4 },
      ],
      before: 0,
      asked: 8,
      answered: 7,
    });
    expect(completenessPage(completeness(await linted(files)))).toContain(
      'Of 8 prompts that are asked, 7 have an answer.',
    );
  });

  test('as a picture without script, links or fixed colours of its parts', async () => {
    const svg = completenessChart(completeness(await linted(files)));
    expect(svg.match(/<rect /g)).toHaveLength(2);
    expect(svg).toContain('<title>2026-03-01 reviews/a&lt;b.md: 4 of 4, draft</title>');
    expect(svg).not.toMatch(/<script|href|on\w+=|url\(|fill="#/);
    expect(completenessChart(completeness([]))).toMatch(/^<svg [^\n]*>\n[\s\S]*<\/svg>\n$/);
  });

  test('documents that were written before the template are counted apart', async () => {
    const found = completeness(await linted({ 'postmortems/old.md': '# Old\n\nIt broke.\n' }));
    expect([found.documents, found.before]).toEqual([[], 1]);
  });
});

test.each(builtInKinds())('$name: its page names every prompt', ({ name, outline }) => {
  const page = templatePage(outline, { path: `${name}.md`, kind: name, rootCauses: [] }).replaceAll('\\', '');
  for (const { text } of outline.prompts) expect(page).toContain(text);
});
