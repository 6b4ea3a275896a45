import { commands, type Disposable, EventEmitter, Uri, workspace } from 'vscode';

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
