import { describe, expect, test } from 'vitest';
import { newDocument } from '../../server/src/authoring/new-document.ts';
import { builtInKinds } from '../../server/src/kinds/built-in.ts';
import type { DocumentKind } from '../../server/src/kinds/kind.ts';
import { readOutline } from '../../server/src/kinds/read-outline.ts';
import { createDocument } from '../../server/src/model/document.ts';

const kindOf = (template: string): DocumentKind => ({
  name: 'post-mortem',
  outline: readOutline(createDocument('template.md', template)),
  files: ['postmortems/*.md'],
  ignore: [],
  folder: '',
  origin: 'convention',
});

/** The new document with `|` at the cursor. */
function filled(template: string, title = 'Checkout was down', date = '2026-03-01'): string {
  const { text, cursor } = newDocument({ kind: kindOf(template), path: 'postmortems/a.md', title, date });
  return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
}

describe('the built-in template', () => {
  const kind = builtInKinds()[0] as DocumentKind;
  const { text, cursor } = newDocument({
    kind,
    path: 'postmortems/a.md',
    title: 'Checkout was down',
    date: '2026-03-01',
  });

  test('gets title and date, and stays a draft of its kind', () => {
    expect(text).toMatch(
      /^---\nkind: post-mortem\nstatus: draft\n---\n# Checkout was down\n\n- \*\*Date:\*\* 2026-03-01\n/,
    );
  });

  test('keeps its guidance and loses what only the linter reads', () => {
    expect(text).toContain('<!-- In numbers');
    expect(text).toContain('**What set it off?**\n');
    expect(text).not.toMatch(/<!--\s*(?:optional|required|whylint)/);
    expect(text).not.toMatch(/\n\n\n/);
    expect(text).not.toMatch(/[ \t]\n/);
  });

  test('leaves the times of the timeline to the author', () => {
    expect(text).toContain('| YYYY-MM-DD HH:MM |');
  });

  test('puts the cursor at the first open prompt', () => {
    expect(text.slice(0, cursor)).toMatch(/\*\*Authors:\*\* $/);
  });

  test('without a title the cursor waits there', () => {
    const untitled = newDocument({ kind, path: 'postmortems/a.md', title: ' ', date: '2026-03-01' });
    expect(untitled.text.slice(0, untitled.cursor)).toMatch(/\n# $/);
    expect(untitled.text).toContain('2026-03-01');
  });
});

describe('title', () => {
  test.each([
    ['# [Title]', '# Checkout was down'],
    ['# Post-mortem: {title}', '# Post-mortem: Checkout was down'],
    ['# YYYY-MM-DD: [Name of the incident]', '# 2026-03-01: Checkout was down'],
    ['# Incident title', '# Checkout was down'],
    ['# Post-mortem template', '# Checkout was down'],
    ['# Incident report', '# Incident report: Checkout was down'],
    ['Post-mortem of {title}\n===', 'Post-mortem of Checkout was down\n==='],
    [
      '# Post-mortem template\n\nCopy this.\n\n# [Title]',
      '# Post-mortem template\n\nCopy this.\n\n# Checkout was down',
    ],
    ['---\ntitle:\n---\n# {title}', '---\ntitle: "Checkout was down"\n---\n# Checkout was down'],
    ['---\ntitle: "{title}"\n---', '---\ntitle: "Checkout was down"\n---'],
    ['<!-- Copy this. -->', '# Checkout was down\n\n<!-- Copy this. -->'],
  ])('%j becomes %j', (head, expected) => {
    expect(filled(`${head}\n\n## Summary\n`).replace('|', '')).toBe(`${expected}\n\n## Summary\n`);
  });

  test('is one line, whatever was typed', () => {
    expect(filled('# {title}\n\n## Summary\n', ' Two\n\tlines ')).toMatch(/^# Two lines\n/);
  });
});

describe('date', () => {
  test.each([
    ['**Date:** YYYY-MM-DD', '**Date:** 2026-03-01'],
    ['- Incident date: DD.MM.YYYY', '- Incident date: 01.03.2026'],
    ['**Date:** YYYY/MM/DD HH:MM UTC', '**Date:** 2026/03/01 HH:MM UTC'],
    ['**Date:** [date]', '**Date:** 2026-03-01'],
    ['**Date:**', '**Date:** 2026-03-01'],
    ['**Due:** YYYY-MM-DD', '**Due:** YYYY-MM-DD'],
  ])('%j becomes %j', (field, expected) => {
    expect(filled(`# {title}\n\n${field}\n\n## Summary\n`).replace('|', '')).toBe(
      `# Checkout was down\n\n${expected}\n\n## Summary\n`,
    );
  });

  test('front matter has it too', () => {
    expect(filled('---\ndate: YYYY-MM-DD\ndue: YYYY-MM-DD\n---\n# {title}\n\n## Summary\n')).toMatch(
      /^---\ndate: 2026-03-01\ndue: \|YYYY-MM-DD\n---\n/,
    );
  });
});

test('a document says itself what it is where its place does not', () => {
  const elsewhere = (template: string) =>
    newDocument({ kind: kindOf(template), path: 'notes/a.md', title: 'A', date: '2026-03-01' });
  const { text, cursor } = elsewhere('# {title}\n\n**Owner:** {name}\n\n## Summary\n');
  expect(text).toBe('---\nkind: post-mortem\n---\n# A\n\n**Owner:** {name}\n\n## Summary\n');
  expect(text.slice(cursor)).toMatch(/^\{name\}/);
  expect(elsewhere('---\nkind: post-mortem\n---\n# {title}\n').text).toBe('---\nkind: post-mortem\n---\n# A\n');
});

test('a directive goes with its line, and leaves one blank line where there were two', () => {
  expect(
    filled(
      '<!-- whylint: kind incident -->\n\n# {title}\n\n<!-- whylint: required -->\n\n**Owner:** {name} <!-- optional -->\n\n## Summary <!-- required -->\n<!-- whylint: min 5 -->\n<!-- Say it short. -->\n',
    ),
  ).toBe('# Checkout was down\n\n**Owner:** |{name}\n\n## Summary\n<!-- Say it short. -->\n');
});

test('line ends stay those of the template, and the last line gets one', () => {
  const { text } = newDocument({
    kind: kindOf('# {title}\r\n\r\n<!-- optional -->\r\n\r\n## Summary'),
    path: 'postmortems/a.md',
    title: 'A',
    date: '2026-03-01',
  });
  expect(text).toBe('# A\r\n\r\n## Summary\r\n');
});

test('the cursor of a blank section stands below its guidance', () => {
  expect(filled('# {title}\n\n## Summary\n\n<!-- Say it short. -->\n\n## Impact\n')).toBe(
    '# Checkout was down\n\n## Summary\n\n<!-- Say it short. -->|\n\n## Impact\n',
  );
});
