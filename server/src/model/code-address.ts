import { type CodeAnchor, writtenLines } from './code-anchor.ts';

/** The file that an address on a forge shows, `https://github.com/team/shop/blob/9f3c1e2/src/a.ts#L10-L20`; undefined for any other page. */
export function addressedPlace(
  url: string,
): Pick<CodeAnchor, 'path' | 'line' | 'endLine' | 'commit' | 'form' | 'repository'> | undefined {
  const azure = azureForm.exec(url)?.groups;
  if (azure) return azurePlace(azure.repository ?? '', new URLSearchParams(azure.query));
  const { host, name, ref = '', path, lines } = addressForm.exec(url)?.groups ?? {};
  if (host === undefined || name === undefined || path === undefined) return undefined;
  const [, first, last] = /^#(?:L|lines-)(\d{1,7})(?:C\d+)?(?:[-:]L?(\d{1,7}))?/.exec(lines ?? '') ?? [];
  const isCommit = /^(?=.*\d)[0-9a-f]{7,64}$/.test(ref);
  return {
    path: decoded(path),
    ...writtenLines(first, last),
    ...(isCommit && { commit: ref }),
    form: 'address',
    repository: `${host}/${name}`.toLowerCase(),
  };
}

/** GitHub, its like, GitLab with `/-/`, Gitea with `/src/branch/`, and Bitbucket. A branch whose name has a slash is taken for part of the path. */
const addressForm =
  /^https?:\/\/(?<host>[\w.-]+(?::\d+)?)\/(?<name>[\w.-]+\/[\w.-]+?(?=\/(?:raw|src)\/)|[\w.-]+(?:\/[\w.-]+)+?(?=\/(?:-\/)?(?:blob|blame|edit|-\/raw)\/))\/(?:-\/)?(?:blob|blame|edit|(?:raw|src)(?:\/(?:branch|commit|tag))?)\/(?<ref>[\w.@-]+)\/(?<path>[^?#\s]+)(?:\?[^#\s]*)?(?<lines>#\S*)?$/;

/** Azure names file, version and lines in the query: `?path=/src/a.ts&version=GC9f3c1e2&line=10&lineEnd=20`. */
const azureForm =
  /^https?:\/\/(?:[\w.-]+@)?(?<repository>(?:dev\.azure\.com|[\w-]+\.visualstudio\.com)\/[\w.%/-]*_git\/[\w.%-]+)\?(?<query>[^\s#]+)$/i;

function azurePlace(repository: string, query: URLSearchParams): ReturnType<typeof addressedPlace> {
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

/** The repositories that a git configuration names as remotes, `github.com/team/shop`. */
export function remoteRepositories(configuration: string): readonly string[] {
  const found = [...configuration.matchAll(/^[ \t]*url[ \t]*=[ \t]*"?([^"\s]+)"?[ \t]*$/gm)].flatMap(([, url = '']) => {
    const [, host, name] =
      /^(?:[a-z+]+:\/\/)?(?:[^@/\s]+@)?(\w[\w.-]*)(?::\d+)?[:/]\/?([\w./~-]+?)(?:\.git)?\/?$/i.exec(url) ?? [];
    return host === undefined || name === undefined || !host.includes('.') ? [] : [`${host}/${name}`.toLowerCase()];
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
