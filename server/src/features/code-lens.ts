import type { CodeLens, Command } from 'vscode-languageserver-types';
import { titleRange } from '../model/sections.ts';
import { clientCommands, type PromptStatus, serverCommands } from '../protocol.ts';
import { quoted } from '../rules/define-rule.ts';
import { chainLens } from './chain-lens.ts';
import type { EditorClient } from './editor-client.ts';
import type { LintedDocument } from './linted-document.ts';
import { promptStatus } from './prompt-status.ts';
import { timelineLenses } from './timeline-lens.ts';
import { pictureLens } from './timeline-picture.ts';

/** All lenses of a document: how far it is, how long the incident took, how deep its whys go. */
export const codeLens = (linted: LintedDocument, client: EditorClient): CodeLens[] => [
  ...promptLens(linted, client),
  ...timelineLenses(linted, client),
  ...pictureLens(linted, client),
  ...chainLens(linted, client),
];

/** How far the document is, above its title; a click goes to the next open prompt. */
function promptLens(linted: LintedDocument, client: EditorClient): CodeLens[] {
  const status = promptStatus(linted);
  if (!status || status.prompts === 0) return [];
  const command = nextPromptCommand(lensTitle(status), linted, client);
  return command ? [{ range: linted.places.range(titleRange(linted.document)), command }] : [];
}

function lensTitle({ prompts, open, undecided, next }: PromptStatus): string {
  const counted = open === 0 ? `all ${prompts} prompts answered` : `${open} of ${prompts} prompts open`;
  const conditional = undecided > 0 ? ` · ${undecided} conditional` : '';
  return counted + conditional + (next ? ` · next: ${quoted(next.text, 60)}` : '');
}

/** A lens needs a command: the client's own if it has one, else the server's, if the client can be told where to go. */
function nextPromptCommand(title: string, { uri }: LintedDocument, client: EditorClient): Command | undefined {
  if (client.commands.has(clientCommands.nextPrompt))
    return { title, command: clientCommands.nextPrompt, arguments: [uri] };
  if (client.showDocument) return { title, command: serverCommands.nextPrompt, arguments: [{ uri }] };
  return undefined;
}
