// Runs before `npm pack` and `npm publish` of the server: copies into its folder what stands at the root of the project.
import { cpSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
for (const part of ['docs/rules', 'schemas', 'templates', 'LICENSE', 'README.md']) {
  cpSync(path.join(root, part), path.join(root, 'server', part), { recursive: true });
}
