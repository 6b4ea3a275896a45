import type { Message } from 'vscode-jsonrpc/node';
import type {
  ClientCapabilities,
  InitializeParams,
  InitializeResult,
  Registration,
} from 'vscode-languageserver-protocol';
import type { Heard } from './tap.ts';

interface Call extends Message {
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

const always = () => true;

/** What the Language Server Protocol lets a server say of its own accord, and what of the client's capabilities it takes. */
const mayBeSent: Readonly<Record<string, (client: ClientCapabilities) => boolean>> = {
  'textDocument/publishDiagnostics': always,
  'window/logMessage': always,
  'window/showMessage': always,
  'window/showDocument': ({ window }) => window?.showDocument?.support === true,
  'workspace/applyEdit': ({ workspace }) => workspace?.applyEdit === true,
  'workspace/codeLens/refresh': ({ workspace }) => workspace?.codeLens?.refreshSupport === true,
  'workspace/diagnostic/refresh': ({ workspace }) => workspace?.diagnostics?.refreshSupport === true,
  // Which methods are registered is looked at one by one.
  'client/registerCapability': always,
};

const mayBeRegistered: Readonly<Record<string, (client: ClientCapabilities) => boolean>> = {
  'workspace/didChangeWatchedFiles': ({ workspace }) => workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
  // A client with workspace folders takes notice of changes to them; the protocol has no further capability for it.
  'workspace/didChangeWorkspaceFolders': ({ workspace }) => workspace?.workspaceFolders === true,
};

/** What a server said in a session that its client had not announced, or that only one editor would understand; in words. */
export function beyondProtocol(heard: readonly Heard[]): readonly string[] {
  const calls = heard.map(({ from, message }) => ({ from, message: message as Call }));
  const started = calls.find(({ message }) => message.method === 'initialize')?.message;
  const answered = calls.find(({ from, message }) => from === 'server' && message.id === started?.id)?.message;
  if (!started || !answered) return ['the session was never initialized'];
  const { capabilities } = started.params as InitializeParams;
  const known = (answered.result as InitializeResult).capabilities.executeCommandProvider?.commands ?? [];
  return calls.flatMap(({ from, message }) => {
    if (from === 'client') return [];
    if (message.method === undefined)
      return commandsIn(message.result).flatMap((name) =>
        known.includes(name) ? [] : [`the command ${name}, which the server does not carry out`],
      );
    if (!mayBeSent[message.method]?.(capabilities)) return [message.method];
    return registrationsIn(message).flatMap(({ method }) =>
      mayBeRegistered[method]?.(capabilities) ? [] : [`a registration for ${method}`],
    );
  });
}

const registrationsIn = ({ method, params }: Call): readonly Registration[] =>
  method === 'client/registerCapability' ? (params as { registrations: readonly Registration[] }).registrations : [];

/** Names of commands in the code actions, lenses or items of an answer. */
function commandsIn(result: unknown): readonly string[] {
  if (!Array.isArray(result)) return [];
  return result.flatMap((each: { command?: string | { command?: string } } | null) => {
    const command = typeof each?.command === 'object' ? each.command.command : each?.command;
    return command === undefined ? [] : [command];
  });
}
