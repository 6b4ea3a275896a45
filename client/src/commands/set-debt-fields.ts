import { window } from 'vscode';
import { type SetDebtParams, type SetDebtResult, setDebtRequest } from '../../../server/src/protocol.ts';
import type { Debt } from '../debt.ts';
import { applyServerEdit } from '../server-edit.ts';
import { tellServer } from '../tell-server.ts';

/** Why fields of an item could not be changed; undefined where they can be. Changes nothing. */
export async function refusalOf({ server }: Pick<Debt, 'server'>, params: SetDebtParams): Promise<string | undefined> {
  return (await server.request<SetDebtResult>(setDebtRequest, params)).refused;
}

/** Changes fields of an item, and saves it if it was saved before. False, and said why, when it was not changed. */
export async function setDebtFields(
  { server }: Pick<Debt, 'server'>,
  uri: string,
  fields: SetDebtParams['fields'],
): Promise<boolean> {
  const params: SetDebtParams = { uri, fields };
  const { edit, refused } = await server.request<SetDebtResult>(setDebtRequest, params);
  if (refused !== undefined) void window.showInformationMessage(refused);
  if (!edit || !(await applyServerEdit(edit))) return false;
  tellServer(server, uri, 'changed');
  return true;
}
