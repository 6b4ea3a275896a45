import { type ExtensionContext, languages, workspace } from 'vscode';
import { registerCommands } from './commands/index.ts';
import { createDebt, type Debt } from './debt.ts';
import { selector } from './documents.ts';
import { languageClient } from './language-client.ts';
import { pages } from './views/pages.ts';
import { rulePages } from './views/rule-pages.ts';
import { statusBar } from './views/status-bar.ts';

/** What the extension hands to whoever activates it: for suites that run in the extension host, and for other extensions. */
export interface WhylintApi {
  /** How long `activate` took, in milliseconds, loading of the bundle left out. */
  readonly activation: number;
  /** What the status bar says of the active document; undefined while it says nothing. */
  statusBar(): { readonly text: string; readonly tooltip: string; readonly label: string } | undefined;
  /** What is marked in the visible editors, and what the tree shows. */
  readonly debt: Pick<Debt, 'marks' | 'tree'>;
}

/** Registers only. The language client is loaded, and the server started, by the first document or command that needs them. */
export function activate(context: ExtensionContext): WhylintApi {
  const began = performance.now();
  const server = languageClient(context);
  const debt = createDebt(context, server);
  const prompts = statusBar(server, debt.marks);
  const startIfNeeded = (document: Parameters<typeof languages.match>[1]) => {
    if (languages.match(selector, document) > 0) void server.start();
  };
  context.subscriptions.push(
    server,
    debt,
    prompts,
    rulePages(server),
    pages(),
    registerCommands(server, debt),
    workspace.onDidOpenTextDocument(startIfNeeded),
  );
  workspace.textDocuments.forEach(startIfNeeded);
  return { activation: performance.now() - began, statusBar: prompts.shown, debt };
}
