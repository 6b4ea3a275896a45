import assert from 'node:assert/strict';
import { at, checkout, closeAll, codes, finding, found, open, serverProcess, until } from './support.ts';

describe('the server', () => {
  afterEach(closeAll);

  // Elsewhere there is no /proc to find the process in.
  if (process.platform !== 'linux') return;

  it('comes back when it was killed, with the same findings', async function () {
    const { document } = await open(at(checkout));
    await finding(document.uri, 'invalid-root-cause');
    const before = codes(document.uri);
    const first = serverProcess();
    assert.ok(first);
    const killed = Date.now();
    process.kill(first, 'SIGKILL');
    await until('another server', () => ![undefined, first].includes(serverProcess()));
    await until('no findings or fresh ones', () => codes(document.uri).length === 0, 1000).catch(() => undefined);
    await found(document.uri, before);
    // For whoever reads the report: how long it takes depends on what else the machine does.
    if (this.test) this.test.title += `, after ${Date.now() - killed} ms`;
  });
});
