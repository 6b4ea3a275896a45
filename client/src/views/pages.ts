import { commands, type Disposable, EventEmitter, TabInputWebview, Uri, window, workspace } from 'vscode';

const scheme = 'whylint-page';
const texts = new Map<string, string>();
const changed = new EventEmitter<Uri>();

/** Markdown that the server wrote about documents, as read-only documents of its own. */
export function pages(): Disposable {
  return workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => texts.get(uri.path),
  });
}

/** Opens a page as a Markdown preview; one of the same name is replaced. */
export async function openPage(name: string, text: string): Promise<void> {
  const uri = Uri.from({ scheme, path: `/${name}.md` });
  texts.set(uri.path, text);
  changed.fire(uri);
  await commands.executeCommand('markdown.showPreview', uri);
}

/** Closes the preview of a page that has had its time. */
export async function closePage(name: string): Promise<void> {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  const previews = tabs.filter(({ input, label }) => input instanceof TabInputWebview && label.endsWith(`${name}.md`));
  await window.tabGroups.close(previews);
}
