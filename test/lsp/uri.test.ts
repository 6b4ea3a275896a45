import { describe, expect, test } from 'vitest';
import { canonicalUri, parentUri, pathBelow, uriOf, uriPath } from '../../server/src/lsp/uri.ts';

describe('URIs', () => {
  test.each([
    ['file:///home/a%20b/%C3%A9.md', '/home/a b/é.md'],
    ['file:///c%3A/team/x.md', 'C:/team/x.md'],
    ['file:///C:/team/x.md', 'C:/team/x.md'],
    ['file://server/share/x.md', '//server/share/x.md'],
    ['untitled:Untitled-1', 'Untitled-1'],
    ['vscode-vfs://github/org/repo/x.md', '/org/repo/x.md'],
    ['file:///broken%E0%A4%A.md', '/broken%E0%A4%A.md'],
    ['file:///a.md?x#y', '/a.md'],
  ])('%s has the path %s', (uri, path) => expect(uriPath(uri)).toBe(path));

  test('one place has one spelling', () => {
    expect(canonicalUri('file:///c%3A/Team/')).toBe(canonicalUri('file:///C:/Team'));
    expect(canonicalUri('FILE:///a')).toBe('file:///a');
  });

  test('a path counts from its folder, whatever the spelling of either', () => {
    expect(pathBelow('file:///c%3A/team', 'file:///C:/team/docs/x%20y.md')).toBe('docs/x y.md');
    expect(pathBelow('file:///team', 'file:///team-b/x.md')).toBeUndefined();
    expect(pathBelow('vscode-vfs://github/org/repo', 'vscode-vfs://gitlab/org/repo/x.md')).toBeUndefined();
  });

  test('and back', () => {
    expect(uriOf('file:///team/', 'docs/x y.md')).toBe('file:///team/docs/x%20y.md');
    expect(uriOf('file:///team', '/etc/x.md')).toBe('file:///etc/x.md');
    expect(uriOf('vscode-vfs://github/org', '/x.md')).toBe('vscode-vfs://github/x.md');
    expect(uriOf('file:///team', 'C:/x.md')).toBe('file:///C%3A/x.md');
  });

  test('a file stands in its folder', () => {
    expect(parentUri('file:///a/b.md')).toBe('file:///a');
    expect(parentUri('untitled:Untitled-1')).toBe('untitled:Untitled-1');
  });
});
