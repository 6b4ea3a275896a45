import { Uri, workspace } from 'vscode';

/** Whether a document still is as it was when an edit of it was made. */
export async function isCurrent({ uri, text }: { readonly uri: string; readonly text: string }): Promise<boolean> {
  const plain = (each: string) => each.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  const document = await workspace.openTextDocument(Uri.parse(uri, true));
  return plain(document.getText()) === plain(text);
}
