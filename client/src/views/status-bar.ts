import { commands, Disposable, l10n, languages, StatusBarAlignment, type TextDocument, type Uri, window } from 'vscode';
import { clientCommands, type PromptStatus, promptStatusRequest } from '../../../server/src/protocol.ts';
import { selector } from '../documents.ts';
import type { Server } from '../language-client.ts';
import type { DebtMarks } from './debt-marks.ts';

export interface StatusBar extends Disposable {
  shown(): { readonly text: string; readonly tooltip: string; readonly label: string } | undefined;
}

/** One item: the open prompts of the active document, or the debt in active code. It also tells when-clauses whether that document is of a kind. */
export function statusBar(server: Server, marks: DebtMarks): StatusBar {
  const item = window.createStatusBarItem('whylint.prompts', StatusBarAlignment.Right, 100);
  item.name = l10n.t('Whylint: Open Prompts');
  let shown: ReturnType<StatusBar['shown']>;
  let asked = 0;

  function show(status: PromptStatus | null): void {
    void commands.executeCommand('setContext', 'whylint.document', status !== null);
    if (!status || status.prompts === 0) {
      showDebt();
      return;
    }
    shown = words(status);
    item.text = `$(checklist) ${shown.text}`;
    item.tooltip = shown.tooltip;
    item.accessibilityInformation = { label: shown.label, role: 'button' };
    item.command = status.open > 0 ? clientCommands.nextPrompt : undefined;
    item.show();
  }

  function showDebt(): void {
    const uri = window.activeTextEditor?.document.uri;
    const count = uri ? marks.shown(uri).length : 0;
    shown = count > 0 ? debtWords(count) : undefined;
    if (!shown) {
      item.hide();
      return;
    }
    item.text = `$(tag) ${shown.text}`;
    item.tooltip = shown.tooltip;
    item.accessibilityInformation = { label: shown.label, role: 'button' };
    item.command = 'whylint.showDebtInFile';
    item.show();
  }

  /** Asks for the active document's status; only the newest question's answer counts. */
  async function refresh(): Promise<void> {
    const turn = ++asked;
    const document = window.activeTextEditor?.document;
    const status = document && languages.match(selector, document) > 0 ? await ask(document) : null;
    if (turn === asked) show(status);
  }

  const ask = (document: TextDocument) =>
    server
      .request<PromptStatus | null>(promptStatusRequest, { uri: document.uri.toString() })
      // The server is off, which was said already.
      .catch(() => null);

  const isActive = (uri: Uri) => window.activeTextEditor?.document.uri.toString() === uri.toString();
  const parts = Disposable.from(
    item,
    window.onDidChangeActiveTextEditor(refresh),
    marks.onDidChange((uri) => isActive(uri) && refresh()),
    server.onDidLint((uri) => (!uri || isActive(uri)) && refresh()),
  );
  return { shown: () => shown, dispose: () => parts.dispose() };
}

function debtWords(count: number): { text: string; tooltip: string; label: string } {
  const text = count === 1 ? l10n.t('1 debt item') : l10n.t('{0} debt items', count);
  const tooltip = l10n.t('Tech debt in this file: {0}. Show it', count);
  return { text, tooltip, label: `Whylint: ${tooltip}` };
}

function words({ open, prompts, undecided, next }: PromptStatus): { text: string; tooltip: string; label: string } {
  const text =
    open === 0
      ? l10n.t('All prompts answered')
      : open === 1
        ? l10n.t('1 open prompt')
        : l10n.t('{0} open prompts', open);
  const tooltip = [
    open > 0 ? l10n.t('{0} of {1} prompts open', open, prompts) : l10n.t('{0} prompts, all answered', prompts),
    ...(undecided > 0 ? [l10n.t('{0} more depend on a condition that is not decided yet', undecided)] : []),
    ...(open > 0 && next ? [l10n.t('Next: {0}', next.text)] : []),
  ];
  return { text, tooltip: tooltip.join('\n'), label: `Whylint: ${tooltip.join('. ')}` };
}
