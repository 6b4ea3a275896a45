/**
 * Requests from the server to a client that announces `files`: what is in an open folder that is not on this disk, such as
 * a repository that an extension shows. Null for what is not there, and for all that lies outside the open folders.
 */
export const readFileRequest = 'whylint/readFile';
export interface ReadFileParams {
  readonly uri: string;
  /** Bytes; a longer file is a problem. */
  readonly most: number;
}
export type ReadFileResult =
  | { readonly base64: string }
  | { readonly problem: 'folder' | 'long' | 'unreadable' }
  | null;

export const readFolderRequest = 'whylint/readFolder';
export interface ReadFolderParams {
  readonly uri: string;
}
/** Symbolic links left out: what they lead to inside the folder is found at its own place. */
export type ReadFolderResult = readonly { readonly name: string; readonly kind: 'file' | 'folder' }[] | null;
