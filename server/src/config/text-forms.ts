import { globMistake } from '../kinds/glob-mistake.ts';
import { quoted } from './reading.ts';
import { refine, type Setting } from './setting.ts';
import { text } from './value-settings.ts';

/** A path inside the configuration's folder, as `a/b`: without `.`, `..` and a slash at its end. */
export const innerPath = (expected: string): Setting<string> =>
  refine(text({ expected, mistake: pathMistake }), (written) => steps(written)?.join('/'));

/** A path as `innerPath` has it, of a Markdown file. */
export const markdownPath: Setting<string> = refine(
  innerPath('a path such as TECH_DEBT.md'),
  (path, reading, place) => {
    if (/\.(?:md|markdown)$/i.test(path)) return path;
    reading.report(`${quoted(path)} is no Markdown file. Write a path such as TECH_DEBT.md.`, place.range);
    return undefined;
  },
);

export const glob = text({ expected: 'a glob inside this folder: docs/**/*.md', mistake: globMistake });

export const trackerKey = text({ expected: 'a key in capitals, such as PAY', pattern: /^[A-Z][A-Z0-9_]+$/ });

/** The name of a kind of the team's own, or `post-mortem`. */
export const kindName = text({
  expected: 'a name such as change-review',
  pattern: /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/,
  mistake: (name) => (reservedKinds.has(name) ? `${quoted(name)} is a kind of Whylint's own.` : undefined),
});

const reservedKinds = new Set(['template', 'debt-item', 'debt-brainstorm', 'debt-proposal']);

const longestPath = 500;

function pathMistake(path: string): string | undefined {
  if (path.length > longestPath) return `This path is longer than ${longestPath} characters.`;
  if (/\p{Cc}/u.test(path)) return 'This path has a control character.';
  if (path.includes('\\')) return 'This path has a backslash.';
  if (/^(?:\/|~\/|[a-z][a-z0-9+.-]*:)/i.test(path)) return 'This path is absolute.';
  // Where the workspace is remote a path becomes a URI.
  if (/%(?:2e|2f|5c)/i.test(path)) return 'This path is percent-encoded.';
  const inside = steps(path);
  if (!inside) return 'This path leaves the folder with "..".';
  return inside.length === 0 ? 'This path names the folder itself.' : undefined;
}

/** The names along a path, `.` and `..` resolved; undefined where it climbs above its start. */
function steps(path: string): readonly string[] | undefined {
  const names: string[] = [];
  for (const name of path.split('/')) {
    if (name === '' || name === '.') continue;
    if (name !== '..') names.push(name);
    else if (names.pop() === undefined) return undefined;
  }
  return names;
}
