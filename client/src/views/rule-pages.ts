import { commands, type Disposable, l10n, Uri, workspace } from 'vscode';
import { rulePageRequest } from '../../../server/src/protocol.ts';
import type { Server } from '../language-client.ts';
import { say } from '../say.ts';

const scheme = 'whylint-rule';

/** The pages of the rules, as shipped with the server, as read-only documents. */
export function rulePages(server: Server): Disposable {
  return workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: (uri) => server.request<string | null>(rulePageRequest, { rule: ruleOf(uri) }),
  });
}

/** Opens a rule's page as a Markdown preview, if there is one. */
export async function openRulePage(server: Server, rule: string): Promise<void> {
  if ((await server.request(rulePageRequest, { rule })) === null) {
    say(l10n.t('There is no page on {0}.', rule));
    return;
  }
  await commands.executeCommand('markdown.showPreview', Uri.from({ scheme, path: `/${rule}.md` }));
}

const ruleOf = (uri: Uri) => uri.path.slice(1, -'.md'.length);
