import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';

/** The answer to what cannot be done, with the reason in one line for whoever asked. */
export const refusal = (message: string) => new ResponseError(LSPErrorCodes.RequestFailed, message);
