import { withoutByteOrderMark } from '../text/text.ts';
import type { Workspace } from '../workspace.ts';
import type { Root } from './folders.ts';
import { uriOf } from './uri.ts';

/** A root's files; what is open in the editor is what is written there. */
export const asOpen = ({ uri, workspace }: Root, openText: (uri: string) => string | undefined): Workspace => ({
  ...workspace,
  read: async (path) => {
    const open = openText(uriOf(uri, path));
    return open === undefined ? workspace.read(path) : withoutByteOrderMark(open);
  },
});
