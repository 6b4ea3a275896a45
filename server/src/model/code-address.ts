import { type CodeAnchor, writtenLines } from './code-anchor.ts';
import { namesFile } from './code-path.ts';

type AddressedPlace = Pick<CodeAnchor, 'path' | 'ways' | 'line' | 'endLine' | 'commit' | 'form' | 'repository'>;

/** The file that an address on a forge shows, `https://github.com/team/shop/blob/9f3c1e2/src/a.ts#L10-L20`; undefined for any other page. */
export function addressedPlace(url: string): AddressedPlace | undefined {
  const azure = azureForm.exec(url)?.groups;
  if (azure) return azurePlace(azure.repository ?? '', new URLSearchParams(azure.query));
  const browsed = browseForm.exec(url)?.groups;
  if (browsed) return browsedPlace(browsed);
  const raw = rawForm.exec(url)?.groups;
  const { host, name, ref = '', path, lines } = raw ?? addressForm.exec(url)?.groups ?? {};
  if (name === undefined || path === undefined) return undefined;
  const [, first, last] = /^#(?:L|lines-)(\d{1,7})(?:C\d+)?(?:[-:]L?(\d{1,7}))?/.exec(lines ?? '') ?? [];
  const ways = wholeRef.test(ref) ? [] : tails(decoded(path));
  return {
    path: decoded(path),
    ...(ways.length > 0 && { ways }),
    ...writtenLines(first, last),
    ...(isCommit(ref) && { commit: ref }),
    form: 'address',
    repository: `${raw ? 'github.com' : host}/${name}`.toLowerCase(),
  };
}

const isCommit = (ref: string): boolean => /^(?=.*\d)[0-9a-f]{7,64}$/.test(ref);

/** No branch `main/retry` can be beside a branch `main`; commits, versions and names in percent escapes have no more parts. */
const wholeRef = /^(?:main|master|trunk|develop|HEAD|v?\d+(?:\.\d+)+|(?=.*\d)[0-9a-f]{7,64})$|%2f/i;

/** What a path is when parts of it are still the branch's name, the longest first. */
function tails(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.slice(1, mostParts).map((_, at) => parts.slice(at + 1).join('/'));
}

const mostParts = 8;

/** GitHub, its like, GitLab with `/-/`, Gitea with `/src/branch/`, and Bitbucket. */
const addressForm =
  /^https?:\/\/(?<host>[\w.-]+(?::\d+)?)\/(?<name>[\w.-]+\/[\w.-]+?(?=\/(?:raw|src)\/)|[\w.-]+(?:\/[\w.-]+)+?(?=\/(?:-\/)?(?:blob|blame|edit|-\/raw)\/))\/(?:-\/)?(?:blob|blame|edit|(?:raw|src)(?:\/(?:branch|commit|tag))?)\/(?:refs\/(?:heads|tags)\/)?(?<ref>[\w.@%-]+)\/(?<path>[^?#\s]+)(?:\?[^#\s]*)?(?<lines>#\S*)?$/;

/** GitHub shows the bare text of a file on a host of its own. */
const rawForm =
  /^https?:\/\/raw\.githubusercontent\.com\/(?<name>[\w.-]+\/[\w.-]+)\/(?:refs\/(?:heads|tags)\/)?(?<ref>[\w.@%-]+)\/(?<path>[^?#\s]+)(?:\?[^#\s]*)?$/;

/** Bitbucket on a server of one's own: `/projects/TEAM/repos/shop/browse/src/a.ts?at=main#10-20`. */
const browseForm =
  /^https?:\/\/(?<host>[\w.-]+)(?::\d+)?\/(?:[\w-]+\/)?(?:projects\/(?<project>[\w.-]+)|users\/(?<user>[\w.-]+))\/repos\/(?<shop>[\w.-]+)\/(?:browse|raw)\/(?<path>[^?#\s]+)(?:\?(?<query>[^#\s]*))?(?:#(?<first>\d{1,7})(?:-(?<last>\d{1,7}))?\S*)?$/;

function browsedPlace(told: Readonly<Record<string, string | undefined>>): AddressedPlace | undefined {
  const path = decoded(told.path ?? '');
  if (!namesFile(path)) return undefined;
  const at = new URLSearchParams(told.query).get('at') ?? '';
  return {
    path,
    ...writtenLines(told.first, told.last),
    ...(isCommit(at) && { commit: at }),
    form: 'address',
    repository: `${told.host}/${told.project ?? `~${told.user}`}/${told.shop}`.toLowerCase(),
  };
}

/** Azure names file, version and lines in the query: `?path=/src/a.ts&version=GC9f3c1e2&line=10&lineEnd=20`. */
const azureForm =
  /^https?:\/\/(?:[\w.-]+@)?(?<repository>(?:dev\.azure\.com|[\w-]+\.visualstudio\.com)\/[\w.%/-]*_git\/[\w.%-]+)\?(?<query>[^\s#]+)$/i;

function azurePlace(repository: string, query: URLSearchParams): AddressedPlace | undefined {
  const path = query.get('path')?.replace(/^\/+/, '') ?? '';
  if (!/\.\w+$/.test(path)) return undefined;
  const number = (name: string): number => Number(/^\d{1,7}$/.exec(query.get(name) ?? '')?.[0] ?? 0);
  const [line, endLine] = [number('line'), number('lineEnd')];
  const commit = /^GC([0-9a-f]{7,64})$/.exec(query.get('version') ?? '')?.[1];
  return {
    path,
    ...(line > 0 && { line }),
    ...(line > 0 && endLine > line && { endLine }),
    ...(commit !== undefined && { commit }),
    form: 'address',
    repository: decoded(repository).toLowerCase(),
  };
}

/** The repositories that a git configuration names as remotes, `github.com/team/shop`; the `scm/` of a Bitbucket server is none of it. */
export function remoteRepositories(configuration: string): readonly string[] {
  const found = [...configuration.matchAll(/^[ \t]*url[ \t]*=[ \t]*"?([^"\s]+)"?[ \t]*$/gm)].flatMap(([, url = '']) => {
    const [, host, name] =
      /^(?:[a-z+]+:\/\/)?(?:[^@/\s]+@)?(\w[\w.-]*)(?::\d+)?[:/]\/?([\w./~-]+?)(?:\.git)?\/?$/i.exec(url) ?? [];
    if (host === undefined || name === undefined || !host.includes('.')) return [];
    return [`${host}/${name.replace(/^(?:[\w-]+\/)?scm\/(?=[^/]+\/[^/]+$)/, '')}`.toLowerCase()];
  });
  return [...new Set(found)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
