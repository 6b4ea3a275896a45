import { describe, expect, test } from 'vitest';
import { insertMissing, insertPrompt, insertSection } from '../../server/src/kinds/insert.ts';
import { matchOutline } from '../../server/src/kinds/match.ts';
import { readOutline } from '../../server/src/kinds/read-outline.ts';
import { createDocument } from '../../server/src/model/document.ts';
import { applyEdits } from '../../server/src/text/text.ts';

function load(template: string, text: string) {
  const document = createDocument('docs/pm.md', text);
  const outline = readOutline(createDocument('t.md', template));
  return { document, outline, match: matchOutline(document, outline, true) };
}

function withSection(template: string, text: string, title: string): string {
  const { document, outline, match } = load(template, text);
  const wanted = outline.sections.find((section) => section.title === title);
  return wanted ? applyEdits(text, [insertSection(document, match, wanted)]) : text;
}

function withPrompt(template: string, text: string, label: string): string {
  const { document, outline, match } = load(template, text);
  const wanted = outline.prompts.find((prompt) => prompt.text === label);
  return wanted ? applyEdits(text, [insertPrompt(document, match, wanted)]) : text;
}

function complete(template: string, text: string): string {
  const { document, match } = load(template, text);
  return applyEdits(text, insertMissing(document, match));
}

const template =
  '# T\n\n- **Date:** YYYY-MM-DD\n- **Severity:** SEV1 / SEV2\n\n## Summary\n\n<!-- Short. -->\n\n## Impact\n\n## Lessons\n\n### What went well\n\n### What went wrong\n\n## Actions\n';

describe('a section', () => {
  test('goes behind the one before it in the template, subsections included', () => {
    expect(withSection(template, '# A\n\n## Lessons\n\n### What went well\n\nAll.\n\n## More\n\nx\n', 'Actions')).toBe(
      '# A\n\n## Lessons\n\n### What went well\n\nAll.\n\n## Actions\n\n## More\n\nx\n',
    );
  });
  test('goes before the one after it when none is before', () => {
    expect(withSection(template, '# A\n\nIntro.\n\n## Impact\n\nx\n', 'Summary')).toBe(
      '# A\n\nIntro.\n\n## Summary\n\n<!-- Short. -->\n\n## Impact\n\nx\n',
    );
  });
  test('goes to the end of a document without a final line break', () => {
    expect(withSection(template, '# A\n\n## Summary\n\nx', 'Impact')).toBe('# A\n\n## Summary\n\nx\n\n## Impact\n');
  });
  test('takes the level its neighbours have', () => {
    expect(withSection(template, '# A\n\n### Summary\n\nx\n', 'Lessons')).toBe(
      '# A\n\n### Summary\n\nx\n\n### Lessons\n\n#### What went well\n\n#### What went wrong\n',
    );
  });
  test('keeps the line ends of the document', () => {
    expect(withSection(template, '# A\r\n\r\n## Impact\r\n\r\nx\r\n', 'Summary')).toBe(
      '# A\r\n\r\n## Summary\r\n\r\n<!-- Short. -->\r\n\r\n## Impact\r\n\r\nx\r\n',
    );
  });
  test('goes into its parent when that is there', () => {
    expect(
      withSection(template, '# A\n\n## Lessons\n\n### What went wrong\n\nx\n\n## Actions\n\n- a\n', 'What went well'),
    ).toBe('# A\n\n## Lessons\n\n### What went well\n\n### What went wrong\n\nx\n\n## Actions\n\n- a\n');
  });
});

describe('a prompt', () => {
  test('is a line among its neighbours', () => {
    expect(withPrompt(template, '# A\n\n- **Date:** 2026-03-01\n\n## Summary\n\nx\n', 'Severity')).toBe(
      '# A\n\n- **Date:** 2026-03-01\n- **Severity:** SEV1 / SEV2\n\n## Summary\n\nx\n',
    );
    expect(withPrompt(template, '# A\n\n- **Severity:** SEV1\n\n## Summary\n\nx\n', 'Date')).toBe(
      '# A\n\n- **Date:** YYYY-MM-DD\n- **Severity:** SEV1\n\n## Summary\n\nx\n',
    );
  });
  test('is a block behind the answer before it', () => {
    const questions = '# T\n\n## Caught\n\n**Why one?**\n\n**Why two?**\n\n**Why three?**\n';
    expect(
      withPrompt(questions, '# A\n\n## Caught\n\n**Why one?**\n\nBecause.\n\n**Why three?**\n\nSo.\n', 'Why two?'),
    ).toBe('# A\n\n## Caught\n\n**Why one?**\n\nBecause.\n\n**Why two?**\n\n**Why three?**\n\nSo.\n');
  });
  test('brings its section along when that is gone', () => {
    const questions = '# T\n\n## Summary\n\n## Caught\n\n**Why one?**\n';
    expect(withPrompt(questions, '# A\n\n## Summary\n\nx\n', 'Why one?')).toBe(
      '# A\n\n## Summary\n\nx\n\n## Caught\n\n**Why one?**\n',
    );
  });
});

test('everything that is missing, once and in template order', () => {
  const done = complete(template, '# A\n\n## Impact\n\nx\n');
  expect(done.match(/^#+ .*$/gm)).toEqual([
    '# A',
    '## Summary',
    '## Impact',
    '## Lessons',
    '### What went well',
    '### What went wrong',
    '## Actions',
  ]);
  expect(done.match(/\*\*\w+:\*\*/g)).toEqual(['**Date:**', '**Severity:**']);
  expect(complete(template, done)).toBe(done);
});
