import assert from 'node:assert/strict';
import path from 'node:path';
import { extensions, workspace } from 'vscode';

describe('the host', () => {
  it('has a folder open', () => {
    assert.equal(workspace.workspaceFolders?.length, 1);
  });

  it('runs the extension that is to be tested, from its folder or as installed', () => {
    const project = path.resolve(__dirname, '../../..');
    const where = extensions.getExtension('whylint.whylint-vscode')?.extensionPath;
    assert.ok(where);
    assert.equal(where === project, !process.env.HOST_TEST_INSTALLED, where);
  });
});
