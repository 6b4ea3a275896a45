// npm run test:desktop [-- version]: the same suites in a desktop VS Code, which is downloaded; `stable` unless a version is given.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { quietSettings } from './settings.ts';
import { root, suitesVerdict } from './verdict.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'whylint-'));
const results = path.join(dir, 'results');
const folder = path.join(dir, 'workspace');
const profile = path.join(dir, 'profile');
cpSync(path.join(root, 'test/vscode/fixture'), folder, { recursive: true });
mkdirSync(path.join(profile, 'User'), { recursive: true });
writeFileSync(path.join(profile, 'User', 'settings.json'), JSON.stringify(quietSettings));

const exitCode = await runTests({
  version: process.argv[2] ?? 'stable',
  extensionDevelopmentPath: root,
  extensionTestsPath: path.join(root, 'out/test/vscode/index.cjs'),
  extensionTestsEnv: { HOST_TEST_RESULTS: results, HOST_TEST_CONSOLE: '1' },
  launchArgs: [
    folder,
    `--user-data-dir=${profile}`,
    `--extensions-dir=${path.join(dir, 'extensions')}`,
    '--disable-workspace-trust',
    '--disable-updates',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ],
}).catch((error: Error) => {
  console.error(error.message);
  return undefined;
});
const verdict = suitesVerdict(`${results}.json`, exitCode);
if (verdict.failed === 0) rmSync(dir, { recursive: true, force: true });
else console.error(`Logs are in ${dir}`);
console.log(`${verdict.passed} passed, ${verdict.failed} failed`);
process.exit(verdict.failed > 0 ? 1 : 0);
