import { describe, expect, test } from 'vitest';
import { builtInKinds, builtInKindsIn } from '../../server/src/kinds/built-in.ts';
import { claims, detectKind, isTemplateOf, resemblesPostMortem } from '../../server/src/kinds/detect-kind.ts';
import type { DocumentKind } from '../../server/src/kinds/kind.ts';
import { readOutline } from '../../server/src/kinds/read-outline.ts';
import { createDocument } from '../../server/src/model/document.ts';

const outline = readOutline(createDocument('t.md', '# T\n\n## Summary\n'));
const kind = (more: Partial<DocumentKind>): DocumentKind => ({
  name: 'post-mortem',
  outline,
  files: ['**/*.md'],
  ignore: [],
  folder: '',
  origin: 'configured',
  ...more,
});
const detected = (path: string, kinds: readonly DocumentKind[] = builtInKinds(), text = '# A title\n') => {
  const found = detectKind(createDocument(path, text), kinds);
  return found && [found.kind.name, found.by];
};

describe('built-in post-mortems by their place and name', () => {
  test.each([
    'docs/post-mortems/2026-03-01-login.md',
    'docs/postmortems/login.md',
    'post_mortems/2026/login.md',
    'Postmortem/login.md',
    'docs/Post Mortems/login.md',
    'POST-MORTEMS/LOGIN.MD',
    'postmortem.md',
    'login-post-mortem.md',
    'docs/2026-03-01-postmortem-login.md',
    'my-postmortems-archive/a/b/c.md',
    'incidents/2026-03-01.md',
    'ops/incident-reports/login.markdown',
    'outages/login.html.md.erb',
    'rca/login.qmd',
    '.github/incidents/login.md',
  ])('%s', (path) => {
    expect(detected(path)).toEqual(['post-mortem', 'path']);
  });

  test.each([
    'docs/login.md',
    'docs/incident.md',
    'incidents.md',
    'docs/post-mortems/README.md',
    'docs/post-mortems/readme.ja.md',
    'docs/post-mortems/_index.md',
    'docs/post-mortems/index.md',
    'docs/post-mortems/template.md',
    'docs/post-mortems/_template.md',
    'docs/post-mortems/short-template.md',
    'docs/post-mortems/templates/short.md',
    'docs/postmortem-template.md',
    'docs/postmortem-process.md',
    'docs/postmortem-guide.md',
    'docs/how-to/write-a-postmortem.md',
    'incidents/runbooks/login.md',
    'incidents/graph.png',
    'outages/data.json',
    'postmortem.ts',
    'rcade/login.md',
  ])('not %s', (path) => {
    expect(detected(path)).toBeUndefined();
  });

  test('a folder that is named after them holds nothing else', () => {
    const inClone = builtInKindsIn('/home/ann/post-mortems/');
    expect(detected('2026/login.md', inClone)).toEqual(['post-mortem', 'path']);
    expect(detected('README.md', inClone)).toBeUndefined();
    expect(detected('2026/login.md', builtInKindsIn('C:\\work\\incidents'))).toEqual(['post-mortem', 'path']);
    expect(detected('2026/login.md', builtInKindsIn('/home/ann/web'))).toBeUndefined();
    expect(detected('2026/login.md', builtInKindsIn(undefined))).toBeUndefined();
  });
});

describe('front matter', () => {
  test('names the kind wherever the document stands', () => {
    expect(detected('notes.md', builtInKinds(), '---\nkind: post-mortem\n---\n')).toEqual([
      'post-mortem',
      'front-matter',
    ]);
    expect(detected('notes.md', builtInKinds(), '+++\nkind = "post-mortem"\n+++\n')).toEqual([
      'post-mortem',
      'front-matter',
    ]);
    expect(detected('docs/post-mortems/README.md', builtInKinds(), '---\nkind: " post-mortem "\n---\n')).toEqual([
      'post-mortem',
      'front-matter',
    ]);
  });

  test.each(['kind: page', 'kind: [post-mortem]', 'kind:', 'kind: 1', 'Kind: post-mortem', 'type: post-mortem'])(
    'other tools use the key, too: %s',
    (line) => {
      expect(detected('notes.md', builtInKinds(), `---\n${line}\n---\n`)).toBeUndefined();
      expect(detected('post-mortems/a.md', builtInKinds(), `---\n${line}\n---\n`)).toEqual(['post-mortem', 'path']);
    },
  );

  test('it goes before the globs, and names a kind of the team’s own', () => {
    const kinds = [kind({ name: 'change-review', files: ['changes/**'] }), ...builtInKinds()];
    expect(detected('post-mortems/a.md', kinds, '---\nkind: change-review\n---\n')).toEqual([
      'change-review',
      'front-matter',
    ]);
  });

  test('of several templates of one kind the one that claims the path, else none that only governs its folder', () => {
    const near = kind({ folder: 'docs/pm', origin: 'convention' });
    const kinds = [near, ...builtInKinds()];
    const of = (path: string) => detectKind(createDocument(path, '---\nkind: post-mortem\n---\n'), kinds)?.kind.origin;
    expect(of('docs/pm/a.md')).toBe('convention');
    expect(of('notes.md')).toBe('built-in');
  });
});

describe('globs of a team’s own', () => {
  test('the first kind that claims the path governs it', () => {
    const kinds = [kind({ name: 'first', files: ['a/**'] }), kind({ name: 'second', files: ['**/*.md'] })];
    expect(detected('a/b.md', kinds)).toEqual(['first', 'path']);
    expect(detected('b.md', kinds)).toEqual(['second', 'path']);
  });

  test.each<[string, Partial<DocumentKind>, boolean]>([
    ['docs/a.md', { files: ['docs/*.md'] }, true],
    ['docs/b/a.md', { files: ['docs/*.md'] }, false],
    ['docs/a.md', { files: ['docs/*.md'], ignore: ['docs/a.md'] }, false],
    ['docs/a.md', { files: [] }, false],
    ['docs/pm/a.md', { folder: 'docs', files: ['pm/*.md'] }, true],
    ['docs/pm/a.md', { folder: 'docs/p', files: ['**/*.md'] }, false],
    ['docs/PM/a.md', { files: ['docs/pm/*.md'] }, false],
    ['docs/PM/a.md', { files: ['docs/pm/*.md'], origin: 'built-in' }, true],
    ['.hidden/a.md', { files: ['**/*.md'] }, true],
    ['a.md', { files: ['**/*.md'] }, true],
  ])('%s by %j: %s', (path, more, expected) => {
    expect(claims(kind(more), path)).toBe(expected);
  });

  test('a template is one by its path alone', () => {
    expect(isTemplateOf(kind({ template: 'docs/template.md' }), 'docs/template.md')).toBe(true);
    expect(isTemplateOf(kind({ template: 'docs/template.md' }), 'docs/b/template.md')).toBe(false);
    expect(isTemplateOf(kind({}), 'docs/template.md')).toBe(false);
  });
});

describe('a document elsewhere that reads like a post-mortem', () => {
  const rows = '- 08:22 first error\n- 09:26 noticed\n- 10:10 restarted\n';
  const reads = (text: string) => resemblesPostMortem(createDocument('notes.md', text));

  test.each([
    ['a list of times', `# A\n\n## Timeline\n\n${rows}\n## Impact\n\n9 people.\n`],
    ['the other heading first', `# A\n\n## Root cause\n\nA typo.\n\n## Incident timeline (UTC)\n\n${rows}`],
    [
      'a heading for each time',
      '# A\n\n## Timeline\n\n### 08:22\n\nx\n\n### 09:26\n\nx\n\n### 10:10\n\nx\n\n## Action items\n\n- y\n',
    ],
    [
      'a table',
      '# A\n\n## Timeline\n\n| T | W |\n|---|---|\n| 8:22 | a |\n| 09.26 | b |\n| 23:59 | c |\n\n## Fix\n\nx\n',
    ],
    ['CRLF', `# A\r\n\r\n## Timeline\r\n\r\n${rows.replaceAll('\n', '\r\n')}\r\n## Impact\r\n\r\n9\r\n`],
  ])('%s', (_, text) => {
    expect(reads(text)).toBe(true);
  });

  test.each([
    ['two times only', '# A\n\n## Timeline\n\n- 08:22 a\n- 09:26 b\n\n## Impact\n\n9 people at 10:10.\n'],
    ['no timeline', `# A\n\n## Events\n\n${rows}\n## Impact\n\n9 people.\n`],
    ['nothing but a timeline', `# A\n\n## Timeline\n\n${rows}`],
    ['headings only', '# A\n\n## Timeline\n\n## Impact\n\n## Root cause\n'],
    ['versions and figures', '# A\n\n## Timeline\n\n- 1.2.3\n- 99:99\n- 24.10\n\n## Fix\n\nx\n'],
    ['nothing', ''],
  ])('not %s', (_, text) => {
    expect(reads(text)).toBe(false);
  });
});
