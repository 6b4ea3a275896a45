import { expect, test } from 'vitest';
import { beyondProtocol } from './protocol-only.ts';
import type { Heard } from './tap.ts';

const heard = (from: Heard['from'], message: object): Heard => ({ from, message: { jsonrpc: '2.0', ...message } });

const session = (capabilities: object, ...said: readonly object[]): readonly Heard[] => [
  heard('client', { id: 1, method: 'initialize', params: { capabilities } }),
  heard('server', { id: 1, result: { capabilities: { executeCommandProvider: { commands: ['known'] } } } }),
  ...said.map((message) => heard('server', message)),
];

test('what the protocol always allows, and what the client announced, is within it', () => {
  const register = { registrations: [{ id: '1', method: 'workspace/didChangeWatchedFiles' }] };
  const action = { title: 'Do it', command: { title: 'Do it', command: 'known' } };
  const capabilities = { workspace: { applyEdit: true, didChangeWatchedFiles: { dynamicRegistration: true } } };
  expect(
    beyondProtocol(
      session(
        capabilities,
        { method: 'textDocument/publishDiagnostics', params: {} },
        { id: 7, method: 'workspace/applyEdit', params: {} },
        { id: 8, method: 'client/registerCapability', params: register },
        { id: 2, result: [action, { title: 'By an edit', edit: {} }, null] },
      ),
    ),
  ).toEqual([]);
});

test('a method of one editor, what was not announced and commands that nobody carries out are beyond it', () => {
  const register = { registrations: [{ id: '1', method: 'workspace/didChangeWatchedFiles' }] };
  const lens = { command: { title: 'Peek', command: 'editor.action.peek' } };
  expect(
    beyondProtocol(
      session(
        {},
        { method: 'acme/changed' },
        { id: 7, method: 'workspace/applyEdit', params: {} },
        { id: 8, method: 'client/registerCapability', params: register },
        { id: 2, result: [lens] },
      ),
    ),
  ).toEqual([
    'acme/changed',
    'workspace/applyEdit',
    'a registration for workspace/didChangeWatchedFiles',
    'the command editor.action.peek, which the server does not carry out',
  ]);
});

test('a session that never began proves nothing', () => {
  expect(beyondProtocol([])).toEqual(['the session was never initialized']);
});
