import {
  type DecorationOptions,
  Disposable,
  type Event,
  EventEmitter,
  MarkdownString,
  type TextDocument,
  type TextEditor,
  ThemeColor,
  Uri,
  window,
  workspace,
} from 'vscode';
import { type DebtMark, type DebtMarksParams, debtMarksRequest } from '../../../server/src/protocol.ts';
import type { Backlog } from '../backlog.ts';
import type { Server } from '../language-client.ts';
import { rangeOf } from '../server-edit.ts';
import { changesDebt, debtSettings } from '../settings.ts';

/** The debt of a file of code, at its lines. */
export interface DebtMarks extends Disposable {
  /** Where the items stand in the text as it is; nothing is asked for a file that the backlog does not name. */
  of(document: TextDocument): Promise<readonly DebtMark[]>;
  /** What an editor shows by now. */
  shown(uri: Uri): readonly DebtMark[];
  /** The marks of a document are other ones. */
  readonly onDidChange: Event<Uri>;
}

/**
 * Marks the lines of visible editors. Between saves VS Code itself moves the marks along with the text; they are looked up
 * anew when a file is opened, saved, or changed from outside, as by a checkout, and when the backlog changes.
 */
export function debtMarks(server: Server, backlog: Backlog): DebtMarks {
  const changed = new EventEmitter<Uri>();
  const gutter = window.createTextEditorDecorationType({
    light: { gutterIconPath: icon('#8a5a00') },
    dark: { gutterIconPath: icon('#e2b340') },
    gutterIconSize: 'contain',
    overviewRulerColor: new ThemeColor('editorOverviewRuler.infoForeground'),
  });
  const endOfLine = window.createTextEditorDecorationType({
    after: { color: new ThemeColor('editorCodeLens.foreground'), margin: '0 0 0 2em' },
  });
  const marked = new Map<string, readonly DebtMark[]>();
  const turns = new Map<string, number>();
  const shownAt = new Map<string, number>();
  let settling: NodeJS.Timeout | undefined;

  async function of(document: TextDocument): Promise<readonly DebtMark[]> {
    if (backlog.inFile(document.uri).length === 0) return [];
    const params: DebtMarksParams = { uri: document.uri.toString(), text: document.getText() };
    return server.request<readonly DebtMark[]>(debtMarksRequest, params);
  }

  /** Only the newest question's answer counts, and only for the text that was asked about. */
  async function refresh(document: TextDocument): Promise<void> {
    const key = document.uri.toString();
    const turn = (turns.get(key) ?? 0) + 1;
    turns.set(key, turn);
    const { version } = document;
    const marks = await of(document).catch(() => []);
    if (turns.get(key) !== turn || document.isClosed) return;
    if (document.version !== version) return refresh(document);
    const had = marked.get(key)?.length ?? 0;
    marked.set(key, marks);
    shownAt.set(key, Date.now());
    for (const editor of window.visibleTextEditors) if (editor.document === document) show(editor, marks);
    if (had > 0 || marks.length > 0) changed.fire(document.uri);
  }

  function show(editor: TextEditor, marks: readonly DebtMark[]): void {
    const options = marks.map((mark) => decoration(mark, editor.document));
    editor.setDecorations(gutter, options);
    const says = debtSettings(editor.document).endOfLine;
    editor.setDecorations(endOfLine, says ? marks.map((mark) => sideNote(mark, editor.document)) : []);
  }

  const refreshVisible = () => {
    for (const document of new Set(window.visibleTextEditors.map((editor) => editor.document)))
      if (backlog.inFile(document.uri).length > 0 || marked.has(document.uri.toString())) void refresh(document);
  };
  const look = () => {
    if (window.visibleTextEditors.some(({ document }) => isCode(document))) backlog.wake();
    refreshVisible();
  };

  const parts = Disposable.from(
    changed,
    gutter,
    endOfLine,
    backlog.onDidChange(refreshVisible),
    window.onDidChangeVisibleTextEditors(look),
    workspace.onDidSaveTextDocument((document) => marked.has(document.uri.toString()) && refresh(document)),
    // A text that changed and is not dirty was changed on disk: the marks were not moved, the lines under them were replaced.
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      // So does the first keystroke look, and VS Code takes marks without the version they are meant for: those that were set
      // while somebody types are set again once the typing rests.
      const key = document.uri.toString();
      if (contentChanges.length === 0 || !marked.has(key)) return;
      if (!document.isDirty) void refresh(document);
      else if (Date.now() - (shownAt.get(key) ?? 0) < latestKeystroke) {
        clearTimeout(settling);
        settling = setTimeout(() => void refresh(document), 300);
      }
    }),
    workspace.onDidCloseTextDocument(({ uri }) => {
      marked.delete(uri.toString());
      turns.delete(uri.toString());
      shownAt.delete(uri.toString());
    }),
    workspace.onDidChangeConfiguration((event) => changesDebt(event) && refreshVisible()),
  );
  look();
  return {
    of,
    shown: (uri) => marked.get(uri.toString()) ?? [],
    onDidChange: changed.event,
    dispose: () => {
      clearTimeout(settling);
      parts.dispose();
    },
  };
}

/** How long after marks were set a keystroke may still become known here that was made before them, in milliseconds. */
const latestKeystroke = 5000;

const isCode = ({ uri, languageId }: TextDocument) =>
  languageId !== 'markdown' && workspace.getWorkspaceFolder(uri) !== undefined;

function decoration({ range, hover }: DebtMark, document: TextDocument): DecorationOptions {
  const words = new MarkdownString(hover);
  // Titles come from files: nothing in them is run, no image is loaded.
  words.isTrusted = false;
  words.supportHtml = false;
  return { range: wholeLine(range, document), hoverMessage: words };
}

function sideNote({ range, item }: DebtMark, document: TextDocument): DecorationOptions {
  const { end } = wholeLine(range, document);
  const name = item.name === undefined ? '' : `${item.name} `;
  return { range: rangeOf({ start: end, end }), renderOptions: { after: { contentText: `${name}${item.title}` } } };
}

/** The first line, from its first character on: a hover on the indentation says nothing. */
function wholeLine(range: DebtMark['range'], document: TextDocument) {
  const line = document.lineAt(Math.min(range.start.line, document.lineCount - 1));
  return rangeOf({
    start: { line: line.lineNumber, character: line.firstNonWhitespaceCharacterIndex },
    end: line.range.end,
  });
}

/** A tag with a hole: its form says what it is, not its colour alone. */
function icon(colour: string): Uri {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">' +
    `<path fill="none" stroke="${colour}" stroke-width="1.4" d="M2.7 3.2h5.2l5.6 5.3-4.8 4.9-6-5.4z"/>` +
    `<circle cx="5.6" cy="5.9" r="1.1" fill="${colour}"/></svg>`;
  return Uri.parse(`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`);
}
