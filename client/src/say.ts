import { window } from 'vscode';

/** Says in the status bar, for a moment, what came of what somebody did; it takes no focus. */
export const say = (words: string): void => void window.setStatusBarMessage(words, 5000);
