import { describe, expect, test } from 'vitest';
import { builtInKinds } from '../../server/src/kinds/built-in.ts';
import { readOutline } from '../../server/src/kinds/read-outline.ts';
import { createDocument } from '../../server/src/model/document.ts';

const outlineOf = (template: string) => readOutline(createDocument('template.md', template));
const promptsOf = (template: string) => outlineOf(template).prompts.map(({ text }) => text);

describe('sections', () => {
  test('headings below the title are sections, required unless they say otherwise', () => {
    const { sections } = outlineOf(
      '# {Title}\n\n## Summary\n\n## Surprises <!-- optional -->\n\n## Links\n\n<!-- whylint: optional; aliases See also, Reading -->\n',
    );
    expect(sections.map(({ title, required }) => [title, required])).toEqual([
      ['Summary', true],
      ['Surprises', false],
      ['Links', false],
    ]);
    expect(sections[2]?.aliases).toEqual(['see also', 'reading']);
  });

  test('a second heading of level 1 is the pattern of the title', () => {
    const { sections } = outlineOf('# How to write one\n\n# {{ date }}, {{ name }}\n\n## Summary\n\n## Timeline\n');
    expect(sections.map(({ title }) => title)).toEqual(['Summary', 'Timeline']);
  });

  test('subsections of an optional section are optional too', () => {
    const { sections } = outlineOf('# T\n\n## Lessons <!-- optional -->\n\n### What went well\n');
    expect(sections.map(({ required }) => required)).toEqual([false, false]);
  });

  test('directives stay out of what a fix inserts, guidance stays in', () => {
    const [section] = outlineOf(
      '# T\n\n## Impact <!-- whylint: aliases Blast radius -->\n\n<!-- In numbers. -->\n',
    ).sections;
    expect(section?.source).toBe('## Impact\n\n<!-- In numbers. -->');
    expect(section?.guidance).toBe('In numbers.');
  });
});

describe('prompts', () => {
  test('a section that holds nothing, guidance or prose is a prompt by itself', () => {
    expect(promptsOf('# T\n\n## Summary\n\n## Impact\n\n_How many users?_\n\n## Cause\n\nLorem ipsum.\n')).toEqual([
      'Summary',
      'Impact',
      'Cause',
    ]);
  });

  test('labels, questions, cells and fields are prompts in all their shapes', () => {
    const template = [
      '# T',
      '**Date:** YYYY-MM-DD',
      '',
      '| | |',
      '| --- | --- |',
      '| **Incident commander** | @handle |',
      '',
      '## Detection',
      '',
      '- **Detected at:** HH:MM',
      '- How:',
      '',
      '**Why did nobody notice?**',
      '',
      'What would have told us sooner?',
      '',
    ].join('\n');
    expect(promptsOf(template)).toEqual([
      'Date',
      'Detected at',
      'How',
      'Why did nobody notice?',
      'What would have told us sooner?',
    ]);
  });

  test('rows of a timeline and of action items are records, no prompts', () => {
    expect(
      promptsOf(
        '# T\n\n## Timeline\n\n| Time | Event |\n| --- | --- |\n| HH:MM | Alert fired: X |\n\n## Action items\n\n| Action | Owner |\n| --- | --- |\n| [what] | [who] |\n',
      ),
    ).toEqual(['Timeline', 'Action items']);
  });

  test('values to choose from', () => {
    const { prompts } = outlineOf(
      '# T\n\n**Severity:** SEV1 / SEV2 / SEV3\n**Found by:** alert · customer\n**Stage:** draft | review\n\n## Tests\n\n- [ ] unit\n- [ ] smoke\n',
    );
    expect(prompts.map(({ choices }) => choices)).toEqual([
      ['SEV1', 'SEV2', 'SEV3'],
      ['alert', 'customer'],
      ['draft', 'review'],
      ['unit', 'smoke'],
    ]);
  });

  test('a question with a condition', () => {
    const { prompts, problems } = outlineOf(
      '# T\n\n## Detection\n\n**If the outage took over an hour to get discovered, why was nobody paged?**\n',
    );
    expect(prompts[0]?.condition).toEqual({ subject: 'time-to-discovery', minutes: 60 });
    expect(problems).toEqual([]);
  });

  test('a condition that nothing decides is a problem of the template, at its line', () => {
    const template = '# T\n\n## Detection\n\n**If it rained, why did nobody notice?**\n';
    const [problem] = outlineOf(template).problems;
    expect(problem?.message).toContain('it rained');
    expect(template.slice(problem?.range.start, problem?.range.end)).toBe('If it rained, why did nobody notice?');
  });
});

describe('the built-in post-mortem template', () => {
  const outline = builtInKinds().find(({ name }) => name === 'post-mortem')?.outline;

  test('asks what the seeds ask, in their order', () => {
    expect(
      outline?.prompts.filter(({ asksWhy, shape }) => asksWhy && shape === 'question').map(({ text }) => text),
    ).toEqual([
      "Why didn't the issue get caught by unit tests?",
      "Why didn't the issue get caught by integration or smoke tests?",
      "Why didn't the issue get flagged in code review?",
      "Why didn't the issue get caught during manual QA?",
      "If the outage took over an hour to get discovered, why didn't the monitoring page our on-call?",
    ]);
  });

  test('has a chain of five, a place for the category, and nothing wrong', () => {
    expect(outline?.sections.find(({ chain }) => chain)?.chain).toEqual({ depth: 5 });
    expect(outline?.sections.filter(({ holdsCategory }) => holdsCategory).map(({ title }) => title)).toEqual([
      'Root cause',
    ]);
    expect(outline?.problems).toEqual([]);
  });
});
