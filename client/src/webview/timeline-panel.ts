import { Disposable, l10n, type TextDocument, ViewColumn, type WebviewPanel, window, workspace } from 'vscode';
import {
  type TimelinePicture,
  type TimelinePictureParams,
  timelinePictureRequest,
} from '../../../server/src/protocol.ts';
import type { Server } from '../language-client.ts';

/** After the last keystroke, in milliseconds, the picture is drawn anew. */
const calmAfter = 250;

/** One for each document whose timeline is shown, by its URI. */
const panels = new Map<string, WebviewPanel>();

/** Opens the picture of a document's timeline beside it, or brings it to the front. False where there is no timeline. */
export async function showTimelinePanel(server: Server, document: TextDocument): Promise<boolean> {
  const picture = await pictureOf(server, document);
  if (!picture) return false;
  const uri = document.uri.toString();
  // Looked for only now: asked for twice in a row, the second finds what the first has opened.
  const open = panels.get(uri);
  open?.reveal(undefined, true);
  draw(open ?? createPanel(server, document), picture);
  return true;
}

function createPanel(server: Server, document: TextDocument): WebviewPanel {
  const uri = document.uri.toString();
  const panel = window.createWebviewPanel(
    'whylint.timeline',
    '',
    { viewColumn: ViewColumn.Beside, preserveFocus: true },
    { enableScripts: false, localResourceRoots: [] },
  );
  panels.set(uri, panel);
  const following = follow(server, document, panel);
  panel.onDidDispose(() => {
    following.dispose();
    panels.delete(uri);
  });
  return panel;
}

/** Draws anew when the writer pauses, and goes when the document does. */
function follow(server: Server, document: TextDocument, panel: WebviewPanel): Disposable {
  let timer: NodeJS.Timeout | undefined;
  let asked = 0;
  let isOver = false;
  const redraw = async () => {
    const turn = ++asked;
    const picture = await pictureOf(server, document).catch(() => null);
    // The last picture stays while a row is being written and none can be read.
    if (picture && turn === asked && !isOver) draw(panel, picture);
  };
  const listeners = Disposable.from(
    workspace.onDidChangeTextDocument((event) => {
      if (event.document !== document || event.contentChanges.length === 0) return;
      clearTimeout(timer);
      timer = setTimeout(redraw, calmAfter);
    }),
    workspace.onDidCloseTextDocument((closed) => {
      if (closed === document) panel.dispose();
    }),
  );
  return new Disposable(() => {
    isOver = true;
    clearTimeout(timer);
    listeners.dispose();
  });
}

function pictureOf(server: Server, { uri }: TextDocument): Promise<TimelinePicture | null> {
  const params: TimelinePictureParams = { uri: uri.toString(), embedded: true };
  return server.request<TimelinePicture | null>(timelinePictureRequest, params);
}

function draw(panel: WebviewPanel, { title, svg }: TimelinePicture): void {
  panel.title = l10n.t('Timeline: {0}', title);
  panel.webview.html = page(svg);
}

/** Nothing runs and nothing is loaded; the one style sheet is our own. */
function page(svg: string): string {
  const nonce = crypto.randomUUID();
  return `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'">
<style nonce="${nonce}">
body { padding: 0; color: var(--vscode-editor-foreground); background: var(--vscode-editor-background); }
svg { display: block; max-width: max(100%, 640px); height: auto; font-family: var(--vscode-font-family); }
</style>
</head>
<body>
${svg}
</body>
</html>`;
}
