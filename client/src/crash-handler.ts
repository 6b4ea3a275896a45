import { l10n, window } from 'vscode';
import { CloseAction, ErrorAction, type ErrorHandler } from 'vscode-languageclient/node';

const tolerated = 4;
const span = 3 * 60_000;

/** Starts a server again that crashed, and says so once; at the fifth crash within three minutes it stays off, with one message. */
export function crashHandler(actions: {
  /** False while the server is still starting: a start that fails is said by the client, and not tried again. */
  running(): boolean;
  restart(): Promise<void>;
  showOutput(): void;
  onDidGiveUp(): void;
}): ErrorHandler {
  let crashes: number[] = [];
  let said = false;
  return {
    // A broken pipe is followed by `closed`, which decides.
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed: () => {
      if (!actions.running()) return { action: CloseAction.DoNotRestart, handled: true };
      const now = Date.now();
      crashes = [...crashes.filter((then) => now - then < span), now];
      if (crashes.length > tolerated) {
        void sayGaveUp(actions);
        setImmediate(actions.onDidGiveUp);
        return { action: CloseAction.DoNotRestart, handled: true };
      }
      if (!said) void sayRestarted(actions);
      said = true;
      return { action: CloseAction.Restart, handled: true };
    },
  };
}

async function sayRestarted(actions: { showOutput(): void }): Promise<void> {
  const show = l10n.t('Show Output');
  const chosen = await window.showInformationMessage(
    l10n.t('The Whylint server stopped unexpectedly and is being started again.'),
    show,
  );
  if (chosen === show) actions.showOutput();
}

async function sayGaveUp(actions: { restart(): Promise<void>; showOutput(): void }): Promise<void> {
  const restart = l10n.t('Restart Server');
  const show = l10n.t('Show Output');
  const chosen = await window.showErrorMessage(
    l10n.t('The Whylint server stopped {0} times within three minutes and stays off.', tolerated + 1),
    restart,
    show,
  );
  if (chosen === restart) await actions.restart();
  if (chosen === show) actions.showOutput();
}
