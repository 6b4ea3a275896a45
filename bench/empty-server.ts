// A language server that does nothing but parse: what is left when Whylint is taken out of Whylint's server.
import { createConnection, TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { wholeParse } from './whole-parse.ts';

const connection = createConnection();
const documents = new TextDocuments(TextDocument);
connection.onInitialize(() => ({
  capabilities: {
    textDocumentSync: 2,
    diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
  },
}));
connection.languages.diagnostics.on(({ textDocument }) => {
  wholeParse(documents.get(textDocument.uri)?.getText() ?? '');
  return { kind: 'full', items: [] };
});
documents.listen(connection);
connection.listen();
