/** Where documents are written. Not `git:` and its like: the left side of a diff is nobody's to mend. */
const schemes = ['file', 'untitled', 'vscode-remote', 'vscode-vfs'];

/** What the server is told of: Markdown, and the configuration it lints by. */
export const selector = schemes.flatMap((scheme) => [
  { scheme, language: 'markdown' },
  { scheme, pattern: '**/.whylint.{yaml,yml}' },
]);

/** All that somebody may have open to write in, in any language. */
export const documentsOfPeople = schemes.map((scheme) => ({ scheme }));
