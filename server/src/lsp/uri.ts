/** The path in a URI, decoded: `/home/a b`, `C:/a`, `//server/share`; for one without slashes (`untitled:Untitled-1`) what follows the scheme. */
export function uriPath(uri: string): string {
  const [, authority = '', path = ''] = /^[a-z][\w+.-]*:(?:\/\/([^/?#]*))?([^?#]*)/i.exec(uri) ?? [];
  const decoded = decode(path).replace(/^\/([a-z]):/i, (_, drive: string) => `${drive.toUpperCase()}:`);
  return authority && uriScheme(uri) === 'file' ? `//${decode(authority)}${decoded}` : decoded;
}

export function uriScheme(uri: string): string {
  return /^[a-z][\w+.-]*(?=:)/i.exec(uri)?.[0].toLowerCase() ?? '';
}

/** One spelling for all that editors use for a place: percent signs, upper and lower case of a drive, a slash at the end. */
export function canonicalUri(uri: string): string {
  const [prefix = ''] = /^[a-z][\w+.-]*:(?:\/\/[^/?#]*)?/i.exec(uri) ?? [];
  return prefix.toLowerCase() + uriPath(uri).replace(/\/+$/, '');
}

/** The path of `uri` counted from a folder's; undefined when it lies outside. */
export function pathBelow(folderUri: string, uri: string): string | undefined {
  const folder = `${canonicalUri(folderUri)}/`;
  const file = canonicalUri(uri);
  return file.startsWith(folder) ? file.slice(folder.length) : undefined;
}

/** The URI of a path counted from a folder; of an absolute one, the folder's scheme with that path. */
export function uriOf(folderUri: string, path: string): string {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  if (path.startsWith('//')) return `file:${encoded}`;
  if (path.startsWith('/')) return `${schemeAndAuthority(folderUri)}${encoded}`;
  if (/^[a-z]:\//i.test(path)) return `file:///${encoded}`;
  return `${folderUri.replace(/\/+$/, '')}/${encoded}`;
}

/** The folder that a file stands in. */
export function parentUri(uri: string): string {
  return uri.replace(/[?#].*$/, '').replace(/\/[^/]*$/, '');
}

const schemeAndAuthority = (uri: string) => /^[a-z][\w+.-]*:(?:\/\/[^/?#]*)?/i.exec(uri)?.[0] ?? 'file://';

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
