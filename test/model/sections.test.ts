import { describe, expect, test } from 'vitest';
import { createDocument } from '../../server/src/model/document.ts';
import { sectionAt, sections, titleSection } from '../../server/src/model/sections.ts';

const text = '---\na: 1\n---\nbefore\n\n# Title\n\nintro\n\n## One\n\n### Inner ##\n\nx\n\nTwo\n---\n\ny\n';
const document = createDocument('a.md', text);
const slice = ({ start, end }: { start: number; end: number }) => text.slice(start, end);

describe('sections', () => {
  test('in document order, text before the first heading too', () => {
    expect(sections(document).map(({ level, title }) => `${level} ${title}`)).toEqual([
      '0 ',
      '1 Title',
      '2 One',
      '3 Inner',
      '2 Two',
    ]);
  });

  test('a space that does not break, or a wide one, behind the signs is one, in a later version too', () => {
    const source = '#\u00a0Title\n\nintro\n\n##\u3000Two\n\n###One\n';
    const first = createDocument('a.md', source);
    expect(sections(first).map(({ level, title }) => `${level} ${title}`)).toEqual(['1 Title', '2 Two']);
    const later = createDocument('a.md', `${source}\n##\u00a0Three\n`, first);
    expect(sections(later).map(({ title }) => title)).toEqual(['Title', 'Two', 'Three']);
    expect(sections(later)[0]?.passage).toBe(sections(first)[0]?.passage);
    expect(later.text).toContain('##\u00a0Three');
  });

  test('headings, contents and ends in the source', () => {
    const [, title, one, inner, two] = sections(document);
    expect(sections(document).map(({ headingRange }) => slice(headingRange))).toEqual([
      '',
      '# Title',
      '## One',
      '### Inner ##',
      'Two\n---',
    ]);
    expect(slice(title?.contentRange ?? { start: 0, end: 0 }).trim()).toBe('intro');
    expect(title?.end).toBe(text.length);
    expect(one?.end).toBe(two?.range.start);
    expect(inner?.end).toBe(two?.range.start);
  });

  test('ranges follow one another without a gap', () => {
    const all = sections(document);
    expect(all.slice(1).map(({ range }) => range.start)).toEqual(all.slice(0, -1).map(({ range }) => range.end));
    expect(all.at(-1)?.range.end).toBe(text.length);
  });

  test('parents and children', () => {
    const [before, title, one, inner, two] = sections(document);
    expect(before?.parent).toBeUndefined();
    expect(inner?.parent).toBe(one);
    expect(title?.children).toEqual([one, two]);
  });

  test('the title is the first heading of level 1', () => {
    expect(titleSection(document)?.title).toBe('Title');
    expect(titleSection(createDocument('b.md', '## One\n'))).toBeUndefined();
  });

  test('the section at an offset', () => {
    expect(sectionAt(document, text.indexOf('x\n'))?.title).toBe('Inner');
    expect(sectionAt(document, text.indexOf('before'))?.level).toBe(0);
    expect(sectionAt(document, 0)).toBeUndefined();
  });

  test('a heading in code or a quote is none', () => {
    expect(sections(createDocument('c.md', '# T\n\n```\n# no\n```\n\n> # nor this\n'))).toHaveLength(1);
  });

  test('an edit keeps the passages of other sections', () => {
    const after = createDocument('a.md', text.replace('intro', 'intro and more'), document);
    const passage = (of: typeof document, name: string) => sections(of).find(({ title }) => title === name)?.passage;
    expect(passage(after, 'Two')?.blocks).toBe(passage(document, 'Two')?.blocks);
  });
});
